package actions

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// lint reports what actionlint finds in the workflow, and sets w.Syntax.
func (w *Workflow) lint(out *lint.Results) error {
	config := w.project.Config()
	if config.invalid != nil {
		out.Report(*config.invalid)
	}
	syntax, errs := actionlint.Parse(w.file.Content)
	w.Syntax = syntax
	var problems []problem
	if w.Syntax != nil {
		w.addParallel()
		local := &localRule{project: w.project, file: w.file, reads: w.reads}
		found, err := visit(w.Syntax, append(w.rules(), local), config.parsed)
		if err != nil {
			return err
		}
		errs = append(errs, w.ordered(found, config.parsed)...)
		c := &exprChecker{parser: &w.parser}
		if config.parsed != nil {
			c.variables = config.parsed.ConfigVariables
		}
		w.expressions(c)
		if c.full() {
			out.Skip(w.file.Path, tooManyProblems)
		}
		problems = append(local.problems, c.problems...)
	}
	for _, e := range errs {
		problems = append(problems, problem{Error: *e})
	}
	problems = slices.DeleteFunc(problems, func(p problem) bool { return w.isNewer(&p) })
	return w.report(out, w.project.filter(w.file, problems))
}

// report makes findings of problems.
func (t *Source) report(out *lint.Results, problems []problem) error {
	for _, p := range problems {
		rule := kindRules[p.Kind]
		if rule == nil {
			return fmt.Errorf("actionlint reports %q of the unknown kind %q", p.Message, p.Kind)
		}
		out.Report(t.places.finding(rule, p))
	}
	return nil
}

// tooManyProblems says why the rest of a file's expressions is not checked.
const tooManyProblems = "over 1000 expressions are wrong; those after them were not checked"

// rules returns the rules of actionlint, new for each workflow since they hold
// state. The caches have no project, so that they read nothing from the disk,
// and are not shared, so that there is no race. What they miss, localRule and
// exprChecker do.
func (w *Workflow) rules() []actionlint.Rule {
	return []actionlint.Rule{
		actionlint.NewRuleMatrix(),
		actionlint.NewRuleCredentials(),
		actionlint.NewRuleShellName(),
		actionlint.NewRuleRunnerLabel(),
		actionlint.NewRuleEvents(),
		actionlint.NewRuleJobNeeds(),
		actionlint.NewRuleAction(actionlint.NewLocalActionsCache(nil, nil)),
		actionlint.NewRuleEnvVar(),
		actionlint.NewRuleID(),
		actionlint.NewRuleGlob(),
		actionlint.NewRulePermissions(),
		actionlint.NewRuleWorkflowCall(w.file.Path, actionlint.NewLocalReusableWorkflowCache(nil, "", nil)),
		actionlint.NewRuleDeprecatedCommands(),
		actionlint.NewRuleIfCond(),
	}
}

// visit runs rules over a syntax tree in one walk.
func visit(syntax *actionlint.Workflow, rules []actionlint.Rule, config *actionlint.Config) ([]*actionlint.Error, error) {
	v := actionlint.NewVisitor()
	for _, r := range rules {
		if config != nil {
			r.SetConfig(config)
		}
		v.AddPass(r)
	}
	if err := v.Visit(syntax); err != nil {
		return nil, fmt.Errorf("visit the syntax tree: %w", err)
	}
	var errs []*actionlint.Error
	for _, r := range rules {
		errs = append(errs, r.Errs()...)
	}
	return errs, nil
}

// filter leaves out what the configuration ignores in f, and what is said twice
// of one place: an alias is visited as often as it is used, and two rules of
// actionlint may find one fault.
func (p *project) filter(f *source.File, problems []problem) []problem {
	ignores := p.Config().parsed.PathConfigs(p.rel(f.Path))
	type place struct {
		line, column int
		message      string
	}
	seen := make(map[place]bool, len(problems))
	return slices.DeleteFunc(problems, func(b problem) bool {
		for _, c := range ignores {
			if c.Ignore.Match(&b.Error) {
				return true
			}
		}
		at := place{b.Line, b.Column, b.Message}
		if seen[at] {
			return true
		}
		seen[at] = true
		return false
	})
}

// finding returns the finding for a problem. actionlint counts as if a string
// stood on one line: where it does not, its place is the first line of the
// string, and the true one is told beside it.
func (p *places) finding(rule *lint.Rule, b problem) lint.Finding {
	f := lint.Finding{Rule: rule, Message: b.Message}
	if strings.Contains(b.Message, "is too old to run on GitHub Actions") {
		f.Severity = lint.Warning // runners take a newer Node.js
	}
	if b.in == nil {
		f.Span = p.span(b.Line, b.Column)
		return f
	}
	exact, ok := p.inside(b.in, b.offset, b.offset+len(token.FindString(b.in.Value[min(b.offset, len(b.in.Value)):])))
	if ok && exact.Pos().Line == b.Line {
		f.Span = exact
		line := p.file.LineSpan(b.Line)
		if at := line.Start + b.Column - 1; at <= exact.End && isPlain(p.file.Content[line.Start:exact.End]) {
			f.Span.Start = at // actionlint does not count the quote of a condition
		}
		return f
	}
	f.Span = p.span(b.Line, b.Column)
	if ok {
		f.Related = []lint.Related{{Span: exact, Message: "it stands here"}}
	}
	return f
}

// isPlain reports whether each byte of text is one column for actionlint: it
// adds bytes of the value to columns of the file, so that escapes and other
// than ASCII characters lead it astray.
func isPlain(text []byte) bool {
	return !bytes.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '\\' })
}
