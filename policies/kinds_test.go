package policies_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestKinds compares the types of resources that a policy for Terraform looks
// at with its kinds: without one of them it would not see such resources.
func TestKinds(t *testing.T) {
	looks := []*regexp.Regexp{
		regexp.MustCompile(`\binput\.(?:resources|data)\.([a-z][a-z0-9_]*)`),
		regexp.MustCompile(`(?m)^\t+"([a-z0-9]+_[a-z0-9_]+)": (?:\[|"|\{)`),
		regexp.MustCompile(`"((?:aws|azurerm|google|github)_[a-z0-9_]+)"`),
	}
	names, err := fs.Glob(os.DirFS("."), "terraform/*.rego")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %d policies and error %v", len(names), err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, body, ok := strings.Cut(string(src), "\npackage ")
		_, selector, hasKinds := strings.Cut(head, "#         kinds:")
		if !ok || !hasKinds || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		selector, _, _ = strings.Cut(selector, "#   bad:")
		if strings.Contains(body, "lib.network") {
			lib, err := os.ReadFile("lib/network.rego")
			if err != nil {
				t.Fatal(err)
			}
			body += string(lib)
		}
		for _, look := range looks {
			for _, m := range look.FindAllStringSubmatch(body, -1) {
				if !regexp.MustCompile(`\b` + m[1] + `\b`).MatchString(selector) {
					t.Errorf("%s looks at %s, which is not among its kinds", name, m[1])
				}
			}
		}
	}
}
