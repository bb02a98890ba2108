package schema

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// FromJSON compiles a JSON schema of a kind, as a decoder with UseNumber gives
// it. Location is the URL of the document, to which references in it are
// relative; load returns other documents that it refers to. Drafts 4 to 2020-12
// are understood, 4 where $schema does not say, as kubeconform does it.
func FromJSON(gvk GVK, location string, document any, load func(location string) (any, error)) (*Schema, error) {
	e, err := newEngine(location, document, load)
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", location, err)
	}
	if root, ok := compileDocument(document); ok {
		return &Schema{gvk: gvk, source: location, root: root}, nil
	}
	return &Schema{gvk: gvk, source: location, root: new(node), engine: e}, nil
}

// compileDocument compiles a JSON schema that refers to nothing outside of it.
// It reports false where only the engine knows all that is in it.
func compileDocument(document any) (*node, bool) {
	d := &jsonDocument{root: document, nodes: make(map[string]*node)}
	draft, ok := draftOf(document)
	if !ok {
		return nil, false
	}
	d.compiler = compiler{draft: draft, resolve: d.resolve}
	root := d.compiler.compile(document)
	for len(d.queue) > 0 {
		pointer := d.queue[0]
		d.queue = d.queue[1:]
		v, ok := lookupPointer(document, pointer)
		if !ok {
			return nil, false
		}
		if len(pointer) > 0 {
			d.compiler.nested = true
		}
		d.nodes[pointer].ref.set(d.compiler.compile(v))
	}
	return root, d.compiler.unsupported == "" && !hasCycle(root)
}

// A jsonDocument is a JSON schema while it is compiled.
type jsonDocument struct {
	root     any
	compiler compiler
	nodes    map[string]*node // by JSON pointer
	queue    []string         // pointers of nodes still to compile
}

func (d *jsonDocument) resolve(ref string) (*node, bool) {
	fragment, ok := strings.CutPrefix(ref, "#")
	if !ok {
		return nil, false
	}
	pointer, err := url.PathUnescape(fragment)
	if err != nil || pointer != "" && !strings.HasPrefix(pointer, "/") {
		return nil, false // the name of an anchor
	}
	n := d.nodes[pointer]
	if n == nil {
		n = &node{ref: new(reference)}
		d.nodes[pointer] = n
		d.queue = append(d.queue, pointer)
	}
	return n, true
}

func lookupPointer(v any, pointer string) (any, bool) {
	if pointer == "" {
		return v, true
	}
	for token := range strings.SplitSeq(pointer[1:], "/") {
		token = strings.NewReplacer("~1", "/", "~0", "~").Replace(token)
		switch at := v.(type) {
		case map[string]any:
			child, ok := at[token]
			if !ok {
				return nil, false
			}
			v = child
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(at) {
				return nil, false
			}
			v = at[i]
		default:
			return nil, false
		}
	}
	return v, true
}

// draftOf returns the draft that $schema names; kubeconform's default is 4.
func draftOf(document any) (int, bool) {
	m, ok := document.(map[string]any)
	if !ok {
		return 4, true
	}
	name, ok := m["$schema"].(string)
	if !ok {
		return 4, true
	}
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(name, "#"), "http://"), "https://")
	drafts := []struct {
		name  string
		draft int
	}{
		{"json-schema.org/draft-04/schema", 4}, {"json-schema.org/draft-06/schema", 6},
		{"json-schema.org/draft-07/schema", 7}, {"json-schema.org/draft/2019-09/schema", 2019},
		{"json-schema.org/draft/2020-12/schema", 2020}, {"json-schema.org/schema", 2020},
	}
	i := slices.IndexFunc(drafts, func(d struct {
		name  string
		draft int
	}) bool {
		return d.name == name
	})
	if i < 0 {
		return 0, false
	}
	return drafts[i].draft, true
}

// newEngine compiles a document as kubeconform's validator does.
func newEngine(location string, document any, load func(string) (any, error)) (*engine, error) {
	c := jsonschema.NewCompiler()
	c.RegisterFormat(&jsonschema.Format{Name: "duration", Validate: func(v any) error {
		if s, ok := v.(string); ok {
			return checkDuration(s)
		}
		return nil
	}})
	c.UseLoader(loaderFunc(load))
	c.DefaultDraft(jsonschema.Draft4)
	if err := c.AddResource(location, document); err != nil {
		return nil, err
	}
	compiled, err := c.Compile(location)
	if err != nil {
		return nil, err
	}
	return &engine{compiled}, nil
}

type loaderFunc func(string) (any, error)

func (f loaderFunc) Load(location string) (any, error) { return f(location) }
