package terraform

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

const unusedDeclarationGood = `
-- main.tf --
variable "region" {
  type = string
}

output "zone" {
  value = "${var.region}a"
}
`

// UnusedDeclaration reports variables, local values, data sources and aliased
// provider configurations that nothing refers to.
var UnusedDeclaration = &terraform.Analyzer{
	Rule: lint.Rule{
		ID:       "tf-unused-declaration",
		Title:    "declaration is not used",
		Severity: lint.Note,
		Doc: `
Nothing in the module refers to the variable, the local value, the data source
or the aliased provider. Either a reference was forgotten, and the value has no
effect though people set it, or what used it is gone. A data source is even
read in each plan, which takes time and permissions.

Use it, or remove it. Where a variable goes, callers must stop setting it.

References count wherever they stand: in tests, in JSON, in override files, in
templates of Terraform files next to it. The validation of the variable itself
does not count. Data sources that are read for their effect (an archive, an
external program) or that check something in their ` + "`lifecycle`" + ` are not reported,
nor is a file that several modules share by a symbolic link.
`,
		Bad:   lint.Edit(unusedDeclarationGood, `value = "${var.region}a"`, `value = "eu-central-1a"`),
		Good:  unusedDeclarationGood,
		Tags:  []string{"correctness"},
		Peers: []string{"tflint:terraform_unused_declarations"},
		Since: "0.1.0",
	},
	Run: func(pass *terraform.Pass) error {
		m := pass.Unit
		if !m.IsModule() || !m.Complete() {
			return nil
		}
		meant := misspelt(m)
		for _, b := range m.Blocks() {
			if b.File.IsOverride() {
				continue
			}
			switch b.Type {
			case "variable":
				if meant["var."+b.Name()] {
					continue
				}
				unused(pass, b, b.DefRange, fmt.Sprintf("variable %q", b.Name()), "var", b.Name())
			case "locals":
				for _, a := range b.Attributes() {
					if meant["local."+a.Name] {
						continue
					}
					unused(pass, b, a.NameRange, "local."+a.Name, "local", a.Name)
				}
			case "data":
				if !hasEffect[b.Labels[0]] && !checksSomething(b) {
					unused(pass, b, b.DefRange, "data."+b.Labels[0]+"."+b.Labels[1], "data", b.Labels...)
				}
			case "provider":
				if alias := constant(b.Attribute("alias")); alias != "" && !isReferred(m.Config(), config.ProviderKey{Name: b.Name(), Alias: alias}) {
					unused(pass, b, b.DefRange, "provider configuration "+b.Name()+"."+alias, b.Name(), alias)
				}
			}
		}
		return nil
	},
}

// maxCompared bounds how many names are compared with one another.
const maxCompared = 100_000

// misspelt returns what references to names that do not exist are likely to
// mean: terraform validate reports those, and there is but one mistake.
func misspelt(m *terraform.Module) map[string]bool {
	meant := make(map[string]bool)
	c, refs := m.Config(), m.Refs()
	variables, locals := slices.Sorted(maps.Keys(c.Variables)), slices.Sorted(maps.Keys(c.Locals))
	budget := maxCompared
	for _, name := range refs.Names("var") {
		if c.Variables[name] == nil && budget > 0 {
			budget -= len(variables)
			meant["var."+suggest.Nearest(name, variables)] = true
		}
	}
	for _, name := range refs.Names("local") {
		if c.Locals[name] == nil && budget > 0 {
			budget -= len(locals)
			meant["local."+suggest.Nearest(name, locals)] = true
		}
	}
	return meant
}

// hasEffect are the data sources that do something when they are read, so
// that it makes sense to have one and not to look at the result.
var hasEffect = map[string]bool{
	"archive_file":          true,
	"aws_lambda_invocation": true,
	"external":              true,
	"local_command":         true,
	"shell_script":          true,
}

// checksSomething reports whether the data source is there for a condition.
func checksSomething(b *terraform.Block) bool {
	for _, l := range b.Nested("lifecycle") {
		content, _, _ := l.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "precondition"}, {Type: "postcondition"}}})
		if len(content.Blocks) > 0 {
			return true
		}
	}
	return false
}

// isReferred finds the references to a provider configuration that Terraform
// lets people put in quotes.
func isReferred(c *config.Module, key config.ProviderKey) bool {
	for _, r := range c.Resources {
		if r.ProviderKey() == key {
			return true
		}
	}
	for _, call := range c.Calls {
		for _, p := range call.Providers {
			if p.Parent.ProviderKey == key {
				return true
			}
		}
	}
	return false
}

// unused reports what, declared in b, unless something refers to it by name.
func unused(pass *terraform.Pass, b *terraform.Block, at hcl.Range, what, root string, names ...string) {
	m := pass.Unit
	if m.Refs().Has(root, names...) || m.Repo.IsShared(b.File) {
		return
	}
	reference := root
	for _, name := range names {
		reference += "." + name
	}
	if m.Mentions(reference) || root == "data" && m.Quotes(reference) {
		return
	}
	pass.Reportf(b.File.Span(at).FirstLine(), "%s is not used", what)
}
