package policy

import (
	"context"
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/metrics"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/infralint/infralint/internal/lint"
)

// A program is a number of policies that are compiled together.
type program struct {
	opts     Options
	policies []*rego            // in order of id
	modules  map[string]*module // those and the libraries that they use, by path
	data     map[string]any     // what is below data besides the policies
	isUser   bool               // they may call what conftest adds
	trusted  bool               // they are known to have no mistakes
	files    Files              // what those functions read

	once     sync.Once
	err      error
	compiler *ast.Compiler
	store    storage.Store
	entries  map[*rego][]ast.Ref // the rules of each policy that give results
	asksFile bool                // a policy reads data.conftest.file
	asksSet  bool                // a policy reads data.rendered

	words    *wordFinder // nil where no policy looks for words
	builtins map[string]*topdown.Builtin
	memo     *memo // nil for none

	mu      sync.Mutex
	queries map[string]*query // by type and kind
	slow    slowness
	stores  []setStore // of the sets that were checked last
}

// A setStore is the data for the documents of a set.
type setStore struct {
	set   *lint.DocumentSet
	store storage.Store
}

// maxStores is the number of sets whose data is kept: each worker checks the
// documents of a set one after the other.
const maxStores = 16

// A query evaluates several policies at once, so that what they share, such as
// the containers of a workload, is worked out once for a document.
type query struct {
	policies []*rego
	body     ast.Body
	compiler ast.QueryCompiler
	single   []*query // one query for each of policies, made when a policy fails
}

// resultVar holds the results: an array with an array for each policy with the
// values of its entries.
const resultVar = ast.Var("infralint_results")

// checks are stages of the compiler that only look for mistakes. The policies
// that come with the program have none: tests compile all of them in full.
var checks = []ast.StageID{
	ast.StageCheckKeywordOverrides, ast.StageCheckDuplicateImports, ast.StageCheckUnusedImports, ast.StageCheckVoidCalls,
	ast.StageCheckRuleConflicts, ast.StageCheckUndefinedFuncs, ast.StageCheckRecursion, ast.StageCheckUnsafeBuiltins,
	ast.StageCheckDeprecatedBuiltins, ast.StageCheckTypes, ast.StageParseMetadataBlocks, ast.StageSetAnnotationSet, ast.StageBuildRequiredCapabilities,
}

// parseAll parses modules on all cores, which a run with one changed file has
// nothing else to do on. Of several errors it returns that of the first path.
func parseAll(modules map[string]*module) (map[string]*ast.Module, error) {
	names := slices.Sorted(maps.Keys(modules))
	parsed := make([]*ast.Module, len(names))
	errs := make([]error, len(names))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				parsed[i], errs[i] = modules[names[i]].parse()
			}
		})
	}
	wg.Wait()
	byName := make(map[string]*ast.Module, len(names))
	for i, name := range names {
		if errs[i] != nil {
			return nil, errs[i]
		}
		byName[name] = parsed[i]
	}
	return byName, nil
}

// compile compiles the program. It is called once.
func (p *program) compile() error {
	parsed, err := parseAll(p.modules)
	if err != nil {
		return err
	}
	for _, m := range p.modules {
		p.asksFile = p.asksFile || strings.Contains(m.src, "conftest")
		p.asksSet = p.asksSet || strings.Contains(m.src, "data.rendered")
	}
	p.compiler = ast.NewCompiler().
		WithCapabilities(capabilities()).
		WithEnablePrintStatements(p.opts.Print != nil)
	if p.isUser {
		p.builtins = evalBuiltins(p.files)
		p.compiler.WithBuiltins(builtinDecls())
	}
	if p.trusted {
		p.compiler.WithSkipStages(checks...)
	}
	p.compiler.Compile(parsed)
	if p.compiler.Failed() {
		return fmt.Errorf("compile policies: %w", regoError(p.compiler.Errors))
	}
	if p.trusted && !p.asksFile && !p.asksSet {
		p.memo = newMemo(p.compiler)
	}
	data := maps.Clone(p.data)
	if data == nil {
		data = make(map[string]any)
	}
	if p.opts.Config != nil {
		data["config"] = p.opts.Config
	}
	p.data = data
	p.store = newStore(data)
	p.queries = make(map[string]*query)
	p.entries = make(map[*rego][]ast.Ref)
	if slices.ContainsFunc(p.policies, func(r *rego) bool { return len(r.words) > 0 }) {
		p.words = newWordFinder(p.policies)
	}
	for _, r := range p.policies {
		if r.conftest != nil {
			p.entries[r] = []ast.Ref{r.conftest.entry}
			continue
		}
		m := parsed[r.module.path]
		for _, name := range ruleNames(m, isEntry) {
			p.entries[r] = append(p.entries[r], m.Package.Path.Append(ast.StringTerm(name)))
		}
	}
	return nil
}

func newStore(data map[string]any) storage.Store {
	return inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false), inmem.OptReturnASTValuesOnRead(true))
}

// An audience is the policies that see the same data of a document.
type audience uint8

const (
	everybody audience = iota
	withMetadata
	conftests
)

// String returns a name for keys.
func (a audience) String() string { return [...]string{"", "metadata:", "conftest:"}[a] }

func (a audience) has(r *rego) bool { return a == everybody || (a == conftests) == (r.conftest != nil) }

