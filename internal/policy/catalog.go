package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// A Catalog is the policies that come with the program. There are more than any
// run needs, so that their METADATA is read when somebody asks for the rules, or
// for the policies on a type of documents. It is safe for concurrent use.
type Catalog struct {
	modules []*module // in order of path

	mu   sync.Mutex
	read map[*module]*rego
}

// Open returns the policies in fsys. What is wrong with METADATA shows when it
// is read: a test has to Load them all.
func Open(fsys fs.FS) (*Catalog, error) {
	modules, err := readModules(fsys)
	if err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	return &Catalog{modules: modules, read: make(map[*module]*rego)}, nil
}

// IDs returns the ids of all rules, without reading all METADATA.
func (c *Catalog) IDs() []string {
	ids := []string{Failed.ID}
	for _, m := range c.modules {
		if m.isPolicy {
			ids = append(ids, c.idOf(m))
		}
	}
	slices.Sort(ids)
	return ids
}

// idLine is how METADATA gives the id of a rule.
const idLine = "\n#   id: "

// idOf returns the id of a policy.
func (c *Catalog) idOf(m *module) string {
	if _, id, ok := strings.Cut(m.src, idLine); ok {
		id, _, _ = strings.Cut(id, "\n")
		return strings.TrimSpace(id)
	}
	return ""
}

// Engine returns an engine with the policies.
func (c *Catalog) Engine(opts Options) (*Engine, error) {
	e := newEngine(opts)
	e.catalog, e.modules = c, c.modules
	if len(opts.Config) == 0 {
		return e, nil
	}
	policies, err := c.policies(func(m *module) bool { return opts.Config[c.idOf(m)] != nil })
	errs := []error{err}
	for _, p := range policies {
		errs = append(errs, p.checkConfig(opts.Config))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	return e, nil
}

// policies returns those of the modules for which want holds, in order of id.
func (c *Catalog) policies(want func(*module) bool) (policies []*rego, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var missing []*module
	for _, m := range c.modules {
		switch {
		case !m.isPolicy || !want(m):
		case c.read[m] != nil:
			policies = append(policies, c.read[m])
		default:
			missing = append(missing, m)
		}
	}
	more, errs := readAll(missing)
	for _, p := range more {
		c.read[p.module] = p
	}
	policies = append(policies, more...)
	slices.SortFunc(policies, compareIDs)
	return policies, errors.Join(errs...)
}

func compareIDs(a, b *rego) int { return strings.Compare(a.rule.ID, b.rule.ID) }

// all returns every policy of e, in order of rule id. Of a catalog all can be
// read, as its tests know.
func (e *Engine) all() []*rego {
	if e.catalog == nil {
		return e.policies
	}
	policies, _ := e.catalog.policies(func(*module) bool { return true })
	return policies
}

// enabled returns the policies that are on, and may be for documents of a type
// if one is given.
func (e *Engine) enabled(typ string) ([]*rego, error) {
	policies := slices.Clone(e.policies)
	if e.catalog != nil {
		var err error
		policies, err = e.catalog.policies(func(m *module) bool { return strings.Contains(m.src, "type: "+typ) })
		if err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(policies, func(p *rego) bool { return e.opts.Enabled != nil && !e.opts.Enabled(p.rule) }), nil
}
