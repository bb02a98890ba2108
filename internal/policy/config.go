package policy

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// checkConfig compares what the configuration says for a rule with the JSON
// Schema that its policy declares as custom.config.
func (p *rego) checkConfig(config map[string]any) error {
	value, ok := config[p.rule.ID]
	if !ok || p.config == nil {
		return nil
	}
	if _, ok := value.(map[string]any); !ok {
		return fmt.Errorf("parameters of %s: want a mapping", p.rule.ID)
	}
	match := topdown.GetBuiltin(ast.JSONMatchSchema.Name)
	if match == nil {
		return errors.New("OPA has no json.match_schema")
	}
	doc, err := ast.InterfaceToValue(value)
	if err != nil {
		return fmt.Errorf("parameters of %s: %w", p.rule.ID, err)
	}
	schema, err := ast.InterfaceToValue(p.config)
	if err != nil {
		return fmt.Errorf("%s: custom.config: %w", p.module.path, err)
	}
	var result *ast.Term
	err = match(topdown.BuiltinContext{Capabilities: capabilities()}, []*ast.Term{ast.NewTerm(doc), ast.NewTerm(schema)}, func(t *ast.Term) error {
		result = t
		return nil
	})
	if err != nil {
		return fmt.Errorf("%s: custom.config: %w", p.module.path, err)
	}
	var errs []error
	if pair, ok := result.Value.(*ast.Array); ok && pair.Len() == 2 {
		problems, _ := pair.Elem(1).Value.(*ast.Array)
		for i := range problems.Len() {
			if o, ok := problems.Elem(i).Value.(ast.Object); ok {
				text, _ := o.Get(ast.InternedTerm("error")).Value.(ast.String)
				errs = append(errs, fmt.Errorf("parameters of %s: %s", p.rule.ID, strings.TrimPrefix(string(text), "(Root): ")))
			}
		}
	}
	return errors.Join(errs...)
}
