package functions

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"

	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/release"
)

// eval evaluates an expression without variables.
func eval(t testing.TB, o Options, expr string) (cty.Value, error) {
	t.Helper()
	e, diags := hclsyntax.ParseExpression([]byte(expr), "x.tf", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%s: %v", expr, diags)
	}
	v, diags := e.Value(&hcl.EvalContext{
		Functions: Table(o),
		Variables: map[string]cty.Value{"null": cty.NullVal(cty.DynamicPseudoType)},
	})
	if diags.HasErrors() {
		return v, diags
	}
	return v, nil
}

// TestVersions checks which functions are there from which release on.
func TestVersions(t *testing.T) {
	tests := []struct {
		name     string
		opentofu bool
		without  string // the last release without the function
		with     string
	}{
		{"strcontains", false, "1.4", "1.5"},
		{"plantimestamp", false, "1.4.6", "1.5.0"},
		{"issensitive", false, "1.7", "1.8"},
		{"core::upper", false, "1.7", "1.8"},
		{"templatestring", false, "1.8.5", "1.9"},
		{"core::templatestring", false, "1.8", "1.9"},
		{"ephemeralasnull", false, "1.9", "1.10"},
		{"convert", false, "1.14", "1.15"},
		{"templatestring", true, "1.6", "1.7"},
		{"issensitive", true, "1.6", "1.7"},
		{"core::upper", true, "1.6", "1.7"},
		{"cidrcontains", true, "1.6", "1.7"},
		{"base64gunzip", true, "1.6", "1.7"},
		{"urldecode", true, "1.6", "v1.7.1"},
		{"ephemeralasnull", true, "1.10", "1.11"},
		{"assumenotnull", true, "1.10", "1.13"},
	}
	for _, tt := range tests {
		if _, ok := Table(Options{Release: release.Parse(tt.without, tt.opentofu)})[tt.name]; ok {
			t.Errorf("%s is in %s (OpenTofu: %v)", tt.name, tt.without, tt.opentofu)
		}
		for _, v := range []string{tt.with, "1.99", "2.0"} {
			if _, ok := Table(Options{Release: release.Parse(v, tt.opentofu)})[tt.name]; !ok {
				t.Errorf("%s is not in %s (OpenTofu: %v)", tt.name, v, tt.opentofu)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(opentofuFunctions)) {
		if _, ok := Table(Options{Release: release.Terraform(99)})[name]; ok {
			t.Errorf("Terraform has OpenTofu's %s", name)
		}
	}
	for _, v := range []string{"", "x", "1", "1.x"} {
		if got, want := len(Table(Options{Release: release.Parse(v, false)})), len(Table(Options{Release: release.Terraform(11)})); got != want {
			t.Errorf("version %q has %d functions, want %d", v, got, want)
		}
	}
	for _, o := range []Options{{Release: release.Terraform(5)}, {Release: release.Terraform(11)}, {Release: release.OpenTofu(7)}, {Release: release.OpenTofu(13)}} {
		var want []string
		for name := range Table(o) {
			if name != "list" && name != "map" && !strings.Contains(name, "::") {
				want = append(want, name)
			}
		}
		if slices.Sort(want); !slices.Equal(Names(o), want) {
			t.Errorf("%+v: Names gives %v, Table has %v", o, Names(o), want)
		}
	}
	names := Names(Options{Release: release.Terraform(11)})
	if !slices.IsSorted(names) || slices.Contains(names, "list") || slices.Contains(names, "core::abs") || !slices.Contains(names, "abs") {
		t.Errorf("Names gives %v", names)
	}
}

// TestOlderBehaviours checks what releases other than 1.11 do otherwise.
func TestOlderBehaviours(t *testing.T) {
	tests := []struct {
		expr     string
		opentofu bool
		fails    []string
		works    []string
	}{
		{`nonsensitive("x")`, false, []string{"1.5", "1.6"}, []string{"1.7", "1.11"}},
		{`nonsensitive(sensitive("x"))`, false, nil, []string{"1.5", "1.11"}},
		{`element(["a"], -1)`, false, []string{"1.9", "1.11"}, []string{"1.10", "1.12"}},
		{`element(tolist(["a"]), -1)`, false, []string{"1.9"}, []string{"1.10", "1.11", "1.12"}},
		{`contains(["a"], null)`, false, []string{"1.11", "1.15"}, []string{"1.16"}},
		{`jsondecode("{\"a\":1,\"a\":\"x\"}")`, false, []string{"1.12"}, []string{"1.11"}},
		{`upper(contains(["a"], null))`, true, []string{"1.11"}, []string{"1.12"}},
	}
	for _, tt := range tests {
		for _, v := range tt.fails {
			if got, err := eval(t, Options{Release: release.Parse(v, tt.opentofu)}, tt.expr); err == nil {
				t.Errorf("%s in %s gives %#v, want an error", tt.expr, v, got)
			}
		}
		for _, v := range tt.works {
			if _, err := eval(t, Options{Release: release.Parse(v, tt.opentofu)}, tt.expr); err != nil {
				t.Errorf("%s in %s: %v", tt.expr, v, err)
			}
		}
	}
}

// TestOpenTofu checks the functions that Terraform does not have, with the
// examples of their documentation.
func TestOpenTofu(t *testing.T) {
	fsys := fstest.MapFS{
		"outer.tftpl": {Data: []byte(`<${templatefile("inner.tftpl", { x = x })}>`)},
		"inner.tftpl": {Data: []byte(`${upper(x)}`)},
		"self.tftpl":  {Data: []byte(`${templatefile("self.tftpl", {})}${templatefile("self.tftpl", {})}`)},
	}
	tests := []struct{ expr, want string }{
		{`cidrcontains("192.168.2.0/20", "192.168.2.1")`, "cty.True"},
		{`cidrcontains("192.168.2.0/20", "192.168.2.0/22")`, "cty.True"},
		{`cidrcontains("192.168.2.0/20", "192.126.2.1")`, "cty.False"},
		{`cidrcontains("192.168.2.0/20", "192.126.2.0/18")`, "cty.False"},
		{`cidrcontains("192.168.2.0/24", "192.168.2.0/20")`, "cty.False"},
		{`cidrcontains("fe80::/48", "fe80::1")`, "cty.True"},
		{`cidrcontains("fe80::/48", "fe81::1")`, "cty.False"},
		{`cidrcontains("fe80::/48", "10.0.0.1")`, "error"},
		{`cidrcontains("x", "10.0.0.1")`, "error"},
		{`cidrcontains("10.0.0.0/8", "x")`, "error"},
		{`base64gunzip(base64gzip("hello"))`, `cty.StringVal("hello")`},
		{`base64gunzip("aGVsbG8=")`, "error"},
		{`urldecode("a+b%26c")`, `cty.StringVal("a b&c")`},
		{`urldecode("%zz")`, "error"},
		{`templatestring("Hello, $${name}!", { name = "x" })`, `cty.StringVal("Hello, x!")`},
		{`templatestring(upper("a"), {})`, `cty.StringVal("A")`},
		{`templatestring("$${templatestring(t, { t = t })}", { t = "$${templatestring(t, { t = t })}" })`, `cty.UnknownVal(cty.String).RefineNotNull()`},
		{`templatefile("outer.tftpl", { x = "a" })`, `cty.StringVal("<A>")`},
		{`templatefile("self.tftpl", {})`, `cty.UnknownVal(cty.String).RefineNotNull()`},
		{`convert("true", bool)`, "cty.True"},
		{`convert({}, object({ name = optional(string, "OpenTofu") }))`, `cty.ObjectVal(map[string]cty.Value{"name":cty.StringVal("OpenTofu")})`},
		{`convert("x", number)`, "error"},
		{`convert("x", nope)`, "error"},
		{`assumenotnull("x")`, `cty.StringVal("x")`},
		{`assumenotnull(null)`, "error"},
		{`assumestringprefix("vpc-1", "vpc-")`, `cty.StringVal("vpc-1")`},
		{`assumestringprefix("x", "vpc-")`, "error"},
		{`startswith(assumestringprefix(uuid(), "vpc-"), "vpc-")`, "cty.True"},
		{`assumeequal("1", 1)`, "cty.NumberIntVal(1)"},
		{`assumeequal("2", 1)`, "error"},
		{`assumelistlength(tolist(["a"]), 1, 2)`, `cty.ListVal([]cty.Value{cty.StringVal("a")})`},
		{`assumelistlengthmin(tolist(["a"]), 2)`, "error"},
		{`assumesetlengthmax(toset(["a", "b"]), 1)`, "error"},
	}
	for _, tt := range tests {
		v, err := eval(t, Options{FS: fsys, Release: release.OpenTofu(13)}, tt.expr)
		got := v.GoString()
		if err != nil {
			got = "error"
		}
		if got != tt.want {
			t.Errorf("%s gives %s (%v), want %s", tt.expr, got, err, tt.want)
		}
	}
}

// guardedFS fails the test when something is asked of it that a Root would
// not allow.
type guardedFS struct {
	fs.FS
	t *testing.T
}

func (g guardedFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		g.t.Errorf("open of %q", name)
	}
	return g.FS.Open(name)
}

// TestOutside checks that what is outside of the root, or cannot be read, is
// not read and is not an error.
func TestOutside(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "secret.txt"), []byte("secret"))
	writeFile(t, filepath.Join(dir, "root/mod/a.txt"), []byte("a"))
	writeFile(t, filepath.Join(dir, "root/b.txt"), []byte("b"))
	writeFile(t, filepath.Join(dir, "root/mod/big.txt"), make([]byte, 11<<20))
	for link, target := range map[string]string{
		"root/mod/out.txt": "../../secret.txt",
		"root/mod/abs.txt": filepath.Join(dir, "secret.txt"),
		"root/mod/outdir":  "../..",
		"root/mod/loop":    ".",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "root"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	o := Options{FS: root.FS(), Dir: "mod"}
	known := map[string]string{
		`file("a.txt")`:                 `cty.StringVal("a")`,
		`file("../b.txt")`:              `cty.StringVal("b")`,
		`file("loop/loop/a.txt")`:       `cty.StringVal("a")`,
		`fileset("..", "*.txt")`:        `cty.SetVal([]cty.Value{cty.StringVal("b.txt")})`,
		`fileexists("../mod/a.txt")`:    "cty.True",
		`basename(abspath("/x/y"))`:     `cty.StringVal("y")`,
		`templatefile("../b.txt", {})`:  `cty.StringVal("b")`,
		`fileset("nope", "**")`:         "cty.SetValEmpty(cty.String)",
		`fileset(".", "[a]*.txt")`:      "unknown",
		`file("../../secret.txt")`:      "unknown",
		`file("../../root/b.txt")`:      "unknown",
		`file("/etc/passwd")`:           "unknown",
		`file("~/secret.txt")`:          "unknown",
		`file("out.txt")`:               "unknown",
		`file("abs.txt")`:               "unknown",
		`file("outdir/secret.txt")`:     "unknown",
		`file("big.txt")`:               "unknown",
		`filemd5("/nope")`:              "unknown",
		`filebase64("../../nope")`:      "unknown",
		`fileexists("/etc/passwd")`:     "unknown",
		`fileexists("~")`:               "unknown",
		`fileexists("out.txt")`:         "unknown",
		`fileset("/etc", "*")`:          "unknown",
		`fileset("../..", "*")`:         "unknown",
		`fileset(".", "../../*")`:       "unknown",
		`fileset(".", "**")`:            "unknown",
		`templatefile("/x.tftpl", {})`:  "unknown",
		`templatefile("../../x", null)`: "error",
		`abspath("x")`:                  "unknown",
		`pathexpand("~/x")`:             "unknown",
		`file("nope.txt")`:              "error",
		`fileset(".", "out.txt")`:       "unknown",
	}
	for _, expr := range slices.Sorted(maps.Keys(known)) {
		v, err := eval(t, o, expr)
		got := v.GoString()
		switch {
		case err != nil:
			got = "error"
		case !v.IsKnown():
			got = "unknown"
		}
		if got != known[expr] {
			t.Errorf("%s gives %s (%v), want %s", expr, got, err, known[expr])
		}
	}
	for _, expr := range []string{`file("a.txt")`, `fileexists("a")`, `fileset(".", "*")`, `templatefile("a", {})`, `filemd5("nope")`} {
		if v, err := eval(t, Options{}, expr); err != nil || v.IsKnown() {
			t.Errorf("%s without a file system gives %#v, %v", expr, v, err)
		}
	}
	guarded := guardedFS{fstest.MapFS{"a.txt": {Data: []byte("a")}}, t}
	for _, p := range []string{"../a.txt", "/a.txt", "a.txt/../../b", "./a.txt", "", ".", "a//b", "x\\y", "\x00"} {
		for _, f := range []string{"file", "filemd5", "fileexists", "templatefile", "fileset"} {
			second := map[string]string{"templatefile": ", {}", "fileset": `, "**"`}[f]
			_, _ = eval(t, Options{FS: guarded, Dir: "d"}, f+"("+string(hclQuote(p))+second+")")
			_, _ = eval(t, Options{FS: guarded}, f+"("+string(hclQuote(p))+second+")")
		}
	}
}

