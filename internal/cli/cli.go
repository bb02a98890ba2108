// Package cli is the command line: it reads flags, calls what does the work,
// and writes what comes back.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/discover"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/suite"
)

// Streams are where output goes.
type Streams struct{ Out, Err io.Writer }

// The exit codes.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailure  = 2
)

// errFindings ends a command that found something: the exit code says it, no
// message does.
var errFindings = errors.New("findings")

// Main runs the command line args and returns the exit code: 0 clean, 1
// findings, 2 could not do the job.
func Main(args []string, streams Streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := newRoot(streams)
	root.SetArgs(append([]string{}, args...)) // nil would mean those of the process
	switch err := root.ExecuteContext(ctx); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	default:
		fmt.Fprintf(streams.Err, "infralint: %v\n", err)
		return exitFailure
	}
}

const longHelp = `infralint checks the infrastructure code of a repository in one pass: Terraform,
kustomizations and Kubernetes manifests, Argo CD and Flux, GitHub workflows and
actions, GitLab pipelines, Dockerfiles, compose files and Helm charts. It needs
no terraform init, no cluster, no network and no credentials.

Patterns name what to check: "./..." is everything below this directory (the
default), "dir/..." everything below dir, "dir" the files of dir alone, "file"
one file, which may be a workflow or Dockerfile of any name. The repository root
is the nearest parent with .git or .infralint.yaml; overlays find their bases,
and modules their child modules, anywhere below it.

A Terraform module is judged by the highest release that its required_version
allows, or by terraform.version of .infralint.yaml; one with .tofu files, or
other signs of it, is judged as OpenTofu does (docs/terraform.md).

A comment "# infralint: ignore[RULE] why" at the end of a line, or on a line of
its own above it, accepts what the rule finds there.

Exit status: 0 no findings at or above --fail-on, 1 findings, 2 usage or
internal error.`

const exampleHelp = `  infralint                                    check everything below this directory
  infralint apps/web/...                       check one part of the repository
  infralint --format sarif > infralint.sarif   for GitHub code scanning
  infralint --output sarif:out.sarif           text to the terminal, SARIF to a file
  infralint --format github                    annotations of a pull request, without code scanning
  infralint fmt --check ./...                  what terraform fmt -check -recursive says
  infralint explain k8s-latest-tag             what a rule is about`

func newRoot(streams Streams) *cobra.Command {
	root := newCheck(streams)
	root.Use = "infralint [patterns]"
	root.Short = "Check the infrastructure code of a repository"
	root.Long = longHelp
	root.Example = exampleHelp
	root.Version = version()
	root.SetVersionTemplate("infralint {{.Version}}\n")
	root.SilenceErrors = true
	root.SilenceUsage = true
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w (see %s --help)", err, c.CommandPath())
	})
	root.AddCommand(
		newFmt(streams),
		newFix(streams),
		newRender(streams),
		newGraph(streams),
		newPolicy(streams),
		newPins(streams),
		newExplain(streams),
		newRules(streams),
		newVersion(streams),
	)
	return root
}

// oneArgument wants the argument that the usage line of the command names.
func oneArgument(c *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return fmt.Errorf("usage: %s (see %s --help)", c.UseLine(), c.CommandPath())
}

// misspelt returns an error where the first argument is no file, and close to the
// name of a command.
func misspelt(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Lstat(args[0]); err == nil {
		return nil
	}
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	if hint := suggest.DidYouMean(args[0], names); hint != "" {
		return fmt.Errorf("no file and no command %q%s", args[0], hint)
	}
	return nil
}

// A workspace is a repository with its configuration, opened for one command.
type workspace struct {
	root   string // absolute
	dir    string // absolute; what patterns are relative to
	fsys   fs.FS  // the repository; does not lead out of it
	config *config.Config
	own    *policy.Engine // the policies of the repository; nil where it has none
	hints  []string       // what people should know besides the findings
}

// openWorkspace finds the repository of the current directory, or of the first
// pattern where that lies elsewhere, and reads its configuration.
func openWorkspace(patterns []string) (*workspace, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	ws := &workspace{root: discover.RootFor(dir, patterns), dir: dir}
	root, err := os.OpenRoot(ws.root) // open until the command is done
	if err != nil {
		return nil, fmt.Errorf("open the repository root: %w", err)
	}
	ws.fsys = root.FS()
	ws.config, ws.own, err = suite.LoadConfig(ws.fsys)
	return ws, err
}

// suite returns what can be run on the repository. What policies print goes to
// prints, which may be nil.
func (ws *workspace) suite(prints io.Writer) (*suite.Suite, error) {
	return suite.New(ws.config, ws.own, prints)
}

// isWhole reports whether the patterns stand for the whole repository.
func (ws *workspace) isWhole(patterns []string) bool {
	return ws.dir == ws.root && (len(patterns) == 0 || slices.Contains(patterns, "./...") || slices.Contains(patterns, "..."))
}

// walk discovers the files that patterns select.
func (ws *workspace) walk(ctx context.Context, patterns []string) (*discover.Result, error) {
	return discover.Walk(ctx, discover.Options{
		Root: ws.root, Dir: ws.dir, Patterns: patterns, Exclude: ws.config.Excludes,
		Wanted: func(path string) bool { return suite.SelectsFile(ws.config, path) },
	})
}

// useRules turns on the rules of presets and, if only names any, off all but
// those, as if the configuration did.
func (ws *workspace) useRules(presets, only []string) error {
	if len(presets)+len(only) == 0 {
		return nil
	}
	known, err := suite.Known(ws.own)
	if err != nil {
		return err
	}
	for _, name := range presets {
		if err := ws.config.UsePreset(name, known); err != nil {
			return fmt.Errorf("--preset: %w", err)
		}
	}
	if len(only) == 0 {
		return nil
	}
	if err := ws.config.UseOnly(only, known); err != nil {
		return fmt.Errorf("--only: %w", err)
	}
	return nil
}

// relative returns the slash-separated path below the root of a path that the
// user gave.
func (ws *workspace) relative(name string) (string, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(ws.dir, name)
	}
	rel, err := filepath.Rel(ws.root, name)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s: is outside of the repository root %s", name, ws.root)
	}
	return filepath.ToSlash(rel), nil
}

// write replaces the content of a file of the repository, keeping its mode.
func (ws *workspace) write(f *source.File, content []byte) error {
	root, err := os.OpenRoot(ws.root)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Stat(filepath.FromSlash(f.Path))
	if err != nil {
		return err
	}
	if err := root.WriteFile(filepath.FromSlash(f.Path), content, info.Mode().Perm()); err != nil {
		return fmt.Errorf("write %s: %w", f.Path, err)
	}
	return nil
}

// writeFile creates or replaces a file outside of any repository with what write
// writes.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return fmt.Errorf("write %s: %w", name, err)
	}
	return f.Close()
}

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColor says whether to colour what goes to w.
func useColor(mode string, w any) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w), nil
	}
	return false, fmt.Errorf("--color is %q, want auto, always or never", mode)
}

// workers is the number of units that are checked at the same time.
func workers() int { return runtime.GOMAXPROCS(0) }
