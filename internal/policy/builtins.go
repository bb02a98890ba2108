package policy

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	opa "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// parseConfig is conftest's function parse_config(parser, text), for tests of
// policies mostly. It knows yaml and json.
var parseConfig = &ast.Builtin{
	Name: "parse_config",
	Decl: types.NewFunction(types.Args(types.S, types.S), types.A),
}

// conftestBuiltins are the functions that conftest adds, as the compiler and
// as the evaluation want them.
func conftestBuiltins() (map[string]*ast.Builtin, map[string]*topdown.Builtin) {
	return map[string]*ast.Builtin{parseConfig.Name: parseConfig},
		map[string]*topdown.Builtin{parseConfig.Name: {Decl: parseConfig, Func: evalParseConfig}}
}

// regoParseConfig registers the function with the runner of tests.
func regoParseConfig(r *opa.Rego) {
	opa.Function2(&opa.Function{Name: parseConfig.Name, Decl: parseConfig.Decl}, func(c opa.BuiltinContext, parser, text *ast.Term) (*ast.Term, error) {
		var result *ast.Term
		err := evalParseConfig(c, []*ast.Term{parser, text}, func(t *ast.Term) error {
			result = t
			return nil
		})
		return result, err
	})(r)
}

func evalParseConfig(_ topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
	parser, ok := args[0].Value.(ast.String)
	text, isText := args[1].Value.(ast.String)
	if !ok || !isText {
		return fmt.Errorf("parse_config: want two strings")
	}
	if parser != "yaml" && parser != "json" {
		return fmt.Errorf("parse_config: parser %q is not known, only yaml and json are", string(parser))
	}
	docs, err := yamlfile.Parse(source.NewFile("config", []byte(text)))
	if err != nil {
		return fmt.Errorf("parse_config: %w", err)
	}
	var values []any
	for _, d := range docs {
		value, err := d.Value(yamlfile.YAML12)
		if err != nil {
			return fmt.Errorf("parse_config: %w", err)
		}
		values = append(values, value)
	}
	var value any = values
	if len(values) == 1 {
		value = values[0]
	}
	v, err := ast.InterfaceToValue(value)
	if err != nil {
		return fmt.Errorf("parse_config: %w", err)
	}
	return iter(ast.NewTerm(v))
}
