package policy

import (
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A memo holds what functions of policies gave for texts, over all documents. The
// workflows of a repository use the same few actions: whether one is pinned is
// worked out once for all of them. Functions that may see a document are left
// out. It is safe for concurrent use.
type memo struct {
	functions map[*ast.Term]string // those that it is for, by the term that calls them
	results   sync.Map             // *ast.Term by memoKey
	count     atomic.Int32
}

// A memoKey is a function and its arguments; b is empty where it has one.
type memoKey struct{ function, a, b string }

const (
	maxMemo     = 4096 // results
	maxMemoText = 200  // bytes of an argument
)

// newMemo returns the memo for compiled policies; nil where there is nothing to
// remember.
func newMemo(c *ast.Compiler) *memo {
	m := &memo{functions: make(map[*ast.Term]string)}
	pure := make(map[*ast.Rule]bool)
	replaced := false // a value, by "with"
	for _, module := range c.Modules {
		ast.WalkExprs(module, func(e *ast.Expr) bool {
			replaced = replaced || len(e.With) > 0
			if !e.IsCall() {
				return false
			}
			rules := c.GetRulesExact(e.Operator())
			if len(rules) == 0 || len(rules[0].Head.Args) > 2 {
				return false
			}
			for _, r := range rules {
				if !isPure(c, r, pure) {
					return false
				}
			}
			m.functions[e.OperatorTerm()] = e.Operator().String()
			return false
		})
	}
	if replaced || len(m.functions) == 0 {
		return nil
	}
	return m
}

// isPure reports whether a rule reads nothing but its arguments and the
// parameters of policies, which are the same for all documents.
func isPure(c *ast.Compiler, r *ast.Rule, known map[*ast.Rule]bool) bool {
	if is, ok := known[r]; ok {
		return is
	}
	known[r] = true // there is no recursion in Rego
	is := true
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		switch {
		case ref[0].Equal(ast.InputRootDocument):
			is = false
		case ref[0].Equal(ast.DefaultRootDocument):
			rules := c.GetRules(ref)
			is = is && (len(rules) > 0 || len(ref) > 1 && ref[1].Equal(ast.InternedTerm("config")))
			for _, used := range rules {
				is = is && (used == r || isPure(c, used, known))
			}
		}
		return !is
	})
	known[r] = is
	return is
}

// A memoCache is what one evaluation remembers, with what all do. It implements
// topdown.VirtualCache.
type memoCache struct {
	topdown.VirtualCache
	memo *memo
}

// cache returns where an evaluation keeps what rules gave.
func (p *program) cache() topdown.VirtualCache {
	if p.memo == nil {
		return topdown.NewVirtualCache()
	}
	return &memoCache{topdown.NewVirtualCache(), p.memo}
}

func (c *memoCache) key(ref ast.Ref) (k memoKey, ok bool) {
	if len(ref) < 2 || len(ref) > 3 {
		return k, false
	}
	if k.function, ok = c.memo.functions[ref[0]]; !ok {
		return k, false
	}
	a, isText := ref[1].Value.(ast.String)
	k.a, ok = string(a), isText && len(a) <= maxMemoText
	if len(ref) == 3 {
		b, isText := ref[2].Value.(ast.String)
		k.b, ok = string(b), ok && isText && len(b) <= maxMemoText
	}
	return k, ok
}

// Get implements topdown.VirtualCache.
func (c *memoCache) Get(ref ast.Ref) (value *ast.Term, undefined bool) {
	if k, ok := c.key(ref); ok {
		if v, ok := c.memo.results.Load(k); ok {
			return v.(*ast.Term), false
		}
	}
	return c.VirtualCache.Get(ref)
}

// Put implements topdown.VirtualCache.
func (c *memoCache) Put(ref ast.Ref, value *ast.Term) {
	if k, ok := c.key(ref); ok && value != nil {
		switch value.Value.(type) {
		case ast.String, ast.Boolean:
			if c.memo.count.Load() < maxMemo {
				c.memo.count.Add(1)
				c.memo.results.Store(k, value)
				return
			}
		}
	}
	c.VirtualCache.Put(ref, value)
}
