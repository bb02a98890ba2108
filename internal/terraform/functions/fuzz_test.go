package functions

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/release"
)

// hclQuote returns s as a quoted template that stands for s itself.
func hclQuote(s string) []byte {
	return fmt.Appendf(nil, "jsondecode(%q)", fmt.Sprintf("%q", s))
}

// randomValue returns a value of any kind, of type ty where that is not
// dynamic and the dice do not want otherwise.
func randomValue(r *rand.Rand, ty cty.Type, depth int) cty.Value {
	if r.IntN(12) == 0 {
		ty = cty.DynamicPseudoType
	}
	if ty.HasDynamicTypes() {
		ty = randomType(r, depth)
	}
	var v cty.Value
	switch n := r.IntN(10); {
	case n == 0:
		v = cty.UnknownVal(ty)
		if r.IntN(2) == 0 && ty != cty.DynamicPseudoType {
			v = v.RefineNotNull()
		}
	case n == 1:
		v = cty.NullVal(ty)
	default:
		v = knownValue(r, ty, depth)
	}
	switch r.IntN(12) {
	case 0:
		v = v.Mark(marks.Sensitive)
	case 1:
		v = v.Mark(marks.Ephemeral)
	case 2:
		v = v.WithMarks(cty.NewValueMarks(marks.Sensitive, marks.Ephemeral))
	}
	return v
}

func randomType(r *rand.Rand, depth int) cty.Type {
	n := r.IntN(10)
	if depth <= 0 {
		n = r.IntN(4)
	}
	switch n {
	case 0, 1:
		return cty.String
	case 2:
		return cty.Number
	case 3:
		return cty.Bool
	case 4:
		return cty.List(randomType(r, depth-1))
	case 5:
		return cty.Set(randomType(r, depth-1))
	case 6:
		return cty.Map(randomType(r, depth-1))
	case 7:
		types := make([]cty.Type, r.IntN(3))
		for i := range types {
			types[i] = randomType(r, depth-1)
		}
		return cty.Tuple(types)
	case 8:
		types := make(map[string]cty.Type)
		for range r.IntN(3) {
			types[randomString(r)] = randomType(r, depth-1)
		}
		return cty.Object(types)
	default:
		return cty.DynamicPseudoType
	}
}

var fuzzStrings = []string{
	"", "a", "b", "abc", "-1", "1", "true", "é", "\x00", "\u200d", "/a/", "/(/", "%s%d", "%", "${a}", "${", "%{ if a }x%{ endif }", "10.0.0.0/8", "::/0", "x.txt",
	"*", "**/*", "[", "2024-01-01T00:00:00Z", "1h", "YYYY", "[1,{\"a\":null}]", "a: [1]", "&a [*a]", "a,b\n1,2", "UTF-8", "dns", "aGk=", "%ff", "H4sIAAAAAAAA//oPAAAA//8BAAD//xzf//8BAAAA", "1e999", "(?P<a>.)",
}

func randomString(r *rand.Rand) string { return fuzzStrings[r.IntN(len(fuzzStrings))] }

func knownValue(r *rand.Rand, ty cty.Type, depth int) cty.Value {
	n := r.IntN(4)
	switch {
	case ty == cty.String:
		return cty.StringVal(randomString(r))
	case ty == cty.Bool:
		return cty.BoolVal(n > 1)
	case ty == cty.Number:
		return []cty.Value{
			cty.Zero, cty.NumberIntVal(-1), cty.NumberIntVal(1), cty.NumberIntVal(16), cty.NumberFloatVal(0.5), cty.NumberFloatVal(1e300),
			cty.PositiveInfinity, cty.NegativeInfinity, cty.NumberIntVal(1 << 62), cty.MustParseNumberVal("1e400"), cty.MustParseNumberVal("-0"),
		}[r.IntN(11)]
	case ty.IsTupleType():
		var elems []cty.Value
		for _, et := range ty.TupleElementTypes() {
			elems = append(elems, randomValue(r, et, depth-1))
		}
		return cty.TupleVal(elems)
	case ty.IsObjectType():
		attrs := make(map[string]cty.Value)
		for _, name := range slices.Sorted(maps.Keys(ty.AttributeTypes())) {
			attrs[name] = randomValue(r, ty.AttributeType(name), depth-1)
		}
		return cty.ObjectVal(attrs)
	case ty.IsCollectionType():
		return knownCollection(r, ty, n, depth)
	}
	return cty.DynamicVal
}

