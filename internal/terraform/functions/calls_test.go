package functions

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/release"
)

var update = flag.Bool("update", false, "ask terraform for the results in testdata/calls and record them")

// A callFile is a file of testdata/calls: lines that are expressions, each
// followed by an indented line with what Terraform makes of it.
type callFile struct {
	path   string
	exprs  []string
	wants  []string
	source []string // the lines, without the results
}

func readCalls(t testing.TB) []*callFile {
	t.Helper()
	paths, err := filepath.Glob("testdata/calls/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in testdata/calls: %v", err)
	}
	var files []*callFile
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := &callFile{path: path}
		sc := bufio.NewScanner(bytes.NewReader(data))
		for sc.Scan() {
			line := sc.Text()
			if want, ok := strings.CutPrefix(line, "\t"); ok {
				f.wants[len(f.exprs)-1] = want
				continue
			}
			f.source = append(f.source, line)
			if line != "" && !strings.HasPrefix(line, "#") {
				f.exprs = append(f.exprs, line)
				f.wants = append(f.wants, "")
			}
		}
		files = append(files, f)
	}
	return files
}

// write records the wants.
func (f *callFile) write(t testing.TB) {
	t.Helper()
	var buf bytes.Buffer
	i := 0
	for _, line := range f.source {
		buf.WriteString(line + "\n")
		if line != "" && !strings.HasPrefix(line, "#") {
			buf.WriteString("\t" + f.wants[i] + "\n")
			i++
		}
	}
	writeFile(t, f.path, buf.Bytes())
}

// contexts are what the expressions of testdata/calls see in each of the two
// walks that Terraform makes of the module before it shows a plan: nothing is
// known of a resource when it validates, the types of its outputs when it
// plans.
func contexts(t testing.TB, dir string) []*hcl.EvalContext {
	t.Helper()
	root, err := os.OpenRoot(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	table := Table(Options{FS: root.FS(), Dir: filepath.Base(dir), Release: release.Parse(refereeVersion, false)})
	for name, f := range Builtin() {
		table["provider::terraform::"+name] = f
	}
	str := cty.StringVal
	var out []*hcl.EvalContext
	for _, planned := range []bool{false, true} {
		locals := map[string]cty.Value{
			"dyn":   cty.DynamicVal,
			"tmpl":  str("Hello, ${name}!"),
			"bad":   str("Hello, ${name"),
			"loop":  str("%{ for x in xs }<${x}>%{ endfor }"),
			"calls": str("${upper(name)} ${templatestring(name, {})}"),
			"only":  str("${x}"),
			"names": cty.ObjectVal(map[string]cty.Value{"a": str("Hello, ${name}!"), "b": cty.TupleVal([]cty.Value{str("${name}")})}),
			"key":   str("a"),

			"secret":   str("Hello, ${name}!").Mark(marks.Sensitive),
			"nul":      cty.NullVal(cty.String),
			"five":     cty.NumberIntVal(5),
			"deep":     str(`${templatefile("files/plain.tftpl", {})}`),
			"filecall": str(`${file("files/plain.tftpl")}`),
		}
		for name, ty := range map[string]cty.Type{
			"str":   cty.String,
			"num":   cty.Number,
			"bool":  cty.Bool,
			"list":  cty.List(cty.String),
			"nums":  cty.List(cty.Number),
			"bools": cty.List(cty.Bool),
			"set":   cty.Set(cty.String),
			"map":   cty.Map(cty.String),
			"obj":   cty.Object(map[string]cty.Type{"a": cty.String, "n": cty.Number}),
			"tup":   cty.Tuple([]cty.Type{cty.String, cty.Number}),
		} {
			locals[name] = cty.DynamicVal
			if planned {
				locals[name] = cty.UnknownVal(ty)
			}
		}
		// Variables have no values in validation.
		eph, ephn := cty.UnknownVal(cty.String), cty.UnknownVal(cty.Number)
		if planned {
			eph, ephn = str("x"), cty.NumberIntVal(1)
		}
		out = append(out, &hcl.EvalContext{
			Functions: table,
			Variables: map[string]cty.Value{
				"local": cty.ObjectVal(locals),
				"var": cty.ObjectVal(map[string]cty.Value{
					"eph":  eph.Mark(marks.Ephemeral),
					"ephn": ephn.Mark(marks.Ephemeral),
				}),
			},
		})
	}
	return out
}

// outcome evaluates expr in one context after the other, until there is an
// error, and writes down what comes of it: the value, or the errors as failure
// notes them.
func outcome(contexts []*hcl.EvalContext, expr string) string {
	e, diags := hclsyntax.ParseExpression([]byte(expr), "cases.tf", hcl.InitialPos)
	var v cty.Value
	for _, ctx := range contexts {
		if !diags.HasErrors() {
			v, diags = e.Value(ctx)
		}
		if diags.HasErrors() {
			var out []string
			for _, d := range diags {
				out = append(out, failure(d.Summary, d.Detail, d.Subject.Start.Column, d.Subject.End.Column))
			}
			slices.Sort(out)
			return strings.Join(slices.Compact(out), "; ")
		}
		if marks.Contains(v, marks.Ephemeral) {
			return "! ephemeral"
		}
	}
	s := fmt.Sprintf("%#v", v)
	if strings.Contains(s, "Infinity") || strings.Contains(s, "Inf)") {
		return infinite
	}
	// The format of plan files has no negative zero.
	return strings.ReplaceAll(s, "NumberIntVal(-0)", "NumberIntVal(0)")
}

// TestCalls compares the result of each call with what Terraform made of it.
func TestCalls(t *testing.T) {
	ctx := contexts(t, writeModule(t))
	for _, f := range readCalls(t) {
		for i, expr := range f.exprs {
			if got := outcome(ctx, expr); got != f.wants[i] {
				t.Errorf("%s: %s\n got %s\nwant %s", filepath.Base(f.path), expr, got, f.wants[i])
			}
		}
	}
}

// TestCallsRecorded asks Terraform whether what is recorded is what it does.
func TestCallsRecorded(t *testing.T) {
	files := readCalls(t)
	var exprs []string
	for _, f := range files {
		exprs = append(exprs, f.exprs...)
	}
	got := askTerraform(t, exprs)
	for _, f := range files {
		n := len(f.exprs)
		if *update {
			f.wants = got[:n]
			f.write(t)
		} else {
			for i, expr := range f.exprs {
				if got[i] != f.wants[i] {
					t.Errorf("%s: %s\nterraform %s\nrecorded  %s", filepath.Base(f.path), expr, got[i], f.wants[i])
				}
			}
		}
		got = got[n:]
	}
}
