package validate

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// calledProviderFunctions adds the names of the provider functions that body
// calls.
func calledProviderFunctions(body *hclsyntax.Body, content []byte, names map[string]bool) {
	if !bytes.Contains(content, []byte("provider::")) {
		return
	}
	hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics { // never an error
		if call, ok := node.(*hclsyntax.FunctionCallExpr); ok && strings.HasPrefix(call.Name, "provider::") {
			names[call.Name] = true
		}
		return nil
	})
}

// anything stands for a function of which nothing is known.
var anything = function.New(&function.Spec{
	VarParam: &function.Parameter{
		Name: "args", Type: cty.DynamicPseudoType,
		AllowNull: true, AllowUnknown: true, AllowDynamicType: true, AllowMarked: true,
	},
	Type: function.StaticReturnType(cty.DynamicPseudoType),
	Impl: func([]cty.Value, cty.Type) (cty.Value, error) { return cty.DynamicVal, nil },
})

// addProviderFunctions adds the functions of the providers that a module
// requires: those of the built-in one, and of the others whatever is called.
func addProviderFunctions(table map[string]function.Function, m *config.Module, called map[string]bool) {
	for name, p := range m.RequiredProviders.ByName {
		if p.Source == config.BuiltIn {
			for f, impl := range functions.Builtin() {
				table["provider::"+name+"::"+f] = impl
			}
		}
	}
	for full := range called {
		parts := strings.Split(full, "::")
		if len(parts) != 3 {
			continue
		}
		if p := m.RequiredProviders.ByName[parts[1]]; p != nil && p.Source != config.BuiltIn {
			table[full] = anything
		}
	}
}
