package terraform_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/linttest"
)

// A referee is Terraform itself, without network and with a mirror of empty
// providers.
type referee struct {
	binary, config string
}

func newReferee(t *testing.T, providers ...string) referee {
	t.Helper()
	binary, err := exec.LookPath("terraform")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no terraform to compare with")
		}
		t.Skip("there is no terraform to compare with")
	}
	mirror := t.TempDir()
	for _, p := range providers { // "acme/a@1.0.0"
		name, version, _ := strings.Cut(p, "@")
		dir := filepath.Join(mirror, "registry.terraform.io", name, version, runtime.GOOS+"_"+runtime.GOARCH)
		write(t, filepath.Join(dir, "terraform-provider-"+filepath.Base(name)), "#!/bin/sh\n", 0o755)
	}
	config := filepath.Join(t.TempDir(), "terraformrc")
	write(t, config, fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror), 0o644)
	return referee{binary, config}
}

func write(t *testing.T, name, content string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
}

// run runs terraform in dir and returns its output, and whether it succeeded.
func (r referee) run(ctx context.Context, dir string, args ...string) (string, bool) {
	cmd := exec.CommandContext(ctx, r.binary, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+r.config, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "NO_COLOR=1")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	return out.String(), err == nil
}

// unpack writes the files of an archive into a new directory.
func unpack(t *testing.T, ar *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range ar.Files {
		write(t, filepath.Join(dir, f.Name), string(f.Data), 0o644)
	}
	return dir
}

func reports(t *testing.T, ar *txtar.Archive, rule string) bool {
	t.Helper()
	for _, f := range check(t, linttest.Tree(ar)) {
		if f.Rule.ID == rule {
			return true
		}
	}
	return false
}

// TestLockConflictReferee compares tf-lockfile-conflict with terraform init.
func TestLockConflictReferee(t *testing.T) {
	r := newReferee(t, "acme/a@1.2.3", "acme/a@2.0.0", "acme/a@2.1.0-rc1")
	for _, test := range []struct{ constraint, locked string }{
		{"~> 1.0", "1.2.3"}, {"~> 1.0", "2.0.0"}, {"~> 1.2.0", "1.2.3"}, {"~> 1.1.0", "1.2.3"},
		{">= 1.0, < 2.0", "2.0.0"}, {">= 1.0", "2.0.0"}, {"!= 2.0.0", "2.0.0"}, {"2.0", "2.0.0"}, {"1.2", "1.2.3"},
		{"> 2.0.0", "2.0.0"}, {"= 1.2.3", "1.2.3"}, {"<= 2", "2.0.0"}, {"~> 2", "2.0.0"}, {"~> 1", "2.0.0"}, {"~> 1", "1.2.3"},
		{"= 2", "2.0.0"}, {"> 1", "1.2.3"}, {"< 1.3", "1.2.3"}, {"<= 1.2", "1.2.3"}, {"!= 1.2", "1.2.3"}, {"~>1.2", "1.2.3"},
		{"~> 1.0, ~> 1.3", "1.2.3"}, {">=2,<3", "2.0.0"}, {"2.1.0-rc1", "2.1.0-rc1"}, {"~> 0.9", "1.2.3"}, {"~> 1.2.4", "1.2.3"},
	} {
		ar := txtar.Parse(fmt.Appendf(nil, `
-- main.tf --
terraform {
  required_providers {
    a = {
      source  = "acme/a"
      version = %q
    }
  }
}
-- .terraform.lock.hcl --
provider "registry.terraform.io/acme/a" {
  version = %q
}
`, test.constraint, test.locked))
		out, ok := r.run(t.Context(), unpack(t, ar), "init", "-backend=false")
		if got := reports(t, ar, "tf-lockfile-conflict"); got == ok {
			t.Errorf("%q, locked %s: reported is %t, terraform says\n%s", test.constraint, test.locked, got, out)
		}
	}
}

