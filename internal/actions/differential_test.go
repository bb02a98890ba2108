package actions_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/discover"
)

// The referee is actionlint's own program: the findings of its kinds must be
// the same, in the same places and words.

// TestSameAsActionlint compares over the archives of testdata/same, which hold
// one fault or more of each kind.
func TestSameAsActionlint(t *testing.T) {
	bin := buildActionlint(t)
	archives, err := filepath.Glob("testdata/same/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			root := t.TempDir()
			for _, f := range ar.Files {
				// CRLF cannot stand in an archive that git may convert.
				data := bytes.ReplaceAll(f.Data, []byte("<CR>\n"), []byte("\r\n"))
				data = bytes.ReplaceAll(data, []byte("<BOM>"), []byte("\uFEFF"))
				writeFile(t, filepath.Join(root, f.Name), data)
			}
			if n := compare(t, bin, root, ""); n == 0 {
				t.Error("actionlint finds nothing in this archive")
			}
		})
	}
}

// TestSameAsActionlintOnModules compares over the workflows of all modules in
// the module cache.
func TestSameAsActionlintOnModules(t *testing.T) {
	cache, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Skip("go is not installed")
	}
	modules := make(map[string]bool)
	root := strings.TrimSpace(string(cache))
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasSuffix(name, "/.github/workflows") {
			modules[strings.TrimSuffix(name, "/.github/workflows")] = true
			return fs.SkipDir
		}
		if d != nil && d.IsDir() && (d.Name() == "cache" || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		return nil
	})
	if len(modules) == 0 {
		t.Skip("no module in the module cache has workflows")
	}
	bin := buildActionlint(t)
	files, findings := 0, 0
	for m := range modules {
		root := t.TempDir()
		n := copyGitHub(t, m, root)
		if n == 0 {
			continue
		}
		files += n
		if t.Failed() {
			continue
		}
		findings += compare(t, bin, root, "")
		if t.Failed() {
			t.Logf("module %s", m)
		}
	}
	t.Logf("%d workflows of %d modules, %d findings", files, len(modules), findings)
}

