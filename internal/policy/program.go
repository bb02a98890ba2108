package policy

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A program is the policies for one type of document, compiled together when
// the first document of the type comes.
type program struct {
	policies []*module          // in order of id
	modules  map[string]*module // those and the libraries that they use, by path

	once     sync.Once
	err      error
	compiler *ast.Compiler
	store    storage.Store
	entries  map[*module][]ast.Ref // the rules of each policy that give results

	mu      sync.Mutex
	queries map[string]*query // by kind; "" for every kind that no policy names
}

// A query evaluates several policies at once, so that what they share, such as
// the containers of a workload, is worked out once for a document.
type query struct {
	policies []*module
	body     ast.Body
	compiler ast.QueryCompiler
	single   []*query // one query for each of policies, made when a policy fails
}

// resultVar holds the results: an array with an array for each policy with the
// value of each of its entries.
const resultVar = ast.Var("infralint_results")

func programs(e *Engine) map[string]*program {
	byType := make(map[string]*program)
	for _, m := range e.policies {
		if e.opts.Enabled != nil && !e.opts.Enabled(m.rule) {
			continue
		}
		for _, s := range m.selectors {
			p := byType[s.Type]
			if p == nil {
				p = &program{modules: make(map[string]*module), queries: make(map[string]*query)}
				byType[s.Type] = p
			}
			if p.modules[m.path] == nil {
				p.policies = append(p.policies, m)
				e.require(p.modules, m)
			}
		}
	}
	return byType
}

// require adds to set m and the libraries that it names, directly or not.
func (e *Engine) require(set map[string]*module, m *module) {
	if set[m.path] != nil {
		return
	}
	set[m.path] = m
	for _, lib := range e.modules {
		if lib.rule == nil && strings.Contains(m.src, "data."+lib.pkg) {
			e.require(set, lib)
		}
	}
}

// compile compiles the program, once.
func (p *program) compile() error {
	p.once.Do(func() {
		parsed := make(map[string]*ast.Module, len(p.modules))
		for name, m := range p.modules {
			parsed[name], p.err = ast.ParseModuleWithOpts(name, m.src, ast.ParserOptions{
				RegoVersion:  ast.RegoV1,
				Capabilities: capabilities(),
			})
			if p.err != nil {
				p.err = fmt.Errorf("parse policy: %w", p.err)
				return
			}
		}
		p.compiler = ast.NewCompiler().WithCapabilities(capabilities())
		p.compiler.Compile(parsed)
		if p.compiler.Failed() {
			p.err = fmt.Errorf("compile policies: %w", p.compiler.Errors)
			return
		}
		p.store = inmem.New()
		p.entries = make(map[*module][]ast.Ref)
		for _, m := range p.policies {
			p.entries[m] = entriesOf(parsed[m.path])
		}
	})
	return p.err
}

// entriesOf returns the rules of a policy that give results, in order of name.
func entriesOf(m *ast.Module) []ast.Ref {
	var names []string
	for _, r := range m.Rules {
		name := string(r.Head.Name)
		if name == "" {
			name = string(r.Head.Ref()[0].Value.(ast.Var))
		}
		if entrypoint.MatchString(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var refs []ast.Ref
	for _, name := range names {
		refs = append(refs, m.Package.Path.Append(ast.StringTerm(name)))
	}
	return refs
}

// query returns the query for documents of a kind, nil where no policy is for
// them.
func (p *program) query(typ, kind string) (*query, error) {
	var policies []*module
	named := false
	for _, m := range p.policies {
		for _, s := range m.selectors {
			if s.matches(typ, kind) {
				policies = append(policies, m)
				named = named || len(s.Kinds) > 0
				break
			}
		}
	}
	if len(policies) == 0 {
		return nil, nil
	}
	if !named {
		kind = "" // so that made-up kinds do not fill the memory
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if q := p.queries[kind]; q != nil {
		return q, nil
	}
	q, err := p.newQuery(policies)
	if err != nil {
		return nil, err
	}
	p.queries[kind] = q
	return q, nil
}

func (p *program) newQuery(policies []*module) (*query, error) {
	results := make([]*ast.Term, len(policies))
	for i, m := range policies {
		var values []*ast.Term
		for _, ref := range p.entries[m] {
			values = append(values, ast.NewTerm(ref))
		}
		results[i] = ast.ArrayTerm(values...)
	}
	q := &query{policies: policies, compiler: p.compiler.QueryCompiler()}
	var err error
	q.body, err = q.compiler.Compile(ast.NewBody(ast.Equality.Expr(ast.NewTerm(resultVar), ast.ArrayTerm(results...))))
	if err != nil {
		return nil, fmt.Errorf("compile the query: %w", err)
	}
	return q, nil
}

// each returns a query for each policy of q.
func (p *program) each(q *query) ([]*query, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if q.single == nil {
		for _, m := range q.policies {
			one, err := p.newQuery([]*module{m})
			if err != nil {
				return nil, err
			}
			q.single = append(q.single, one)
		}
	}
	return q.single, nil
}

// eval returns for each policy of q the values of its entries.
func (p *program) eval(ctx context.Context, q *query, input *ast.Term) ([]*ast.Array, error) {
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	txn, err := p.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer p.store.Abort(ctx, txn)
	var results []*ast.Array
	err = topdown.NewQuery(q.body).
		WithCompiler(p.compiler).
		WithQueryCompiler(q.compiler).
		WithStore(p.store).
		WithTransaction(txn).
		WithCancel(cancel).
		WithInput(input).
		Iter(ctx, func(r topdown.QueryResult) error {
			all, ok := r[resultVar].Value.(*ast.Array)
			if !ok {
				return fmt.Errorf("query gives %v, want an array", r[resultVar])
			}
			for i := range all.Len() {
				one, ok := all.Elem(i).Value.(*ast.Array)
				if !ok {
					return fmt.Errorf("policy gives %v, want an array", all.Elem(i))
				}
				results = append(results, one)
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	return results, nil
}
