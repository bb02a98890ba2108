package format_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/diff"
	"github.com/infralint/infralint/internal/terraform/format"
)

var (
	mangled = flag.Int("mangled", 5000, "number of mis-formatted files to compare with terraform fmt")
	seed    = flag.Uint64("seed", 1, "seed of the mis-formatted files")
)

// Whatever terraform fmt writes, Format writes, byte for byte; what terraform
// fmt refuses, Format refuses.
func TestParity(t *testing.T) {
	terraform := findTerraform(t)
	sources := seeds(t)
	names := sortedKeys(sources)
	changed := 0
	for i := range *mangled {
		r := rand.New(rand.NewPCG(*seed, uint64(i)))
		name := fmt.Sprintf("mangled/%06d.tf", i)
		if r.IntN(2) == 0 {
			sources[name] = mangle(r, generate(r))
		} else {
			sources[name] = mangle(r, sources[pick(r, names...)])
		}
	}
	good, bad := make(map[string]string), make(map[string]string)
	want := make(map[string][]byte)
	for name, src := range sources {
		out, err := format.Format([]byte(src), name)
		var diags hcl.Diagnostics
		switch {
		case errors.As(err, &diags):
			bad[name] = src
		case err != nil:
			t.Errorf("%s: %v\n%q", name, err, src)
		default:
			good[name] = src
			want[name] = out
			if string(out) != src {
				changed++
			}
		}
	}
	t.Logf("%d files, of which %d do not parse and %d are not formatted", len(sources), len(bad), changed)
	if changed < *mangled*2/5 {
		t.Errorf("only %d files are mis-formatted: the mangler is too weak", changed)
	}

	dir := t.TempDir()
	write(t, filepath.Join(dir, "good"), good)
	write(t, filepath.Join(dir, "bad"), bad)
	if stderr, code := terraform(t, filepath.Join(dir, "good")); code != 0 {
		t.Errorf("terraform fmt refuses what Format does not: exit %d\n%s", code, stderr)
	}
	failures := 0
	for _, name := range sortedKeys(good) {
		out, err := os.ReadFile(filepath.Join(dir, "good", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out, want[name]) {
			if failures++; failures <= 5 {
				t.Errorf("%s: %q\ndiffers from what terraform fmt writes:\n%s", name, good[name], diff.Unified("terraform", "Format", out, want[name]))
			}
		}
	}
	if failures > 0 {
		t.Errorf("%d files differ", failures)
	}

	stderr, _ := terraform(t, filepath.Join(dir, "bad"))
	refused := make(map[string]bool)
	for _, m := range regexp.MustCompile(`on (?:\.\./)*(\S+) line \d+`).FindAllStringSubmatch(stderr, -1) {
		refused[m[1]] = true
	}
	for _, name := range sortedKeys(bad) {
		if !refused[name] {
			t.Errorf("%s: Format refuses what terraform fmt does not: %q", name, bad[name])
		}
	}
}

// seeds returns every Terraform file that there is below testdata directories
// of the repository, in txtar archives too.
func seeds(t *testing.T) map[string]string {
	t.Helper()
	found := make(map[string]string)
	add := func(name string, data []byte) {
		isSuffix := func(suffix string) bool { return strings.HasSuffix(name, suffix) }
		if slices.ContainsFunc([]string{".tf", ".tfvars", ".tofu", ".tftest.hcl", ".tfmock.hcl"}, isSuffix) {
			// All are compared as .tf: the language is one.
			found[fmt.Sprintf("seeds/%05d.tf", len(found))] = string(data)
		}
	}
	root := filepath.Join("..", "..", "..")
	for _, top := range []string{"testdata", "internal", "rules", "policies"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.Contains(filepath.ToSlash(p), "testdata/") {
				return nil
			}
			data, err := os.ReadFile(p)
			if err != nil {
				return nil
			}
			add(p, data)
			if strings.HasSuffix(p, ".txtar") {
				for _, f := range txtar.Parse(data).Files {
					add(f.Name, f.Data)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, src := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// findTerraform returns a function that runs terraform fmt -recursive in a
// directory. The test is skipped where there is no terraform, except in CI.
func findTerraform(t testing.TB) func(t testing.TB, dir string) (stderr string, code int) {
	t.Helper()
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("terraform is not installed")
		}
		t.Skip("terraform is not installed")
	}
	config := filepath.Join(t.TempDir(), "terraformrc")
	mirror := t.TempDir()
	if err := os.WriteFile(config, fmt.Appendf(nil, "provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror), 0o644); err != nil {
		t.Fatal(err)
	}
	return func(t testing.TB, dir string) (string, int) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, terraform, "fmt", "-recursive", "-no-color", "-list=false", ".")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+config, "CHECKPOINT_DISABLE=1")
		var stderr strings.Builder
		cmd.Stderr = &stderr
		err := cmd.Run()
		var exit *exec.ExitError
		if err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return stderr.String(), cmd.ProcessState.ExitCode()
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
