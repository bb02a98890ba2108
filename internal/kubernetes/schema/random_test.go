package schema

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// A tree is a YAML value as it will be written: scalars are their text.
type tree struct {
	scalar string
	keys   []string // of a mapping
	items  []*tree  // values of keys, or the items of a list
	isList bool
	isMap  bool
}

// write returns YAML: flow style, or block style with an indentation.
func (t *tree) write(flow bool) string {
	if flow {
		return t.flow()
	}
	var b strings.Builder
	t.block(&b, 0)
	return b.String()
}

func (t *tree) flow() string {
	var parts []string
	for i, item := range t.items {
		if t.isMap {
			parts = append(parts, t.keys[i]+": "+item.flow())
		} else {
			parts = append(parts, item.flow())
		}
	}
	switch {
	case t.isMap:
		return "{" + strings.Join(parts, ", ") + "}"
	case t.isList:
		return "[" + strings.Join(parts, ", ") + "]"
	case t.scalar == "":
		return "~"
	}
	return t.scalar
}

func (t *tree) block(b *strings.Builder, indent int) {
	for i, item := range t.items {
		b.WriteString(strings.Repeat(" ", indent))
		if t.isMap {
			b.WriteString(t.keys[i] + ":")
		} else {
			b.WriteString("-")
		}
		if len(item.items) == 0 {
			b.WriteString(" " + item.flow() + "\n")
			continue
		}
		b.WriteString("\n")
		item.block(b, indent+2)
	}
}

// all returns every tree in t, parents first.
func (t *tree) all() []*tree {
	trees := []*tree{t}
	for _, item := range t.items {
		trees = append(trees, item.all()...)
	}
	return trees
}

func (t *tree) clone() *tree {
	c := *t
	c.keys = slices.Clone(t.keys)
	c.items = nil
	for _, item := range t.items {
		c.items = append(c.items, item.clone())
	}
	return &c
}

// A maker makes random values that fit a JSON schema.
type maker struct {
	*rand.Rand
	definitions map[string]any
}

func pick[T any](r *rand.Rand, from ...T) T { return from[r.IntN(len(from))] }

func (m *maker) value(schema any, depth int) *tree {
	s, _ := schema.(map[string]any)
	if list, ok := s["anyOf"].([]any); ok {
		return m.value(list[0], depth)
	}
	if ref, ok := s["$ref"].(string); ok {
		return m.value(m.definitions[strings.TrimPrefix(ref, definitionsPrefix)], depth)
	}
	if values, ok := s["enum"].([]any); ok {
		return &tree{scalar: fmt.Sprint(pick(m.Rand, values...))}
	}
	kind := "string"
	switch t := s["type"].(type) {
	case string:
		kind = t
	case []any:
		kind = fmt.Sprint(pick(m.Rand, t...))
		if kind == "null" && m.IntN(4) > 0 {
			kind = fmt.Sprint(t[0])
		}
	}
	return m.ofType(kind, s, depth)
}

func (m *maker) ofType(kind string, s map[string]any, depth int) *tree {
	switch kind {
	case "object":
		t := &tree{isMap: true}
		if properties, ok := s["properties"].(map[string]any); ok {
			required := stringsOf(s["required"])
			for _, name := range sortedKeys(properties) {
				if slices.Contains(required, name) || m.IntN(depth+2) == 0 && depth < 12 {
					t.keys = append(t.keys, name)
					t.items = append(t.items, m.value(properties[name], depth+1))
				}
			}
			return t
		}
		for i := range m.IntN(3) {
			key := pick(m.Rand, "a", "'2'", "app.kubernetes.io/name", "3", "x-y")
			if i > 0 {
				key = "z" + strconv.Itoa(i)
			}
			t.keys = append(t.keys, key)
			t.items = append(t.items, m.value(s["additionalProperties"], depth+1))
		}
		return t
	case "array":
		t := &tree{isList: true}
		for range m.IntN(3) {
			t.items = append(t.items, m.value(s["items"], depth+1))
		}
		return t
	case "string":
		if s["format"] == "date-time" {
			return &tree{scalar: pick(m.Rand, "2024-01-31T10:00:00Z", `"2024-01-31T10:00:00.5+02:00"`)}
		}
		return &tree{scalar: pick(m.Rand, "abc", `"3"`, "'yes'", "a-b.c", `""`, "10m", "1:30", "0o8", "2024-01-31", "!!str 5", "1.2.3")}
	case "integer":
		return &tree{scalar: pick(m.Rand, "3", "0", "-1", "0x10", "010", "1_000", "3.0", "1e3", "+5", "0b11")}
	case "number":
		return &tree{scalar: pick(m.Rand, "3", "1.5", "-0.1", "2e-3", ".5")}
	case "boolean":
		return &tree{scalar: pick(m.Rand, "true", "false", "True", "yes", "no", "on", "OFF", "y", "N")}
	}
	return &tree{scalar: pick(m.Rand, "null", "~", "", "Null")}
}

// damage returns t with one random change, which may or may not make it
// invalid, and what the change was.
func (m *maker) damage(t *tree) (*tree, string) {
	t = t.clone()
	const fixed = 2 // apiVersion and kind stay, or it is a resource of another kind
	mapping, i := t, fixed
	at := t
	if len(t.items) > fixed {
		var trees, maps []*tree
		for _, item := range t.items[fixed:] {
			trees = append(trees, item.all()...)
		}
		for _, c := range trees {
			if c.isMap && len(c.items) > 0 {
				maps = append(maps, c)
			}
		}
		at = pick(m.Rand, trees...)
		i += m.IntN(len(t.items) - fixed)
		if len(maps) > 0 && m.IntN(8) > 0 {
			mapping = pick(m.Rand, maps...)
			i = m.IntN(len(mapping.items))
		}
	}
	change := pick(m.Rand, "scalar", "mapping", "list", "remove", "rename", "add", "duplicate", "null", "item")
	if at == t {
		change = "add"
	}
	switch change {
	case "scalar":
		*at = *m.ofType(pick(m.Rand, "string", "integer", "number", "boolean", "null"), nil, 0)
	case "mapping":
		*at = tree{isMap: true, keys: []string{"key"}, items: []*tree{{scalar: "value"}}}
	case "list":
		*at = tree{isList: true, items: []*tree{{scalar: pick(m.Rand, "a", "1", "null", "{}", "true")}}}
	case "remove":
		mapping.keys, mapping.items = slices.Delete(mapping.keys, i, i+1), slices.Delete(mapping.items, i, i+1)
	case "rename":
		mapping.keys[i] = pick(m.Rand, strings.Trim(mapping.keys[i], "'")+"s", strings.ToUpper(mapping.keys[i]), "yes", "1", "null", "y")
	case "add":
		mapping.keys, mapping.items = append(mapping.keys, pick(m.Rand, "extra", "name", "replica", "on", "7", "type")), append(mapping.items, &tree{scalar: pick(m.Rand, "1", "a", "null")})
	case "duplicate":
		mapping.keys, mapping.items = append(mapping.keys, mapping.keys[i]), append(mapping.items, mapping.items[i])
	case "null":
		*at = tree{scalar: "null"}
	case "item":
		at.items, at.isList, at.isMap, at.keys = append(at.items, &tree{scalar: pick(m.Rand, "1", "x", "null", "{}", "[]")}), true, false, nil
	}
	return t, change
}
