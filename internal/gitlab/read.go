package gitlab

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

const (
	// maxValues bounds the values of a pipeline, aliases and references
	// followed, so that a small file cannot fill the memory.
	maxValues = 500_000
	// maxDepth bounds how deep values are nested.
	maxDepth = 200
)

var errTooLarge = fmt.Errorf("aliases and references expand to more than %d values", maxValues)

// A file is one file of a pipeline.
type file struct {
	source *source.File
	header *Value // what stands in front of the line ---: spec; nil without
	root   *Value // nil where the file is empty
	twice  []entry
	body   *yamlfile.Document // of root
}

// read parses a file. Errors are *yamlfile.Error or say what the file as a
// whole is.
func read(f *source.File) (*file, error) {
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	if len(docs) > 2 {
		return nil, &yamlfile.Error{Span: yamlfile.Span(f, docs[2].Root), Message: "file has more than a header and a body"}
	}
	r := &reader{file: f, seen: make(map[*yaml.Node]bool)}
	out := &file{source: f}
	for i, d := range docs {
		if d.Root == nil {
			continue
		}
		v, err := r.value(d.Root, 0)
		if err != nil {
			return nil, err
		}
		if i == 0 && isHeader(v, len(docs)) {
			out.header = v
		} else {
			out.root, out.body = v, d
		}
	}
	out.twice = r.twice
	return out, nil
}

// isHeader reports whether the first document of a file is its header.
func isHeader(v *Value, docs int) bool {
	return v.Get("spec") != nil && (docs == 2 || len(v.entries) == 1)
}

// A reader makes values of nodes, with aliases and merges followed.
type reader struct {
	file  *source.File
	count int
	twice []entry // keys that stand in their map before
	seen  map[*yaml.Node]bool
}

func (r *reader) value(n *yaml.Node, depth int) (*Value, error) {
	n = yamlfile.Resolve(n)
	if r.count++; r.count > maxValues {
		return nil, r.errorf(n, "%v", errTooLarge)
	}
	if depth > maxDepth {
		return nil, r.errorf(n, "is nested deeper than %d levels", maxDepth)
	}
	switch n.Kind {
	case yaml.MappingNode:
		entries, err := r.entries(n, depth)
		if err != nil {
			return nil, err
		}
		return newMap(r.file, n, entries), nil
	case yaml.SequenceNode:
		v := &Value{Kind: List, file: r.file, node: n}
		if n.Tag == "!reference" {
			v.Kind = Unknown
			for _, item := range n.Content {
				v.reference = append(v.reference, yamlfile.Resolve(item).Value)
			}
			return v, nil
		}
		for _, item := range n.Content {
			child, err := r.value(item, depth+1)
			if err != nil {
				return nil, err
			}
			v.Items = append(v.Items, child)
		}
		return v, nil
	case yaml.ScalarNode:
		return r.scalar(n), nil
	}
	return &Value{Kind: Null, file: r.file, node: n}, nil
}

func (r *reader) scalar(n *yaml.Node) *Value {
	v := &Value{Kind: String, Text: n.Value, file: r.file, node: n}
	switch n.ShortTag() {
	case "!!null":
		v.Kind = Null
	case "!!bool":
		v.Kind = Bool
	case "!!int", "!!float":
		v.Kind = Number
	case "!!str":
		if plain, err := yamlfile.NodeValue(n, yamlfile.YAML11); err == nil {
			if _, ok := plain.(bool); ok && len(n.Value) > 1 { // on, yes; not y, which Ruby takes for text
				v.Kind = Bool
			}
		}
	}
	return v
}

// entries returns the entries of a mapping: what is merged in first, own keys
// in its place or behind.
func (r *reader) entries(n *yaml.Node, depth int) ([]entry, error) {
	if depth > maxDepth {
		return nil, r.errorf(n, "is nested deeper than %d levels", maxDepth)
	}
	var all []entry
	at := make(map[string]int)
	set := func(e entry) {
		if i, ok := at[e.key]; ok {
			all[i] = e
			return
		}
		at[e.key] = len(all)
		all = append(all, e)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].ShortTag() != "!!merge" {
			continue
		}
		from := yamlfile.Resolve(n.Content[i+1])
		sources := []*yaml.Node{from}
		if from.Kind == yaml.SequenceNode {
			sources = from.Content
		}
		for j := len(sources) - 1; j >= 0; j-- { // the first of a list wins
			src := yamlfile.Resolve(sources[j])
			if src.Kind != yaml.MappingNode {
				continue
			}
			if r.count++; r.count > maxValues {
				return nil, r.errorf(n, "%v", errTooLarge)
			}
			merged, err := r.entries(src, depth+1)
			if err != nil {
				return nil, err
			}
			for _, e := range merged {
				set(e)
			}
		}
	}
	own := make(map[string]bool)
	first := !r.seen[n] // the second time it is an alias
	r.seen[n] = true
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := yamlfile.Resolve(n.Content[i])
		if n.Content[i].ShortTag() == "!!merge" {
			continue
		}
		v, err := r.value(n.Content[i+1], depth+1)
		if err != nil {
			return nil, err
		}
		e := entry{key.Value, &Value{Kind: String, Text: key.Value, file: r.file, node: key}, v}
		if own[e.key] && first {
			r.twice = append(r.twice, e)
		}
		own[e.key] = true
		set(e)
	}
	return all, nil
}

func (r *reader) errorf(n *yaml.Node, format string, args ...any) error {
	return &yamlfile.Error{Span: yamlfile.Span(r.file, n), Message: fmt.Sprintf(format, args...)}
}

// syntaxError returns where and what an error of read is.
func syntaxError(f *source.File, err error) (source.Span, string) {
	var e *yamlfile.Error
	if errors.As(err, &e) {
		return e.Span, e.Message
	}
	return f.LineSpan(1), err.Error()
}
