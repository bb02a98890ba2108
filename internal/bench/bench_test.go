// Package bench measures infralint side by side with the tools that people run
// today, on the same input and in one run, and prints ratios. It asserts
// nothing: a time is no test. "make bench" runs it.
package bench

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	binary   = flag.String("binary", "", "the infralint to measure; without it nothing is measured")
	tools    = flag.String("bench-tools", "", "the folder of kubeconform, actionlint and conftest")
	monorepo = filepath.Join("..", "..", "testdata", "monorepo")
)

// A usage is what a command took.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // peak, in bytes
}

// measure runs a command, n times, and returns the quickest run. Exit status 1
// (and 3, of terraform fmt) says that the tool found something.
func measure(t *testing.T, n int, dir string, args ...string) usage {
	t.Helper()
	var best usage
	for range n {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CHECKPOINT_DISABLE=1", "NO_COLOR=1")
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		start := time.Now()
		err := cmd.Run()
		wall := time.Since(start)
		if err != nil && cmd.ProcessState.ExitCode() != 1 && cmd.ProcessState.ExitCode() != 3 {
			t.Fatalf("%s: %v\n%.2000s", strings.Join(args, " "), err, out.String())
		}
		u := usage{wall: wall, cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
		if ru, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			u.memory = ru.Maxrss << 10
		}
		if best.wall == 0 || u.wall < best.wall {
			best = u
		}
	}
	return best
}

// row prints one comparison: the peer, infralint, and how many times longer the
// peer took.
func row(what, input string, peer, own usage) {
	fmt.Printf("%-34s %-30s %9s %9s %7.1fx\n", what, input, round(peer.wall), round(own.wall), peer.wall.Seconds()/own.wall.Seconds())
}

func round(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%.0f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func TestBench(t *testing.T) {
	if *binary == "" {
		t.Skip("no -binary: run make bench")
	}
	fmt.Printf("%-34s %-30s %9s %9s %8s\n", "instead of", "input", "it took", "infralint", "ratio")
	t.Run("terraform", benchTerraform)
	t.Run("init", benchInit)
	t.Run("kustomize", benchKustomize)
	t.Run("builds", benchBuilds)
	t.Run("actionlint", benchActionlint)
	t.Run("conftest", benchConftest)
	t.Run("policies", benchPolicies)
	t.Run("startup", benchStartup)
}

// multiply copies the monorepo n times below a new root.
func multiply(t *testing.T, n int) string {
	t.Helper()
	root := t.TempDir()
	for i := range n {
		if err := os.CopyFS(filepath.Join(root, fmt.Sprintf("repo%03d", i)), os.DirFS(monorepo)); err != nil {
			t.Fatal(err)
		}
	}
	mark(t, root)
	return root
}

// mark makes dir a repository root.
func mark(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
}

// find returns the files below root for which keep holds, relative to root.
func find(t *testing.T, root string, keep func(path string) bool) (paths []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && keep(p) {
			paths = append(paths, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// benchInit compares with init and validate in every directory, of modules that
// need no provider to be downloaded.
func benchInit(t *testing.T) {
	root := t.TempDir()
	mark(t, root)
	const n = 130
	for i := range n {
		dir := filepath.Join(root, fmt.Sprintf("module%03d", i))
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "module"))); err != nil {
			t.Fatal(err)
		}
	}
	loop := "for dir in module*; do terraform -chdir=$dir init -backend=false && terraform -chdir=$dir validate || exit 9; done"
	peer := measure(t, 1, root, "bash", "-c", loop)
	if err := os.WriteFile(filepath.Join(root, ".infralint.yaml"), onlyValidate(t), 0o644); err != nil {
		t.Fatal(err)
	}
	row("terraform init, terraform validate", fmt.Sprintf("%d modules", n), peer, measure(t, 3, root, *binary, "-q"))
}

func benchTerraform(t *testing.T) {
	root := multiply(t, 60)
	// A file that does not parse makes terraform stop early.
	for _, p := range find(t, root, func(p string) bool { return strings.Contains(p, "modules/legacy/") }) {
		if err := os.Remove(filepath.Join(root, p)); err != nil {
			t.Fatal(err)
		}
	}
	files := find(t, root, func(p string) bool { return strings.HasSuffix(p, ".tf") || strings.HasSuffix(p, ".tfvars") })
	modules := make(map[string]bool)
	for _, p := range files {
		modules[filepath.Dir(p)] = true
	}
	input := fmt.Sprintf("%d files, %d modules", len(files), len(modules))
	peer := measure(t, 3, root, "terraform", "fmt", "-check", "-recursive")
	row("terraform fmt -check -recursive", input, peer, measure(t, 3, root, *binary, "fmt", "--check"))
	var patterns []string
	for _, p := range find(t, root, func(p string) bool { return strings.HasSuffix(p, "terraform/modules/network/main.tf") }) {
		patterns = append(patterns, "./"+filepath.Dir(filepath.Dir(filepath.Dir(p)))+"/...")
	}
	args := append([]string{*binary, "-q"}, patterns...)
	config := filepath.Join(root, ".infralint.yaml")
	if err := os.WriteFile(config, onlyValidate(t), 0o644); err != nil {
		t.Fatal(err)
	}
	row("  the same, against fmt + validate", input, peer, measure(t, 3, root, args...))
	if err := os.Remove(config); err != nil {
		t.Fatal(err)
	}
	row("  the same, against all rules", input, peer, measure(t, 3, root, args...))
}

// onlyValidate is a configuration that leaves on, for Terraform, what terraform
// fmt and terraform validate say.
func onlyValidate(t *testing.T) []byte {
	t.Helper()
	out, err := exec.Command(*binary, "rules", "--format", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var rules []struct {
		ID   string
		Tags []string
	}
	if err := json.Unmarshal(out, &rules); err != nil {
		t.Fatal(err)
	}
	config := []byte("rules:\n")
	for _, r := range rules {
		if strings.HasPrefix(r.ID, "tf-") && r.ID != "tf-fmt" && !slices.Contains(r.Tags, "validate") {
			config = fmt.Appendf(config, "  %s: off\n", r.ID)
		}
	}
	return config
}

func benchStartup(t *testing.T) {
	best := usage{cpu: time.Hour}
	for range 10 {
		if u := measure(t, 1, ".", *binary, "version"); u.cpu < best.cpu {
			best = u
		}
	}
	info, err := os.Stat(*binary)
	if err != nil {
		t.Fatal(err)
	}
	root := multiply(t, 20)
	all := measure(t, 3, root, *binary, "-q")
	fmt.Printf("\ninfralint version: %.1f ms of CPU, %s\n", best.cpu.Seconds()*1000, round(best.wall))
	for _, file := range []string{
		".github/workflows/ci.yaml", "apps/web/Dockerfile", "deploy/apps/web/base/deployment.yaml", "terraform/environments/dev/main.tf",
	} {
		one := measure(t, 5, filepath.Join("..", ".."), *binary, "-q", "testdata/monorepo/"+file)
		fmt.Printf("one changed file:  %s, %.0f ms of CPU (%s)\n", round(one.wall), one.cpu.Seconds()*1000, file)
	}
	fmt.Printf("20 monorepos:      %s, %d MB of memory at the peak\n", round(all.wall), all.memory>>20)
	fmt.Printf("stripped binary:   %.1f MB\n", float64(info.Size())/1e6)
}
