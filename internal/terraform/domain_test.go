package terraform_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
)

func load(t testing.TB, tree *source.Tree) []lint.Unit {
	t.Helper()
	units, err := terraform.New(terraform.Options{}).Load(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	return units
}

func check(t testing.TB, tree *source.Tree) lint.Results {
	t.Helper()
	var out lint.Results
	for _, u := range load(t, tree) {
		if err := u.Check(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func findings(t testing.TB, tree *source.Tree) []lint.Finding { return check(t, tree).Findings }

// misformatted returns the findings of tf-fmt alone: the code of these tests is
// made to be formatted, not to be valid.
func misformatted(t testing.TB, tree *source.Tree) []lint.Finding {
	return slices.DeleteFunc(findings(t, tree), func(f lint.Finding) bool { return f.Rule != terraform.Fmt })
}

// tree returns a tree of one selected file.
func tree(path, content string) *source.Tree {
	return linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: path, Data: []byte(content)}}})
}

func TestRules(t *testing.T) {
	rules := terraform.New(terraform.Options{}).Rules()
	if err := lint.Validate(rules); err != nil {
		t.Error(err)
	}
	for _, rule := range []*lint.Rule{terraform.Syntax, terraform.Fmt} {
		if !slices.Contains(rules, rule) {
			t.Errorf("%s is not among the domain's rules", rule.ID)
		}
		linttest.Run(t, rule, findings)
	}
}