// query returns the query of the audience for a document, nil where no policy is
// for it.
func (p *program) query(doc *lint.Document, who audience) (*query, error) {
	key := who.String() + doc.Type + "/"
	left := p.slow.leftOut()
	if len(left) > 0 {
		key = fmt.Sprint(len(left), key)
	}
	byPolicy := len(doc.Kinds) > 0 || doc.Text != nil && p.words != nil
	if !byPolicy {
		p.mu.Lock()
		q, ok := p.queries[key+doc.Kind]
		p.mu.Unlock()
		if ok {
			return q, nil
		}
	}
	var may []bool // policies find something, judged by the words of doc; nil for all
	if p.words != nil {
		may = p.words.find(doc.Text)
	}
	var policies []*rego
	which := make([]byte, 0, len(p.policies)) // of them are for doc, as a key
	named := false
	for i, r := range p.policies {
		if may != nil && !may[i] || !who.has(r) || !r.matches(doc) || slices.Contains(left, r) {
			which = append(which, '-')
			continue
		}
		which = append(which, '+')
		policies = append(policies, r)
		named = named || r.namesKind()
	}
	switch {
	case byPolicy:
		key = string(which)
	case named:
		key += doc.Kind
	} // else made-up kinds would fill the memory
	p.mu.Lock()
	defer p.mu.Unlock()
	q, ok := p.queries[key]
	if ok || len(policies) == 0 && byPolicy {
		return q, nil
	}
	if len(policies) > 0 {
		var err error
		if q, err = p.newQuery(policies); err != nil {
			return nil, err
		}
	}
	if !byPolicy || len(p.queries) < maxQueries {
		p.queries[key] = q
	}
	return q, nil
}

// maxQueries bounds the queries that are kept for documents that only some of
// the policies are for: there are many ways to put kinds and words together.
const maxQueries = 512

func (p *program) newQuery(policies []*rego) (*query, error) {
	results := make([]*ast.Term, len(policies))
	for i, r := range policies {
		var values []*ast.Term
		for _, ref := range p.entries[r] {
			values = append(values, ast.NewTerm(ref))
		}
		if r.conftest != nil {
			values = r.conftest.terms()
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
		for _, r := range q.policies {
			one, err := p.newQuery([]*rego{r})
			if err != nil {
				return nil, err
			}
			q.single = append(q.single, one)
		}
	}
	return q.single, nil
}

// eval returns for each policy of q the values of its entries for doc, whose
// value is input. The tracer may be nil.
func (p *program) eval(ctx context.Context, q *query, doc *lint.Document, input *ast.Term, tracer topdown.QueryTracer) ([]*ast.Array, error) {
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	store := p.storeFor(doc)
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	run := topdown.NewQuery(q.body).
		WithCompiler(p.compiler).
		WithQueryCompiler(q.compiler).
		WithStore(store).
		WithTransaction(txn).
		WithCancel(cancel).
		WithBuiltins(p.builtins).
		WithVirtualCache(p.cache()).
		WithMetrics(metrics.NoOp()). // else it makes tables for its own

		WithInput(input)
	if tracer != nil {
		run = run.WithQueryTracer(tracer)
	}
	if p.opts.Print != nil {
		run = run.WithPrintHook(printer{p.opts})
	}
	var results []*ast.Array
	err = run.Iter(ctx, func(r topdown.QueryResult) error {
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

// storeFor returns the data for a document: with that of conftest about its
// file and with the other documents of its set, where a policy reads them.
func (p *program) storeFor(doc *lint.Document) storage.Store {
	if p.asksFile {
		return newStore(p.dataFor(doc))
	}
	if !p.asksSet || doc.Set == nil {
		return p.store
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, known := range p.stores {
		if known.set == doc.Set {
			copy(p.stores[1:i+1], p.stores[:i]) // the last one used comes first
			p.stores[0] = known
			return known.store
		}
	}
	store := newStore(p.dataFor(doc))
	p.stores = slices.Insert(p.stores, 0, setStore{doc.Set, store})
	p.stores = p.stores[:min(len(p.stores), maxStores)]
	return store
}

// dataFor returns the data for a document. For conftest the root of the
// repository stands for that of the file system, so that a result does not
// depend on where the repository lies.
func (p *program) dataFor(doc *lint.Document) map[string]any {
	data := maps.Clone(p.data)
	if p.asksFile {
		name := doc.File.Path
		if doc.Parts != nil {
			name = "Combined"
		}
		data["conftest"] = map[string]any{
			"file": map[string]any{"name": path.Base(name), "dir": path.Dir("/" + name)},
		}
	}
	if p.asksSet && doc.Set != nil {
		data["rendered"], data["rendered_by_kind"] = rendered(doc.Set.Values)
	}
	return data
}

// rendered returns the documents of a set, and those of each kind: a policy that
// looks for one kind for every document would else walk all pairs. What has no
// value as Rego has it is left out, as it is for the policies.
func rendered(values []any) (all []any, byKind map[string]any) {
	kinds := make(map[string][]any)
	for _, v := range values {
		value, err := ast.InterfaceToValue(v) // once for both
		if err != nil {
			continue
		}
		all = append(all, value)
		if object, ok := v.(map[string]any); ok {
			if kind, ok := object["kind"].(string); ok {
				kinds[kind] = append(kinds[kind], value)
			}
		}
	}
	byKind = make(map[string]any, len(kinds))
	for kind, list := range kinds {
		byKind[kind] = list
	}
	return all, byKind
}