// copyGitHub copies .github and the actions of a module, and counts workflows.
func copyGitHub(t *testing.T, module, root string) (workflows int) {
	t.Helper()
	err := filepath.WalkDir(module, func(name string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(module, name)
		slash := filepath.ToSlash(rel)
		base := filepath.Base(name)
		if !strings.HasPrefix(slash, ".github/") && base != "action.yml" && base != "action.yaml" {
			return nil
		}
		if strings.HasPrefix(slash, ".github/workflows/") && (strings.HasSuffix(base, ".yml") || strings.HasSuffix(base, ".yaml")) {
			workflows++
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		writeFile(t, filepath.Join(root, rel), data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return workflows
}

// TestShellcheckSameAsActionlint compares with shellcheck in both programs, over
// scripts for all shells in all places that can name one.
func TestShellcheckSameAsActionlint(t *testing.T) {
	shellcheck, err := exec.LookPath("shellcheck")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("shellcheck is not installed")
	}
	ar, err := txtar.ParseFile("testdata/shellcheck-same.txtar")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, f := range ar.Files {
		writeFile(t, filepath.Join(root, f.Name), f.Data)
	}
	if n := compare(t, buildActionlint(t), root, shellcheck); n < 10 {
		t.Errorf("actionlint finds only %d faults in this archive", n)
	}
}

// compare checks the workflows below root with both programs, with shellcheck
// where that is named, and returns the number of findings of actionlint.
func compare(t *testing.T, bin, root, shellcheck string) int {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(root, ".git"), 0o755); err != nil { // without it actionlint sees no project
		t.Fatal(err)
	}
	found, err := discover.Walk(t.Context(), discover.Options{Root: root, Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	tree := found.Tree
	opts := actions.Options{}
	if shellcheck != "" {
		opts.Shellcheck = actions.NewShellcheck(shellcheck)
	}
	var got []string
	for _, f := range checkWith(t, tree, opts) {
		if strings.Contains("/"+f.Span.File.Path, "/.github/workflows/") && slices.ContainsFunc(f.Rule.Peers, func(p string) bool { return strings.HasPrefix(p, "actionlint:") }) {
			pos := f.Span.Pos()
			if f.Rule.ID == "gha-expression" && !isPlain(f.Span.File.LineSpan(pos.Line).Text()) {
				pos.Column = 0
			}
			got = append(got, fmt.Sprintf("%s:%d:%d: %s [%s]", pos.Path, pos.Line, pos.Column, f.Message, strings.TrimPrefix(f.Rule.ID, "gha-")))
		}
	}
	cmd := exec.CommandContext(t.Context(), bin, "-shellcheck="+shellcheck, "-pyflakes=", "-no-color", "-format", "{{json .}}")
	cmd.Dir = root
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("actionlint: %v\n%s", err, out)
	}
	var errs []struct {
		Message, Filepath, Kind string
		Line, Column            int
	}
	if err := json.Unmarshal(out, &errs); err != nil {
		t.Fatalf("actionlint: %v\n%s", err, out)
	}
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, e := range errs {
		if strings.Contains(e.Message, "potentially untrusted") {
			continue // the rule gha-template-injection says this
		}
		if f, err := tree.Read(filepath.ToSlash(e.Filepath)); err == nil && newer.MatchString(e.Message+"\n"+string(f.LineSpan(e.Line).Text())) {
			continue // see testdata/newer.txtar
		}
		if strings.HasPrefix(e.Message, "could not read reusable workflow") {
			e.Kind = "workflow-call" // whichever of two rules comes first says it
		}
		f, err := tree.Read(filepath.ToSlash(e.Filepath))
		if err != nil {
			t.Fatal(err)
		}
		// actionlint gives columns behind the end of the line for expressions
		// in block scalars; they are no place in the file.
		e.Column = max(e.Column, 1)
		if line := f.LineSpan(e.Line); e.Column-1 > utf8.RuneCount(line.Text()) {
			text := strings.TrimRight(string(line.Text()), " \t")
			e.Column = len(text) - len(text[strings.LastIndexAny(text, " \t")+1:]) + 1
		}
		if e.Kind == "expression" && !isPlain(f.LineSpan(e.Line).Text()) {
			e.Column = 0 // actionlint adds bytes to code points
		}
		message := strings.ReplaceAll(strings.ReplaceAll(e.Message, real+"/", ""), root+"/", "")
		want = append(want, fmt.Sprintf("%s:%d:%d: %s [%s]", e.Filepath, max(e.Line, 1), e.Column, message, e.Kind))
	}
	slices.Sort(got)
	slices.Sort(want)
	got, want = anyOf(got), anyOf(want)
	for _, w := range want {
		if i := slices.Index(got, w); i >= 0 {
			got = slices.Delete(got, i, i+1)
			continue
		}
		t.Errorf("only actionlint: %s", w)
	}
	for _, g := range got {
		path, _, _ := strings.Cut(g, ":")
		if f, err := tree.Read(path); err == nil && bytes.Contains(f.Content, []byte("- parallel:")) {
			continue // actionlint does not look at these steps
		}
		t.Errorf("only infralint:  %s", g)
	}
	return len(errs)
}

// anyOf leaves out what actionlint decides by chance: which of several cycles it
// tells, and which of several labels it names.
func anyOf(list []string) []string {
	var out []string
	for _, s := range list {
		if strings.Contains(s, "detected cycle is") {
			file, _, _ := strings.Cut(s, ":")
			s = file + ": a cycle"
		}
		s = conflicting.ReplaceAllString(s, "$1")
		if !slices.Contains(out, s) || !strings.HasSuffix(s, ": a cycle") {
			out = append(out, s)
		}
	}
	return out
}

var conflicting = regexp.MustCompile(`( conflicts with label ).* defined at line:\d+,col:\d+`)

// newer matches a message of actionlint, and the line that it is about, where
// GitHub knows more than it does.
var newer = regexp.MustCompile(`^(?:step must run script .*\n.*\b(?:parallel|wait|wait-all|cancel):|unexpected key "(?:background" for step|queue" for "concurrency"|cache-mode" for "(?:workflow|job)")|unknown permission scope "(?:code-quality|copilot-requests|vulnerability-alerts)"|label "ubuntu-26.04|input "allow-unsafe-pr-checkout"|(?:specifying action|reusable workflow call) "\$/)`)

func isPlain(text []byte) bool {
	return !bytes.ContainsFunc(text, func(r rune) bool { return r > 127 || r == '\\' })
}

func buildActionlint(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "actionlint")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", bin, "github.com/rhysd/actionlint/cmd/actionlint").CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("build actionlint: %v\n%s", err, out)
		}
		t.Skipf("build actionlint: %v\n%s", err, out)
	}
	return bin
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