func TestUnits(t *testing.T) {
	ar := txtar.Parse([]byte(`
-- b.tf --
-- main.tf --
-- prod.tfvars --
-- run.tftest.hcl --
-- env/dev.tfvars --
-- env/prod.tfvars.json --
-- mod/main.tofu --
-- mod/README.md --
-- mod/tests/a.tftest.hcl --
-- mod/tests/mocks/m.tfmock.hcl --
-- .x.tf --
-- k8s/deploy.yaml --
`))
	var got []string
	for _, u := range load(t, linttest.Tree(ar)) {
		var files []string
		for _, f := range u.Files() {
			files = append(files, f.Path)
		}
		got = append(got, fmt.Sprintf("%s %s: %s", u.Kind(), u.File().Path, strings.Join(files, " ")))
	}
	want := []string{
		"module main.tf: b.tf main.tf prod.tfvars run.tftest.hcl",
		"variable file env/dev.tfvars: env/dev.tfvars",
		"variable file env/prod.tfvars.json: env/prod.tfvars.json",
		"module mod/main.tofu: mod/main.tofu",
		"test file mod/tests/a.tftest.hcl: mod/tests/a.tftest.hcl",
		"mock file mod/tests/mocks/m.tfmock.hcl: mod/tests/mocks/m.tfmock.hcl",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestModuleOfUnselectedFiles(t *testing.T) {
	ar := txtar.Parse([]byte("-- a/main.tf --\n-- b/main.tf --\nx = 1\n-- b/other.tf.json --\n{}\n-- b/c/main.tf --\n-- ignored/main.tf --\n"))
	full := linttest.Tree(ar)
	selected := full.Selected()[:1]
	tree := source.NewTree(full.FS(), []string{"a/main.tf", "b/c/main.tf", "b/main.tf", "b/other.tf.json"}, selected)
	units := load(t, tree)
	if len(units) != 1 {
		t.Fatalf("got %d units, want 1", len(units))
	}
	repo := units[0].(*terraform.Module).Repo
	for _, test := range []struct {
		dir  string
		want []string
	}{
		{"b", []string{"b/main.tf", "b/other.tf.json"}},
		{"a/../b", []string{"b/main.tf", "b/other.tf.json"}},
		{"ignored", []string{"ignored/main.tf"}},
		{"none", nil},
		{"../b", nil},
	} {
		var got []string
		for _, f := range repo.Module(test.dir) {
			got = append(got, f.Source.Path)
			if again, _ := repo.Parse(f.Source.Path); again != f {
				t.Errorf("%s was parsed twice", f.Source.Path)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.dir, got, test.want)
		}
	}
}

// The edits of a finding make of the file what terraform fmt makes of it, and
// they are small.
func TestFixIsSmall(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		if i%100 == 50 {
			fmt.Fprintf(&b, "v%d=\"${x}\"\n\n", i)
			continue
		}
		fmt.Fprintf(&b, "v%d = 1\n\n", i)
	}
	found := misformatted(t, tree("a.tf", b.String()))
	if len(found) != 1 || len(found[0].Fixes) != 1 {
		t.Fatalf("got %d findings, want one with one fix", len(found))
	}
	if edits := found[0].Fixes[0].Edits; len(edits) != 10 {
		t.Errorf("got %d edits, want 10", len(edits))
	}
	changes, _ := fix.Apply(found, false)
	want := strings.ReplaceAll(b.String(), `="${x}"`, ` = x`)
	if len(changes) != 1 || string(changes[0].New) != want {
		t.Error("the fix does not format the file")
	}
	if pos := found[0].Span.Pos(); pos.Line != 101 {
		t.Errorf("finding is at %v, want line 101", pos)
	}
	if want := "--- old/a.tf\n+++ new/a.tf\n@@ -98,7 +98,7 @@\n"; !strings.HasPrefix(found[0].Detail, want) {
		t.Errorf("detail starts with %q, want %q", found[0].Detail[:60], want)
	}
}

func TestUnsafeFix(t *testing.T) {
	for _, test := range []struct {
		src  string
		safe bool
	}{
		{"a=1\n", true},
		{"a = \"${x}\"\n", true},
		{"a = \"${(\nx)}\"\n", true},
		{"a = \"${(x)\n+ (y)}\"\n", false},
		{"a = \"${ # why\nx}\"\n", false},
		{"variable a {}\n", true},
		{"a \"b\\u00e9\" {}\n", true},
		{"a \"b$c\" {}\n", false},
	} {
		found := misformatted(t, tree("a.tf", test.src))
		if len(found) != 1 || len(found[0].Fixes) != 1 {
			t.Errorf("%q: got %d findings, want one with one fix", test.src, len(found))
			continue
		}
		if got := found[0].Fixes[0].Safe; got != test.safe {
			t.Errorf("%q: safe is %t, want %t", test.src, got, test.safe)
		}
	}
}

func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	const size = 1 << 19 // what is quadratic shows, what is linear is quick
	repeat := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, content := range map[string]string{
		"brackets.tf":     "a = " + repeat("["),
		"parens.tf":       "a = " + repeat("(") + "1" + repeat(")"),
		"bangs.tf":        "a = " + repeat("!") + "x",
		"minus.tf":        "a = " + repeat("-") + "x",
		"conditions.tf":   "a = " + repeat("a?b:") + "c",
		"sum.tf":          "a = " + repeat("1+") + "1",
		"index.tf":        "a = x" + repeat("[a]"),
		"splat.tf":        "a = x" + repeat("[*]"),
		"attrs.tf":        "a = x" + repeat(".a"),
		"calls.tf":        "a = " + repeat("f("),
		"templates.tf":    "a = " + repeat(`"${`),
		"blocks.tf":       repeat("a {\n"),
		"quotes.tf":       repeat(`"`),
		"apostrophes.tf":  repeat(`'`),
		"newlines.tf":     "a = \"" + repeat("\n"),
		"heredocs.tf":     "a = " + repeat("<<A\n"),
		"heredoc.tf":      "a = <<A\n" + repeat("x\n"),
		"directives.tf":   "a = <<A\n" + repeat("%{if x}\n"),
		"strips.tf":       "a = <<A\n" + repeat("${~x~} ") + "\nA\n",
		"binary.tf":       repeat("\x01\x02"),
		"nul.tf":          repeat("\x00"),
		"bom.tf":          "\ufeff",
		"empty.tf":        "",
		"empty.tf.json":   "",
		"open.tf.json":    repeat("["),
		"objects.tf.json": repeat(`{"a":`),
		"wrapped.tf":      wrapped(size),
		"labels.tf":       repeat("a b c d e f {}\n"),
		"comments.tf":     repeat("# x\n"),
		"combining.tf":    "a = \"" + repeat("\u0301") + "\"\n",
		"tuple.tf":        "a=[" + repeat("1,") + "1]\n",
		"indented.tf":     strings.Repeat("a {\n", 4000) + repeat("#\n") + strings.Repeat("}\n", 4000),
		"good.tf":         "a=1\n",
	} {
		t.Run(name, func(t *testing.T) {
			out := check(t, tree(name, content))
			if len(out.Findings)+len(out.NotChecked) == 0 && !slices.Contains([]string{"empty.tf", "comments.tf", "combining.tf", "attrs.tf", "strips.tf"}, name) {
				t.Error("no finding and no note")
			}
			for i, f := range out.Findings {
				if len(f.Message) > 1000 {
					t.Errorf("finding %d has a message of %d bytes", i, len(f.Message))
				}
			}
		})
	}
}

func wrapped(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "a%d=\"${x}\"\n", i)
	}
	return b.String()
}
