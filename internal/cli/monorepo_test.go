package cli_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/cli"
	"github.com/infralint/infralint/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew; read them before they are committed")

// copyMonorepo copies testdata/monorepo to a repository of its own and makes
// that the working directory.
func copyMonorepo(t *testing.T) (root string) {
	t.Helper()
	source, err := filepath.Abs(filepath.Join("..", "..", "testdata", "monorepo"))
	if err != nil {
		t.Fatal(err)
	}
	root = t.TempDir()
	if err := os.CopyFS(root, os.DirFS(source)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	return root
}

var duration = regexp.MustCompile(`"durationMs": \d+`)

// infralint runs a command and returns its standard output without durations.
func infralint(t *testing.T, want int, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if got := cli.Main(args, cli.Streams{Out: &out, Err: &errs}); got != want {
		t.Fatalf("infralint %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, want, out.String(), errs.String())
	}
	return duration.ReplaceAll(out.Bytes(), []byte(`"durationMs": 0`))
}

// TestMonorepo compares with the list of what is wrong in testdata/monorepo,
// each line of which a person has read.
func TestMonorepo(t *testing.T) {
	golden, err := filepath.Abs(filepath.Join("testdata", "monorepo.golden"))
	if err != nil {
		t.Fatal(err)
	}
	copyMonorepo(t)
	got := infralint(t, 1)
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("findings differ from %s; if that is meant, run go test ./internal/cli -run TestMonorepo -update and read the difference\n%s", golden, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d:\n got %s\nwant %s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return "want has more lines"
}

// TestSameBytes runs everything ten times with one, two and eight threads.
func TestSameBytes(t *testing.T) {
	runs := 10
	if testing.Short() {
		runs = 3
	}
	copyMonorepo(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, format := range report.Formats {
		var first []byte
		for i := range runs {
			runtime.GOMAXPROCS([]int{1, 2, 8}[i%3])
			got := infralint(t, 1, "--format", format)
			if first == nil {
				first = got
			}
			if !bytes.Equal(got, first) {
				t.Fatalf("%s: run %d differs\n%s", format, i, firstDifference(string(got), string(first)))
			}
		}
	}
}

// finding is what the tests here need of a finding.
type finding struct {
	Rule, Severity, Message, Path string
	Start, End                    struct{ Line, Column int }
	Related                       []struct{ Path string }
}

type jsonReport struct {
	Findings   []finding
	NotChecked []struct{ Path, Reason string }
	Summary    struct{ Files int }
}

func findings(t *testing.T, want int, args ...string) jsonReport {
	t.Helper()
	var r jsonReport
	if err := json.Unmarshal(infralint(t, want, append([]string{"--format", "json"}, args...)...), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestHostile checks that nothing in a repository can stop the run: each bad
// file gives a finding or a note, and the good ones beside it are checked.
func TestHostile(t *testing.T) {
	root := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	const pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n    - name: c\n      image: nginx:1.27.3\n      imagePullPolice: Always\n"
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
	for i := range 12 {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), ", "))
	}
	write(".git/HEAD", "")
	// Good files, each with one fault that must be found.
	write("good/main.tf", "variable \"a\" {\n  type=string\n}\n")
	write("good/pod.yaml", pod)
	write(".github/workflows/good.yml", "on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nope }}\n")
	// Bad ones.
	write("bad/empty.tf", "")
	write("bad/empty.yaml", "")
	write("bad/binary.tf", "\x00\x01\x02")
	write("bad/latin1.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: \"\xe9\"}\n")
	write("bad/large.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: "+strings.Repeat("x", 20<<20)+"\n")
	write("bad/line.tf", "a = \""+strings.Repeat("x", 2<<20)+"\"\n")
	write("bad/deep.tf", "a = "+strings.Repeat("[", 200_000))
	write("bad/deep.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: "+strings.Repeat("[", 100_000))
	write("bad/deep.json", `{"apiVersion": "v1", "kind": "ConfigMap", "data": `+strings.Repeat(`{"a":`, 100_000))
	write("bad/unclosed.tf", "resource \"a\" \"b\" {\n")
	write("bad/heredoc.tf", "a = <<EOT\nb\n")
	write("bad/template.tf", "a = \"${\"\n")
	write("bad/json.tf.json", "{\"a\": ")
	write("bad/syntax.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n")
	write("bad/tab.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n")
	write("bad/bomb.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"+bomb)
	write("bad/self.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: &a\n  name: a\n  labels: *a\n")
	write("bad/kinds.yaml", "apiVersion: 1\nkind: [a]\n---\napiVersion: v1\nkind: ''\n---\n- apiVersion: v1\n  kind: Pod\n---\nnull\n---\napiVersion: v1\nkind: List\nitems: {}\n")
	write("bad/escape.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: \"\\e]0;owned\\a\"}\nspec:\n  \"\\e[31mred\": 1\n")
	write("bad/self/kustomization.yaml", "resources: [.]\n")
	write("bad/cycle/a/kustomization.yaml", "resources: [../b]\n")
	write("bad/cycle/b/kustomization.yaml", "resources: [../a]\n")
	write("bad/out/kustomization.yaml", "resources: [../../../../../etc/passwd]\n")
	write("bad/bombed/kustomization.yaml", "resources: [bomb.yaml]\n")
	write("bad/bombed/bomb.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"+bomb)
	write("bad/notmap/kustomization.yaml", "- a\n- b\n")
	write("bad/unknown/kustomization.yaml", "resorces: [a.yaml]\n")
	write("bad/emptykust/kustomization.yaml", "")
	write(".github/workflows/empty.yml", "")
	write(".github/workflows/syntax.yml", "on: [push\n")
	write(".github/workflows/bomb.yml", "on: push\n"+bomb)
	write(".github/workflows/list.yml", "- a\n")
	write(".github/workflows/deep.yml", "on: push\njobs: "+strings.Repeat("{a: ", 50_000)+"\n")
	write(".github/workflows/expr.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ "+strings.Repeat("(", 50_000)+"\n")
	write("bad/action/action.yml", "runs: [")
	link(".", "bad/loop")
	link("/etc/hostname", "bad/hostname.tf")
	link("nowhere", "bad/nowhere.yaml")
	link("link2.tf", "bad/link1.tf")
	link("link1.tf", "bad/link2.tf")
	write("bad/unreadable.tf", "a = 1\n")
	if err := os.Chmod(filepath.Join(root, "bad", "unreadable.tf"), 0); err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)

	r := findings(t, 1)
	has := func(rule, path string) {
		t.Helper()
		for _, f := range r.Findings {
			if f.Path == path && (rule == "" || f.Rule == rule) {
				return
			}
		}
		if rule == "" {
			for _, n := range r.NotChecked {
				if strings.HasPrefix(n.Path, path) {
					return
				}
			}
		}
		t.Errorf("%s: no finding of %q", path, rule)
	}
	has("tf-fmt", "good/main.tf")
	has("k8s-schema", "good/pod.yaml")
	has("gha-expression", ".github/workflows/good.yml")
	for _, bad := range []string{
		"bad/binary.tf", "bad/latin1.yaml", "bad/large.yaml", "bad/line.tf", "bad/deep.tf", "bad/deep.yaml", "bad/unclosed.tf",
		"bad/heredoc.tf", "bad/template.tf", "bad/json.tf.json", "bad/syntax.yaml", "bad/tab.yaml", "bad/bomb.yaml", "bad/self.yaml",
		"bad/escape.yaml", "bad/self/kustomization.yaml", "bad/out/kustomization.yaml", "bad/unknown/kustomization.yaml",
		"bad/notmap/kustomization.yaml", ".github/workflows/syntax.yml", ".github/workflows/expr.yml", ".github/workflows/bomb.yml",
		"bad/hostname.tf", "bad/nowhere.yaml", "bad/link1.tf",
	} {
		has("", bad)
	}
	for _, f := range r.Findings {
		if f.Rule == "internal-error" {
			t.Errorf("%s: %s", f.Path, f.Message)
		}
	}
	if text := infralint(t, 1); bytes.Contains(text, []byte("\x1b")) {
		t.Error("a terminal escape of the repository goes through")
	}
}
