package diagnostics

import "github.com/infralint/infralint/internal/lint"

// metaArguments has the rules for count, for_each, depends_on, lifecycle and provisioners.
var metaArguments = []*lint.Rule{
	{
		ID:       "tf-invalid-count",
		Title:    "count is not a whole number",
		Severity: lint.Error,
		Doc: `
count is a whole number, not negative, known before anything is applied and not sensitive.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  count = -1
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  count = 2
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid count argument",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-for-each",
		Title:    "for_each is not a map or a set of strings",
		Severity: lint.Error,
		Doc: `
for_each is a map, an object or a set of strings: its keys name the instances. A list has
an order but no keys; toset() makes a set of it.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  for_each = ["a", "b"]
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  for_each = toset(["a", "b"])
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid for_each argument",
			"terraform:Invalid for_each set argument",
			"terraform:Invalid for_each *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-count-and-for-each",
		Title:    "block has both count and for_each",
		Severity: lint.Error,
		Doc: `
The instances of a block are either numbered or named.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  count    = 2
  for_each = toset(["a", "b"])
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  for_each = toset(["a", "b"])
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid combination of \"count\" and \"for_each\"",
			"terraform:Invalid combination of *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-depends-on",
		Title:    "depends_on does not name objects",
		Severity: lint.Error,
		Doc: `
depends_on is a list of references to whole objects: resources, data sources and module
calls, without attributes.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "other" {
}

resource "terraform_data" "this" {
  depends_on = [terraform_data.other.id]
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "other" {
}

resource "terraform_data" "this" {
  depends_on = [terraform_data.other]
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid depends_on reference",
			"terraform:Invalid depends_on *",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-lifecycle",
		Title:    "lifecycle argument has no meaning here",
		Severity: lint.Error,
		Doc: `
ignore_changes and replace_triggered_by take references and nothing else; data sources and
ephemeral resources have no arguments of the life cycle at all but conditions.
`,
		Bad: `
-- main.tf --
data "terraform_remote_state" "other" {
  backend = "local"

  lifecycle {
    prevent_destroy = true
  }
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  lifecycle {
    prevent_destroy = true
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid lifecycle block",
			"terraform:Invalid ignore_changes *",
			"terraform:Invalid data resource lifecycle argument",
			"terraform:Invalid ephemeral resource lifecycle argument",
			"terraform:Invalid * lifecycle argument",
			"terraform:Invalid replace_triggered_by expression",
			"terraform:Invalid reference in replace_triggered_by expression",
			"terraform:Invalid count reference in replace_triggered_by expression",
			"terraform:Invalid each reference in replace_triggered_by expression",
		},
		Since: "0.1.0",
	},
	{
		ID:       "tf-invalid-provisioner",
		Title:    "provisioner does not exist or is used wrongly",
		Severity: lint.Error,
		Doc: `
Terraform has the provisioners file, local-exec and remote-exec. One that runs at
destruction may refer to self, count.index and each.key only, since everything else may be
gone by then.
`,
		Bad: `
-- main.tf --
resource "terraform_data" "this" {
  provisioner "local-exec" {
    when    = "sometimes"
    command = "true"
  }
}
`,
		Good: `
-- main.tf --
resource "terraform_data" "this" {
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}
`,
		Tags: []string{"correctness", "validate"},
		Peers: []string{
			"terraform:Invalid \"when\" keyword",
			"terraform:Invalid \"on_failure\" keyword",
			"terraform:Invalid * keyword",
			"terraform:The * provisioner has been removed",
			"terraform:Invalid reference from destroy provisioner",
			"terraform:Missing required provisioner plugin",
			"terraform:Invalid provisioner block",
			"terraform:Invalid remote-exec provisioner configuration",
			"terraform:Invalid * provisioner configuration",
			"terraform:Must provide one of *",
			"terraform:Cannot set both *",
		},
		Since: "0.1.0",
	},
}
