package gitlab

import (
	"strings"

	"github.com/infralint/infralint/internal/source"
)

// GitLab puts inputs into a file before it reads it as a pipeline, see
// https://docs.gitlab.com/ci/inputs/.

// An expansion is one $[[ … ]] of a text.
type expansion struct {
	start, end int    // of the whole, brackets included
	input      string // the name of the input; empty where it is none, such as $[[ matrix.OS ]]
	functions  bool   // what follows a |
}

// expansions returns the $[[ … ]] of a text.
func expansions(text string) []expansion {
	var list []expansion
	for at := 0; ; {
		start := strings.Index(text[at:], "$[[")
		if start < 0 {
			return list
		}
		start += at
		length := strings.Index(text[start:], "]]")
		if length < 0 {
			return list
		}
		end := start + length + len("]]")
		inner, functions, piped := strings.Cut(text[start+len("$[["):end-len("]]")], "|")
		name, ok := strings.CutPrefix(strings.TrimSpace(inner), "inputs.")
		if !ok {
			name = ""
		}
		list = append(list, expansion{start, end, name, piped && strings.TrimSpace(functions) != ""})
		at = end
	}
}

// An inputSpec is what a file says of one of its inputs in spec:inputs.
type inputSpec struct {
	name *Value
	spec *Value // may be null
}

// inputSpecs returns the inputs that a file declares, in order.
func (f *file) inputSpecs() []inputSpec {
	inputs := f.header.Get("spec").Get("inputs")
	if inputs == nil {
		return nil
	}
	list := make([]inputSpec, 0, len(inputs.entries))
	for _, e := range inputs.entries {
		list = append(list, inputSpec{e.at, e.value})
	}
	return list
}

// required reports whether a value must be given.
func (s inputSpec) required() bool {
	return s.spec.Get("default") == nil && s.spec.Get("rules") == nil && s.spec.Kind != Unknown
}

// withInputs returns the body of f with the inputs put in: those given, else
// their defaults. Where the file declares no inputs nothing is done, as in
// GitLab.
func (f *file) withInputs(given *Value) *Value {
	if f.header == nil || f.root == nil {
		return f.root
	}
	values := make(map[string]*Value)
	for _, s := range f.inputSpecs() {
		switch v := given.Get(s.name.Text); {
		case v != nil && !containsVariable(v):
			values[s.name.Text] = v
		case v == nil && s.spec.Get("default") != nil && given != nil:
			values[s.name.Text] = s.spec.Get("default")
		case v == nil && s.spec.Get("default") != nil && s.spec.Get("options") == nil:
			values[s.name.Text] = s.spec.Get("default")
		}
	}
	return expand(f.root, values)
}

// containsVariable reports whether a value of an input depends on a variable.
func containsVariable(v *Value) bool {
	return v.Kind == Unknown || v.Kind == String && strings.Contains(v.Text, "$[[")
}

// expand returns v with the values of inputs put in. A text with an input whose
// value is not known is Unknown.
func expand(v *Value, inputs map[string]*Value) *Value {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case String:
		return expandText(v, inputs)
	case List:
		items := make([]*Value, len(v.Items))
		same := true
		for i, item := range v.Items {
			items[i] = expand(item, inputs)
			same = same && items[i] == item
		}
		if same {
			return v
		}
		return &Value{Kind: List, Items: items, file: v.file, node: v.node}
	case Map:
		entries := make([]entry, len(v.entries))
		same := true
		for i, e := range v.entries {
			at := expandText(e.at, inputs)
			entries[i] = entry{at.Text, at, expand(e.value, inputs)}
			same = same && entries[i] == e
		}
		if same {
			return v
		}
		return newMap(v.file, v.node, entries)
	}
	return v
}

func expandText(v *Value, inputs map[string]*Value) *Value {
	list := expansions(v.Text)
	if len(list) == 0 {
		return v
	}
	if e := list[0]; e.start == 0 && e.end == len(v.Text) && !e.functions && inputs[e.input] != nil {
		return inputs[e.input]
	}
	out := &Value{Kind: String, file: v.file, node: v.node}
	var b strings.Builder
	at := 0
	for _, e := range list {
		b.WriteString(v.Text[at:e.start])
		at = e.end
		if value := inputs[e.input]; value != nil && value.isScalar() && !e.functions {
			b.WriteString(value.Text)
			continue
		}
		b.WriteString(v.Text[e.start:e.end])
		out.Kind = Unknown
	}
	b.WriteString(v.Text[at:])
	out.Text = b.String()
	return out
}

// An InputUse is an input that is put into a script.
type InputUse struct {
	Name string
	Span source.Span
	// Bounded reports whether its values are limited: by options, by a pattern,
	// or by a type that is no text.
	Bounded bool
}

// InputsInScripts returns the inputs that the files of the pipeline put into
// scripts, in order.
func (p *Pipeline) InputsInScripts() []InputUse {
	var uses []InputUse
	for _, f := range p.loaded {
		if f.header == nil || f.root == nil {
			continue
		}
		bounded := make(map[string]bool)
		for _, s := range f.inputSpecs() {
			typ := s.spec.Get("type")
			bounded[s.name.Text] = s.spec.Get("options").IsSet() || s.spec.Get("regex").IsSet() || typ.IsSet() && (typ.Text == "number" || typ.Text == "boolean")
		}
		for _, e := range f.root.entries {
			for _, key := range []string{"before_script", "script", "after_script"} {
				v := e.value.Get(key)
				if e.key == key {
					v = e.value
				}
				for _, text := range v.Strings() {
					for _, x := range expansions(text.Text) {
						if x.input != "" {
							uses = append(uses, InputUse{x.input, text.part(x.start, x.end), bounded[x.input]})
						}
					}
				}
			}
		}
	}
	return uses
}
