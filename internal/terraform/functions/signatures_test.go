package functions

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/hashicorp/hcl/v2/ext/customdecode"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/terraform/release"
)

const signatureFile = "testdata/signatures.json"

type parameter struct {
	Name     string   `json:"name"`
	Nullable bool     `json:"is_nullable,omitempty"`
	Type     cty.Type `json:"type"`
}

type signature struct {
	returns  cty.Type
	params   []parameter
	variadic *parameter
}

// signatures returns what `terraform metadata functions -json` said.
func signatures(t testing.TB) map[string]signature {
	t.Helper()
	data, err := os.ReadFile(signatureFile)
	if err != nil {
		t.Fatal(err)
	}
	return parseSignatures(t, data)
}

func parseSignatures(t testing.TB, data []byte) map[string]signature {
	t.Helper()
	var doc struct {
		Signatures map[string]struct {
			Returns  cty.Type    `json:"return_type"`
			Params   []parameter `json:"parameters"`
			Variadic *parameter  `json:"variadic_parameter"`
		} `json:"function_signatures"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	out := make(map[string]signature)
	for name, s := range doc.Signatures {
		out[name] = signature{s.Returns, s.Params, s.Variadic}
	}
	return out
}

// TestSignatures compares names, parameters and types with Terraform's.
func TestSignatures(t *testing.T) {
	want := signatures(t)
	got := Table(Options{Release: release.Parse(refereeVersion, false)})
	// The removed functions can be called, but are not told of.
	for _, name := range []string{"list", "map", "core::list", "core::map"} {
		if _, ok := got[name]; !ok {
			t.Errorf("no function %s", name)
		}
		delete(got, name)
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("function %s is not Terraform's", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		f, ok := got[name]
		if !ok {
			t.Errorf("no function %s", name)
			continue
		}
		sig := want[name]
		if len(f.Params()) != len(sig.params) {
			t.Errorf("%s has %d parameters, want %d", name, len(f.Params()), len(sig.params))
			continue
		}
		types := make([]cty.Type, len(sig.params))
		takesExpressions := false
		for i, p := range f.Params() {
			compareParameter(t, name, p, sig.params[i])
			types[i] = p.Type
			takesExpressions = takesExpressions || p.Type.Equals(customdecode.ExpressionClosureType)
		}
		switch {
		case (f.VarParam() == nil) != (sig.variadic == nil):
			t.Errorf("%s: variadic: %v, want %v", name, f.VarParam() != nil, sig.variadic != nil)
		case sig.variadic != nil:
			compareParameter(t, name, *f.VarParam(), *sig.variadic)
			types = append(types, sig.variadic.Type)
		}
		if takesExpressions {
			continue // what it returns depends on the expressions
		}
		if ty, err := f.ReturnType(types); err == nil && !ty.Equals(sig.returns) {
			t.Errorf("%s returns %#v, want %#v", name, ty, sig.returns)
		}
	}
}

func compareParameter(t *testing.T, name string, got function.Parameter, want parameter) {
	t.Helper()
	ty := got.Type
	if ty.Equals(customdecode.ExpressionClosureType) {
		ty = want.Type // what kind of expression it must be is not in the signature
	}
	if got.Name != want.Name || got.AllowNull != want.Nullable || !ty.Equals(want.Type) {
		t.Errorf("%s has parameter %q, %#v, null %v, want %q, %#v, %v", name, got.Name, ty, got.AllowNull, want.Name, want.Type, want.Nullable)
	}
}

// TestSignaturesRecorded asks Terraform whether the recorded signatures are
// its own.
func TestSignaturesRecorded(t *testing.T) {
	now := terraform(t, t.TempDir(), "metadata", "functions", "-json")
	if *update {
		writeFile(t, signatureFile, indentWithoutDescriptions(t, now))
	}
	recorded, err := os.ReadFile(signatureFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(recorded, indentWithoutDescriptions(t, now)) {
		t.Errorf("%s is not what this terraform says", signatureFile)
	}
}

// indentWithoutDescriptions keeps to the facts of a signature.
func indentWithoutDescriptions(t *testing.T, data []byte) []byte {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var strip func(v any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "description")
			for _, inner := range v {
				strip(inner)
			}
		case []any:
			for _, inner := range v {
				strip(inner)
			}
		}
	}
	strip(doc)
	out, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}
