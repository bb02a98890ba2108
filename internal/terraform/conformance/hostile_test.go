package conformance

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// Terraform would work on these for ever, or till the memory is gone. A check
// of somebody else's code may not.
var hostile = []struct{ name, code string }{
	{"doubled lists", doubling("[local.l%[1]d, local.l%[1]d]", `["x"]`, 60) + "output \"o\" {\n  value = local.l60\n}\n"},
	{"doubled lists encoded", doubling("[local.l%[1]d, local.l%[1]d]", `["x"]`, 60) + "output \"o\" {\n  value = jsonencode(local.l60)\n}\n"},
	{"doubled lists compared", doubling("[local.l%[1]d, local.l%[1]d]", `["x"]`, 60) + "output \"o\" {\n  value = local.l60 == local.l60\n}\n"},
	{"doubled lists joined", doubling("concat(local.l%[1]d, local.l%[1]d)", `["x"]`, 60) + "output \"o\" {\n  value = length(local.l60)\n}\n"},
	{"doubled lists flattened", doubling("[local.l%[1]d, local.l%[1]d]", `["x"]`, 60) + "output \"o\" {\n  value = flatten(local.l60)\n}\n"},
	{"doubled objects", doubling("{ a = local.l%[1]d, b = local.l%[1]d }", `{ a = "x", b = "x" }`, 60) + "resource \"terraform_data\" \"o\" {\n  input = local.l60\n}\n"},
	{"doubled objects converted", doubling("tomap({ a = local.l%[1]d, b = local.l%[1]d })", `tomap({ a = "x" })`, 60)},
	{"doubled sets", doubling("toset([[local.l%[1]d], [local.l%[1]d, local.l%[1]d]])", `toset([["x"]])`, 60)},
	{"doubled sensitive", doubling("[local.l%[1]d, local.l%[1]d]", `[sensitive("x")]`, 60) + "output \"o\" {\n  value = local.l60\n}\n"},
	{"doubled unknown", "variable \"v\" {\n  type = string\n}\n" + doubling("[local.l%[1]d, local.l%[1]d]", `[var.v]`, 60) + "output \"o\" {\n  value = local.l60\n}\n"},
	{"doubled conditionals", "variable \"b\" {\n  type = bool\n}\n" + doubling("var.b ? [local.l%[1]d, local.l%[1]d] : [local.l%[1]d, [local.l%[1]d]]", `["x"]`, 40)},
	{"doubled text", doubling(`"${local.l%[1]d}${local.l%[1]d}"`, `"xxxxxxxxxx"`, 60)},
	{"doubled text by function", doubling(`join("", [local.l%[1]d, local.l%[1]d])`, `"xxxxxxxxxx"`, 60)},
	{"doubled text by format", doubling(`format("%%[2]s%%[2]s", local.l%[1]d)`, `"xxxxxxxxxx"`, 60)},
	{"doubled text by replace", doubling(`replace(local.l%[1]d, "x", local.l%[1]d)`, `"xxxxxxxxxx"`, 20)},
	{"doubled text by template", doubling(`templatestring(local.t, { a = local.l%[1]d })`, `"xxxxxxxxxx"`, 60) + "locals {\n  t = \"$${a}$${a}\"\n}\n"},
	{"nested loops", "locals {\n  n = range(1000)\n  x = [for a in local.n : [for b in local.n : [for c in local.n : [for d in local.n : a + b + c + d]]]]\n}\n"},
	{"nested loops in text", "locals {\n  n = range(1000)\n  x = \"%{for a in local.n}%{for b in local.n}%{for c in local.n}%{for d in local.n}x%{endfor}%{endfor}%{endfor}%{endfor}\"\n}\n"},
	{"product of sets", "locals {\n  n = range(1000)\n  x = setproduct(local.n, local.n, local.n, local.n)\n}\n"},
	{"chain of products", "locals {\n  n = range(1000)\n  x = setproduct(local.n, local.n)\n  y = setproduct(local.x, local.x)\n  z = setproduct(local.y, local.y)\n}\n"},
	{"wide format", "locals {\n  x = format(\"%2000000000d\", 1)\n  y = format(\"%.2000000000f\", 1.5)\n  z = formatlist(\"%1000000000s\", [1, 2, 3])\n}\n"},
	{"huge number as text", "locals {\n  x = \"${1e999999999}\"\n  y = tostring(1e-999999999)\n  z = 1e999999999 + 1e-999999999\n}\n"},
	{"huge number as index", "locals {\n  x = [\"a\"][1e999999999]\n  y = element([\"a\"], 1e99999)\n  z = range(1e999999999)\n}\n"},
	{"power", "locals {\n  x = pow(10, 1e9)\n  y = tostring(pow(1e300, 300))\n  z = parseint(\"" + strings.Repeat("z", 200000) + "\", 36)\n}\n"},
	{"huge count", "resource \"terraform_data\" \"a\" {\n  count = 1000000000\n  input = count.index\n}\nmodule \"m\" {\n  source = \"./m\"\n  count  = 1000000000\n}\noutput \"o\" {\n  value = [terraform_data.a[*].id, module.m]\n}\n"},
	{"bcrypt", "locals {\n  x = bcrypt(\"x\", 31)\n}\n"},
	{"chunks", "locals {\n  x = [for i in range(1000) : chunklist(range(1000), 1)]\n  y = flatten([for i in range(1000) : [for j in range(1000) : range(1000)]])\n}\n"},
	{"deep brackets", "locals {\n  x = " + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "\n}\n"},
	{"deep parentheses", "locals {\n  x = " + strings.Repeat("(", 20000) + "1" + strings.Repeat(")", 20000) + "\n}\n"},
	{"deep operators", "locals {\n  x = 1" + strings.Repeat(" + 1", 100000) + "\n  y = " + strings.Repeat("!", 50000) + "true\n}\n"},
	{"deep indexes", "locals {\n  x = [1]" + strings.Repeat("[0]", 50000) + "\n  y = local.x" + strings.Repeat(".a", 50000) + "\n}\n"},
	{"deep templates", "locals {\n  x = " + strings.Repeat("\"${", 5000) + "1" + strings.Repeat("}\"", 5000) + "\n}\n"},
	{"deep conditionals", "locals {\n  x = " + strings.Repeat("true ? 1 : ", 20000) + "1\n}\n"},
	{"deep types", "variable \"x\" {\n  type = " + strings.Repeat("list(", 10000) + "string" + strings.Repeat(")", 10000) + "\n}\n"},
	{"deep blocks", strings.Repeat("a {\n", 20000) + strings.Repeat("}\n", 20000)},
	{"deep JSON decoded", "locals {\n  x = jsondecode(\"" + strings.Repeat("[", 200000) + "\")\n  y = jsondecode(\"" + strings.Repeat("[", 200000) + strings.Repeat("]", 200000) + "\")\n}\n"},
	{"deep YAML decoded", "locals {\n  x = yamldecode(\"" + strings.Repeat("[", 100000) + strings.Repeat("]", 100000) + "\")\n  y = yamldecode(\"" + strings.Repeat("- ", 50000) + "x\")\n}\n"},
	{"YAML aliases", "locals {\n  x = yamldecode(<<EOT\n" + yamlBomb(30) + "EOT\n  )\n  y = jsonencode(local.x)\n}\n"},
	{"long chain", chain(20000)},
	{"long cycle", chain(5000) + "locals {\n  l0x = local.l5000\n}\n"},
	{"many modules of modules", "module \"a\" {\n  source = \"./m\"\n}\nmodule \"b\" {\n  source = \"./m\"\n}\n"},
	{"template of itself", "locals {\n  x = templatefile(\"t.tftpl\", {})\n}\n"},
	{"many labels", strings.Repeat("resource \"terraform_data\" \"a\" {}\n", 20000)},
	{"many attributes", "locals {\n" + numbered("  a%d = [for x in [1, 2, 3] : x]\n", 20000) + "}\n"},
	{"one object of many", "locals {\n  x = {\n" + numbered("    a%d = [for x in [1, 2, 3] : x]\n", 20000) + "  }\n  y = merge(local.x, local.x, local.x)\n  z = [for k, v in local.x : [for k2, v2 in local.x : k2]]\n}\n"},
	{"gzip and back", doubling(`base64gzip(join("", [local.l%[1]d, local.l%[1]d, local.l%[1]d]))`, `"xxxxxxxxxx"`, 40)},
	{"quadratic regexp", "locals {\n  x = regexall(\"(a*)*b\", \"" + strings.Repeat("a", 100000) + "\")\n}\n"},
	{"nested dynamic blocks", "locals {\n  n = range(1000)\n}\nresource \"other_thing\" \"a\" {\n  dynamic \"a\" {\n    for_each = local.n\n    content {\n      dynamic \"b\" {\n        for_each = local.n\n        content {\n          dynamic \"c\" {\n            for_each = local.n\n            content {\n              x = c.value\n            }\n          }\n        }\n      }\n    }\n  }\n}\n"},
	{"loops in arguments", "locals {\n  n = range(1000)\n}\nresource \"terraform_data\" \"a\" {\n  for_each = { for a in local.n : \"${a}\" => [for b in local.n : [for c in local.n : [for d in local.n : d]]] }\n  input = [for b in local.n : [for c in local.n : [for d in local.n : each.value]]]\n  provisioner \"local-exec\" {\n    command = join(\"\", [for b in local.n : join(\"\", [for c in local.n : join(\"\", [for d in local.n : d])])])\n  }\n}\nvariable \"v\" {\n  validation {\n    condition     = alltrue([for b in range(1000) : alltrue([for c in range(1000) : alltrue([for d in range(1000) : d != var.v])])])\n    error_message = \"Bad.\"\n  }\n}\nmodule \"m\" {\n  source = \"./m\"\n  x      = [for b in local.n : [for c in local.n : [for d in local.n : d]]]\n}\n"},
	{"transpose", "locals {\n  x = transpose({ for i in range(1000) : \"k${i}\" => [for j in range(1000) : \"v${j}\"] })\n}\n"},
}