// TestLimits checks that calls which ask for too much end soon, with an
// unknown result.
func TestLimits(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x]\\n")
	for i := 1; i < 60; i++ {
		n, p := string(rune('0'+i/10))+string(rune('0'+i%10)), string(rune('0'+(i-1)/10))+string(rune('0'+(i-1)%10))
		if i == 1 {
			p = "0"
		}
		bomb.WriteString("a" + n + ": &a" + n + " [*a" + p + ", *a" + p + "]\\n")
	}
	deep := strings.Repeat("[", 100_000)
	fsys := fstest.MapFS{
		"loops.tftpl": {Data: []byte(`%{for a in xs}%{for b in xs}%{for c in xs}%{for d in xs}x%{endfor}%{endfor}%{endfor}%{endfor}`)},
		"range.tftpl": {Data: []byte(`%{for a in range(1000)}%{for b in range(1000)}%{for c in range(1000)}x%{endfor}%{endfor}%{endfor}`)},
	}
	for _, expr := range []string{
		`setproduct(range(1000), range(1000), range(1000), range(1000))`,
		`format("%1000000000s", "x")`,
		`format("%.1000000000f", 1)`,
		`formatlist("%-0999999999d", [1])`,
		`indent(1000000000, "a\nb")`,
		`replace(format("%9999s", "x"), " ", format("%9999s", "x"))`,
		`replace(format("%9999s", "x"), "/ /", format("%9999s", "x"))`,
		`join(join("", [for i in range(1000): format("%9999s", "x")]), range(1000))`,
		`yamldecode("` + bomb.String() + `")`,
		`yamldecode("` + deep + `")`,
		`yamldecode("` + deep + strings.Repeat("]", 100_000) + `")`,
		`yamldecode("` + strings.Repeat("- ", 10_000) + `x")`,
		`jsondecode("` + deep + strings.Repeat("]", 100_000) + `")`,
		`jsondecode("1e600000000")`,
		`tonumber("1e600000000")`,
		`templatefile("loops.tftpl", { xs = range(1000) })`,
		`templatefile("range.tftpl", {})`,
	} {
		v, err := eval(t, Options{FS: fsys}, expr)
		if err != nil || v.IsWhollyKnown() {
			t.Errorf("%.60s gives %.60s (%v), want an unknown value", expr, v.GoString(), err)
		}
	}
	v := cty.StringVal("x")
	for range 50 {
		v = cty.TupleVal([]cty.Value{v, v})
		if Oversized(v) {
			return
		}
	}
	t.Error("a value of 2 to the 50 parts is not oversized")
}

