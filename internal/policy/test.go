package policy

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
)

// TestOptions says which unit tests of policies to run.
type TestOptions struct {
	// Run is a regular expression for the names of tests, package and all, such
	// as "data.infralint.kubernetes.latest_tag_test.test_latest". Empty means all.
	Run string
}

// A TestReport is what running the tests of a set of policies gave.
type TestReport struct {
	Tests     []TestResult // in order of package and name
	Covered   int          // lines of policies and libraries that a test evaluates
	Uncovered []Line       // those that none does, in order
}

// Coverage returns the share of covered lines in per cent; 100 of nothing.
func (r *TestReport) Coverage() float64 {
	lines := r.Covered + len(r.Uncovered)
	if lines == 0 {
		return 100
	}
	return 100 * float64(r.Covered) / float64(lines)
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
// "opa test" does. Policies see libs too, which are not tested.
func Test(ctx context.Context, fsys, libs fs.FS, opts TestOptions) (*TestReport, error) {
	modules, err := parseAll(fsys)
	if err != nil {
		return nil, err
	}
	under := make(map[string]*ast.Module)
	for name, m := range modules {
		if !strings.HasSuffix(name, "_test.rego") {
			under[name] = m
		}
	}
	if libs != nil {
		shared, err := parseAll(libs)
		if err != nil {
			return nil, err
		}
		for name, m := range shared {
			if modules[name] == nil {
				modules[name] = m
			}
		}
	}
	coverage := cover.New()
	results, err := tester.NewRunner().
		SetCompiler(ast.NewCompiler().WithCapabilities(capabilities()).WithEnablePrintStatements(true)).
		SetModules(modules).
		SetCoverageQueryTracer(coverage).
		SetCoverageRuns(nil).
		SetTimeout(DefaultTimeout).
		Filter(opts.Run).
		RunTests(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("run policy tests: %w", err)
	}
	report := &TestReport{}
	for r := range results {
		report.Tests = append(report.Tests, testResult(r))
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

func testResult(r *tester.Result) TestResult {
	t := TestResult{
		Package:  strings.TrimPrefix(r.Package, "data."),
		Name:     r.Name,
		Line:     Line{r.Location.File, r.Location.Row},
		Skipped:  r.Skip,
		Output:   string(r.Output),
		Duration: r.Duration,
	}
	switch {
	case r.Error != nil:
		t.Problem = r.Error.Error()
	case r.Fail && r.FailedAt != nil && r.FailedAt.Location != nil:
		t.Problem = fmt.Sprintf("%s:%d is not true: %s", r.FailedAt.Location.File, r.FailedAt.Location.Row, r.FailedAt.Location.Text)
	case r.Fail:
		t.Problem = "is not true"
	}
	return t
}

// parseAll parses every Rego file of fsys, by path.
func parseAll(fsys fs.FS) (map[string]*ast.Module, error) {
	modules := make(map[string]*ast.Module)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".rego" {
			return err
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		modules[name], err = ast.ParseModuleWithOpts(name, string(src), ast.ParserOptions{
			RegoVersion:  ast.RegoV1,
			Capabilities: capabilities(),
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("parse policies: %w", err)
	}
	return modules, nil
}