// TestLockIncompleteReferee compares tf-lockfile-incomplete with what terraform
// init adds to the lock file.
func TestLockIncompleteReferee(t *testing.T) {
	r := newReferee(t, "acme/a@1.0.0", "hashicorp/b@1.0.0", "hashicorp/c@1.0.0")
	a := "terraform {\n  required_providers {\n    a = { source = \"acme/a\" }\n  }\n}\n"
	const lock = "provider \"registry.terraform.io/acme/a\" {\n  version = \"1.0.0\"\n}\nprovider \"registry.terraform.io/hashicorp/b\" {\n  version = \"1.0.0\"\n}\n"
	for name, code := range map[string]string{
		"all there":       a + `provider "b" {}`,
		"fewer":           a,
		"resource":        a + `resource "c_thing" "x" {}`,
		"data":            `data "c_thing" "x" {}`,
		"block":           `provider "c" {}`,
		"built-in":        a + `resource "terraform_data" "x" {}`,
		"ephemeral":       `ephemeral "c_thing" "x" {}`,
		"argument":        a + "resource \"c_thing\" \"x\" {\n  provider = a\n}",
		"removed":         a + "removed {\n  from = c_thing.x\n  lifecycle {\n    destroy = false\n  }\n}",
		"in a child":      a + "module \"m\" {\n  source = \"./m\"\n}\n-- m/main.tf --\nresource \"c_thing\" \"x\" {}",
		"child as parent": a + "module \"m\" {\n  source = \"./m\"\n}\n-- m/main.tf --\n" + a,
		"in a check":      "check \"x\" {\n  data \"c_thing\" \"x\" {}\n  assert {\n    condition = data.c_thing.x.id == 1\n    error_message = \"x\"\n  }\n}",
		"function":        a + "output \"x\" {\n  value = provider::a::f()\n}",
		"in JSON":         "-- more.tf.json --\n{\"resource\": {\"c_thing\": {\"x\": {}}}}",
	} {
		ar := txtar.Parse([]byte("-- main.tf --\n" + code + "\n-- .terraform.lock.hcl --\n" + lock))
		dir := unpack(t, ar)
		out, ok := r.run(t.Context(), dir, "init")
		after, err := os.ReadFile(filepath.Join(dir, ".terraform.lock.hcl"))
		if !ok || err != nil {
			t.Errorf("%s: %s", name, out)
			continue
		}
		if got, want := reports(t, ar, "tf-lockfile-incomplete"), bytes.Contains(after, []byte("hashicorp/c")); got != want {
			t.Errorf("%s: reported is %t, terraform says\n%s\n%s", name, got, out, after)
		}
	}
}

// TestTfvarsReferee compares what is said of a file of values with terraform
// plan.
func TestTfvarsReferee(t *testing.T) {
	r := newReferee(t)
	for _, test := range []struct{ typ, value string }{
		{"string", `"a"`}, {"string", `1`}, {"string", `true`}, {"string", `[]`}, {"string", `{}`}, {"string", `null`},
		{"number", `"1"`}, {"number", `"x"`}, {"number", `true`}, {"number", `[1]`},
		{"bool", `"true"`}, {"bool", `"yes"`}, {"bool", `1`},
		{"list(string)", `[1, true]`}, {"list(string)", `["a", ["b"]]`}, {"list(string)", `"a"`}, {"list(any)", `["a", ["b"]]`},
		{"set(number)", `["1", "x"]`}, {"set(number)", `[1, 1]`}, {"map(string)", `{a = 1}`}, {"map(string)", `{a = []}`},
		{"map(any)", `{a = 1, b = "x"}`}, {"map(any)", `{a = 1, b = ["x"]}`}, {"tuple([string, number])", `["a", 1]`},
		{"tuple([string, number])", `["a"]`}, {"object({a = string})", `{a = 1, b = 2}`}, {"object({a = string})", `{}`},
		{"object({a = optional(string, \"x\")})", `{}`}, {"object({a = optional(number)})", `{a = "x"}`},
		{"list(object({a = optional(list(string), [])}))", `[{}, {a = [1]}]`}, {"list(object({a = string}))", `[{a = "x"}, {}]`},
		{"any", `[1, "x"]`}, {"map(object({a = number}))", `{x = {a = 1}, y = null}`}, {"map(object({a = number}))", `{x = {a = "y"}}`},
	} {
		ar := txtar.Parse(fmt.Appendf(nil, "-- main.tf --\nvariable \"x\" {\n  type = %s\n}\n-- terraform.tfvars --\nx = %s\n", test.typ, test.value))
		out, ok := r.run(t.Context(), unpack(t, ar), "plan", "-input=false")
		if got := reports(t, ar, "tf-tfvars-type"); got == ok {
			t.Errorf("%s for %s: reported is %t, terraform says\n%s", test.value, test.typ, got, out)
		}
	}
	for name, text := range map[string]string{
		"declared":   "-- main.tf --\nvariable \"x\" {}\n-- terraform.tfvars --\nx = 1\n",
		"undeclared": "-- main.tf --\nvariable \"x\" {}\n-- terraform.tfvars --\nx = 1\ny = 2\n",
		"auto":       "-- main.tf --\nlocals {}\n-- a.auto.tfvars --\ny = 2\n",
		"json":       "-- main.tf --\nlocals {}\n-- terraform.tfvars.json --\n{\"y\": 2}\n",
		"not loaded": "-- main.tf --\nlocals {}\n-- a.tfvars --\ny = 2\n",
	} {
		ar := txtar.Parse([]byte(text))
		out, _ := r.run(t.Context(), unpack(t, ar), "plan", "-input=false")
		if got, want := reports(t, ar, "tf-tfvars-undeclared"), strings.Contains(out, "undeclared variable"); got != want {
			t.Errorf("%s: reported is %t, terraform says\n%s", name, got, out)
		}
	}
}
