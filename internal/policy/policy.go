// Package policy makes rules out of Rego files.
//
// A policy is a file with a METADATA block in front of its package, which
// becomes a lint.Rule, and a rule deny that gives what is wrong with a
// document:
//
//	deny contains {"msg": msg, "path": path} if { … }
//
// Load reads the policies that come with the program, and their METADATA only.
// OPA comes in with the first document: the policies for documents of its type
// are compiled together, and for every kind there is one query that evaluates
// all of those that apply to it. LoadUser reads the policies of a repository,
// which may be in this form or as conftest knows them.
package policy

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lint"
)

// Options says how an Engine runs policies. The zero Options is usable.
type Options struct {
	// Enabled reports whether a rule is on anywhere; policies that are not are
	// not even compiled. Nil means all.
	Enabled func(*lint.Rule) bool
	// Timeout is what the policies may take for one document, and one policy
	// alone where they took longer. Zero means DefaultTimeout.
	Timeout time.Duration
	// Config is what policies see as data.config: parameters by rule id. Those
	// of a policy that declares a schema are checked.
	Config map[string]any
	// Schemas returns the JSON Schemas of the documents of a type and kind, as
	// encoding/json gives them: several where kinds of one name differ, none where
	// it is not known. Only TypeCheck and Compile ask for them.
	Schemas func(typ, kind string) []any
	// Print gets what policies print, a line each with its place. Nil drops it.
	// It must be safe for concurrent use.
	Print io.Writer
}

// DefaultTimeout is far above what a policy needs, which is microseconds: it
// is there to end a policy that never does.
const DefaultTimeout = 5 * time.Second

// An Engine checks documents with policies. It is safe for concurrent use.
type Engine struct {
	opts     Options
	policies []*rego   // in order of rule id; none where it has a catalog
	catalog  *Catalog  // of the policies that come with the program; else nil
	modules  []*module // in order of path
	hints    []string
	data     map[string]any // the data of a user's policies
	files    Files          // what a user's policies may read

	set   string                 // the kind of the documents that its rules without METADATA see
	isFor func(path string) bool // the files that it is for; nil for all
	parts []*Engine              // what it is made of; then it has policies and hints only besides

	mu       sync.Mutex
	programs map[string]*program // by type of document
	shared   *program            // of a user's policies, for every type
	edited   []*editable         // the files that fixes changed last
	reported map[string]reports  // by id, of rules without METADATA that see all documents
}

// A rego is one rule written in Rego.
type rego struct {
	rule      *lint.Rule
	selectors []selector // none for every document
	words     [][]byte   // in lower case, one of which it needs to find anything; none for any text
	fix       *fixText   // nil where it has none
	config    any        // the JSON Schema of its parameters; nil where it has none
	module    *module    // of a policy with METADATA
	conftest  *conftest  // of a rule in the form of conftest
}

func (p *rego) matches(doc *lint.Document) bool {
	return len(p.selectors) == 0 ||
		slices.ContainsFunc(p.selectors, func(s selector) bool { return s.matches(doc) })
}

// namesKind reports whether the kind of a document makes a difference.
func (p *rego) namesKind() bool {
	return slices.ContainsFunc(p.selectors, func(s selector) bool { return len(s.Kinds) > 0 })
}

// Load reads the policies in fsys: every .rego file but tests. A file without
// a rule deny, warn or violation is a library that others import. Errors name
// file and line; of several files that are wrong, all are named.
func Load(fsys fs.FS, opts Options) (*Engine, error) {
	e := newEngine(opts)
	modules, err := readModules(fsys)
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	e.modules = modules
	policies, errs := readAll(slices.DeleteFunc(slices.Clone(modules), func(m *module) bool { return !m.isPolicy }))
	e.policies = policies
	errs = append(errs, e.finish()...)
	if len(errs) > 0 {
		return nil, fmt.Errorf("load policies: %w", errors.Join(errs...))
	}
	return e, nil
}

// readModules reads the heads of the Rego files in fsys but tests.
func readModules(fsys fs.FS) (modules []*module, err error) {
	var errs []error
	err = walkRego(fsys, ".", false, func(name string, src []byte) {
		m, err := newModule(name, string(src))
		if err != nil {
			errs = append(errs, err)
			return
		}
		modules = append(modules, m)
	})
	return modules, errors.Join(append(errs, err)...)
}

// readAll reads the METADATA of policies.
func readAll(modules []*module) (policies []*rego, errs []error) {
	type result struct {
		policy *rego
		err    error
	}
	results := make([]result, len(modules))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(modules); i += workers {
				m := modules[i]
				b, _ := metadataOf(m.src) // newModule has seen it
				r, err := readMetadata(m.path, b)
				if err == nil {
					r.module = m
				}
				results[i] = result{r, err}
			}
		})
	}
	wg.Wait()
	for _, r := range results {
		switch {
		case r.err != nil:
			errs = append(errs, r.err)
		case r.policy != nil:
			policies = append(policies, r.policy)
		}
	}
	return policies, errs
}

