// Package run takes a tree of files to sorted findings.
package run

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// Options says what to run over a tree, and how.
type Options struct {
	Domains []lint.Domain
	// Policies checks one document with the policies that apply to it. It must
	// be safe for concurrent use. Nil means no policies.
	Policies func(ctx context.Context, doc lint.Document, out *lint.Results) error
	// Extra are findings made before the units were: of files that could not be
	// read. They are filtered and sorted with the rest.
	Extra []lint.Finding
	// Severity returns what the configuration makes of a rule for the file at
	// path, and whether the rule is on there. Nil means every rule that is not
	// off by default, with its own severity.
	Severity severityFunc
	// Rules returns every rule there is. It is asked when a comment that accepts
	// findings has no effect; nil means that nothing is said of such comments.
	Rules func() []*lint.Rule
	// Whole says that the whole repository is checked, so that what finds nothing
	// would find nothing in any run.
	Whole bool
	// Workers is the number of units checked at the same time; at least 1.
	Workers int
	// Progress is told, from several goroutines, how many of all units are done.
	Progress func(done, total int)
}

// A severityFunc returns what the configuration makes of a rule for the file at
// path, and whether the rule is on there.
type severityFunc = func(rule *lint.Rule, path string) (lint.Severity, bool)

// A Result is what a run has to say. It is the same for the same tree and
// options, whatever the number of workers.
type Result struct {
	Findings   []lint.Finding    // in order of path, offset, rule and message
	NotChecked []lint.NotChecked // in order of path and reason, none twice
	Files      int               // files that belong to a unit
	Units      map[string]int    // units by kind
}

// Check loads tree with every domain, then checks the units and their
// documents. A panic or an error of one unit is a finding of that unit; only a
// cancelled context and a domain that cannot load are errors.
func Check(ctx context.Context, tree *source.Tree, opts Options) (*Result, error) {
	units, err := load(ctx, tree, opts.Domains)
	if err != nil {
		return nil, err
	}
	slots := make([]slot, len(units)) // one a unit: no lock, no order
	var next, done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	// A goroutine for each worker, not for each unit: a stack that has grown
	// once serves all that follow.
	for range min(max(opts.Workers, 1), len(units)) {
		g.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(units) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				u := units[i]
				units[i] = nil // a built kustomization is large: let it go once checked
				slots[i].kind = u.Kind()
				checkUnit(ctx, u, opts.Policies, &slots[i])
				if opts.Progress != nil {
					opts.Progress(int(done.Add(1)), len(units))
				}
			}
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	slots = append(slots, slot{Results: lint.Results{Findings: opts.Extra}})
	return collect(tree, slots, opts), nil
}

// A slot is what one unit gives.
type slot struct {
	lint.Results
	kind  string
	files []*source.File
}

