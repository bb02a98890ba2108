package gitlab

import (
	"regexp"
	"slices"
	"strings"
)

// checkInputs reports what is wrong with the inputs that a file declares, and
// with those that it uses.
func (p *Pipeline) checkInputs(f *file) {
	if f.root == nil || f.header == nil {
		return
	}
	p.checkSpec(f.header.Get("spec"))
	declared := make([]string, 0)
	keys := []string{"default", "description", "options", "regex", "rules", "type"}
	for _, s := range f.inputSpecs() {
		declared = append(declared, s.name.Text)
		if s.spec.Kind == Unknown || s.spec.Kind == Null {
			continue
		}
		if s.spec.Kind != Map {
			p.report(ruleInvalidInput, s.spec.point(), nil, "input %q is %s, want a mapping", s.name.Text, describe(s.spec))
			continue
		}
		for _, e := range s.spec.entries {
			if !slices.Contains(keys, e.key) {
				p.report(ruleInvalidInput, e.at.Span(), nil, "unknown key %q of input %q%s", e.key, s.name.Text, nearest(e.key, keys))
			}
		}
		types := []string{"array", "boolean", "number", "string"}
		if t := s.spec.Get("type"); t.IsSet() && !slices.Contains(types, t.Text) {
			p.report(ruleInvalidInput, t.point(), nil, "type of input %q is %q, want %s%s", s.name.Text, t.Text, orList(types), nearest(t.Text, types))
			continue
		}
		if d := s.spec.Get("default"); d.IsSet() {
			p.checkInput(s, d, "default of input")
		}
	}
	if f.header.Get("spec").Get("include") != nil {
		return // inputs come from other files too
	}
	p.checkUses(f.root, declared)
}

// checkSpec reports what is wrong in the header. What is new there is not
// reported, unless it looks like something else.
func (p *Pipeline) checkSpec(spec *Value) {
	if !spec.IsSet() || spec.Kind != Map {
		return
	}
	known := []string{"component", "include", "inputs"}
	for _, e := range spec.entries {
		if hint := nearest(e.key, known); hint != "" && !slices.Contains(known, e.key) {
			p.report(ruleUnknownKeyword, e.at.Span(), nil, "unknown keyword %q in spec%s", e.key, hint)
		}
	}
	if inputs := spec.Get("inputs"); inputs.IsSet() && inputs.Kind == List {
		p.report(ruleInvalidInput, inputs.point(), nil, "inputs are a list, want a mapping")
	}
}

// checkUses reports inputs that are used but not declared.
func (p *Pipeline) checkUses(v *Value, declared []string) {
	if v == nil {
		return
	}
	if v.Kind == String {
		for _, e := range expansions(v.Text) {
			name := e.input
			if i := strings.IndexAny(name, ".["); i >= 0 {
				name = name[:i]
			}
			if name != "" && !slices.Contains(declared, name) {
				p.report(ruleInvalidInput, v.part(e.start, e.end), nil, "input %q is not declared in spec:inputs%s", name, nearest(name, declared))
			}
		}
	}
	for _, item := range v.Items {
		p.checkUses(item, declared)
	}
	for _, e := range v.entries {
		p.checkUses(e.at, declared)
		p.checkUses(e.value, declared)
	}
}

// inputs reports what an include of f gives it and should not, and what it
// should give and does not.
func (l *loader) inputs(in include, f *file) {
	if in.inputs != nil && in.inputs.Kind != Map {
		return
	}
	specs := f.inputSpecs()
	var names []string
	for _, s := range specs {
		names = append(names, s.name.Text)
	}
	if f.header.Get("spec").Get("include") != nil {
		return
	}
	if in.inputs != nil {
		for _, e := range in.inputs.entries {
			if e.at.Kind == String && !slices.Contains(names, e.key) {
				l.report(ruleInvalidInput, e.at.Span(), nil, "%s has no input %q%s", f.source.Path, e.key, nearest(e.key, names))
			}
		}
	}
	for _, s := range specs {
		given := in.inputs.Get(s.name.Text)
		switch {
		case given == nil && s.required():
			l.report(ruleInvalidInput, in.value.Span(), nil, "%s needs input %q, which is not given", f.source.Path, s.name.Text)
		case given != nil:
			if message := mismatch(s, given, "input"); message != "" {
				l.report(ruleInvalidInput, given.point(), nil, "%s", message)
			}
		}
	}
}

func (p *Pipeline) checkInput(s inputSpec, v *Value, what string) {
	if message := mismatch(s, v, what); message != "" {
		p.report(ruleInvalidInput, v.point(), nil, "%s", message)
	}
}

// mismatch says how a value is not what an input wants; "" where it is.
func mismatch(s inputSpec, v *Value, what string) string {
	if v.Kind == Unknown || v.Kind == Null || v.Kind == String && strings.Contains(v.Text, "$") {
		return ""
	}
	name := what + " \"" + s.name.Text + "\""
	want := map[string]Kind{"string": String, "number": Number, "boolean": Bool, "array": List}
	typ := "string"
	if t := s.spec.Get("type"); t.IsSet() {
		typ = t.Text
	}
	if kind, ok := want[typ]; ok && kind != v.Kind {
		return name + " is " + describe(v) + ", want " + map[Kind]string{String: "text", Number: "a number", Bool: "true or false", List: "a list"}[kind]
	}
	if pattern := s.spec.Get("regex"); pattern.IsSet() && pattern.Kind == String && v.Kind == String && !strings.HasPrefix(pattern.Text, "/") {
		if re, err := regexp.Compile(pattern.Text); err == nil && !re.MatchString(v.Text) {
			return name + " is \"" + v.Text + "\", which does not match " + pattern.Text
		}
	}
	if options := s.spec.Get("options"); options.IsSet() && options.Kind == List && v.isScalar() {
		var texts []string
		for _, o := range options.Items {
			if o.Kind == Unknown {
				return ""
			}
			texts = append(texts, o.Text)
		}
		if !slices.Contains(texts, v.Text) {
			return name + " is \"" + v.Text + "\", want " + orList(texts) + nearest(v.Text, texts)
		}
	}
	return ""
}
