package conftest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	toml "github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/infralint/infralint/internal/datatree"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// readTOML reads TOML (https://toml.io/en/v1.0.0). The decoder says what is
// wrong with it; the syntax tree says what stands where.
func readTOML(f *source.File) (*lint.DocumentView, error) {
	if brackets(f.Content) > maxDepth {
		return nil, errTooDeep
	}
	top, readErr := treeOfTOML(f)
	if errors.Is(readErr, errTooDeep) {
		return nil, readErr
	}
	var whole map[string]any
	if err := toml.Unmarshal(f.Content, &whole); err != nil {
		var at *toml.DecodeError
		if errors.As(err, &at) {
			line, _ := at.Position()
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		return nil, err
	}
	if readErr != nil {
		return nil, readErr
	}
	return top.View(), nil
}

func treeOfTOML(f *source.File) (*datatree.Node, error) {
	var p unstable.Parser
	p.Reset(f.Content)
	r := &tomlReader{file: f, parser: &p}
	top := datatree.Object(f.LineSpan(1))
	into := top
	for p.NextExpression() {
		e := p.Expression()
		var err error
		switch e.Kind {
		case unstable.Table:
			into, err = r.table(top, e.Key(), false)
		case unstable.ArrayTable:
			into, err = r.table(top, e.Key(), true)
		case unstable.KeyValue:
			err = r.keyValue(into, e)
		}
		if err != nil {
			return nil, err
		}
	}
	return top, p.Error()
}

// maxDepth bounds the nesting of what is parsed: parsers recur, and a Go program
// cannot survive the overflow of its stack.
const maxDepth = 1_000

var errTooDeep = errors.New("nested too deeply")

// brackets returns how deep brackets are nested, those in strings among them.
func brackets(text []byte) (deepest int) {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return deepest
}

type tomlReader struct {
	file   *source.File
	parser *unstable.Parser
}

func (r *tomlReader) span(n *unstable.Node) source.Span {
	raw := n.Raw
	if raw.Length == 0 && len(n.Data) > 0 {
		raw = r.parser.Range(n.Data)
	}
	return r.file.Span(int(raw.Offset), int(raw.Offset+raw.Length))
}

// table returns the object that a header names. That of an array of tables is
// a new item of it.
func (r *tomlReader) table(at *datatree.Node, keys unstable.Iterator, isItem bool) (*datatree.Node, error) {
	for depth := 0; keys.Next(); depth++ {
		if depth > maxDepth {
			return nil, errTooDeep
		}
		k := keys.Node()
		span := r.span(k)
		name := string(k.Data)
		next := at.Get(name)
		last := keys.IsLast()
		switch {
		case last && isItem:
			if next == nil {
				next = datatree.List(span)
				at.Set(name, next)
			}
			item := datatree.Object(span)
			next.Add(item)
			next = item
		case next == nil:
			next = datatree.Object(span)
			at.Set(name, next)
		case next.IsList():
			next = next.Last()
		}
		if next == nil || !next.IsObject() {
			return nil, fmt.Errorf("%q is no table", name) // the decoder has said so before
		}
		at = next
	}
	return at, nil
}

func (r *tomlReader) keyValue(into *datatree.Node, e *unstable.Node) error {
	keys := e.Key()
	for depth := 0; keys.Next(); depth++ {
		if depth > maxDepth {
			return errTooDeep
		}
		k := keys.Node()
		name := string(k.Data)
		if keys.IsLast() {
			v, err := r.value(e.Value(), r.span(k))
			if err != nil {
				return err
			}
			into.Set(name, v)
			return nil
		}
		next := into.Get(name)
		if next == nil || !next.IsObject() {
			next = datatree.Object(r.span(k))
			into.Set(name, next)
		}
		into = next
	}
	return nil
}

func (r *tomlReader) value(n *unstable.Node, key source.Span) (*datatree.Node, error) {
	text := string(n.Data)
	switch n.Kind {
	case unstable.String:
		return datatree.Leaf(text, r.span(n)), nil
	case unstable.Bool:
		return datatree.Leaf(text == "true", r.span(n)), nil
	case unstable.Integer:
		i, ok := new(big.Int).SetString(strings.TrimPrefix(strings.ReplaceAll(text, "_", ""), "+"), 0)
		if !ok {
			return nil, fmt.Errorf("%s: %w", text, errNotRead)
		}
		return datatree.Leaf(json.Number(i.String()), r.span(n)), nil
	case unstable.Float:
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
			return nil, fmt.Errorf("%s: %w", text, errNotRead)
		}
		return datatree.Leaf(json.Number(strconv.FormatFloat(x, 'g', -1, 64)), r.span(n)), nil
	case unstable.DateTime:
		return datatree.Leaf(strings.Replace(strings.Replace(text, " ", "T", 1), "t", "T", 1), r.span(n)), nil
	case unstable.Array:
		list := datatree.List(key)
		items := n.Children()
		for items.Next() {
			item := items.Node()
			if item.Kind == unstable.Comment {
				continue
			}
			v, err := r.value(item, key)
			if err != nil {
				return nil, err
			}
			list.Add(v)
		}
		return list, nil
	case unstable.InlineTable:
		object := datatree.Object(key)
		items := n.Children()
		for items.Next() {
			if err := r.keyValue(object, items.Node()); err != nil {
				return nil, err
			}
		}
		return object, nil
	}
	return nil, fmt.Errorf("%s: %w", text, errNotRead)
}
