package schema

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// An engine validates with kubeconform's JSON schema library. It is slower
// than the walker and knows every keyword.
type engine struct {
	compiled *jsonschema.Schema
}

// validate reports what the engine has against root.
func (e *engine) validate(w *walker, root *yaml.Node) {
	value, ok := w.value(root)
	if !ok {
		return
	}
	var err *jsonschema.ValidationError
	if !errors.As(e.compiled.Validate(value), &err) {
		return
	}
	before := len(w.problems)
	w.reportEngine(root, err)
	if w.options.AnyValue != nil {
		w.problems = slices.DeleteFunc(w.problems, func(p Problem) bool {
			n := yamlfile.Resolve(p.Value)
			return n.Kind == yaml.ScalarNode && w.options.AnyValue(n)
		})
	}
	slices.SortStableFunc(w.problems[before:], func(a, b Problem) int {
		return cmp.Or(comparePaths(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
}

// comparePaths is a stable order for the problems of the engine, which come in
// the order of a map.
func comparePaths(a, b []any) int {
	for i := range min(len(a), len(b)) {
		x, xIsIndex := a[i].(int)
		y, yIsIndex := b[i].(int)
		if xIsIndex && yIsIndex && x != y {
			return x - y
		}
		s, _ := a[i].(string)
		t, _ := b[i].(string)
		if s != t {
			if s < t {
				return -1
			}
			return 1
		}
	}
	return len(a) - len(b)
}

// reportEngine reports the causes of err that say something of a value.
func (w *walker) reportEngine(root *yaml.Node, err *jsonschema.ValidationError) {
	switch err.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		if len(err.Causes) > 0 { // the one that fits deepest is most likely meant
			w.reportEngine(root, slices.MaxFunc(err.Causes, func(a, b *jsonschema.ValidationError) int { return deepest(a) - deepest(b) }))
			return
		}
	case *kind.PropertyNames, *kind.Contains, *kind.MinContains:
	default:
		if len(err.Causes) > 0 {
			for _, cause := range err.Causes {
				w.reportEngine(root, cause)
			}
			return
		}
	}
	at := w.follow(root, err.InstanceLocation)
	w.reportEngineKind(at, err.ErrorKind)
	w.path = w.path[:0]
}

func deepest(err *jsonschema.ValidationError) int {
	depth := len(err.InstanceLocation)
	for _, cause := range err.Causes {
		depth = max(depth, deepest(cause))
	}
	return depth
}

// follow sets the path to a location and returns the node there.
func (w *walker) follow(at *yaml.Node, location []string) *yaml.Node {
	for _, token := range location {
		n := yamlfile.Resolve(at)
		if n.Kind == yaml.SequenceNode {
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(n.Content) {
				break
			}
			w.path = append(w.path, step{index: i})
			at = n.Content[i]
			continue
		}
		key, value := w.field(w.pairs(n), token)
		if value == nil {
			break
		}
		w.path = append(w.path, step{key: key, name: token})
		at = value
	}
	return at
}

func (w *walker) reportEngineKind(at *yaml.Node, k jsonschema.ErrorKind) {
	n := yamlfile.Resolve(at)
	switch k := k.(type) {
	case *kind.AdditionalProperties:
		for _, name := range slices.Sorted(slices.Values(k.Properties)) {
			key, value := w.field(w.pairs(n), name)
			if value == nil {
				continue
			}
			w.path = append(w.path, step{key: key, name: name})
			w.reportUnknown(new(node), name, value)
			w.path = w.path[:len(w.path)-1]
		}
	case *kind.Required:
		for _, name := range k.Missing {
			w.reportMissing(at, name)
		}
	case *kind.Dependency:
		for _, name := range k.Missing {
			w.reportMissing(at, name)
		}
	case *kind.DependentRequired:
		for _, name := range k.Missing {
			w.reportMissing(at, name)
		}
	case *kind.Type:
		var wanted types
		for _, name := range k.Want {
			wanted |= typeOf(name)
		}
		w.reportType(at, n, wanted)
	case *kind.Enum:
		w.reportEnum(at, n, newEnum(k.Want))
	case *kind.Const:
		w.reportEnum(at, n, newEnum([]any{k.Want}))
	case *kind.Pattern:
		w.reportPattern(at, n, k.Want)
	case *kind.Format:
		w.reportFormat(at, n, &format{text: "a " + k.Want}, k.Err)
	case *kind.FalseSchema:
		w.report(at, Problem{Kind: NotAllowed, Message: w.subject() + " is not allowed"})
	default:
		w.report(at, Problem{Kind: Conflict, Message: fmt.Sprintf("%s does not match its schema (%s)", w.subject(), keyword(k))})
	}
}

// keyword names what an error of the engine is about.
func keyword(k jsonschema.ErrorKind) string {
	if path := k.KeywordPath(); len(path) > 0 {
		return path[0]
	}
	return "not"
}
