package discover_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/discover"
)

// write makes files below a new directory: a name ending in / is a directory,
// content starting with -> a symbolic link.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		switch to, isLink := strings.CutPrefix(content, "->"); {
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(p, 0o755)
		case isLink:
			err = os.Symlink(to, p)
		default:
			err = os.WriteFile(p, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func walk(t *testing.T, root string, patterns ...string) (*discover.Result, []string) {
	t.Helper()
	res, err := discover.Walk(t.Context(), discover.Options{Root: root, Dir: root, Patterns: patterns})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range res.Tree.Selected() {
		paths = append(paths, f.Path)
	}
	return res, paths
}

func TestWalkPatterns(t *testing.T) {
	root := write(t, map[string]string{
		"main.tf":                     "",
		"README.md":                   "",
		"a/a.tf":                      "",
		"a/b/b.yaml":                  "",
		".github/workflows/ci.yml":    "",
		"node_modules/x/x.yaml":       "",
		".terraform/modules/m/m.tf":   "",
		"vendor/v.tf":                 "",
		"package.json":                `{"name": "x"}`,
		"k8s.json":                    `{"apiVersion": "v1", "kind": "Pod"}`,
		"loop":                        "->.",
		"link.tf":                     "->a/a.tf",
		"out.tf":                      "->/etc/hostname",
		"gone.tf":                     "->nowhere.tf",
		"a/dirlink":                   "->b",
		"ignored/.gitignore":          "*\n!keep.tf\n",
		"ignored/keep.tf":             "",
		"ignored/drop.tf":             "",
		"deep/.gitignore":             "gen/\n",
		"deep/gen/g.tf":               "",
		"deep/sub/gen/g.tf":           "",
		"deep/sub/generated/keep.tf":  "",
		"with space/ü.tf":             "",
		"fixtures.tfvars":             "",
		"tests/smoke.tftest.hcl":      "",
		"tests/mocks/aws.tfmock.hcl":  "",
		"other/terragrunt.hcl":        "",
		"overlays/dev/Kustomization":  "",
		"overlays/dev/other.yml":      "",
		"overlays/dev/secret.env":     "",
		"overlays/prod/main.tofu":     "",
		"overlays/prod/main.tf.json":  "{}",
		"overlays/prod/x.auto.tfvars": "",
	})
	tests := []struct {
		patterns string
		want     string
	}{
		{"", ".github/workflows/ci.yml a/a.tf a/b/b.yaml deep/sub/generated/keep.tf fixtures.tfvars ignored/keep.tf k8s.json link.tf main.tf overlays/dev/Kustomization overlays/dev/other.yml overlays/prod/main.tf.json overlays/prod/main.tofu overlays/prod/x.auto.tfvars tests/mocks/aws.tfmock.hcl tests/smoke.tftest.hcl with space/ü.tf"},
		{"a", "a/a.tf"},
		{"./a/", "a/a.tf"},
		{"a/...", "a/a.tf a/b/b.yaml"},
		{"a/b/b.yaml main.tf", "a/b/b.yaml main.tf"},
		{"vendor/...", "vendor/v.tf"},
		{"ignored/drop.tf", "ignored/drop.tf"},
		{"deep/gen", "deep/gen/g.tf"},
		{".", "fixtures.tfvars k8s.json link.tf main.tf"},
	}
	for _, tt := range tests {
		t.Run(tt.patterns, func(t *testing.T) {
			_, paths := walk(t, root, strings.Fields(tt.patterns)...)
			if got := strings.Join(paths, " "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
	res, _ := walk(t, root)
	var notes []string
	for _, f := range res.Findings {
		notes = append(notes, f.Span.File.Path)
	}
	if got := strings.Join(notes, " "); got != "gone.tf out.tf" {
		t.Errorf("files not checked: %s, want gone.tf and out.tf", got)
	}
	for _, f := range res.Tree.Selected() {
		if f.Path == "link.tf" && f.Target != "a/a.tf" {
			t.Errorf("target of link.tf is %q", f.Target)
		}
	}
	if _, err := res.Tree.Read("../outside"); err == nil {
		t.Error("the tree reads out of the root")
	}
	if _, err := res.Tree.Read("out.tf"); err == nil {
		t.Error("the tree follows a link out of the root")
	}
}

func TestWalkExclude(t *testing.T) {
	root := write(t, map[string]string{"a.tf": "", "testdata/a/a.tf": "", "testdata/a/sub/b.tf": "", "testdata/b/b.tf": ""})
	exclude := func(p string) bool { return p == "testdata" || strings.HasPrefix(p, "testdata/") }
	for pattern, want := range map[string]string{
		"./...":                   "a.tf",
		"testdata/a/...":          "testdata/a/a.tf testdata/a/sub/b.tf",
		"testdata/a/sub/b.tf":     "testdata/a/sub/b.tf",
		"testdata/a testdata/b":   "testdata/a/a.tf testdata/b/b.tf",
		"testdata/... other.none": "",
	} {
		res, err := discover.Walk(t.Context(), discover.Options{Root: root, Dir: root, Patterns: strings.Fields(pattern), Exclude: exclude})
		if err != nil {
			if want != "" {
				t.Errorf("%s: %v", pattern, err)
			}
			continue
		}
		var paths []string
		for _, f := range res.Tree.Selected() {
			paths = append(paths, f.Path)
		}
		if got := strings.Join(paths, " "); got != want {
			t.Errorf("%s: got %s, want %s", pattern, got, want)
		}
	}
}

func TestWalkErrors(t *testing.T) {
	root := write(t, map[string]string{"docs/README.md": "", "main.tf": ""})
	for pattern, want := range map[string]string{
		"nowhere":     "no such file or directory",
		"nowhere/...": "no such file or directory",
		"../...":      "outside of the repository root",
		"docs":        "docs: no file of a kind that infralint knows (docs/... is with what is below it)",
		"main.tf/...": "not a directory",
	} {
		_, err := discover.Walk(t.Context(), discover.Options{Root: root, Dir: root, Patterns: []string{pattern}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %q", pattern, err, want)
		}
	}
}

func TestWalkUnreadable(t *testing.T) {
	root := write(t, map[string]string{
		"good.tf":    "",
		"binary.tf":  "a\x00b",
		"latin1.tf":  "# \xe9\n",
		"utf16.yaml": "\xff\xfea\x00",
		"large.yaml": strings.Repeat("a: b\n", 3<<20),
		"large.json": `{"x": "` + strings.Repeat("a", 11<<20) + `"}`,
		"bom.tf":     "\uFEFFa = 1\n",
	})
	res, paths := walk(t, root)
	if got := strings.Join(paths, " "); got != "bom.tf good.tf" {
		t.Errorf("selected %s", got)
	}
	var notes []string
	for _, f := range res.Findings {
		notes = append(notes, f.Span.File.Path+": "+f.Message)
	}
	want := []string{
		"binary.tf: not checked: file is binary",
		"large.yaml: not checked: file is 15 MB, over the limit of 10 MB",
		"latin1.tf: not checked: file is not valid UTF-8",
		"utf16.yaml: not checked: file is UTF-16, not UTF-8",
	}
	if !slices.Equal(notes, want) {
		t.Errorf("notes:\n%s", strings.Join(notes, "\n"))
	}
}

// TestIgnoreLikeGit compares what is walked with what git itself says is
// ignored, over random trees and random ignore files.
func TestIgnoreLikeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("git is not installed")
		}
		t.Skip("git is not installed")
	}
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(from []string) string { return from[rng.IntN(len(from))] }
	names := []string{"a", "b", "gen", "x.d", "sub"}
	lines := []string{"gen", "gen/", "/gen", "*.tf", "!a.tf", "a/", "sub/b", "**/b", "a/**", "/a/*.tf", "!gen/", "b/**/x.tf", "x.?", "[ab].tf", "# c", "", "/*", "!/sub", "*.d/", "a/b.tf", `\!a.tf`, "sub/*", "!sub/a"}
	for range 60 {
		files := make(map[string]string)
		for range 25 {
			dir := ""
			for range rng.IntN(4) {
				dir += pick(names) + "/"
			}
			files[dir+pick([]string{"a.tf", "b.tf", "x.tf"})] = ""
			if rng.IntN(5) == 0 {
				var text []string
				for range 1 + rng.IntN(4) {
					text = append(text, pick(lines))
				}
				files[dir+".gitignore"] = strings.Join(text, "\n") + "\n"
			}
		}
		root := write(t, files)
		git := func(args ...string) string {
			cmd := exec.Command("git", append([]string{"-C", root, "-c", "core.excludesFile=/dev/null", "-c", "core.quotePath=false"}, args...)...)
			cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("git %v: %v", args, err)
			}
			return string(out)
		}
		git("init", "-q")
		var want []string
		for line := range strings.Lines(git("ls-files", "--others", "--exclude-standard")) {
			if p := strings.TrimSpace(line); strings.HasSuffix(p, ".tf") {
				want = append(want, p)
			}
		}
		slices.Sort(want)
		_, got := walk(t, root)
		if !slices.Equal(got, want) {
			var text bytes.Buffer
			for name, content := range files {
				if content != "" {
					text.WriteString(name + ":\n" + content)
				}
			}
			t.Errorf("selected\n  %v\nwant\n  %v\n%s", got, want, text.String())
		}
	}
}
