package lint

import (
	"context"
	"fmt"
	"slices"

	"github.com/infralint/infralint/internal/source"
)

// An Analyzer is a rule and the function that checks it over units of type U.
// Run is stateless and sequential. Its error means that it could not do its
// work; it is never a finding.
type Analyzer[U any] struct {
	Rule
	Run func(*Pass[U]) error
}

// A Pass is one run of one rule over one unit.
type Pass[U any] struct {
	Context context.Context
	Rule    *Rule
	Unit    U
	Report  func(Finding) // sets Finding.Rule
	// Skip records that the thing at path was not checked, and why.
	Skip func(path, reason string)
}

// Reportf reports a finding at span.
func (p *Pass[U]) Reportf(span source.Span, format string, args ...any) {
	p.Report(Finding{Span: span, Message: fmt.Sprintf(format, args...)})
}

// Enabled returns the analyzers whose rules are on: all of them where on is nil.
// The findings of the others would be dropped.
func Enabled[U any](analyzers []*Analyzer[U], on func(*Rule) bool) []*Analyzer[U] {
	if on == nil {
		return analyzers
	}
	return slices.DeleteFunc(slices.Clone(analyzers), func(a *Analyzer[U]) bool { return !on(&a.Rule) })
}

// Run runs each analyzer over unit.
func Run[U any](ctx context.Context, analyzers []*Analyzer[U], unit U, out *Results) error {
	// One pass serves all, one after the other: there are many rules, and most of
	// them find nothing.
	pass := &Pass[U]{Context: ctx, Unit: unit, Skip: out.Skip}
	pass.Report = func(f Finding) {
		f.Rule = pass.Rule
		out.Report(f)
	}
	for _, a := range analyzers {
		pass.Rule = &a.Rule
		if err := a.Run(pass); err != nil {
			return fmt.Errorf("%s: %w", a.ID, err)
		}
	}
	return nil
}
