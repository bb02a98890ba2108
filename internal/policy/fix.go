package policy

import (
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
	"github.com/infralint/infralint/internal/yamlfile"
)

// maxFixSize is the size in bytes above which a file gets no fix: each one is
// proved by parsing the file that it makes.
const maxFixSize = 256 << 10

// An operation gives the value at a path, or the key there another name, or
// removes it.
type operation struct {
	path   []any
	value  any
	key    string
	remove bool
}

// operationsOf reads the key fix of a result: an array of objects with path
// and value, or with path and key, the new name; with a path alone, what is
// there is removed.
func operationsOf(v ast.Value) ([]operation, error) {
	list, ok := v.(*ast.Array)
	if !ok {
		return nil, fmt.Errorf("gives fix as %s, want an array of objects with path and value", ast.ValueName(v))
	}
	var ops []operation
	for i := range list.Len() {
		object, ok := list.Elem(i).Value.(ast.Object)
		if !ok {
			return nil, fmt.Errorf("gives fix with %s, want objects with path and value", ast.ValueName(list.Elem(i).Value))
		}
		path := object.Get(ast.InternedTerm("path"))
		if path == nil {
			return nil, fmt.Errorf("gives fix without path: %v", object)
		}
		op := operation{remove: true}
		var err error
		if op.path, err = pathOf(path.Value); err != nil {
			return nil, err
		}
		if key := object.Get(ast.InternedTerm("key")); key != nil {
			name, ok := key.Value.(ast.String)
			if !ok {
				return nil, fmt.Errorf("gives fix with the key %v, want a string", key)
			}
			op.key, op.remove = string(name), false
		}
		if value := object.Get(ast.InternedTerm("value")); value != nil {
			op.remove = false
			if op.value, err = ast.ValueToInterface(value.Value, nil); err != nil {
				return nil, fmt.Errorf("gives fix with a value that is none: %w", err)
			}
		}
		ops = append(ops, op)
	}
	return ops, nil
}

// fix makes a fix of operations, nil where one of them cannot be made in the
// files without touching more.
func (c *check) fix(r *rego, ops []operation) *lint.Fix {
	if len(ops) == 0 || r.fix == nil {
		return nil
	}
	fix := &lint.Fix{Message: r.fix.Message, Safe: r.fix.Safe}
	for _, op := range ops {
		d, path, ok := c.written(op.path)
		if !ok {
			return nil
		}
		var edit lint.TextEdit
		var err error
		switch {
		case op.key != "":
			edit, err = yamledit.Rename(d, path, op.key)
		case op.remove:
			edit, err = yamledit.Remove(d, path)
		default:
			edit, err = yamledit.Set(d, path, op.value)
		}
		if err != nil {
			return nil
		}
		overlaps := func(o lint.TextEdit) bool {
			return o.Span.File == edit.Span.File && edit.Span.Start <= o.Span.End && o.Span.Start <= edit.Span.End
		}
		if slices.ContainsFunc(fix.Edits, overlaps) {
			return nil
		}
		fix.Edits = append(fix.Edits, edit)
	}
	return fix
}

// written returns the document of a file where path was written, and the path
// there. They differ from those of the document under check where that was
// rendered of several files.
func (c *check) written(path []any) (*yamlfile.Document, []any, bool) {
	there := existing(c.doc.Value, path)
	span, _ := c.doc.Locate(path[:there])
	if span.IsZero() {
		return nil, nil, false
	}
	if c.places == nil {
		c.places = make(map[*source.File]map[int][]written)
	}
	index, ok := c.places[span.File]
	if !ok {
		index = indexOf(span.File)
		c.places[span.File] = index
	}
	for _, w := range index[span.Start] {
		if sameEnd(w.path, path[:there]) {
			return w.doc, slices.Concat(w.path, path[there:]), true
		}
	}
	return nil, nil, false
}

// existing returns how many steps of path exist in value.
func existing(value any, path []any) int {
	for i, step := range path {
		switch s := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			child, ok := object[s]
			if !ok {
				return i
			}
			value = child
		case int:
			list, _ := value.([]any)
			if s < 0 || s >= len(list) {
				return i
			}
			value = list[s]
		}
	}
	return len(path)
}

// sameEnd reports whether a path of a file can be that of a document: both
// lead to the same key, to a list item, or to the top. The index of an item may
// differ, since a patch names the items that it changes only.
func sameEnd(a, b []any) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	x, isX := a[len(a)-1].(string)
	y, isY := b[len(b)-1].(string)
	return isX == isY && x == y
}

// maxPlaces bounds the places of a document, which aliases may multiply.
const maxPlaces = 20_000

// written is a place in a file.
type written struct {
	doc  *yamlfile.Document
	path []any
}

// indexOf returns the places of a file by the offset that Locate gives them.
func indexOf(f *source.File) map[int][]written {
	index := make(map[int][]written)
	if len(f.Content) > maxFixSize {
		return index
	}
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return index
	}
	for _, d := range docs {
		value, err := d.Value(yamlfile.YAML12)
		if err != nil || d.Root == nil {
			continue
		}
		left := maxPlaces
		add := func(path []any) {
			if left--; left < 0 {
				return
			}
			start := d.Locate(path).Start
			index[start] = append(index[start], written{d, path})
		}
		paths(value, nil, add)
	}
	return index
}

func paths(value any, at []any, visit func([]any)) {
	visit(at)
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			child := v[key]
			paths(child, append(at[:len(at):len(at)], key), visit)
		}
	case []any:
		for i, child := range v {
			paths(child, append(at[:len(at):len(at)], i), visit)
		}
	}
}
