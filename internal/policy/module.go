package policy

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lazyregexp"
)

var entrypoint = lazyregexp.New(`^(?:deny|warn|violation)(?:_[a-zA-Z0-9]+)*\b`)

// newModule reads the head of a Rego file that comes with the program, and
// does not parse the rest.
func newModule(name, src string) (*module, error) {
	m := &module{path: name, src: src}
	at := lineWith(src, "package", func(rest string) bool {
		clause, _, _ := strings.Cut(rest, "\n")
		if words := strings.Fields(clause); len(words) > 1 && words[0] == "package" {
			m.pkg = words[1]
		}
		return m.pkg != ""
	})
	if m.pkg == "" {
		return nil, fmt.Errorf("%s:1: no package clause", name)
	}
	for _, entry := range []string{"deny", "warn", "violation"} {
		m.isPolicy = m.isPolicy || lineWith(src, entry, entrypoint.MatchString) >= 0
	}
	if m.isPolicy && !strings.Contains(src[:at], "# METADATA") {
		return nil, fmt.Errorf("%s:%d: no METADATA in front of package %s", name, strings.Count(src[:at], "\n")+1, m.pkg)
	}
	return m, nil
}

// lineWith returns where the first line begins that starts with a prefix and for
// which ok holds, which gets all from there on; -1 for none. It is no regular
// expression, since one for each policy would be half of what a start costs.
func lineWith(src, prefix string, ok func(rest string) bool) int {
	for at := 0; ; {
		if strings.HasPrefix(src[at:], prefix) && ok(src[at:]) {
			return at
		}
		i := strings.Index(src[at:], "\n"+prefix)
		if i < 0 {
			return -1
		}
		at += i + 1
	}
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
