package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	opa "github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/infralint/infralint/internal/source"
)

// Files are what the functions of conftest read. The zero Files has none.
type Files struct {
	FS fs.FS
	// Parse reads a file with one of conftest's parsers, that of its name if
	// parser is "".
	Parse func(parser string, f *source.File) (any, error)
}

// A builtin is a function that conftest adds to Rego, for tests of policies
// mostly.
type builtin struct {
	name string
	args []types.Type
	// call gets the arguments as plain data, checked by the compiler, and the
	// file with the policy that calls.
	call func(files Files, policy string, args []any) (any, error)
}

// Their contract is on https://www.conftest.dev/ and, for the names of files,
// that they are relative to the policy.
var builtins = []builtin{
	{"parse_config", []types.Type{types.S, types.S}, func(files Files, _ string, args []any) (any, error) {
		return files.parse(args[0].(string), source.NewFile("config", []byte(args[1].(string))))
	}},
	{"parse_config_file", []types.Type{types.S}, func(files Files, policy string, args []any) (any, error) {
		_, value, err := files.read(policy, args[0].(string))
		return value, err
	}},
	{"parse_combined_config_files", []types.Type{types.NewArray(nil, types.S)}, func(files Files, policy string, args []any) (any, error) {
		type entry struct {
			path  string
			value any
		}
		var entries []entry
		for _, arg := range args[0].([]any) {
			name, value, err := files.read(policy, arg.(string))
			if err != nil {
				return nil, err
			}
			if several, ok := value.([]any); ok {
				for _, one := range several {
					entries = append(entries, entry{name, one})
				}
				continue
			}
			entries = append(entries, entry{name, value})
		}
		slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(a.path, b.path) })
		combined := []any{}
		for _, e := range entries {
			combined = append(combined, map[string]any{"path": e.path, "contents": e.value})
		}
		return combined, nil
	}},
}

func (f Files) parse(parser string, file *source.File) (any, error) {
	if f.Parse == nil {
		return nil, errors.New("there are no parsers")
	}
	return f.Parse(parser, file)
}

// read reads the file that lies at name as seen from a policy.
func (f Files) read(policy, name string) (string, any, error) {
	if f.FS == nil {
		return "", nil, errors.New("there are no files")
	}
	name = path.Join(path.Dir(policy), name)
	content, err := source.ReadLimited(f.FS, name)
	if err != nil {
		return "", nil, err
	}
	value, err := f.parse("", source.NewFile(name, content))
	return name, value, err
}

func (b builtin) decl() *ast.Builtin {
	return &ast.Builtin{Name: b.name, Decl: types.NewFunction(b.args, types.A)}
}

// eval calls b on terms.
func (b builtin) eval(files Files, bctx topdown.BuiltinContext, terms []*ast.Term) (*ast.Term, error) {
	args := make([]any, len(b.args))
	for i, t := range terms[:len(args)] { // what the result goes to may follow
		var err error
		if args[i], err = ast.ValueToInterface(t.Value, nil); err != nil {
			return nil, fmt.Errorf("%s: %w", b.name, err)
		}
	}
	policy := ""
	if bctx.Location != nil {
		policy = bctx.Location.File
	}
	value, err := b.call(files, policy, args)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.name, err)
	}
	v, err := ast.InterfaceToValue(value)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", b.name, err)
	}
	return ast.NewTerm(v), nil
}

// builtinDecls are the functions as the compiler wants them.
func builtinDecls() map[string]*ast.Builtin {
	decls := make(map[string]*ast.Builtin)
	for _, b := range builtins {
		decls[b.name] = b.decl()
	}
	return decls
}

// evalBuiltins are the functions as the evaluation wants them.
func evalBuiltins(files Files) map[string]*topdown.Builtin {
	all := make(map[string]*topdown.Builtin)
	for _, b := range builtins {
		all[b.name] = &topdown.Builtin{Decl: b.decl(), Func: func(c topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
			result, err := b.eval(files, c, args)
			if err != nil {
				return err
			}
			return iter(result)
		}}
	}
	return all
}

// testBuiltins are the functions as the runner of tests wants them.
func testBuiltins(files Files) []*tester.Builtin {
	var all []*tester.Builtin
	for _, b := range builtins {
		decl := b.decl()
		all = append(all, &tester.Builtin{Decl: decl, Func: opa.FunctionDyn(&opa.Function{Name: decl.Name, Decl: decl.Decl}, func(c opa.BuiltinContext, terms []*ast.Term) (*ast.Term, error) {
			return b.eval(files, c, terms)
		})})
	}
	return all
}