func newEngine(opts Options) *Engine {
	if opts.Timeout == 0 {
		opts.Timeout = DefaultTimeout
	}
	return &Engine{opts: opts, programs: make(map[string]*program)}
}

// isTest reports whether a file holds unit tests.
func isTest(name string) bool { return strings.HasSuffix(name, "_test.rego") }

// walkRego calls visit for every Rego file below root, those with tests only if
// asked to.
func walkRego(fsys fs.FS, root string, tests bool, visit func(name string, src []byte)) error {
	return fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".rego" || isTest(name) && !tests {
			return err
		}
		src, err := fs.ReadFile(fsys, name)
		if err == nil {
			visit(name, src)
		}
		return err
	})
}

// finish sorts the policies. It returns an error for every two that share an
// id or a package: in Rego a package of two files is the union of both, so that
// each would report what the other finds.
func (e *Engine) finish() (errs []error) {
	slices.SortFunc(e.policies, compareIDs)
	byID := make(map[string]*module)
	byPackage := make(map[string]*module)
	for _, p := range e.policies {
		m := p.module
		if m == nil {
			continue
		}
		if first := byID[p.rule.ID]; first != nil {
			errs = append(errs, fmt.Errorf("%s:1: rule %s is defined in %s too", m.path, p.rule.ID, first.path))
		}
		if first := byPackage[m.pkg]; first != nil {
			errs = append(errs, fmt.Errorf("%s:1: package %s is that of %s too", m.path, m.pkg, first.path))
		}
		byID[p.rule.ID], byPackage[m.pkg] = m, m
		if err := p.checkConfig(e.opts.Config); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// Rules returns the rules that the policies are, in order of id, and the rule
// under which a policy that cannot be evaluated is reported.
func (e *Engine) Rules() []*lint.Rule {
	rules := []*lint.Rule{Failed}
	for _, p := range e.all() {
		rules = append(rules, p.rule)
	}
	slices.SortFunc(rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
}

// Hints returns what the author of the policies should know, such as that one
// is written in the old Rego: sentences with file and line, in order.
func (e *Engine) Hints() []string { return slices.Clone(e.hints) }

// program returns the compiled policies for a type of document, nil where
// there are none.
func (e *Engine) program(typ string) (*program, error) {
	if e.shared != nil {
		return e.shared, nil
	}
	e.mu.Lock()
	p, ok := e.programs[typ]
	var err error
	if !ok {
		if p, err = e.newProgram(typ); err == nil {
			e.programs[typ] = p
		}
	}
	e.mu.Unlock()
	if p == nil {
		return nil, err
	}
	p.once.Do(func() { p.err = p.compile() })
	return p, p.err
}

func (e *Engine) newProgram(typ string) (*program, error) {
	policies, err := e.enabled(typ)
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	p := &program{opts: e.opts, modules: make(map[string]*module), data: e.data, trusted: e.catalog != nil}
	for _, r := range policies {
		if slices.ContainsFunc(r.selectors, func(s selector) bool { return s.Type == typ }) {
			p.policies = append(p.policies, r)
			e.require(p.modules, r.module)
		}
	}
	if len(p.policies) == 0 {
		return nil, nil
	}
	return p, nil
}

// Wants reports whether a policy that is on looks at documents of a type.
func (e *Engine) Wants(typ string) bool {
	for _, part := range e.parts {
		if part.Wants(typ) {
			return true
		}
	}
	policies, err := e.enabled(typ)
	return err != nil || len(e.parts) == 0 && slices.ContainsFunc(policies, func(r *rego) bool {
		return r.conftest != nil && e.set == "" || slices.ContainsFunc(r.selectors, func(s selector) bool { return s.Type == typ })
	})
}

// require adds to set m and the libraries that it names, directly or not.
func (e *Engine) require(set map[string]*module, m *module) {
	if set[m.path] != nil {
		return
	}
	set[m.path] = m
	for _, lib := range e.modules {
		if !lib.isPolicy && strings.Contains(m.src, "data."+lib.pkg) {
			e.require(set, lib)
		}
	}
}

// Failed is the rule under which a policy that fails or takes too long on a
// document is reported. The other policies' findings are not lost.
var Failed = &lint.Rule{
	ID:       "policy-failed",
	Title:    "a policy could not be evaluated on this document",
	Severity: lint.Error,
	Doc: `
A policy written in Rego met an error or took too long on this document, so
that the document was not checked for what the policy looks for. All other
policies were evaluated.

The message names the policy and what went wrong. A result that is neither a
string nor an object with a string "msg" is such an error, and so are two values
for one complete rule. Correct the policy, or switch it off.
`,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}

// A module is one Rego file.
type module struct {
	path     string // as in messages
	src      string
	pkg      string      // as after the keyword: "infralint.kubernetes.latest_tag"
	isPolicy bool        // it has METADATA and rules that give results
	parsed   *ast.Module // of a user's policy; else it is parsed when it is compiled
}
