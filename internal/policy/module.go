package policy

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lazyregexp"
)

var (
	packageClause = lazyregexp.New(`^package[ \t]+([A-Za-z_][A-Za-z0-9_.]*)`)
	entrypoint    = lazyregexp.New(`^(?:deny|warn|violation)(?:_[a-zA-Z0-9]+)*\b`)
)

// newModule reads the head of a Rego file that comes with the program, and
// does not parse the rest.
func newModule(name, src string) (*module, error) {
	m := &module{path: name, src: src}
	line := 0
	for l := range strings.Lines(src) {
		// By the first letter, since a regular expression for each line of
		// each policy would be half of what a start costs.
		switch l[0] {
		case 'p':
			if clause := packageClause.FindStringSubmatch(l); clause != nil && m.pkg == "" {
				m.pkg = clause[1]
			}
		case 'd', 'w', 'v':
			m.isPolicy = m.isPolicy || entrypoint.MatchString(l)
		}
		if m.pkg == "" {
			line++
		}
	}
	if m.pkg == "" {
		return nil, fmt.Errorf("%s:1: no package clause", name)
	}
	if m.isPolicy {
		var ok bool
		if m.metadata, ok = metadataOf(src); !ok {
			return nil, fmt.Errorf("%s:%d: no METADATA in front of package %s", name, line+1, m.pkg)
		}
	}
	return m, nil
}

// parse parses a module that comes with the program.
func (m *module) parse() (*ast.Module, error) {
	if m.parsed != nil {
		return m.parsed.Copy(), nil // compiling changes it
	}
	parsed, err := ast.ParseModuleWithOpts(m.path, m.src, ast.ParserOptions{
		RegoVersion:  ast.RegoV1,
		Capabilities: capabilities(),
	})
	if err != nil {
		return nil, fmt.Errorf("parse policy: %w", regoError(err))
	}
	return parsed, nil
}

// ruleName returns the name of a rule, of rule heads that are references too.
func ruleName(r *ast.Rule) string {
	if r.Head.Name != "" {
		return string(r.Head.Name)
	}
	if v, ok := r.Head.Ref()[0].Value.(ast.Var); ok {
		return string(v)
	}
	return ""
}

// ruleNames returns the names of the rules of m that match, in order.
func ruleNames(m *ast.Module, matches func(string) bool) []string {
	var names []string
	for _, r := range m.Rules {
		if name := ruleName(r); matches(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// words returns a message of OPA as people need it.
func words(message string) string {
	if name, ok := strings.CutPrefix(message, "undefined function "); ok && ast.BuiltinMap[name] != nil {
		return "function " + name + " may not be called: what a policy says depends on its input alone, not on the network, the clock, the environment or chance"
	}
	if _, rest, ok := strings.Cut(message, "yaml: "); ok { // of an annotation
		_, rest := yamlError(errors.New(rest))
		return "METADATA: " + rest
	}
	return message
}

// regoError makes one line of each of OPA's errors, with file and line first,
// as everywhere else.
func regoError(err error) error {
	var several ast.Errors
	if !errors.As(err, &several) {
		return err
	}
	var errs []error
	for _, e := range several {
		if e.Location == nil {
			errs = append(errs, errors.New(e.Message))
			continue
		}
		errs = append(errs, fmt.Errorf("%s:%d: %s", e.Location.File, e.Location.Row, words(e.Message)))
	}
	return errors.Join(errs...)
}
