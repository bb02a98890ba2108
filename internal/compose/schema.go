package compose

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// specification is the JSON Schema of the Compose Specification as
// compose-go v2.16.2 has it (Apache-2.0, compose-spec.LICENSE).
//
//go:embed compose-spec.json
var specification []byte

// A specSchema is the specification ready for use.
type specSchema struct {
	compiled *jsonschema.Schema
	raw      map[string]any
}

var spec = sync.OnceValues(func() (*specSchema, error) {
	var raw map[string]any
	if err := json.Unmarshal(specification, &raw); err != nil {
		return nil, fmt.Errorf("read the schema of compose files: %w", err)
	}
	c := jsonschema.NewCompiler()
	c.RegisterFormat(&jsonschema.Format{Name: "duration", Validate: func(v any) error {
		s, ok := v.(string)
		if !ok {
			return errors.New("want a string")
		}
		_, err := time.ParseDuration(s)
		return err
	}})
	if err := c.AddResource(specName, raw); err != nil {
		return nil, fmt.Errorf("read the schema of compose files: %w", err)
	}
	compiled, err := c.Compile(specName)
	if err != nil {
		return nil, fmt.Errorf("compile the schema of compose files: %w", err)
	}
	return &specSchema{compiled, raw}, nil
})

const specName = "compose-spec.json"

// checkSchema reports where the file has not the structure of the
// specification. Values with variables have no type before compose runs.
func (f *File) checkSchema(project map[string]any, out *lint.Results) error {
	s, err := spec()
	if err != nil {
		return err
	}
	err = s.compiled.Validate(project)
	var invalid *jsonschema.ValidationError
	if err == nil || !errors.As(err, &invalid) {
		return err
	}
	c := schemaCheck{file: f, schema: s, seen: make(map[string]bool), out: out}
	c.report(invalid)
	return nil
}

// A schemaCheck makes findings of what the validator says.
type schemaCheck struct {
	file   *File
	schema *specSchema
	seen   map[string]bool
	out    *lint.Results
}

// report reports an error by the places where it comes from.
func (c *schemaCheck) report(e *jsonschema.ValidationError) {
	if !c.isReal(e) {
		return
	}
	switch e.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		c.reportChoice(e)
		return
	}
	if len(e.Causes) == 0 {
		c.reportLeaf(e)
		return
	}
	for _, cause := range e.Causes {
		c.report(cause)
	}
}

// reportChoice reports a value that fits none of several schemas: by the one
// that it comes closest to, where it is of that one's type, else by the types.
func (c *schemaCheck) reportChoice(e *jsonschema.ValidationError) {
	var want []string
	var deeper []*jsonschema.ValidationError
	for _, cause := range e.Causes {
		if t := typeMismatch(cause, e.InstanceLocation); t != nil {
			want = append(want, t.Want...)
		} else {
			deeper = append(deeper, cause)
		}
	}
	if len(deeper) > 0 {
		c.report(deeper[0])
		return
	}
	slices.Sort(want)
	path := pathOf(e.InstanceLocation, c.file.doc)
	c.add(path, fmt.Sprintf("%s is %s, want %s", display(path), typeName(c.file.nodeAt(path)), names(slices.Compact(want))), c.file.Locate(path...))
}

// typeMismatch returns the error that e is if it says only that the value at a
// location has another type.
func typeMismatch(e *jsonschema.ValidationError, location []string) *kind.Type {
	for len(e.Causes) == 1 && slices.Equal(e.InstanceLocation, location) {
		e = e.Causes[0]
	}
	t, ok := e.ErrorKind.(*kind.Type)
	if !ok || !slices.Equal(e.InstanceLocation, location) {
		return nil
	}
	return t
}

// isReal reports whether an error stays whatever the variables hold.
func (c *schemaCheck) isReal(e *jsonschema.ValidationError) bool {
	if len(e.Causes) == 0 {
		return !c.isOpen(e)
	}
	switch e.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		return !slices.ContainsFunc(e.Causes, func(cause *jsonschema.ValidationError) bool { return !c.isReal(cause) })
	}
	return slices.ContainsFunc(e.Causes, c.isReal)
}

// isOpen reports whether the value that a leaf is about may be another when
// compose runs, or is of no concern: a variable, or a tag such as !reset.
func (c *schemaCheck) isOpen(e *jsonschema.ValidationError) bool {
	path := pathOf(e.InstanceLocation, c.file.doc)
	if _, ok := e.ErrorKind.(*kind.FalseSchema); ok && c.isKnown(e) {
		return true // it was refused for something else, which is reported
	}
	n := c.file.nodeAt(path)
	if n == nil {
		return true
	}
	if strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!") {
		return true
	}
	if _, ok := e.ErrorKind.(*kind.UniqueItems); ok || n.Kind == yaml.SequenceNode {
		return slices.ContainsFunc(n.Content, func(item *yaml.Node) bool {
			return item.Kind == yaml.ScalarNode && hasVariable(item.Value)
		})
	}
	return n.Kind == yaml.ScalarNode && hasVariable(n.Value)
}

