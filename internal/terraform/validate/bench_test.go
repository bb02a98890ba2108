package validate_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/terraform/validate"
)

// estate is a repository of n modules that call each other, with the sort of
// code that people write.
func estate(n int) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "locals {\n  name = \"${var.env}-m%d\"\n  tags = merge(var.tags, { Name = local.name })\n}\n", i)
		for k := range 12 {
			fmt.Fprintf(&b, `
resource "aws_instance" "web%d" {
  count         = var.enabled && var.size > %d ? var.size : 0
  ami           = data.aws_ami.this.id
  instance_type = lookup(var.types, var.env, "t3.micro")
  subnet_id     = element(var.subnets, count.index)
  tags          = merge(local.tags, { Index = format("%%02d", count.index) })

  dynamic "ebs_block_device" {
    for_each = var.disks
    content {
      device_name = ebs_block_device.value.name
      volume_size = ebs_block_device.value.size
    }
  }
  lifecycle {
    ignore_changes = [tags]
  }
}
output "ids%d" {
  value = [for w in aws_instance.web%d : w.id if w.public_ip != ""]
}
`, k, k, k, k)
		}
		b.WriteString("data \"aws_ami\" \"this\" {\n  most_recent = true\n}\n")
		if i%5 != 0 {
			fmt.Fprintf(&b, "module \"base\" {\n  source  = \"../m%d\"\n  env     = var.env\n  subnets = var.subnets\n}\n", i/5*5)
		}
		fsys[fmt.Sprintf("m%d/main.tf", i)] = &fstest.MapFile{Data: []byte(b.String())}
		fsys[fmt.Sprintf("m%d/variables.tf", i)] = &fstest.MapFile{Data: []byte(`
variable "env" {
  type = string
  validation {
    condition     = contains(["dev", "prod"], var.env)
    error_message = "Environment is dev or prod."
  }
}
variable "tags" {
  type    = map(string)
  default = {}
}
variable "types" {
  type    = map(string)
  default = {}
}
variable "subnets" {
  type = list(string)
}
variable "enabled" {
  type    = bool
  default = true
}
variable "size" {
  type    = number
  default = 2
}
variable "disks" {
  type    = list(object({ name = string, size = optional(number, 8) }))
  default = []
}
`)}
	}
	return fsys
}

// BenchmarkRun checks 130 modules that are already parsed.
func BenchmarkRun(b *testing.B) {
	fsys := estate(130)
	modules := map[string]*validate.Module{}
	for i := range 130 {
		dir := fmt.Sprintf("m%d", i)
		modules[dir], _ = loadDir(b, fsys, dir, true)
	}
	load := func(dir string) (*validate.Module, error) { return modules[dir], nil }
	for b.Loop() {
		checker := validate.NewChecker(validate.Options{Load: load, FS: fsys})
		for _, m := range modules {
			if res := checker.Run(m); len(res.Diagnostics) > 0 {
				b.Fatal(res.Diagnostics[0].Message)
			}
		}
	}
}
