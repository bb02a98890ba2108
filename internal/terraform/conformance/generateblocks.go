package conformance

import (
	"fmt"
	"strings"
)

// resourceNames are the addresses of the resources that were written.
func (g *generator) resourceNames() (names []string) {
	for _, r := range g.refs {
		if rest, ok := strings.CutSuffix(r.text, ".id"); ok && strings.HasPrefix(rest, "terraform_data.") && !strings.Contains(rest, "[*]") {
			names = append(names, rest)
		}
	}
	return names
}

// refactoring writes blocks that say what became of resources.
func (g *generator) refactoring() {
	names := g.resourceNames()
	if len(names) == 0 || g.rng.IntN(3) > 0 {
		return
	}
	address := func() string {
		switch g.rng.IntN(8) {
		case 0:
			return "terraform_data.gone"
		case 1:
			return "module.child.terraform_data.r0"
		case 2:
			return pick(g.rng, referencePool)
		}
		return pick(g.rng, names)
	}
	whole := func() string { name, _, _ := strings.Cut(address(), "["); return name }
	switch g.rng.IntN(4) {
	case 0:
		fmt.Fprintf(&g.body, "moved {\n  from = %s\n  to   = %s\n}\n", address(), address())
	case 1:
		fmt.Fprintf(&g.body, "removed {\n  from = %s\n  lifecycle {\n    destroy = %s\n  }\n}\n", whole(), g.literal(boolKind))
	case 2:
		fmt.Fprintf(&g.body, "import {\n  to = %s\n  id = %s\n}\n", address(), g.expr(stringKind, 1))
	default:
		fmt.Fprintf(&g.body, "import {\n  for_each = %s\n  to       = %s[each.key]\n  id       = each.value\n}\n",
			g.expr(&kind{name: "map", elem: stringKind}, 1), whole())
	}
}

// override returns a file that changes some of what was written.
func (g *generator) override() []byte {
	o := &generator{rng: g.rng, refs: g.refs}
	for range 1 + g.rng.IntN(3) {
		switch g.rng.IntN(5) {
		case 0:
			fmt.Fprintf(&o.body, "variable \"v0\" {\n  default = %s\n}\n", o.literal(g.kind(1)))
		case 1:
			fmt.Fprintf(&o.body, "locals {\n  l0 = %s\n}\n", o.expr(g.kind(1), 2))
		case 2:
			fmt.Fprintf(&o.body, "output \"out0\" {\n  value = %s\n}\n", o.expr(g.kind(1), 2))
		case 3:
			fmt.Fprintf(&o.body, "resource \"terraform_data\" \"r0\" {\n  input = %s\n}\n", o.expr(g.kind(1), 2))
		default:
			fmt.Fprintf(&o.body, "module \"child\" {\n  in0 = %s\n}\n", o.expr(g.kind(1), 2))
		}
	}
	return []byte(o.body.String())
}

// test returns a file of tests.
func (g *generator) test() []byte {
	o := &generator{rng: g.rng, refs: g.refs}
	if g.rng.IntN(2) == 0 {
		fmt.Fprintf(&o.body, "variables {\n  v0 = %s\n}\n", o.literal(g.kind(1)))
	}
	for i := range 1 + g.rng.IntN(2) {
		fmt.Fprintf(&o.body, "run \"t%d\" {\n  command = %s\n", i, pick(g.rng, []string{"plan", "apply", "plan", `"plan"`}))
		if g.rng.IntN(3) == 0 {
			o.body.WriteString("  module {\n    source = \"./child\"\n  }\n")
		}
		if names := g.resourceNames(); len(names) > 0 && g.rng.IntN(2) == 0 {
			fmt.Fprintf(&o.body, "  override_resource {\n    target = %s\n  }\n", pick(g.rng, append(names, "terraform_data.gone")))
		}
		if g.rng.IntN(3) == 0 {
			fmt.Fprintf(&o.body, "  expect_failures = [%s]\n", pick(g.rng, []string{"var.v0", "output.out0", "check.c", "local.l0", "terraform_data.r0"}))
		}
		fmt.Fprintf(&o.body, "  assert {\n    condition     = %s\n    error_message = \"Bad.\"\n  }\n}\n", o.expr(boolKind, 2))
	}
	return []byte(o.body.String())
}

// text returns one of the ways to write down a string, %s standing for what is
// interpolated.
func (g *generator) text() string {
	return pick(g.rng, []string{
		"<<EOT\na ${%s}\nEOT\n",
		"<<-EOT\n    a\n  b ${%s} %%%%{lit} $${lit}\n    EOT\n",
		"<<EOT\n%%{ if true ~}\n${%s}\n%%{ else ~}\nb\n%%{ endif ~}\nEOT\n",
		"\"h\\u00e9\\t\\\"${%s}\\\"\"",
		"\"é😀 ${%s}\"",
	})
}
