package policy

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util/channel"
)

// TestOptions says which unit tests of policies to run.
type TestOptions struct {
	// Paths are folders and files of policies and tests, below the root of the
	// file system. Nil means all of it.
	Paths []string
	// Data are files and folders that policies see as data.
	Data []string
	// Libraries holds libraries that policies may import; they are not tested.
	Libraries fs.FS
	// Files are what the functions of conftest read.
	Files Files
	// Run is a regular expression for the names of tests, package and all, such
	// as "data.infralint.kubernetes.latest_tag_test.test_latest". Empty means all.
	Run string
}

// A TestReport is what running the tests of a set of policies gave.
type TestReport struct {
	Tests     []TestResult // in order of package and name
	Covered   int          // lines of policies and libraries that a test evaluates
	Uncovered []Line       // those that none does, in order
	Partial   bool         // only some of the tests were run, so that coverage says nothing
}

// Coverage returns the share of covered lines in per cent; 100 of nothing.
func (r *TestReport) Coverage() float64 {
	lines := r.Covered + len(r.Uncovered)
	if lines == 0 {
		return 100
	}
	return 100 * float64(r.Covered) / float64(lines)
}

// Add adds the tests and lines of another report.
func (r *TestReport) Add(other *TestReport) {
	r.Tests = append(r.Tests, other.Tests...)
	r.Covered += other.Covered
	r.Partial = r.Partial || other.Partial
	r.Uncovered = append(r.Uncovered, other.Uncovered...)
}

// Failed reports whether a test did not pass.
func (r *TestReport) Failed() bool {
	return slices.ContainsFunc(r.Tests, func(t TestResult) bool { return t.Problem != "" })
}

// A TestResult is the outcome of one unit test.
type TestResult struct {
	Package  string // "infralint.kubernetes.latest_tag_test"
	Name     string
	Line     Line
	Skipped  bool          // its name begins with todo_
	Problem  string        // why it did not pass; empty where it did
	Output   string        // what it printed
	Duration time.Duration // wall time
}

// A Line is a line of a policy, from 1.
type Line struct {
	Path string
	Row  int
}

// String returns path:row.
func (l Line) String() string { return fmt.Sprintf("%s:%d", l.Path, l.Row) }

// Test runs the unit tests in fsys: the rules whose name begins with test_, as
// "opa test" does. Errors name file and line.
func Test(ctx context.Context, fsys fs.FS, opts TestOptions) (*TestReport, error) {
	u := &user{fsys: fsys, opts: UserOptions{Libraries: opts.Libraries}, engine: newEngine(Options{}), data: make(map[string]any), tests: true}
	if opts.Paths == nil {
		opts.Paths = []string{"."}
	}
	for _, p := range opts.Paths {
		u.add(p)
	}
	for _, p := range opts.Data {
		u.errs = append(u.errs, u.addData(p))
	}
	under := make(map[string]*ast.Module) // test
	for _, m := range u.engine.modules {
		if !strings.HasSuffix(m.path, "_test.rego") {
			under[m.path] = m.parsed
		}
	}
	u.libraries()
	modules := make(map[string]*ast.Module)
	for _, m := range u.engine.modules {
		parsed, err := m.parse()
		if err != nil {
			u.errs = append(u.errs, err)
			continue
		}
		modules[m.path] = parsed
	}
	if err := errors.Join(u.errs...); err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	coverage := cover.New()
	results, err := runTests(ctx, opts.Files, modules, u.data, opts.Run, func(r *tester.Runner) {
		r.SetCoverageQueryTracer(coverage).SetCoverageRuns(nil)
	})
	if err != nil {
		return nil, err
	}
	report := &TestReport{Partial: opts.Run != ""}
	for _, r := range results {
		report.Tests = append(report.Tests, testResult(r))
	}
	if err := explainFailures(ctx, opts.Files, modules, u.data, report.Tests); err != nil {
		return nil, err
	}
	slices.SortFunc(report.Tests, func(a, b TestResult) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), cmp.Compare(a.Line.Row, b.Line.Row), strings.Compare(a.Name, b.Name))
	})
	lines := coverage.Report(under)
	for name := range under {
		f := lines.Files[name]
		if f == nil {
			continue
		}
		report.Covered += f.CoveredLines
		for _, rng := range f.NotCovered {
			for row := rng.Start.Row; row <= rng.End.Row; row++ {
				report.Uncovered = append(report.Uncovered, Line{name, row})
			}
		}
	}
	slices.SortFunc(report.Uncovered, func(a, b Line) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), cmp.Compare(a.Row, b.Row))
	})
	report.Uncovered = slices.Compact(report.Uncovered)
	return report, nil
}

// runTests runs the tests whose names match.
func runTests(ctx context.Context, files Files, modules map[string]*ast.Module, data map[string]any, match string, set func(*tester.Runner)) ([]*tester.Result, error) {
	runner := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithCapabilities(capabilities()).WithBuiltins(builtinDecls()).WithEnablePrintStatements(true)).
		AddCustomBuiltins(testBuiltins(files)).
		SetStore(newStore(data)).
		SetModules(modules).
		SetTimeout(DefaultTimeout).
		Filter(match)
	set(runner)
	results, err := runner.RunTests(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("run policy tests: %w", regoError(err))
	}
	return channel.Collect(results), nil
}

// explainFailures runs the tests that failed again, with a trace, to say which
// line was not true. Tracing all of them would take many times as long.
func explainFailures(ctx context.Context, files Files, modules map[string]*ast.Module, data map[string]any, tests []TestResult) error {
	var names []string
	for _, t := range tests {
		if t.Problem == notTrue {
			names = append(names, regexp.QuoteMeta("data."+t.Package+"."+t.Name))
		}
	}
	if len(names) == 0 {
		return nil
	}
	results, err := runTests(ctx, files, modules, data, "^(?:"+strings.Join(names, "|")+")$", func(r *tester.Runner) { r.EnableTracing(true) })
	if err != nil {
		return err
	}
	for _, r := range results {
		i := slices.IndexFunc(tests, func(t TestResult) bool { return "data."+t.Package == r.Package && t.Name == r.Name })
		if i < 0 {
			continue
		}
		for _, event := range slices.Backward(r.Trace) {
			if l := event.Location; event.Op == topdown.FailOp && l != nil && l.File == tests[i].Line.Path {
				tests[i].Problem = fmt.Sprintf("%s:%d %s: %s", l.File, l.Row, notTrue, l.Text)
				break
			}
		}
	}
	return nil
}

const notTrue = "is not true"

func testResult(r *tester.Result) TestResult {
	t := TestResult{
		Package:  strings.TrimPrefix(r.Package, "data."),
		Name:     r.Name,
		Line:     Line{r.Location.File, r.Location.Row},
		Skipped:  r.Skip,
		Output:   string(r.Output),
		Duration: r.Duration,
	}
	if r.Error != nil {
		t.Problem = r.Error.Error()
	} else if r.Fail {
		t.Problem = notTrue
	}
	return t
}
