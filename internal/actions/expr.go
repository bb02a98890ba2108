package actions

import (
	"strings"
	"sync"

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
	cache  *exprCache // of the repository; may be nil
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
		e := &Expr{In: s, Start: at, Whole: s.IsExpressionAssigned()}
		var length int
		e.Node, length, e.Err = p.cache.parse(s.Value[at:])
		at += length
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
	e.Node, _, e.Err = p.cache.parse(s.Value + closed)
	if p.conds == nil {
		p.conds = make(map[*actionlint.String]*Expr)
	}
	p.conds[s] = e
	return e
}

// An exprCache holds the syntax trees of expressions that were parsed: a
// repository has few different ones. Nobody changes a tree, and its positions
// count from the start of its expression. It is safe for concurrent use.
type exprCache struct {
	mu    sync.RWMutex
	nodes map[string]actionlint.ExprNode // by text, without the braces
}

const (
	maxCachedExprs = 4096
	maxCachedExpr  = 200 // bytes
)

// parse parses the expression at the start of text, up to the braces that end
// it, and returns its length with them.
func (c *exprCache) parse(text string) (actionlint.ExprNode, int, *actionlint.ExprError) {
	length := strings.Index(text, closed) + len(closed)
	if c == nil || length < len(closed) || length > maxCachedExpr {
		return parseExpr(text)
	}
	key := text[:length-len(closed)]
	c.mu.RLock()
	n := c.nodes[key]
	c.mu.RUnlock()
	if n != nil {
		return n, length, nil
	}
	own := strings.Clone(text[:length]) // so as not to keep the whole string
	n, end, err := parseExpr(own)
	if err != nil || end != length {
		return parseExpr(text) // the braces were those of a string
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.nodes == nil {
		c.nodes = make(map[string]actionlint.ExprNode)
	}
	if len(c.nodes) < maxCachedExprs {
		c.nodes[own[:len(key)]] = n
	}
	return n, length, nil
}

func parseExpr(text string) (actionlint.ExprNode, int, *actionlint.ExprError) {
	lexer := actionlint.NewExprLexer(text)
	n, err := actionlint.NewExprParser().Parse(lexer)
	return n, lexer.Offset(), err
}
