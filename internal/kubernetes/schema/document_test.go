package schema

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func noLoad(location string) (any, error) { return nil, fmt.Errorf("no %s", location) }

func decode(t testing.TB, text string) any {
	t.Helper()
	v, err := decodeJSON([]byte(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}

// TestVerdictsOfEngine makes JSON schemas of every keyword and draft and
// compares the walker with the library that kubeconform uses.
func TestVerdictsOfEngine(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	m := schemaMaker{r}
	var valid, invalid, engineOnly int
	for range 2500 {
		document := m.schema(3)
		if s, ok := document.(map[string]any); ok {
			s["definitions"] = map[string]any{"a": m.schema(2), "b": m.schema(1), "c d": m.schema(0)}
			if draft := pick(r, "", "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#", "http://json-schema.org/draft-07/schema",
				"https://json-schema.org/draft/2019-09/schema", "https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/schema#"); draft != "" {
				s["$schema"] = draft
			}
		}
		text, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		document = decode(t, string(text))
		e, err := newEngine("test:///s.json", document, noLoad)
		if err != nil {
			continue // not a schema
		}
		root, ok := compileDocument(document)
		if !ok {
			engineOnly++
			continue
		}
		s := &Schema{root: root}
		for range 8 {
			instance, err := json.Marshal(m.instance(3))
			if err != nil {
				t.Fatal(err)
			}
			var doc yaml.Node
			if err := yaml.Unmarshal(instance, &doc); err != nil {
				t.Fatal(err)
			}
			problems := s.Validate(doc.Content[0], Options{})
			want := e.compiled.Validate(decode(t, string(instance)))
			if (want == nil) != (len(problems) == 0) {
				t.Fatalf("schema %s\ninstance %s\nengine: %v\nwalker: %v", text, instance, want, messages(problems))
			}
			if want == nil {
				valid++
			} else {
				invalid++
			}
			for _, p := range problems {
				if p.Message == "" || p.Kind == 0 || p.Node() == nil {
					t.Fatalf("bad problem %+v", p)
				}
			}
			if found := (&Schema{engine: e}).Validate(doc.Content[0], Options{}); (len(found) == 0) != (want == nil) {
				t.Fatalf("schema %s\ninstance %s\nengine: %v\nreported: %v", text, instance, want, messages(found))
			}
		}
	}
	t.Logf("%d valid, %d invalid, %d schemas for the engine only", valid, invalid, engineOnly)
}

type schemaMaker struct{ *rand.Rand }

func (m schemaMaker) schema(depth int) any {
	if m.IntN(20) == 0 {
		return m.IntN(2) == 0
	}
	s := map[string]any{}
	for range 1 + m.IntN(4) {
		m.keyword(s, depth)
	}
	return s
}

func (m schemaMaker) keyword(s map[string]any, depth int) {
	number := func() any { return pick[any](m.Rand, 0, 1, 2, 3, -1, 1.5, 2.25) }
	count := func() any { return m.IntN(4) }
	names := func() any { return [][]string{{"a"}, {"b"}, {"a", "b"}, {"c", "d"}}[m.IntN(4)] }
	schemas := func() any {
		list := []any{}
		for range 1 + m.IntN(3) {
			list = append(list, m.schema(depth-1))
		}
		return list
	}
	fields := func() any {
		fields := map[string]any{}
		for range 1 + m.IntN(3) {
			fields[pick(m.Rand, "a", "b", "c", "d")] = m.schema(depth - 1)
		}
		return fields
	}
	switch m.IntN(12) {
	case 0, 1:
		s["type"] = pick(m.Rand, "object", "array", "string", "integer", "number", "boolean", "null")
		return
	case 2:
		s["type"] = []string{pick(m.Rand, "object", "array"), pick(m.Rand, "string", "integer", "null")}
		return
	case 3:
		s["enum"] = []any{m.instance(0), m.instance(1), m.instance(1)}
		return
	}
	keyword := pick(m.Rand, "required", "minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength",
		"pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "const", "nullable", "description")
	if depth > 0 && m.IntN(4) > 0 {
		keyword = pick(m.Rand, "properties", "properties", "additionalProperties", "patternProperties", "propertyNames", "items", "items", "itemList", "prefixItems", "additionalItems",
			"allOf", "anyOf", "oneOf", "not", "if", "dependencies", "dependentRequired", "dependentSchemas", "$ref", "contains")
	}
	switch keyword {
	case "required":
		s[keyword] = names()
	case "minProperties", "maxProperties", "minItems", "maxItems", "minLength", "maxLength":
		s[keyword] = count()
	case "uniqueItems", "nullable":
		s[keyword] = true
	case "pattern":
		s[keyword] = pick(m.Rand, "^a", "b", "^[a-z]+$")
	case "format":
		s[keyword] = pick(m.Rand, "date-time", "date", "duration", "ipv4", "email", "uri", "int32", "regex", "hostname", "uuid")
	case "minimum", "maximum":
		s[keyword] = number()
	case "exclusiveMinimum", "exclusiveMaximum":
		s[keyword] = pick(m.Rand, any(true), number())
	case "multipleOf":
		s[keyword] = pick[any](m.Rand, 2, 0.5)
	case "const":
		s[keyword] = m.instance(1)
	case "description":
		s[keyword] = "text"
	case "properties", "dependentSchemas":
		s[keyword] = fields()
	case "patternProperties":
		s[keyword] = map[string]any{pick(m.Rand, "^[ab]", "c"): m.schema(depth - 1)}
	case "additionalProperties", "additionalItems", "items", "not", "propertyNames", "contains":
		s[keyword] = m.schema(depth - 1)
	case "itemList":
		s["items"] = schemas()
	case "prefixItems", "allOf", "anyOf", "oneOf":
		s[keyword] = schemas()
	case "if":
		s["if"], s["then"] = m.schema(depth-1), m.schema(depth-1)
		if m.IntN(2) == 0 {
			s["else"] = m.schema(depth - 1)
		}
	case "dependencies":
		s[keyword] = map[string]any{"a": pick(m.Rand, m.schema(depth-1), names())}
	case "dependentRequired":
		s[keyword] = map[string]any{"a": names()}
	case "$ref":
		s[keyword] = pick(m.Rand, "#/definitions/a", "#/definitions/b", "#/definitions/c%20d")
	}
}

func (m schemaMaker) instance(depth int) any {
	if depth > 0 {
		switch m.IntN(4) {
		case 0, 1:
			object := map[string]any{}
			for range m.IntN(4) {
				object[pick(m.Rand, "a", "b", "c", "d")] = m.instance(depth - 1)
			}
			return object
		case 2:
			list := []any{}
			for range m.IntN(4) {
				list = append(list, m.instance(depth-1))
			}
			return list
		}
	}
	return pick[any](m.Rand, "", "a", "abc", "bcd", "2024-01-31T10:00:00Z", "2024-01-31", "1h", "10.0.0.1", "x@y.z", "http://x/y", "(", 0, 1, 2, 3, -5, 1.5, 2.25, 100, true, false, nil)
}

func TestFromJSONPoints(t *testing.T) {
	t.Parallel()
	// contains is for the engine, so this also tests the positions it gives.
	for name, extra := range map[string]string{"walker": ``, "engine": `"contains": {},`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := FromJSON(GVK{"x.y", "v1", "Foo"}, "test:///foo.json", decode(t, `{`+extra+`
				"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "additionalProperties": false, "required": ["spec"],
				"properties": {"apiVersion": {}, "kind": {}, "spec": {"type": "object", "properties": {
					"size": {"type": "integer", "minimum": 1}, "mode": {"enum": ["fast", "slow"]}}}}}`), noLoad)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, p := range s.Validate(parse(t, "apiVersion: x.y/v1\nkind: Foo\nextra: 1\nspec:\n  size: two\n  mode: fas\n"), Options{}) {
				lines = append(lines, fmt.Sprint(p.Node().Line, " ", p.Path, " ", p.Message))
			}
			want := []string{
				"3 [extra] unknown field `extra`",
				"5 [spec size] `size` is the string \"two\", want an integer",
				"6 [spec mode] `mode` is the string \"fas\", want one of \"fast\" or \"slow\"; did you mean \"fast\"?",
			}
			if name == "engine" { // in order of path
				want[1], want[2] = want[2], want[1]
			}
			if strings.Join(lines, "\n") != strings.Join(want, "\n") {
				t.Errorf("got %q", lines)
			}
		})
	}
}
