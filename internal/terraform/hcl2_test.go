package terraform_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
)

// hclFiles returns the files of native syntax in the test data of the project,
// those in archives too, by the name of a flat copy.
func hclFiles(t *testing.T) map[string][]byte {
	files := make(map[string][]byte)
	add := func(name string, content []byte) {
		if kind, isJSON := terraform.Kind(name); kind != terraform.NotTerraform && !isJSON && strings.TrimSpace(string(content)) != "" {
			files[fmt.Sprintf("%04d.tf", len(files))] = content
		}
	}
	for _, root := range []string{"../../testdata", "../../rules", "../../policies", "testdata"} {
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			add(name, content)
			if strings.HasSuffix(name, ".txtar") {
				for _, f := range txtar.Parse(content).Files {
					add(f.Name, f.Data)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

const oddHCL = `
text    = "a ${var.b} ${upper("c")} $${literal} %%{literal} \"q\" \u00e9"
only    = "${var.only}"
wrapped = "${"nested"}"
cond    = "%{ if var.x }yes%{ else }no%{ endif }"
half    = "%{ if var.x }yes%{ endif }"
loop    = "%{ for i, v in var.list }${i}=${v},%{ endfor }"
single  = "%{ for v in var.list ~} ${v} %{ endfor ~}"
ternary = "${var.x ? "a" : "b"}"
numbers = [1, -1, 1.50, 1e3, -1.5e-3, 12345678901234567890, 0.1]
others  = [true, !true, null, -var.x, !var.y, (var.z), (1 + 2), "1${2}${true}${null}"]
object  = { a = 1, "b" = 2, (var.c) = 3, "d-${var.d}" = 4, 5 = 6, e.f = 7, true = 8, null = 9, "p" : { q = [{ r = "s" }] } }
call    = f((g(1)), [for x in(y) : x])
index   = a.b[0].c["d"].*.e
here    = <<EOT
  line ${var.a}
  %{ for x in y ~}
  - ${x}
  %{ endfor ~}
EOT
flush   = <<-EOT
    deep
  less
EOT
empty   = ""
same    = 1
block {
  a = 1
}
block {
  inner "x" "y" {
    z = [{}, [], ""]
  }
  inner "x" "w" {}
}
same {
}
`

// HCL2 gives what conftest parses.
func TestHCL2(t *testing.T) {
	conftest, err := filepath.Abs("../../.tools/bin/conftest")
	if _, statErr := os.Stat(conftest); err != nil || statErr != nil {
		if conftest, err = exec.LookPath("conftest"); err != nil {
			if os.Getenv("CI") != "" {
				t.Error("conftest is not installed, and CI is set")
			}
			t.Skip("conftest is not installed")
		}
	}
	files := hclFiles(t)
	files["odd.tf"] = []byte(oddHCL)
	want := make(map[string]any)
	got := make(map[string]any)
	dir := t.TempDir()
	var names []string
	for name, content := range files {
		view, err := terraform.HCL2(source.NewFile(name, content))
		if err != nil {
			if name == "odd.tf" {
				t.Fatal(err)
			}
			continue // that conftest fails as well is for others to say
		}
		text, err := json.Marshal(view.Value)
		if err != nil {
			t.Fatal(err)
		}
		var value any
		if err := json.Unmarshal(text, &value); err != nil {
			t.Fatal(err)
		}
		got[name] = value
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	cmd := exec.CommandContext(t.Context(), conftest, append([]string{"parse"}, names...)...)
	cmd.Dir = dir
	text, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d files compared", len(got), len(files))
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if !reflect.DeepEqual(got[name], want[name]) {
			a, _ := json.MarshalIndent(got[name], "", " ")
			b, _ := json.MarshalIndent(want[name], "", " ")
			t.Errorf("%s:\n%s\ngot:\n%s\nconftest:\n%s", name, files[name], a, b)
		}
	}
}

// What has other labels than a block of its type before is an error, as for
// conftest, and places are as exact as the syntax is.
func TestHCL2Places(t *testing.T) {
	for _, text := range []string{"a \"x\" {}\na {}\n", "a {}\na \"x\" {}\n", "a = -true\n", "a = \n"} {
		if view, err := terraform.HCL2(source.NewFile("a.tf", []byte(text))); err == nil {
			t.Errorf("%q gives %v", text, view.Value)
		}
	}
	view, err := terraform.HCL2(source.NewFile("a.tf", []byte(`resource "aws_s3_bucket" "b" {
  acl = "public-read"
  tags = {
    Owner = var.owner
  }
  rule {
    ports = [22, 80]
  }
}
`)))
	if err != nil {
		t.Fatal(err)
	}
	block := []any{"resource", "aws_s3_bucket", "b", 0}
	for _, tt := range []struct {
		path []any
		want string
	}{
		{nil, "a.tf:1:1"},
		{block, "a.tf:1:1"},
		{append(block, "acl"), "a.tf:2:9"},
		{append(block, "tags"), "a.tf:3:3"},
		{append(block, "tags", "Owner"), "a.tf:4:13"},
		{append(block, "rule", 0), "a.tf:6:3"},
		{append(block, "rule", 0, "ports", 1), "a.tf:7:18"},
		{append(block, "rule", 0, "none", "deeper"), "a.tf:6:3"},
		{[]any{"resource", 3}, "a.tf:1:1"},
	} {
		if span, _ := view.Locate(tt.path); span.Pos().String() != tt.want {
			t.Errorf("%v is at %v, want %s", tt.path, span.Pos(), tt.want)
		}
	}
}
