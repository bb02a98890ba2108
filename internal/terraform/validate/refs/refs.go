// Package refs reads what an expression refers to: var.name, module.call.output,
// aws_instance.web[0].id and so on. It knows the forms; whether the thing
// exists is for others to say.
package refs

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// A Kind is what a reference refers to.
type Kind uint8

// The kinds of references.
const (
	Variable  Kind = iota + 1 // var.NAME
	Local                     // local.NAME
	Path                      // path.NAME
	Terraform                 // terraform.NAME
	Count                     // count.NAME
	Each                      // each.NAME
	Self                      // self
	Module                    // module.NAME, module.NAME[KEY], module.NAME[KEY].OUTPUT
	Managed                   // TYPE.NAME, resource.TYPE.NAME, and with [KEY]
	Data                      // data.TYPE.NAME
	Ephemeral                 // ephemeral.TYPE.NAME
	Run                       // run.NAME, in test files only
	Output                    // output.NAME, in test files only
	Check                     // check.NAME, in test files only
)

// IsResource reports whether k is one of the three kinds of resources.
func (k Kind) IsResource() bool { return k >= Managed && k <= Ephemeral }

// A Ref is a reference.
type Ref struct {
	Kind   Kind
	Type   string    // of a resource
	Name   string    // of the thing, or the attribute of path, count and the like
	Key    cty.Value // instance key, or cty.NilVal
	Output string    // of a module, if given
	Rest   hcl.Traversal
	Range  hcl.Range // of what the fields above say
	// Whole is the range of the traversal, Rest included.
	Whole hcl.Range
}

const invalid = "Invalid reference"

func errorAt(rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	return &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: &rng}
}

// Parse reads one reference. The diagnostic is nil if it has a known form.
func Parse(t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	r, diag := parse(t, false)
	r.Whole = t.SourceRange()
	return r, diag
}

// ParseInTest reads one reference of a test file, where some names mean
// something that they do not mean elsewhere.
func ParseInTest(t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	r, diag := parse(t, true)
	r.Whole = t.SourceRange()
	return r, diag
}

func parse(t hcl.Traversal, inTest bool) (Ref, *hcl.Diagnostic) {
	root := t.RootName()
	switch root {
	case "var":
		return attribute(Variable, t)
	case "local":
		return attribute(Local, t)
	case "path":
		return attribute(Path, t)
	case "terraform":
		return attribute(Terraform, t)
	case "count":
		return attribute(Count, t)
	case "each":
		return attribute(Each, t)
	case "self":
		return Ref{Kind: Self, Range: t[0].SourceRange(), Rest: t[1:]}, nil
	case "module":
		return module(t)
	case "data":
		return prefixed(Data, t)
	case "ephemeral":
		return prefixed(Ephemeral, t)
	case "resource":
		return prefixed(Managed, t)
	case "template", "lazy", "arg":
		return Ref{}, errorAt(t[0].SourceRange(), "Reserved symbol name",
			"%q is reserved; put resource. in front of it if it is a resource type", root)
	}
	if inTest {
		switch root {
		case "run":
			return attribute(Run, t)
		case "output":
			return attribute(Output, t)
		case "check":
			return attribute(Check, t)
		}
	}
	return resource(Managed, t, t)
}

// attribute reads ROOT.NAME.
func attribute(kind Kind, t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	root := t.RootName()
	if len(t) < 2 {
		return Ref{}, errorAt(t[0].SourceRange(), invalid, "%q is no value of its own; name one of its attributes, as in %s.name", root, root)
	}
	name, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return Ref{}, errorAt(t[1].SourceRange(), invalid, "%q has attributes only; write %s.name", root, root)
	}
	return Ref{Kind: kind, Name: name.Name, Rest: t[2:], Range: hcl.RangeBetween(t[0].SourceRange(), name.SrcRange)}, nil
}

// prefixed reads data.TYPE.NAME and the like.
func prefixed(kind Kind, t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	if len(t) < 3 {
		return Ref{}, errorAt(t.SourceRange(), invalid,
			"%q must be followed by a type and a name, as in %s.type.name", t.RootName(), t.RootName())
	}
	return resource(kind, t, t[1:])
}

// resource reads TYPE.NAME[KEY] from t, the end of the traversal whole.
func resource(kind Kind, whole, t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	r := Ref{Kind: kind}
	switch step := t[0].(type) {
	case hcl.TraverseRoot:
		r.Type = step.Name
	case hcl.TraverseAttr:
		r.Type = step.Name
	default:
		return r, errorAt(step.SourceRange(), invalid, "%q has attributes only; write %s.type.name", whole.RootName(), whole.RootName())
	}
	if len(t) < 2 {
		return r, errorAt(t[0].SourceRange(), invalid,
			"%q is taken for a resource type, which must be followed by the name of a resource", r.Type)
	}
	name, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return r, errorAt(t[1].SourceRange(), invalid,
			"%q is taken for a resource type, which must be followed by the name of a resource", r.Type)
	}
	r.Name, r.Rest = name.Name, t[2:]
	r.Range = hcl.RangeBetween(whole[0].SourceRange(), name.SrcRange)
	if len(r.Rest) > 0 {
		if index, ok := r.Rest[0].(hcl.TraverseIndex); ok {
			key, diag := instanceKey(index)
			if diag != nil {
				return r, diag
			}
			r.Key, r.Rest = key, r.Rest[1:]
			r.Range = hcl.RangeBetween(whole[0].SourceRange(), index.SrcRange)
		}
	}
	return r, nil
}

// module reads module.NAME[KEY].OUTPUT.
func module(t hcl.Traversal) (Ref, *hcl.Diagnostic) {
	r, diag := attribute(Module, t)
	if diag != nil || len(r.Rest) == 0 {
		return r, diag
	}
	last := t[1].SourceRange()
	if index, ok := r.Rest[0].(hcl.TraverseIndex); ok {
		if r.Key, diag = instanceKey(index); diag != nil {
			return r, diag
		}
		r.Rest, last = r.Rest[1:], index.SrcRange
	}
	if len(r.Rest) > 0 {
		output, ok := r.Rest[0].(hcl.TraverseAttr)
		if !ok {
			return r, errorAt(r.Rest[0].SourceRange(), invalid, "an instance of a module has attributes only; write module.%s.output", r.Name)
		}
		r.Output, r.Rest, last = output.Name, r.Rest[1:], output.SrcRange
	}
	r.Range = hcl.RangeBetween(t[0].SourceRange(), last)
	return r, nil
}

// instanceKey checks that an index could be the key of an instance.
func instanceKey(index hcl.TraverseIndex) (cty.Value, *hcl.Diagnostic) {
	key := index.Key
	switch key.Type() {
	case cty.String:
		return key, nil
	case cty.Number:
		if _, accuracy := key.AsBigFloat().Int64(); accuracy == big.Exact {
			return key, nil
		}
		return key, errorAt(index.SrcRange, "Invalid index key", "an instance key that is a number must be whole")
	}
	return key, errorAt(index.SrcRange, "Invalid index key", "an instance key is a whole number or a string")
}

// Of returns the references of an expression, and what is wrong with the form
// of the others.
func Of(expr hcl.Expression) ([]Ref, hcl.Diagnostics) {
	return All(expr.Variables())
}

// All parses each of a number of traversals.
func All(traversals []hcl.Traversal) (out []Ref, diags hcl.Diagnostics) {
	for _, t := range traversals {
		r, diag := Parse(t)
		if diag != nil {
			diags = append(diags, diag)
			continue
		}
		out = append(out, r)
	}
	return out, diags
}
