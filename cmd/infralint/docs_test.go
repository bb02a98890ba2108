package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/cli"
)

var (
	fence = regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```$")
	took  = regexp.MustCompile(` in \d+\.\d+s:`)
)

// TestDocs runs every command that the documentation shows with its output
// ("$ infralint …" in a block of code) at the root of this repository.
func TestDocs(t *testing.T) {
	root := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	t.Setenv("PATH", "") // no shellcheck, which changes what is said at the end
	ran := 0
	for _, page := range append(pages, filepath.Join(root, "README.md"), filepath.Join(root, "policies", "README.md")) {
		page, err := filepath.Rel(root, page)
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range fence.FindAllStringSubmatch(string(content), -1) {
			for _, example := range strings.Split("\n"+block[1], "\n$ ")[1:] {
				command, want, _ := strings.Cut(example, "\n")
				args, ok := strings.CutPrefix(command, "infralint ")
				if !ok {
					continue
				}
				ran++
				var out, problems bytes.Buffer
				cli.Main(strings.Fields(args), cli.Streams{Out: &out, Err: &problems})
				got := took.ReplaceAllString(out.String()+problems.String(), " in 0.00s:")
				want = took.ReplaceAllString(want, " in 0.00s:")
				if strings.TrimSpace(got) != strings.TrimSpace(want) {
					t.Errorf("%s: infralint %s prints\n%s\nand the page says\n%s", page, args, got, want)
				}
			}
		}
	}
	if ran == 0 {
		t.Error("no page shows a command with its output")
	}
}
