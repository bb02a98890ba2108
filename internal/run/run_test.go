package run_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/run"
	"github.com/infralint/infralint/internal/source"
)

var (
	strict = &lint.Rule{ID: "test-strict", Severity: lint.Error}
	mild   = &lint.Rule{ID: "test-mild", Severity: lint.Warning}
	silent = &lint.Rule{ID: "test-silent", Severity: lint.Error, Off: true}
)

// A unit is one file with what its check gives.
type unit struct {
	file    *source.File
	check   func(out *lint.Results) error
	accepts func(f lint.Finding) bool
}

func (u *unit) Kind() string                { return "unit" }
func (u *unit) File() *source.File          { return u.file }
func (u *unit) Files() []*source.File       { return []*source.File{u.file} }
func (u *unit) Documents() []lint.Document  { return []lint.Document{{Type: "unit", File: u.file}} }
func (u *unit) Accepts(f lint.Finding) bool { return u.accepts != nil && u.accepts(f) }

func (u *unit) Check(_ context.Context, out *lint.Results) error {
	if u.check == nil {
		return nil
	}
	return u.check(out)
}

type domain struct{ units []lint.Unit }

func (d domain) Name() string        { return "test" }
func (d domain) Rules() []*lint.Rule { return []*lint.Rule{strict, mild, silent} }
func (d domain) Load(context.Context, *source.Tree) ([]lint.Unit, error) {
	return slices.Clone(d.units), nil
}

func file(path string) *source.File { return source.NewFile(path, []byte("one\ntwo\nthree\n")) }

func finding(r *lint.Rule, f *source.File, line int, message string) lint.Finding {
	return lint.Finding{Rule: r, Span: f.LineSpan(line), Message: message}
}

// check runs units, of whose files those in selected are in the tree.
func check(t *testing.T, opts run.Options, selected []*source.File, units ...lint.Unit) *run.Result {
	t.Helper()
	opts.Domains = []lint.Domain{domain{units}}
	var paths []string
	for _, f := range selected {
		paths = append(paths, f.Path)
	}
	res, err := run.Check(t.Context(), source.NewTree(fstest.MapFS{}, paths, selected), opts)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// lines are the findings as text.
func lines(res *run.Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		b.WriteString(f.Span.Pos().String() + " " + f.Severity.String() + " " + f.Rule.ID + " " + f.Message + "\n")
		for _, r := range f.Related {
			b.WriteString("  " + r.Span.Pos().String() + " " + r.Message + "\n")
		}
	}
	return b.String()
}

