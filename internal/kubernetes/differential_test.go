package kubernetes

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/source"
)

// kubectl returns the path of kubectl; without it the test is skipped, unless
// it runs in CI.
func kubectl(t *testing.T) string {
	t.Helper()
	p, err := exec.LookPath("kubectl")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("kubectl is not installed")
		}
		t.Skip("kubectl is not installed")
	}
	return p
}

// archives returns the archives of a folder of testdata, by name.
func archives(t *testing.T, folder string) map[string]*txtar.Archive {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives in testdata/%s: %v", folder, err)
	}
	all := make(map[string]*txtar.Archive)
	for _, f := range files {
		ar, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(f), ".txtar")] = ar
	}
	return all
}

// writeTree writes an archive to a directory and returns it as a tree in which
// every file is selected. A file whose text is "-> target" becomes a link.
func writeTree(t *testing.T, ar *txtar.Archive) (dir string, tree *source.Tree) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "repository")
	var paths []string
	for _, f := range ar.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if to, ok := strings.CutPrefix(string(f.Data), "-> "); ok {
			if err := os.Symlink(strings.TrimSpace(to), name); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(name); err != nil || info.IsDir() {
				continue
			}
		} else if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, f.Name)
	}
	return dir, openTree(t, dir, paths)
}

func openTree(t *testing.T, dir string, paths []string) *source.Tree {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	var selected []*source.File
	for _, p := range paths {
		content, err := source.ReadLimited(root.FS(), p)
		if err != nil {
			t.Logf("%s: %v", p, err)
			continue
		}
		selected = append(selected, source.NewFile(p, content))
	}
	return source.NewTree(root.FS(), paths, selected)
}

// TestRenderSameAsKubectl builds every kustomization of the archives in
// testdata/build with kubectl and with Render: the bytes must be the same, and
// one must fail where the other does.
func TestRenderSameAsKubectl(t *testing.T) {
	tool := kubectl(t)
	t.Parallel()
	built, failed := 0, 0
	for name, ar := range archives(t, "build") {
		t.Run(name, func(t *testing.T) {
			dir, tree := writeTree(t, ar)
			for _, p := range tree.Paths() {
				if !isKustomizationName(filepath.Base(p)) {
					continue
				}
				sub := filepath.Dir(p)
				var stdout, stderr bytes.Buffer
				cmd := exec.Command(tool, "kustomize", filepath.Join(dir, sub))
				cmd.Stdout, cmd.Stderr = &stdout, &stderr
				cmd.Env = append(os.Environ(), "HTTPS_PROXY=http://127.0.0.1:9", "GIT_TERMINAL_PROMPT=0")
				wantErr := cmd.Run()
				got, err := Render(t.Context(), tree, filepath.ToSlash(sub))
				switch {
				case (err != nil) != (wantErr != nil):
					t.Errorf("%s: error is %v, kubectl says %v\n%s", sub, err, wantErr, stderr.Bytes())
				case err != nil:
					failed++
				case !bytes.Equal(got, stdout.Bytes()):
					t.Errorf("%s: differs from kubectl\n--- got\n%s\n--- want\n%s", sub, got, stdout.Bytes())
				default:
					built++
				}
			}
		})
	}
	t.Logf("%d builds are the same, %d fail in both", built, failed)
}