func knownCollection(r *rand.Rand, ty cty.Type, n, depth int) cty.Value {
	et := ty.ElementType()
	var elems []cty.Value
	byKey := make(map[string]cty.Value)
	for range n {
		v := knownValue(r, et, depth-1)
		if r.IntN(5) == 0 {
			v = cty.UnknownVal(et)
		}
		if len(elems) > 0 && !v.Type().Equals(elems[0].Type()) {
			continue // a list has elements of one type
		}
		elems = append(elems, v)
		byKey[randomString(r)] = v
	}
	switch {
	case ty.IsListType() && len(elems) > 0:
		return cty.ListVal(elems)
	case ty.IsSetType() && len(elems) > 0:
		return cty.SetVal(elems)
	case ty.IsMapType() && len(elems) > 0:
		return cty.MapVal(byKey)
	case ty.IsListType():
		return cty.ListValEmpty(et)
	case ty.IsSetType():
		return cty.SetValEmpty(et)
	default:
		return cty.MapValEmpty(et)
	}
}

var fuzzFS = fstest.MapFS{
	"a":     {Data: []byte("${a}${b}")},
	"x.txt": {Data: []byte("%{ for i in abc }${i}%{ endfor }")},
	"b/abc": {Data: []byte("\xff")},
}

// checkNoPanic calls a function with random arguments. The function system
// turns panics into errors, which are what is looked for.
func checkNoPanic(t *testing.T, r *rand.Rand, name string, f function.Function) {
	t.Helper()
	var args []cty.Value
	arg := func(p function.Parameter) cty.Value {
		if p.Type.Equals(customdecode.ExpressionClosureType) || p.Type.Equals(customdecode.ExpressionType) {
			expr := hcl.Expression(&hclsyntax.LiteralValueExpr{Val: randomValue(r, cty.DynamicPseudoType, 3)})
			if name == "templatestring" {
				expr = &hclsyntax.ScopeTraversalExpr{Traversal: hcl.Traversal{hcl.TraverseRoot{Name: "x"}}}
			}
			if p.Type.Equals(customdecode.ExpressionType) {
				return customdecode.ExpressionVal(expr)
			}
			return customdecode.ExpressionClosureVal(&customdecode.ExpressionClosure{
				Expression:  expr,
				EvalContext: &hcl.EvalContext{Variables: map[string]cty.Value{"x": randomValue(r, cty.String, 3)}},
			})
		}
		// HCL converts arguments before it calls a function.
		v, err := convert.Convert(randomValue(r, p.Type, 3), p.Type)
		if err != nil {
			return cty.UnknownVal(p.Type)
		}
		return v
	}
	for _, p := range f.Params() {
		args = append(args, arg(p))
	}
	if f.VarParam() != nil {
		for range r.IntN(4) {
			args = append(args, arg(*f.VarParam()))
		}
	}
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%s(%#v): panic: %v", name, args, p)
		}
	}()
	v, err := f.Call(args)
	if p := (function.PanicError{}); errors.As(err, &p) {
		t.Errorf("%s(%#v): panic: %v\n%s", name, args, p.Value, p.Stack)
	}
	if p := (function.ArgError{}); errors.As(err, &p) && p.Index >= len(args) {
		t.Fatalf("%s(%#v): the error is about argument %d: %v", name, args, p.Index, err)
	}
	if err == nil && v == cty.NilVal {
		t.Fatalf("%s(%#v) gives nothing at all", name, args)
	}
}

// everyFunction returns the functions of both programs by name.
func everyFunction() map[string]function.Function {
	all := Table(Options{FS: fuzzFS, Release: release.Terraform(11)})
	for name, f := range Table(Options{FS: fuzzFS, Release: release.OpenTofu(99)}) {
		if _, ok := all[name]; !ok {
			all[name] = f
		}
	}
	maps.Copy(all, Builtin())
	maps.DeleteFunc(all, func(name string, _ function.Function) bool { return len(name) > 6 && name[:6] == "core::" })
	return all
}

// TestNoPanic calls every function with random arguments.
func TestNoPanic(t *testing.T) {
	all := everyFunction()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		r := rand.New(rand.NewPCG(1, 2))
		for range 500 {
			checkNoPanic(t, r, name, all[name])
		}
	}
}

// FuzzCalls calls a function with arguments that come of a seed.
func FuzzCalls(f *testing.F) {
	all := everyFunction()
	names := slices.Sorted(maps.Keys(all))
	f.Add(uint64(1), uint64(0))
	f.Fuzz(func(t *testing.T, seed, n uint64) {
		name := names[n%uint64(len(names))]
		checkNoPanic(t, rand.New(rand.NewPCG(seed, n)), name, all[name])
	})
}

// FuzzFileNames gives fileset patterns.
func FuzzFileNames(f *testing.F) {
	for _, s := range []string{"*", "**/*.txt", "{a,b}", "[a-c]*", "[^", "\\", "a/../../b", "*a*b*c*d*"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, dir, pattern string) {
		_, err := Table(Options{FS: fuzzFS})["fileset"].Call([]cty.Value{cty.StringVal(dir), cty.StringVal(pattern)})
		if p := (function.PanicError{}); errors.As(err, &p) {
			t.Fatalf("panic: %v\n%s", p.Value, p.Stack)
		}
	})
}
