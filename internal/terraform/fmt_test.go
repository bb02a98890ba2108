package terraform_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
)

func format(t testing.TB, tree *source.Tree) []terraform.Formatted {
	t.Helper()
	results, err := terraform.Format(t.Context(), tree)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func TestFormat(t *testing.T) {
	ar := txtar.Parse([]byte(`
-- a.tf --
a=1
-- b.tf --
b = 1
-- c.tfvars --
c = (
-- d.tf.json --
{
-- e.yaml --
e: 1
`))
	var got strings.Builder
	for _, r := range format(t, linttest.Tree(ar)) {
		fmt.Fprintf(&got, "%s changed=%t new=%q\n%s", r.File.Path, r.Changed(), r.New, r.Diff())
		for _, f := range r.Findings {
			fmt.Fprintf(&got, "%v: %v: %s\n", f.Span.Pos(), f.Severity, f.Message)
		}
	}
	want := `a.tf changed=true new="a = 1\n"
--- old/a.tf
+++ new/a.tf
@@ -1 +1 @@
-a=1
+a = 1
b.tf changed=false new="b = 1\n"
c.tfvars changed=false new=""
c.tfvars:2:1: error: missing expression: expected the start of an expression, but found the end of the file
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// Of files with names of all kinds, the same ones are formatted as by
// terraform fmt.
func TestFormatSelectsAsTerraform(t *testing.T) {
	dir := t.TempDir()
	names := []string{
		"main.tf", "prod.tfvars", "a.tftest.hcl", "a.tfmock.hcl", "a.auto.tfvars", "tests/a.tftest.hcl", "a.b.tf",
		"a.hcl", "tf", "a.tf.bak", "a.tfvars.json", "a.tf.json", "a.TF", "a.tfx", "a.tftest.hclx", "tftest.hcl", "a.tftest", "a.tfstate",
		".tf", ".hidden.tf", "a.tf~", "#a.tf#", "#a.tf", "a#.tf", "~a.tf", "..tf", "a~.tf", "é.tf", "a b.tf",
		".tfvars", ".tftest.hcl", "x.tf/main.tf", "modules/a/main.tf", "modules/a/.x.tf",
		".hidden/main.tf", "old~/main.tf", "#x#/main.tf", "#y/main.tf", "a/.b/c/main.tf", "...d/main.tf", "z#/main.tf", "sub.tf/x.tfvars",
	}
	for _, name := range names {
		writeFile(t, filepath.Join(dir, name), "a=1\n")
	}
	for name, to := range map[string]string{"link.tf": "main.tf", "linked": "modules"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	cmd := terraformCommand(t, dir, "fmt", "-recursive", "-check", "-no-color", ".")
	out, _ := cmd.Output() // exit 3: there are files to format
	want := strings.Fields(strings.ReplaceAll(string(out), "a b.tf", "a_b.tf"))
	slices.Sort(want)

	var got []string
	for _, r := range format(t, diskTree(t, dir)) {
		if r.Changed() {
			got = append(got, strings.ReplaceAll(r.File.Path, "a b.tf", "a_b.tf"))
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) || len(got) == 0 {
		t.Errorf("Format changes\n%s\nterraform fmt\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func writeFile(t testing.TB, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// diskTree returns the tree of a directory in which every file that can be
// read is selected. Links to directories are not followed.
func diskTree(t testing.TB, dir string) *source.Tree {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	var paths []string
	var files []*source.File
	err = fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if content, err := source.ReadLimited(root.FS(), p); err == nil {
			paths = append(paths, p)
			files = append(files, source.NewFile(p, content))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return source.NewTree(root.FS(), paths, files)
}

// terraformCommand returns a command that runs terraform without a network.
// The test is skipped where there is none, except in CI.
func terraformCommand(t testing.TB, dir string, args ...string) *exec.Cmd {
	t.Helper()
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("terraform is not installed")
		}
		t.Skip("terraform is not installed")
	}
	config := filepath.Join(t.TempDir(), "terraformrc")
	writeFile(t, config, fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", t.TempDir()))
	cmd := exec.CommandContext(t.Context(), terraform, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+config, "CHECKPOINT_DISABLE=1")
	return cmd
}

// monorepo returns a tree of many modules, the same text in each, all of it
// formatted or none.
func monorepo(t testing.TB, modules int, formatted bool) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("format", "testdata", "seeds.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, r := range format(t, linttest.Tree(txtar.Parse(data))) {
		text := r.File.Content
		if formatted {
			text = r.New
		}
		texts[r.File.Path] = string(text)
	}
	files := make(map[string]string)
	for i := range modules {
		for name, text := range texts {
			files[fmt.Sprintf("env%02d/mod%02d/%s", i/20, i%20, name)] = text
		}
	}
	return files
}

// Everything from reading the files to findings, on disk, as terraform fmt
// -check -recursive does it (BenchmarkTerraform).
func BenchmarkCheck(b *testing.B) {
	for _, formatted := range []bool{true, false} {
		b.Run(fmt.Sprintf("formatted=%t", formatted), func(b *testing.B) {
			dir := b.TempDir()
			for name, text := range monorepo(b, 200, formatted) {
				writeFile(b, filepath.Join(dir, name), text)
			}
			for b.Loop() {
				check(b, diskTree(b, dir))
			}
		})
	}
}

func BenchmarkTerraform(b *testing.B) {
	for _, formatted := range []bool{true, false} {
		b.Run(fmt.Sprintf("formatted=%t", formatted), func(b *testing.B) {
			dir := b.TempDir()
			for name, text := range monorepo(b, 200, formatted) {
				writeFile(b, filepath.Join(dir, name), text)
			}
			for b.Loop() {
				var stderr bytes.Buffer
				cmd := terraformCommand(b, dir, "fmt", "-check", "-recursive", ".")
				cmd.Stderr = &stderr
				if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 3 {
					b.Fatal(stderr.String())
				}
			}
		})
	}
}
