package policy

import (
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
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
		file, at, ok := c.written(op.path)
		if !ok {
			return nil
		}
		var edit lint.TextEdit
		var err error
		switch {
		case op.key != "":
			edit, err = file.editor.Rename(at.doc, at.path, op.key)
		case op.remove:
			edit, err = file.editor.Remove(at.doc, at.path)
		default:
			edit, err = file.editor.Set(at.doc, at.path, op.value)
		}
		if err != nil {
			return nil
		}
		// Two insertions in one place would have an order that nobody gave.
		overlaps := func(o lint.TextEdit) bool {
			return o.Span.File == edit.Span.File &&
				(edit.Span.Start < o.Span.End && o.Span.Start < edit.Span.End || edit.Span.Start == o.Span.Start)
		}
		if slices.ContainsFunc(fix.Edits, overlaps) {
			return nil
		}
		fix.Edits = append(fix.Edits, edit)
	}
	return fix
}

// written returns the file where path was written, and the place there. It
// differs from that in the document under check where that was rendered of
// several files.
func (c *check) written(path []any) (*editable, spot, bool) {
	there := existing(c.doc.Value, path)
	span, _ := c.doc.Locate(path[:there])
	if span.IsZero() {
		return nil, spot{}, false
	}
	file := c.engine.editable(span.File)
	for _, at := range file.places[span.Start] {
		if !sameEnd(at.path, path[:there]) {
			continue
		}
		at.path = slices.Concat(at.path, path[there:])
		if agree(c.doc.Value, path, file.editor.Value(at.doc), at.path) {
			return file, at, true
		}
	}
	return nil, spot{}, false
}

// agree reports whether what is at a path is in a file as it is in the
// document: the same, or missing from the same step on. Where it is not,
// something else set or removed it on the way, which an edit of the file would
// not change.
func agree(document any, path []any, file any, filePath []any) bool {
	there, written := existing(document, path), existing(file, filePath)
	if len(path)-there != len(filePath)-written {
		return false
	}
	return there < len(path) || fmt.Sprint(at(document, path)) == fmt.Sprint(at(file, filePath))
}

// at returns what is at a path that exists.
func at(value any, path []any) any {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			value = value.(map[string]any)[s]
		case int:
			value = value.([]any)[s]
		}
	}
	return value
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

// An editable is a file that fixes change.
type editable struct {
	file   *source.File
	editor *yamledit.Editor
	places map[int][]spot // by the offset that Locate gives them
}

// A spot is a path in one document of a file.
type spot struct {
	doc  int
	path []any
}

// maxEditable is how many files are kept ready for editing: the documents of
// a file are checked one after another, on as many processors as there are.
const maxEditable = 16

// editable returns f ready for editing; without places where it cannot be.
func (e *Engine) editable(f *source.File) *editable {
	e.mu.Lock()
	for i, known := range e.edited {
		if known.file == f {
			copy(e.edited[1:i+1], e.edited[:i]) // the last one used comes first
			e.edited[0] = known
			e.mu.Unlock()
			return known
		}
	}
	e.mu.Unlock()
	ready := newEditable(f)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.edited = slices.Insert(e.edited, 0, ready)
	e.edited = e.edited[:min(len(e.edited), maxEditable)]
	return ready
}

// maxPlaces bounds the places of a document, which aliases may multiply.
const maxPlaces = 20_000

func newEditable(f *source.File) *editable {
	file := &editable{file: f, places: make(map[int][]spot)}
	if len(f.Content) > maxFixSize {
		return file
	}
	var err error
	if file.editor, err = yamledit.New(f); err != nil {
		return file
	}
	for i, d := range file.editor.Documents() {
		if d.Root == nil {
			continue
		}
		left := maxPlaces
		paths(file.editor.Value(i), nil, func(path []any) bool {
			start := d.Locate(path).Start
			file.places[start] = append(file.places[start], spot{i, path})
			left--
			return left > 0
		})
	}
	return file
}

// paths calls visit for value and all that is in it until it returns false.
func paths(value any, at []any, visit func([]any) bool) bool {
	if !visit(at) {
		return false
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if !paths(v[key], append(at[:len(at):len(at)], key), visit) {
				return false
			}
		}
	case []any:
		for i, child := range v {
			if !paths(child, append(at[:len(at):len(at)], i), visit) {
				return false
			}
		}
	}
	return true
}