// reportLeaf reports an error that has no other as its cause.
func (c *schemaCheck) reportLeaf(e *jsonschema.ValidationError) {
	path := pathOf(e.InstanceLocation, c.file.doc)
	span := c.file.Locate(path...)
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, key := range k.Properties {
			c.unknown(path, key, c.properties(e.SchemaURL))
		}
		return
	case *kind.FalseSchema:
		last := len(path) - 1
		c.unknown(path[:last], e.InstanceLocation[last], c.properties(e.SchemaURL))
		return
	case *kind.Type:
		c.add(path, fmt.Sprintf("%s is %s, want %s", display(path), typeName(c.file.nodeAt(path)), names(k.Want)), span)
		return
	case *kind.Required:
		c.add(path, fmt.Sprintf("%s has no %s", display(path), quoted(k.Missing)), span)
		return
	case *kind.Enum:
		want := make([]string, 0, len(k.Want))
		for _, w := range k.Want {
			want = append(want, fmt.Sprint(w))
		}
		c.add(path, fmt.Sprintf("%s is %q, want one of %s", display(path), fmt.Sprint(k.Got), strings.Join(want, ", ")), span)
		return
	case *kind.UniqueItems:
		path = append(path, k.Duplicates[1])
		c.add(path, fmt.Sprintf("%s is the same as item %d", display(path), k.Duplicates[0]+1), c.file.Locate(path...))
		return
	}
	text := e.ErrorKind.LocalizedString(message.NewPrinter(language.English))
	c.add(path, fmt.Sprintf("%s: %s", display(path), text), span)
}

// unknown reports a key that the mapping at path may not have.
func (c *schemaCheck) unknown(path []any, key string, known []string) {
	span := c.file.Locate(path...)
	if k, _ := yamlfile.Lookup(c.file.nodeAt(path), key); k != nil {
		span = yamlfile.Span(c.file.file, k)
	}
	c.add(append(path, key), fmt.Sprintf("unknown key %q in %s%s", key, display(path), suggest.DidYouMean(key, known)), span)
}

func (c *schemaCheck) add(path []any, text string, span source.Span) {
	if at := fmt.Sprint(path); !c.seen[at] { // one place, one fault
		c.seen[at] = true
		c.out.Report(lint.Finding{Rule: ruleSchema, Span: span, Message: text})
	}
}

// isKnown reports whether the last key of an error's place is one that the
// schema has.
func (c *schemaCheck) isKnown(e *jsonschema.ValidationError) bool {
	key := e.InstanceLocation[len(e.InstanceLocation)-1]
	return strings.HasPrefix(key, "x-") || slices.Contains(c.properties(e.SchemaURL), key)
}

// properties returns the names of the properties that the object has whose
// schema url points into.
func (c *schemaCheck) properties(url string) []string {
	_, pointer, _ := strings.Cut(url, "#")
	steps := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	steps = slices.DeleteFunc(steps, func(s string) bool { return s == "" || s == "unevaluatedProperties" || s == "additionalProperties" })
	found := make(map[string]bool)
	c.collect(c.at(steps), found, 0)
	return slices.Sorted(maps.Keys(found))
}

func (c *schemaCheck) at(steps []string) map[string]any {
	var at any = c.schema.raw
	for _, s := range steps {
		switch v := at.(type) {
		case map[string]any:
			at = v[s]
		case []any:
			if i, err := strconv.Atoi(s); err == nil && i < len(v) {
				at = v[i]
			}
		}
	}
	m, _ := at.(map[string]any)
	return m
}

func (c *schemaCheck) collect(schema map[string]any, into map[string]bool, depth int) {
	if depth > 8 {
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	for name := range properties {
		into[name] = true
	}
	if ref, ok := schema["$ref"].(string); ok {
		c.collect(c.at(strings.Split(strings.TrimPrefix(ref, "#/"), "/")), into, depth+1)
	}
	all, _ := schema["allOf"].([]any)
	for _, part := range all {
		if m, ok := part.(map[string]any); ok {
			c.collect(m, into, depth+1)
		}
	}
}

// nodeAt returns the node at path, nil where there is none.
func (f *File) nodeAt(path []any) *yaml.Node {
	n := yamlfile.Resolve(f.doc.Root)
	for _, step := range path {
		switch s := step.(type) {
		case string:
			_, n = yamlfile.Lookup(n, s)
		case int:
			if n == nil || n.Kind != yaml.SequenceNode || s >= len(n.Content) {
				return nil
			}
			n = n.Content[s]
		}
		n = yamlfile.Resolve(n)
	}
	return n
}

// pathOf makes a path of a location of the validator, which has indices as
// strings.
func pathOf(location []string, doc *yamlfile.Document) []any {
	path := make([]any, 0, len(location))
	n := yamlfile.Resolve(doc.Root)
	for _, step := range location {
		if n != nil && n.Kind == yaml.SequenceNode {
			i, _ := strconv.Atoi(step)
			path = append(path, i)
			if i < len(n.Content) {
				n = yamlfile.Resolve(n.Content[i])
			}
			continue
		}
		path = append(path, step)
		_, n = yamlfile.Lookup(n, step)
		n = yamlfile.Resolve(n)
	}
	return path
}

// display writes a path as compose does: services.web.ports[0].
func display(path []any) string {
	var b strings.Builder
	for _, step := range path {
		switch s := step.(type) {
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(s)
		case int:
			fmt.Fprintf(&b, "[%d]", s)
		}
	}
	if b.Len() == 0 {
		return "the file"
	}
	return b.String()
}

// typeNames are the types of JSON in the words of YAML.
var typeNames = map[string]string{
	"object": "a mapping", "array": "a list", "string": "a string", "number": "a number",
	"integer": "a whole number", "boolean": "true or false", "null": "empty",
}

func names(types []string) string {
	words := make([]string, 0, len(types))
	for _, t := range types {
		words = append(words, typeNames[t])
	}
	return strings.Join(words, " or ")
}

func typeName(n *yaml.Node) string {
	if n == nil {
		return "missing"
	}
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case "!!null":
		return "empty"
	case "!!bool":
		return n.Value
	case "!!int", "!!float":
		return "the number " + n.Value
	}
	return fmt.Sprintf("the string %q", n.Value)
}

func quoted(words []string) string {
	list := make([]string, 0, len(words))
	for _, w := range words {
		list = append(list, strconv.Quote(w))
	}
	return strings.Join(list, ", ")
}
