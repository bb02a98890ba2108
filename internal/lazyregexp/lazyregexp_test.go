package lazyregexp_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatterns compiles every literal pattern of the module, since a bad one
// would otherwise be noticed only where it is used.
func TestPatterns(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			name, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || name.Sel.Name != "New" {
				return true
			}
			if pkg, ok := name.X.(*ast.Ident); !ok || pkg.Name != "lazyregexp" {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				return true // put together of parts: the tests of its package use it
			}
			n++
			expr, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Errorf("%s: %v", fset.Position(literal.Pos()), err)
			} else if _, err := regexp.Compile(expr); err != nil {
				t.Errorf("%s: %v", fset.Position(literal.Pos()), err)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		t.Error("no pattern found: the test looks in the wrong place")
	}
}
