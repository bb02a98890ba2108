package terraform

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Refs are the names that code refers to.
type Refs struct {
	names map[string]bool // "var.region", "data.aws_ami.linux"; a root alone stands for all of it
}

// Has reports whether something refers to the object that a root and the names
// behind it make up: Has("var", "region").
func (r *Refs) Has(root string, names ...string) bool {
	return r.names[root] || r.names[root+"."+strings.Join(names, ".")]
}

// Names returns what is referred to of a root: Names("var") are the names of
// variables.
func (r *Refs) Names(root string) []string {
	var names []string
	for name := range r.names {
		if rest, ok := strings.CutPrefix(name, root+"."); ok {
			names = append(names, rest)
		}
	}
	slices.Sort(names)
	return names
}

// addNative adds what the expressions of a native file refer to. What a rule
// of a variable says of the variable itself is no use of it.
func (r *Refs) addNative(n *Nodes) {
	for _, t := range n.Traversals {
		b := t.Top
		if b != nil && b.Type == "variable" && len(b.Labels) == 1 && t.Traversal.RootName() == "var" && stepName(t.Traversal, 1) == b.Labels[0] {
			continue
		}
		r.add(t.Traversal)
	}
}

func (r *Refs) add(t hcl.Traversal) {
	if t.IsRelative() || len(t) < 2 {
		return // no reference but a word, as in ignore_changes = [data]
	}
	name, want := t.RootName(), 1
	if name == "data" {
		want = 2
	}
	for i := 1; i <= want; i++ {
		step := stepName(t, i)
		if step == "" {
			name = t.RootName() // there is no telling which
			break
		}
		name += "." + step
	}
	r.names[name] = true
}

// stepName returns the name that step i of t picks, or "".
func stepName(t hcl.Traversal, i int) string {
	if i >= len(t) {
		return ""
	}
	switch step := t[i].(type) {
	case hcl.TraverseAttr:
		return step.Name
	case hcl.TraverseIndex:
		if step.Key.IsKnown() && !step.Key.IsNull() && step.Key.Type() == cty.String {
			return step.Key.AsString()
		}
	}
	return ""
}

// addJSON adds what the strings of a JSON file refer to: those that are
// templates, and those that are a reference as a whole, as in depends_on.
func (r *Refs) addJSON(content []byte) {
	for text := range jsonStrings(content) {
		if strings.Contains(text, "${") || strings.Contains(text, "%{") {
			expr, _ := hclsyntax.ParseTemplate([]byte(text), "", hcl.InitialPos)
			if expr != nil {
				for _, t := range expr.Variables() {
					r.add(t)
				}
			}
			continue
		}
		r.addText(text)
	}
}

// addText adds text if it is a reference.
func (r *Refs) addText(text string) {
	if !strings.Contains(text, ".") || len(text) > 1000 {
		return
	}
	if t, diags := hclsyntax.ParseTraversalAbs([]byte(text), "", hcl.InitialPos); !diags.HasErrors() {
		r.add(t)
	}
}

// jsonStrings yields every string of content, names of properties too.
func jsonStrings(content []byte) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		dec := json.NewDecoder(bytes.NewReader(content))
		dec.UseNumber()
		for {
			token, err := dec.Token()
			if err != nil {
				return
			}
			if text, ok := token.(string); ok && !yield(text) {
				return
			}
		}
	}
}

// mentions reports whether text has name as a word of its own: var.a is not in
// var.ab.
func mentions(text []byte, name string) bool {
	for {
		i := bytes.Index(text, []byte(name))
		if i < 0 {
			return false
		}
		end := i + len(name)
		if (i == 0 || !isNameByte(text[i-1])) && (end == len(text) || !isNameByte(text[end])) {
			return true
		}
		text = text[end:]
	}
}

func isNameByte(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