func equal(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func reports(findings ...lint.Finding) func(*lint.Results) error {
	return func(out *lint.Results) error {
		out.Findings = append(out.Findings, findings...)
		return nil
	}
}

func TestSeverity(t *testing.T) {
	f := file("a")
	lower := finding(strict, f, 2, "less")
	lower.Severity = lint.Note
	u := &unit{file: f, check: reports(finding(strict, f, 1, "as the rule"), lower, finding(silent, f, 3, "off"))}

	equal(t, lines(check(t, run.Options{}, []*source.File{f}, u)),
		"a:1:1 error test-strict as the rule\na:2:1 note test-strict less\n")

	// What the configuration says of a rule holds for all of its findings.
	configured := func(r *lint.Rule, path string) (lint.Severity, bool) {
		if path != "a" {
			t.Errorf("asked for %q", path)
		}
		return lint.Warning, r == strict
	}
	equal(t, lines(check(t, run.Options{Severity: configured}, []*source.File{f}, u)),
		"a:1:1 warning test-strict as the rule\na:2:1 warning test-strict less\n")
}

func TestSelected(t *testing.T) {
	base, overlay, other := file("base"), file("overlay"), file("other")
	explained := finding(mild, base, 1, "of the base")
	explained.Related = []lint.Related{{Span: overlay.LineSpan(1), Message: "rendered here"}}
	u := &unit{file: overlay, check: reports(explained, finding(mild, base, 2, "of the base alone"), finding(mild, other, 1, "of another"))}
	res := check(t, run.Options{}, []*source.File{overlay}, u)
	equal(t, lines(res), "base:1:1 warning test-mild of the base\n  overlay:1:1 rendered here\n")
	if res.Files != 1 || res.Units["unit"] != 1 {
		t.Errorf("%d files, units %v", res.Files, res.Units)
	}
}

func TestMerge(t *testing.T) {
	base, dev, prod := file("base"), file("dev"), file("prod")
	in := func(overlay *source.File) *unit {
		f := finding(mild, base, 2, "no limit")
		f.Related = []lint.Related{{Span: overlay.LineSpan(1), Message: "rendered here"}}
		return &unit{file: overlay, check: reports(f, finding(mild, base, 1, "of "+overlay.Path))}
	}
	const want = `base:1:1 warning test-mild of dev
base:1:1 warning test-mild of prod
base:2:1 warning test-mild no limit
  dev:1:1 rendered here
  prod:1:1 rendered here
`
	all := []*source.File{base, dev, prod}
	equal(t, lines(check(t, run.Options{}, all, in(dev), in(prod), in(prod))), want)
	equal(t, lines(check(t, run.Options{Workers: 3}, all, in(prod), in(dev))), want)
}

func TestFailures(t *testing.T) {
	good, broken, bad := file("good"), file("broken"), file("bad")
	units := []lint.Unit{
		&unit{file: broken, check: func(out *lint.Results) error {
			out.Report(finding(mild, broken, 3, "before it broke"))
			panic("oh")
		}},
		&unit{file: bad, check: func(*lint.Results) error { return errors.New("no luck") }},
		&unit{file: good, check: reports(finding(mild, good, 1, "found"))},
	}
	policies := func(_ context.Context, doc lint.Document, _ *lint.Results) error {
		if doc.File == good {
			return errors.New("no policy")
		}
		return nil
	}
	equal(t, lines(check(t, run.Options{Policies: policies}, []*source.File{good, broken, bad}, units...)),
		`bad:1:1 error internal-error cannot check this unit: no luck
broken:1:1 error internal-error infralint panicked on this unit: oh; please report it with the file
broken:3:1 warning test-mild before it broke
good:1:1 error internal-error cannot evaluate the policies on this unit: no policy
good:1:1 warning test-mild found
`)
}

func TestAccepts(t *testing.T) {
	f := file("a")
	u := &unit{file: f, check: reports(finding(mild, f, 1, "meant"), finding(mild, f, 2, "not meant")),
		accepts: func(f lint.Finding) bool { return f.Message == "meant" }}
	equal(t, lines(check(t, run.Options{}, []*source.File{f}, u)), "a:2:1 warning test-mild not meant\n")
}

func TestIgnore(t *testing.T) {
	const text = `a # infralint: ignore[test-mild]
b // infralint: ignore[test-strict,test-mild] both
# infralint: ignore[test-mild]
  # infralint:ignore[test-strict] why
	// more of why
c
d
# infralint: ignore[test-mild]

e
f # infralint: ignore[test-mildew]
# infralint: ignore[]
g # infralint ignore[test-mild]
h
`
	f := source.NewFile("a", []byte(text))
	var all []lint.Finding
	for line := 1; line <= f.Lines(); line++ {
		for _, r := range []*lint.Rule{strict, mild} {
			all = append(all, finding(r, f, line, first(f.LineSpan(line).Text())))
		}
	}
	var kept strings.Builder
	for _, f := range check(t, run.Options{}, []*source.File{f}, &unit{file: f, check: reports(all...)}).Findings {
		if f.Message >= "a" {
			kept.WriteString(f.Message + " " + f.Rule.ID + "\n")
		}
	}
	equal(t, kept.String(), `a test-strict
d test-mild
d test-strict
e test-mild
e test-strict
f test-mild
f test-strict
g test-mild
g test-strict
h test-mild
h test-strict
`)
}

func TestIgnoreWithoutEffect(t *testing.T) {
	f := source.NewFile("a", []byte("a # infralint: ignore[test-mild, test-strict,test-mildd]\n"))
	u := &unit{file: f, check: reports(finding(mild, f, 1, "meant"))}
	opts := run.Options{Rules: func() []*lint.Rule { return []*lint.Rule{mild, strict} }}
	const slip = `a:1:46 warning ignore-without-effect there is no rule "test-mildd"; did you mean "test-mild"?` + "\n"
	equal(t, lines(check(t, opts, []*source.File{f}, u)), slip)
	opts.Whole = true
	equal(t, lines(check(t, opts, []*source.File{f}, u)), "a:1:34 note ignore-without-effect test-strict finds nothing here; remove it from the comment\n"+slip)
	opts.Severity = func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, r != strict }
	equal(t, lines(check(t, opts, []*source.File{f}, u)), slip)
	opts.Severity = func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, r != run.IgnoreWithoutEffect }
	equal(t, lines(check(t, opts, []*source.File{f}, u)), "")
}

func TestNotChecked(t *testing.T) {
	f, named := file("b"), file("named")
	named.Named = true
	u := &unit{file: f, check: func(out *lint.Results) error {
		out.Skip("b", "remote")
		out.Skip("a", "remote")
		out.Skip("b", "remote")
		return nil
	}}
	extra := finding(mild, file("unread"), 1, "cannot be read")
	res := check(t, run.Options{Extra: []lint.Finding{extra}}, []*source.File{f, named}, u)
	want := []lint.NotChecked{{Path: "a", Reason: "remote"}, {Path: "b", Reason: "remote"}, {Path: "named", Reason: "neither the name nor the content tells what it is"}}
	if !slices.Equal(res.NotChecked, want) {
		t.Errorf("not checked: %v, want %v", res.NotChecked, want)
	}
	// What was found before the units were is kept wherever it is.
	equal(t, lines(res), "unread:1:1 warning test-mild cannot be read\n")
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := file("a")
	u := &unit{file: f, check: func(*lint.Results) error {
		cancel()
		return ctx.Err()
	}}
	_, err := run.Check(ctx, source.NewTree(fstest.MapFS{}, nil, nil), run.Options{Domains: []lint.Domain{domain{[]lint.Unit{u, u}}}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
}

// first returns the first byte of a line; " " for an empty one.
func first(line []byte) string { return string(append(line[:len(line):len(line)], ' ')[:1]) }
