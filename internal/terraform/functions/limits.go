package functions

import (
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A few characters of a module can ask for more than a machine has: a product
// of sets, a width of a billion, references in YAML that double at every level.
// Terraform tries; here the result is unknown.
const (
	maxParts  = 1_000_000        // values inside of a value
	maxText   = 16 << 20         // bytes of a string
	maxDepth  = 500              // values around a value
	maxDigits = 10_000           // of a number, or of the width of a field
	maxWork   = 20_000_000       // comparisons, and characters times characters
	maxPairs  = maxDigits * 1000 // loops in a template
)

// Oversized reports whether v has so many parts, counted once for each place
// where they are, is so deep, or has a number with so many digits, that to go
// through it or to write it down is not reasonable. It takes no more than a
// bounded time itself.
func Oversized(v cty.Value) bool {
	budget := maxParts
	return oversized(v, &budget, 0)
}

func oversized(v cty.Value, budget *int, depth int) bool {
	if *budget--; *budget < 0 || depth > maxDepth {
		return true
	}
	if v.IsMarked() {
		v, _ = v.Unmark()
	}
	if !v.IsKnown() || v.IsNull() {
		return false
	}
	switch ty := v.Type(); {
	case ty == cty.String:
		return len(v.AsString()) > maxText
	case ty == cty.Number:
		exp := v.AsBigFloat().MantExp(nil)
		return exp > 4*maxDigits || exp < -4*maxDigits
	case v.CanIterateElements():
		for _, e := range v.Elements() {
			if oversized(e, budget, depth+1) {
				return true
			}
		}
	}
	return false
}

// limited returns f with an unknown result where tooMuch says so of the
// arguments, which are known, and free of marks unless f takes those.
func limited(f function.Function, tooMuch func(args []cty.Value) bool) function.Function {
	return function.New(&function.Spec{
		Params:       f.Params(),
		VarParam:     f.VarParam(),
		Type:         f.ReturnTypeForValues,
		RefineResult: notNull,
		Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
			if tooMuch == nil {
				return call(f, args)
			}
			plain := make([]cty.Value, len(args))
			var marks []cty.ValueMarks
			for i, arg := range args {
				var m cty.ValueMarks
				plain[i], m = arg.UnmarkDeep()
				marks = append(marks, m)
			}
			if tooMuch(plain) {
				return cty.UnknownVal(ty).WithMarks(marks...), nil
			}
			return call(f, args)
		},
	})
}

// call calls f. A panic of a library, which go-cty hands over as an error with
// a trace of the stack, is a plain error: Terraform fails then too.
func call(f function.Function, args []cty.Value) (cty.Value, error) {
	v, err := f.Call(args)
	if p := (function.PanicError{}); errors.As(err, &p) {
		return cty.NilVal, errors.New("these arguments have no result")
	}
	return v, err
}

// calm returns f, the result of which is never null, without panics: for
// logarithms that are not numbers, infinite ranges, or sets and lists of what
// has no known type next to what has one.
func calm(f function.Function) function.Function {
	return limited(f, nil)
}

// length is the number of elements of v as far as it is known.
func length(v cty.Value) int {
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
		return 0
	}
	return v.LengthInt()
}

// text is the string that v is, if it is known.
func text(v cty.Value) string {
	if !v.IsKnown() || v.IsNull() || v.Type() != cty.String {
		return ""
	}
	return v.AsString()
}

// wideField finds fields of five digits or more in a format.
var wideField = lazyregexp.New(`%[^%a-zA-Z]*[0-9]{5}`)

func hasWideField(args []cty.Value) bool { return wideField.MatchString(text(args[0])) }

var (
	formatFunc     = limited(stdlib.FormatFunc, hasWideField)
	formatListFunc = limited(stdlib.FormatListFunc, hasWideField)

	setProductFunc = limited(stdlib.SetProductFunc, func(args []cty.Value) bool {
		n := 1
		for _, arg := range args {
			if n *= length(arg); n > maxParts/10 {
				return true
			}
		}
		return false
	})

	distinctFunc = limited(stdlib.DistinctFunc, func(args []cty.Value) bool {
		n := length(args[0])
		return n*n > maxWork
	})

	joinFunc = limited(stdlib.JoinFunc, func(args []cty.Value) bool {
		n, size := 0, 0
		for _, list := range args[1:] {
			n += length(list)
			if length(list) > 0 {
				for _, v := range list.Elements() {
					size += len(text(v))
				}
			}
		}
		return size+n*len(text(args[0])) > maxText
	})

	regexFunc    = limitedRegex(stdlib.RegexFunc)
	regexAllFunc = limitedRegex(stdlib.RegexAllFunc)
)

