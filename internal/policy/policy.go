// Package policy makes rules out of Rego files.
//
// A policy is a file with a METADATA block in front of its package, which
// becomes a lint.Rule, and a rule deny that gives what is wrong with a
// document:
//
//	deny contains {"msg": msg, "path": path} if { … }
//
// Loading reads the METADATA only. OPA comes in with the first document: the
// policies for documents of its type are compiled together, and for every kind
// there is one query that evaluates all of those that apply to it.
package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

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
}

// DefaultTimeout is far above what a policy needs, which is microseconds: it
// is there to end a policy that never does.
const DefaultTimeout = 5 * time.Second

// An Engine checks documents with policies. It is safe for concurrent use.
type Engine struct {
	opts     Options
	modules  []*module // in order of path
	policies []*module // those of modules that are a rule, in order of id
	programs map[string]*program
}

// A module is one Rego file.
type module struct {
	path      string
	src       string
	pkg       string     // as after the keyword: "infralint.kubernetes.latest_tag"
	rule      *lint.Rule // nil for a library
	selectors []selector
}

var (
	packageClause = regexp.MustCompile(`^package[ \t]+([A-Za-z_][A-Za-z0-9_.]*)`)
	entrypoint    = regexp.MustCompile(`^(?:deny|warn|violation)\b`)
)

// Load reads the policies in fsys: every .rego file but tests. A file without
// a rule deny, warn or violation is a library that others import. Errors name
// file and line; of several files that are wrong, all are named.
func Load(fsys fs.FS, opts Options) (*Engine, error) {
	e := &Engine{opts: opts}
	if e.opts.Timeout == 0 {
		e.opts.Timeout = DefaultTimeout
	}
	var errs []error
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || path.Ext(name) != ".rego" || strings.HasSuffix(name, "_test.rego") {
			return nil
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		m, err := newModule(name, string(src))
		if err != nil {
			errs = append(errs, err)
			return nil
		}
		e.modules = append(e.modules, m)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	for _, m := range e.modules {
		if m.rule != nil {
			e.policies = append(e.policies, m)
		}
	}
	slices.SortFunc(e.policies, func(a, b *module) int { return strings.Compare(a.rule.ID, b.rule.ID) })
	errs = append(errs, e.doubles()...)
	if len(errs) > 0 {
		return nil, fmt.Errorf("load policies: %w", errors.Join(errs...))
	}
	e.programs = programs(e)
	return e, nil
}

func newModule(name, src string) (*module, error) {
	m := &module{path: name, src: src}
	line, isPolicy := 0, false
	for l := range strings.Lines(src) {
		// By the first letter, since a regular expression for each line of
		// each policy would be half of what a start costs.
		switch l[0] {
		case 'p':
			if clause := packageClause.FindStringSubmatch(l); clause != nil && m.pkg == "" {
				m.pkg = clause[1]
			}
		case 'd', 'w', 'v':
			isPolicy = isPolicy || entrypoint.MatchString(l)
		}
		if m.pkg == "" {
			line++
		}
	}
	if m.pkg == "" {
		return nil, fmt.Errorf("%s:1: no package clause", name)
	}
	if !isPolicy {
		return m, nil
	}
	b, ok := metadataOf(src)
	if !ok {
		return nil, fmt.Errorf("%s:%d: no METADATA in front of package %s", name, line+1, m.pkg)
	}
	var err error
	m.rule, m.selectors, err = readMetadata(name, b)
	return m, err
}

// doubles returns an error for every two policies that share an id or a
// package. In Rego one package of two files is the union of both: each would
// report what the other finds.
func (e *Engine) doubles() (errs []error) {
	ids := make(map[string]string)
	packages := make(map[string]string)
	for _, m := range e.policies {
		if first, ok := ids[m.rule.ID]; ok {
			errs = append(errs, fmt.Errorf("%s:1: rule %s is defined in %s too", m.path, m.rule.ID, first))
		}
		ids[m.rule.ID] = m.path
	}
	for _, m := range e.modules {
		first, ok := packages[m.pkg]
		if ok {
			errs = append(errs, fmt.Errorf("%s:1: package %s is that of %s too", m.path, m.pkg, first))
		}
		packages[m.pkg] = m.path
	}
	return errs
}

// Rules returns the rules that the policies are, in order of id, and the rule
// under which a policy that cannot be evaluated is reported.
func (e *Engine) Rules() []*lint.Rule {
	rules := []*lint.Rule{Failed}
	for _, m := range e.policies {
		rules = append(rules, m.rule)
	}
	slices.SortFunc(rules, func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return rules
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
