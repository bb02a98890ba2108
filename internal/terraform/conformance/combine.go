package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"golang.org/x/tools/txtar"
)

// combine sets c beside or into another module, or writes it as JSON: faults
// and sound code look different from there.
func combine(rng *rand.Rand, c *Case, bases []*Case) {
	switch rng.IntN(8) {
	case 0: // two modules in one directory
		addFiles(c, pick(rng, bases), "", "b_")
	case 1: // the files of another override these
		addFiles(c, pick(rng, bases), "", "override")
	case 2: // called by another module
		intoChild(rng, c)
	case 3:
		for i, f := range c.Files {
			if strings.HasSuffix(f.Name, ".tf") {
				if data, ok := toJSON(f.Data); ok {
					c.Files[i] = txtar.File{Name: f.Name + ".json", Data: data}
				}
			}
		}
	}
}

// addFiles copies the files of from, those of its root module with a prefix.
func addFiles(c, from *Case, dir, prefix string) {
	if from.Root != "." {
		return
	}
	for _, f := range from.Files {
		name := path.Join(dir, f.Name)
		if !strings.Contains(f.Name, "/") && strings.HasSuffix(f.Name, ".tf") && prefix != "" {
			name = path.Join(dir, prefix+strings.TrimPrefix(f.Name, "main"))
		}
		if !slices.ContainsFunc(c.Files, func(have txtar.File) bool { return have.Name == name }) {
			c.Files = append(c.Files, txtar.File{Name: name, Data: f.Data})
		}
	}
}

// intoChild makes c the child of a new root module, which gives values to its
// variables.
func intoChild(rng *rand.Rand, c *Case) {
	if c.Root != "." {
		return
	}
	var call bytes.Buffer
	call.WriteString("module \"child\" {\n  source = \"./child\"\n")
	switch rng.IntN(4) {
	case 0:
		call.WriteString("  count = 1\n")
	case 1:
		call.WriteString("  for_each = { a = 1 }\n")
	}
	for i, f := range c.Files {
		c.Files[i].Name = "child/" + f.Name
		if path.Dir(f.Name) != "." || !strings.HasSuffix(f.Name, ".tf") {
			continue
		}
		for _, name := range variablesOf(f.Data) {
			if rng.IntN(12) > 0 {
				fmt.Fprintf(&call, "  %s = %s\n", name, pick(rng, valuePool))
			}
		}
	}
	call.WriteString("}\noutput \"all\" {\n  value = module.child\n}\n")
	c.Files = append(c.Files, txtar.File{Name: "main.tf", Data: call.Bytes()})
}

// variablesOf returns the names of the variables that are declared in src and
// may be set.
func variablesOf(src []byte) []string {
	file, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		return nil
	}
	var names []string
	for _, b := range file.Body.(*hclsyntax.Body).Blocks {
		if b.Type == "variable" && len(b.Labels) == 1 && hclsyntax.ValidIdentifier(b.Labels[0]) && !slices.Contains(names, b.Labels[0]) {
			names = append(names, b.Labels[0])
		}
	}
	return names
}

// literalArguments are the arguments that are no templates in JSON: their
// strings are read as they stand.
var literalArguments = []string{
	"type", "source", "version", "depends_on", "provider", "ignore_changes", "replace_triggered_by", "when", "on_failure", "from", "to",
	"alias", "description", "required_version", "create_before_destroy", "prevent_destroy", "sensitive", "ephemeral", "nullable", "destroy",
}

// toJSON writes native syntax as JSON; false if src does not parse. Each block
// is an element of an array, which keeps their order.
func toJSON(src []byte) ([]byte, bool) {
	file, diags := hclsyntax.ParseConfig(src, "main.tf", hcl.InitialPos)
	if diags.HasErrors() {
		return nil, false
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(jsonBody(src, file.Body.(*hclsyntax.Body))); err != nil {
		return nil, false
	}
	return b.Bytes(), true
}

func jsonBody(src []byte, body *hclsyntax.Body) map[string]any {
	out := map[string]any{}
	for name, a := range body.Attributes {
		out[name] = jsonExpr(src, a)
	}
	for _, b := range body.Blocks {
		var inner any = jsonBody(src, b.Body)
		for _, label := range slices.Backward(b.Labels) {
			inner = map[string]any{label: inner}
		}
		list, _ := out[b.Type].([]any)
		out[b.Type] = append(list, inner)
	}
	return out
}

func jsonExpr(src []byte, a *hclsyntax.Attribute) any {
	literal := slices.Contains(literalArguments, a.Name)
	var convert func(e hclsyntax.Expression) any
	convert = func(e hclsyntax.Expression) any {
		old := text(src, e.Range())
		switch e := e.(type) {
		case *hclsyntax.TupleConsExpr:
			list := []any{}
			for _, x := range e.Exprs {
				list = append(list, convert(x))
			}
			return list
		case *hclsyntax.TemplateExpr:
			if s, diags := e.Value(nil); !diags.HasErrors() && literal {
				return s.AsString()
			}
			if strings.HasPrefix(old, `"`) && !strings.Contains(old, `\`) {
				return old[1 : len(old)-1]
			}
		case *hclsyntax.LiteralValueExpr:
			switch old {
			case "true":
				return true
			case "false":
				return false
			case "null":
				return nil
			}
			if json.Valid([]byte(old)) {
				return json.RawMessage(old)
			}
		}
		if literal {
			return old
		}
		return "${" + old + "}"
	}
	return convert(a.Expr)
}
