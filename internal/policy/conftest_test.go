package policy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/conftest"
	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
)

// TestConftest runs sets of policies for conftest. What they give is compared
// with the archive and, where conftest is installed, with conftest.
func TestConftest(t *testing.T) {
	names, err := filepath.Glob("testdata/conftest/*.txtar")
	if err != nil || len(names) < 30 {
		t.Fatalf("got %d archives and error %v", len(names), err)
	}
	referee := conftestPath(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			set := newConftestSet(ar)
			if got := set.run(t); !slices.Equal(got, set.want) {
				t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(set.want, "\n\t"))
			}
			if referee == "" {
				return
			}
			if got := set.runConftest(t, referee); !slices.Equal(got, set.want) {
				t.Errorf("conftest:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(set.want, "\n\t"))
			}
		})
	}
}

// conftestPath returns the program, "" where it is not installed.
func conftestPath(t *testing.T) string {
	local, err := filepath.Abs("../../.tools/bin/conftest")
	if err == nil {
		if _, err := os.Stat(local); err == nil {
			return local
		}
	}
	found, err := exec.LookPath("conftest")
	if err != nil {
		t.Log("conftest is not installed: compared with the archives only")
		if os.Getenv("CI") != "" {
			t.Error("conftest is not installed, and CI is set")
		}
		return ""
	}
	return found
}

// A conftestSet is one archive.
type conftestSet struct {
	files   fstest.MapFS
	inputs  []string
	data    bool
	flags   []string
	combine bool
	want    []string // "file: severity: message", in order
}

func newConftestSet(ar *txtar.Archive) *conftestSet {
	s := &conftestSet{files: make(fstest.MapFS)}
	for _, f := range ar.Files {
		switch dir, _, _ := strings.Cut(f.Name, "/"); dir {
		case "flags":
			s.flags = strings.Fields(string(f.Data))
			continue
		case "want":
			s.want = strings.FieldsFunc(string(f.Data), func(r rune) bool { return r == '\n' })
			continue
		case "inputs":
			s.inputs = append(s.inputs, f.Name)
		case "data":
			s.data = true
		}
		s.files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return s
}

func (s *conftestSet) run(t *testing.T) []string {
	opts := policy.UserOptions{Paths: []string{"policy"}, Set: "set", Files: policy.Files{FS: s.files, Parse: formats.Value}}
	if s.data {
		opts.Data = []string{"data"}
	}
	for i, flag := range s.flags {
		switch flag {
		case "--namespace":
			opts.Namespaces = append(opts.Namespaces, s.flags[i+1])
		case "--all-namespaces":
			opts.Namespaces = []string{"*"}
		case "--combine":
			s.combine = true
		}
	}
	e, err := policy.LoadUser(s.files, opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := lint.Validate(e.Rules()); err != nil {
		t.Error(err)
	}
	var lines []string
	for _, doc := range s.documents(t) {
		var out lint.Results
		if err := e.Check(t.Context(), doc, &out); err != nil {
			t.Fatal(err)
		}
		for _, found := range out.Findings {
			name := found.Span.File.Path
			if s.combine {
				name = "Combined"
			}
			lines = append(lines, fmt.Sprintf("%s: %v: %s", name, found.Rule.Severity, found.Message))
		}
	}
	slices.Sort(lines)
	return lines
}

var formats = conftest.Formats{HCL2: terraform.HCL2, Dockerfile: docker.Conftest}

// documents returns the inputs as the domain of conftest gives them.
func (s *conftestSet) documents(t *testing.T) (list []lint.Document) {
	var files []*source.File
	for _, name := range s.inputs {
		files = append(files, source.NewFile(name, s.files[name].Data))
	}
	d := conftest.New(formats, []conftest.Set{{Name: "set", Has: func(string) bool { return true }, Combine: s.combine}})
	units, err := d.Load(t.Context(), source.NewTree(s.files, s.inputs, files))
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		var out lint.Results
		if err := u.Check(t.Context(), &out); err != nil || len(out.NotChecked) > 0 {
			t.Fatal(err, out.NotChecked)
		}
		list = append(list, u.Documents()...)
	}
	return list
}

func (s *conftestSet) runConftest(t *testing.T, program string) []string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, s.files); err != nil {
		t.Fatal(err)
	}
	args := []string{"test", "--policy", "policy", "--output", "json"}
	if s.data {
		args = append(args, "--data", "data")
	}
	cmd := exec.CommandContext(t.Context(), program, append(append(args, s.flags...), "inputs")...)
	cmd.Dir = dir
	text, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		t.Fatalf("conftest: %v\n%s", err, exit.Stderr)
	}
	type result struct{ Msg string }
	var files []struct {
		Filename           string
		Failures, Warnings []result
	}
	if err := json.Unmarshal(text, &files); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range files {
		for _, r := range f.Failures {
			lines = append(lines, fmt.Sprintf("%s: error: %s", f.Filename, r.Msg))
		}
		for _, r := range f.Warnings {
			lines = append(lines, fmt.Sprintf("%s: warning: %s", f.Filename, r.Msg))
		}
	}
	slices.Sort(lines)
	return lines
}
