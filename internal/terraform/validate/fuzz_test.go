package validate_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/terraform/conformance"
	"github.com/infralint/infralint/internal/terraform/validate"
)

// FuzzRun checks whatever text as a module with a child, in native syntax and
// in JSON. It must end, without a panic.
func FuzzRun(f *testing.F) {
	cases, err := conformance.LoadDir(os.DirFS("../../../testdata/conformance"), ".")
	if err != nil {
		f.Fatal(err)
	}
	for i, c := range cases {
		var main, other string
		for _, file := range c.Files {
			if strings.HasPrefix(file.Name, "main.tf") {
				main = string(file.Data)
			} else {
				other = string(file.Data)
			}
		}
		f.Add(main, other, byte(i))
	}
	names := [][2]string{
		{"main.tf", "m/main.tf"}, {"main.tf", "main_override.tf"}, {"main.tf", "a.tftest.hcl"}, {"main.tf", "mocks/a.tfmock.hcl"},
		{"main.tf.json", "m/main.tf"}, {"main.tf.json", "override.tf.json"}, {"main.tofu", "m/main.tofu"}, {"main.tf", "a.tftest.json"},
	}
	f.Fuzz(func(t *testing.T, first, second string, kind byte) {
		pair := names[int(kind)%len(names)]
		fsys := fstest.MapFS{pair[0]: {Data: []byte(first)}, pair[1]: {Data: []byte(second)}}
		load := func(dir string) (*validate.Module, error) {
			m, _ := loadDir(t, fsys, dir, dir == ".")
			return m, nil
		}
		root, _ := load(".")
		version := []string{"", "1.5", "1.13"}[int(kind)%3]
		for _, d := range validate.Run(root, validate.Options{Load: load, FS: fsys, Version: version, OpenTofu: func(string) bool { return pair[0] == "main.tofu" }}).Diagnostics {
			if d.Span.IsZero() || d.Message == "" || d.Summary == "" {
				t.Errorf("%+v has no place or no text", d)
			}
			for _, r := range d.Related {
				if r.Span.IsZero() {
					t.Errorf("%+v has a related place that is none", d)
				}
			}
		}
	})
}