// limitedRegex returns a function of a pattern and a text that does not take
// much more than the one times the other.
func limitedRegex(f function.Function) function.Function {
	return limited(f, func(args []cty.Value) bool {
		return len(text(args[0]))*len(text(args[1])) > maxWork
	})
}

// jsonDecodeFunc and its like take no text that is nested too deep.
var jsonDecodeFunc = limitedDecode(stdlib.JSONDecodeFunc, deepJSON)

// yamlDecodeFunc takes no text whose references stand for too much either.
var yamlDecodeFunc = limitedDecode(ctyyaml.YAMLDecodeFunc, func(s string) bool {
	docs, err := yamlfile.Parse(source.NewFile("", []byte(s)))
	if err != nil {
		return deepYAML(s)
	}
	for _, doc := range docs {
		if size(doc.Root, make(map[*yaml.Node]int), 0) > maxParts {
			return true
		}
	}
	return deepYAML(s)
})

// limitedDecode returns f, a function of a text to a value that may be null,
// with an unknown result of unknown type for texts of which tooMuch is true,
// and for values that are Oversized.
func limitedDecode(f function.Function, tooMuch func(string) bool) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(),
		Type: func(args []cty.Value) (cty.Type, error) {
			if !args[0].IsKnown() {
				return f.ReturnTypeForValues(args) // the start of the text can tell the type
			}
			return cty.DynamicPseudoType, nil
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if tooMuch(args[0].AsString()) {
				return cty.DynamicVal, nil
			}
			v, err := f.Call(args)
			if err == nil && Oversized(v) {
				return cty.DynamicVal, nil
			}
			return v, err
		},
	})
}

// deepJSON reports whether brackets are nested too deep in JSON.
func deepJSON(s string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > maxDepth {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

// deepYAML reports whether a line of YAML may be nested too deep: by brackets,
// or by its indentation and dashes. It may well be wrong about text.
func deepYAML(s string) bool {
	depth := 0
	for line := range strings.Lines(s) {
		if strings.Count(line, "- ")+strings.Count(line, "? ")+len(line)-len(strings.TrimLeft(line, " ")) > maxDepth {
			return true
		}
		depth += strings.Count(line, "[") + strings.Count(line, "{")
		if depth > maxDepth {
			return true
		}
		depth = max(0, depth-strings.Count(line, "]")-strings.Count(line, "}"))
	}
	return false
}

// size counts the nodes of a YAML document, those behind a reference once for
// each reference, up to a little more than maxParts.
func size(n *yaml.Node, known map[*yaml.Node]int, depth int) int {
	if n == nil {
		return 0
	}
	if s, ok := known[n]; ok {
		return s
	}
	if depth > maxDepth {
		return maxParts + 1
	}
	known[n] = 0 // a reference to what it is inside of is an error
	s := 1
	if n.Alias != nil {
		s += size(n.Alias, known, depth+1)
	}
	for _, c := range n.Content {
		s = min(s+size(c, known, depth+1), maxParts+1)
	}
	known[n] = s
	return s
}

// tooManyLoops reports whether loops in loops of a template may go round too
// often. What they go over is not larger than all of the variables together,
// or than what a function such as range makes.
func tooManyLoops(template hcl.Expression, vars cty.Value) bool {
	node, ok := template.(hclsyntax.Node)
	if !ok {
		return false
	}
	w := &loopWalker{}
	_ = hclsyntax.Walk(node, w)
	if w.deepest < 2 {
		return false
	}
	n := parts(vars)
	if w.calls {
		n = max(n, 1024)
	}
	rounds := 1
	for range w.deepest {
		if rounds *= n; rounds > maxPairs {
			return true
		}
	}
	return false
}

// parts counts the values inside of v, up to a little more than maxPairs.
func parts(v cty.Value) int {
	v, _ = v.Unmark()
	n := 1
	if v.IsKnown() && !v.IsNull() && v.CanIterateElements() {
		for _, e := range v.Elements() {
			if n += parts(e); n > maxPairs {
				break
			}
		}
	}
	return n
}

// A loopWalker finds how deep loops are nested and whether functions are
// called.
type loopWalker struct {
	depth, deepest int
	calls          bool
}

func (w *loopWalker) Enter(n hclsyntax.Node) hcl.Diagnostics {
	switch n.(type) {
	case *hclsyntax.ForExpr:
		w.depth++
		w.deepest = max(w.deepest, w.depth)
	case *hclsyntax.FunctionCallExpr:
		w.calls = true
	}
	return nil
}

func (w *loopWalker) Exit(n hclsyntax.Node) hcl.Diagnostics {
	if _, ok := n.(*hclsyntax.ForExpr); ok {
		w.depth--
	}
	return nil
}