func load(ctx context.Context, tree *source.Tree, domains []lint.Domain) ([]lint.Unit, error) {
	loaded := make([][]lint.Unit, len(domains))
	g, ctx := errgroup.WithContext(ctx)
	for i, d := range domains {
		g.Go(func() (err error) {
			defer func() {
				if r := recover(); r != nil {
					err = fmt.Errorf("load %s: panic: %v\n%s", d.Name(), r, debug.Stack())
				}
			}()
			if loaded[i], err = d.Load(ctx, tree); err != nil {
				return fmt.Errorf("load %s: %w", d.Name(), err)
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return slices.Concat(loaded...), nil
}

func checkUnit(ctx context.Context, u lint.Unit, policies func(context.Context, lint.Document, *lint.Results) error, s *slot) {
	fail := func(problem string) {
		s.Report(lint.Finding{Rule: InternalError, Span: u.File().LineSpan(1), Message: problem})
	}
	defer func() {
		if r := recover(); r != nil {
			fail(fmt.Sprintf("infralint panicked on this %s: %v; please report it with the file", u.Kind(), r))
		}
		s.files = u.Files()
	}()
	if err := u.Check(ctx, &s.Results); err != nil && ctx.Err() == nil {
		fail(fmt.Sprintf("cannot check this %s: %v", u.Kind(), err))
	}
	if policies != nil {
		for _, doc := range u.Documents() {
			if err := policies(ctx, doc, &s.Results); err != nil && ctx.Err() == nil {
				fail(fmt.Sprintf("cannot evaluate the policies on this %s: %v", u.Kind(), err))
			}
		}
	}
	if a, ok := u.(lint.Accepter); ok {
		s.Findings = slices.DeleteFunc(s.Findings, a.Accepts)
	}
}

func collect(tree *source.Tree, slots []slot, opts Options) *Result {
	severity := opts.Severity
	if severity == nil {
		severity = func(r *lint.Rule, _ string) (lint.Severity, bool) { return r.Severity, !r.Off }
	}
	res := &Result{Units: make(map[string]int)}
	files, meant := make(map[string]*source.File), make(ignores)
	for i := range slots {
		s := &slots[i]
		if s.kind != "" {
			res.Units[s.kind]++
		}
		for _, f := range s.files {
			files[f.Path] = f
		}
		for _, f := range s.Findings {
			level, on := severity(f.Rule, f.Span.File.Path)
			if on && (s.kind == "" || concerns(tree, f)) && !meant.accept(f) {
				if f.Severity == 0 || level != f.Rule.Severity {
					f.Severity = level
				}
				res.Findings = append(res.Findings, f)
			}
		}
		res.NotChecked = append(res.NotChecked, s.NotChecked...)
	}
	for _, f := range tree.Selected() {
		if f.Named && files[f.Path] == nil {
			res.NotChecked = append(res.NotChecked, lint.NotChecked{Path: f.Path, Reason: "neither the name nor the content tells what it is"})
		}
	}
	if opts.Rules != nil {
		for _, f := range files {
			if tree.IsSelected(f.Path) {
				res.Findings = append(res.Findings, meant.withoutEffect(f, opts.Rules, severity, opts.Whole)...)
			}
		}
	}
	res.Files = len(files)
	res.Findings = Merge(res.Findings)
	slices.SortFunc(res.NotChecked, func(a, b lint.NotChecked) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Reason, b.Reason))
	})
	res.NotChecked = slices.Compact(res.NotChecked)
	return res
}

// concerns reports whether f is about a file that was selected: it stands
// there, or a file that was selected explains it, as an overlay explains what
// is wrong with a field of its base.
func concerns(tree *source.Tree, f lint.Finding) bool {
	return tree.IsSelected(f.Span.File.Path) ||
		slices.ContainsFunc(f.Related, func(r lint.Related) bool { return tree.IsSelected(r.Span.File.Path) })
}

// Merge sorts findings by path, offset, rule and message and makes one of
// those that say the same of the same place, with the related locations of
// all: a base that three overlays build has its fault once.
func Merge(findings []lint.Finding) []lint.Finding {
	slices.SortStableFunc(findings, compare)
	merged := findings[:0]
	for _, f := range findings {
		if n := len(merged); n > 0 && same(merged[n-1], f) {
			last := &merged[n-1]
			last.Related = slices.Concat(last.Related, f.Related)
			continue
		}
		merged = append(merged, f)
	}
	for i := range merged {
		merged[i].Related = sortRelated(merged[i].Related)
	}
	return merged
}

func compare(a, b lint.Finding) int {
	return cmp.Or(
		strings.Compare(a.Span.File.Path, b.Span.File.Path),
		cmp.Compare(a.Span.Start, b.Span.Start),
		strings.Compare(a.Rule.ID, b.Rule.ID),
		strings.Compare(a.Message, b.Message),
		cmp.Compare(a.Span.End, b.Span.End),
	)
}

func same(a, b lint.Finding) bool {
	return a.Rule == b.Rule && a.Span.File.Path == b.Span.File.Path &&
		a.Span.Start == b.Span.Start && a.Span.End == b.Span.End && a.Message == b.Message
}

func sortRelated(related []lint.Related) []lint.Related {
	if len(related) < 2 {
		return related
	}
	related = slices.Clone(related)
	slices.SortStableFunc(related, compareRelated)
	return slices.CompactFunc(related, func(a, b lint.Related) bool { return compareRelated(a, b) == 0 })
}

func compareRelated(a, b lint.Related) int {
	return cmp.Or(
		strings.Compare(a.Span.File.Path, b.Span.File.Path),
		cmp.Compare(a.Span.Start, b.Span.Start),
		strings.Compare(a.Message, b.Message),
	)
}