// TestRSADecrypt decrypts with each form of a key.
func TestRSADecrypt(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	cipher, err := rsa.EncryptPKCS1v15(rand.Reader, &key.PublicKey, []byte("hello"))
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range []*pem.Block{
		{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)},
		{Type: "PRIVATE KEY", Bytes: pkcs8},
	} {
		got, err := Table(Options{})["rsadecrypt"].Call([]cty.Value{
			cty.StringVal(base64.StdEncoding.EncodeToString(cipher)),
			cty.StringVal(string(pem.EncodeToMemory(block))),
		})
		if err != nil || !got.RawEquals(cty.StringVal("hello")) {
			t.Errorf("%s: got %#v, %v", block.Type, got, err)
		}
	}
}

// TestTableIsOwn checks that a change of one table does not show in another,
// nor in templates.
func TestTableIsOwn(t *testing.T) {
	fsys := fstest.MapFS{"x.tftpl": {Data: []byte(`${upper("a")}`)}}
	table := Table(Options{FS: fsys})
	render := table["templatefile"]
	clear(table)
	if got, err := render.Call([]cty.Value{cty.StringVal("x.tftpl"), cty.EmptyObjectVal}); err != nil || !got.RawEquals(cty.StringVal("A")) {
		t.Errorf("got %#v, %v", got, err)
	}
	if _, ok := Table(Options{})["upper"]; !ok {
		t.Error("upper is gone")
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		Table(Options{})
	}
}