func doubling(form, first string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "locals {\n  l0 = %s\n", first)
	for i := range n {
		fmt.Fprintf(&b, "  l%d = %s\n", i+1, fmt.Sprintf(form, i))
	}
	b.WriteString("}\n")
	return b.String()
}

func chain(n int) string {
	return "locals {\n  l0 = 1\n" + strings.Join(func() []string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprintf("  l%d = local.l%d", i+1, i))
		}
		return out
	}(), "\n") + "\n}\n"
}

func numbered(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

func yamlBomb(n int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x]\n")
	for i := range n {
		fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i)
	}
	return b.String()
}

// TestHostile checks what is meant to exhaust time, stack or memory.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("evaluates large values")
	}
	if testing.Short() {
		t.Skip("takes a while")
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			c := &Case{Root: ".", Files: []txtar.File{{Name: "main.tf", Data: []byte(h.code)}}}
			switch h.name {
			case "loops in arguments":
				c.Files = append(c.Files,
					txtar.File{Name: "m/main.tf", Data: []byte("variable \"x\" {\n  validation {\n    condition     = alltrue([for a in var.x : alltrue([for b in var.x : alltrue([for c in var.x : a != c])])])\n    error_message = \"Bad.\"\n  }\n}\n")},
					txtar.File{Name: "more.tf.json", Data: []byte(`{"locals": {"x": "${[for a in local.n : [for b in local.n : [for c in local.n : a]]]}"}}`)})
			case "huge count":
				c.Files = append(c.Files, txtar.File{Name: "m/main.tf", Data: []byte("output \"x\" {\n  value = 1\n}\n")})
			case "many modules of modules":
				dir := ""
				for range 40 {
					dir += "m/"
					c.Files = append(c.Files, txtar.File{Name: dir + "main.tf", Data: []byte(h.code)})
				}
			case "template of itself":
				c.Files = append(c.Files, txtar.File{Name: "t.tftpl", Data: []byte("${templatefile(\"t.tftpl\", {})}${templatefile(\"t.tftpl\", {})}")})
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			inTime(t, c)
			runtime.ReadMemStats(&after)
			t.Logf("%v, %d MB allocated", time.Since(began).Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
			if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 4096 {
				t.Errorf("allocates %d MB", got)
			}
		})
	}
}
