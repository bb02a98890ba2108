package actions

import (
	"strings"

	"github.com/rhysd/actionlint"
)

// An Expr is one expression: the inside of ${{ }} in a string, or a whole
// condition.
type Expr struct {
	In   *actionlint.String  // the string that holds it
	Node actionlint.ExprNode // nil where it has a syntax error
	Err  *actionlint.ExprError

	// Start and End are the bytes of the expression in In.Value, without the
	// braces.
	Start, End int
	// Whole says that there is nothing else in the string, so that the
	// expression keeps its type.
	Whole bool
}

// Text returns the expression as it is written, without the braces.
func (e *Expr) Text() string { return strings.TrimSpace(e.In.Value[e.Start:e.End]) }

const (
	open   = "${{"
	closed = "}}"
)

// parser parses the expressions of strings, each string once.
type parser struct {
	parsed map[*actionlint.String][]*Expr
	conds  map[*actionlint.String]*Expr
}

// exprs returns the expressions in s up to the first one with a syntax error,
// that one included.
func (p *parser) exprs(s *actionlint.String) []*Expr {
	if s == nil || !strings.Contains(s.Value, open) {
		return nil
	}
	if list, ok := p.parsed[s]; ok {
		return list
	}
	var list []*Expr
	for at := 0; ; {
		i := strings.Index(s.Value[at:], open)
		if i < 0 {
			break
		}
		at += i + len(open)
		lexer := actionlint.NewExprLexer(s.Value[at:])
		e := &Expr{In: s, Start: at, Whole: s.IsExpressionAssigned()}
		e.Node, e.Err = actionlint.NewExprParser().Parse(lexer)
		at += lexer.Offset()
		e.End = max(at-len(closed), e.Start)
		list = append(list, e)
		if e.Err != nil {
			break
		}
	}
	if p.parsed == nil {
		p.parsed = make(map[*actionlint.String][]*Expr)
	}
	p.parsed[s] = list
	return list
}

// cond returns the expression of a condition, which may do without braces. It
// is nil for a condition in braces with text around them, whose expressions
// exprs returns.
func (p *parser) cond(s *actionlint.String) *Expr {
	if s == nil {
		return nil
	}
	if s.ContainsExpression() {
		if list := p.exprs(s); len(list) == 1 && list[0].Whole {
			return list[0]
		}
		return nil
	}
	if e, ok := p.conds[s]; ok {
		return e
	}
	e := &Expr{In: s, End: len(s.Value), Whole: true}
	e.Node, e.Err = actionlint.NewExprParser().Parse(actionlint.NewExprLexer(s.Value + closed))
	if p.conds == nil {
		p.conds = make(map[*actionlint.String]*Expr)
	}
	p.conds[s] = e
	return e
}
