package suite_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/explain"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suite"
)

var update = flag.Bool("update", false, "write docs/rules anew")

// TestDocs fails where docs/rules is not what the rules say, and with -update
// makes it so.
func TestDocs(t *testing.T) {
	s, err := suite.New(&config.Config{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{"README.md": explain.Index(s.Rules())}
	for _, r := range s.Rules() {
		pages[r.ID+".md"] = explain.Markdown(r)
	}
	dir := filepath.Join("..", "..", "docs", "rules")
	old, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range old {
		if _, ok := pages[filepath.Base(p)]; ok {
			continue
		}
		if !*update {
			t.Errorf("%s is of no rule; run make docs", p)
		} else if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range pages {
		p := filepath.Join(dir, name)
		if got, err := os.ReadFile(p); err == nil && string(got) == want {
			continue
		}
		if !*update {
			t.Errorf("%s is stale; run make docs", p)
		} else if err := os.WriteFile(p, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRules holds every rule to what lint.Validate says of a rule.
func TestRules(t *testing.T) {
	s, err := suite.New(&config.Config{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := lint.Validate(s.Rules()); err != nil {
		t.Error(err)
	}
}

// TestConfigInDocs fails where a configuration that is shown to people is not valid.
func TestConfigInDocs(t *testing.T) {
	s, err := suite.New(&config.Config{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts := make(map[string]string)
	for _, r := range s.Rules() {
		texts[r.ID] = r.Doc
	}
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(pages, filepath.Join("..", "..", "README.md")) {
		text, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		texts[p] = string(text)
	}
	shown := 0
	for name, text := range texts {
		for _, block := range configBlocks(text) {
			shown++
			fsys := fstest.MapFS{
				config.Name:                 {Data: []byte(block)},
				"policies/data/a.json":      {Data: []byte("{}")},
				"policies/terraform/a.rego": {Data: []byte("package main\n")},
				"conftest/terraform/a.rego": {Data: []byte("package main\n")},
			}
			if _, _, err := suite.LoadConfig(fsys); err != nil {
				t.Errorf("%s shows a configuration that is not valid: %v\n%s", name, err, block)
			}
		}
	}
	if shown < 10 {
		t.Errorf("%d configurations are shown, and there were more", shown)
	}
}

// configBlocks returns the code in a text that begins like .infralint.yaml.
func configBlocks(text string) []string {
	var blocks []string
	for _, code := range codeBlock.FindAllStringSubmatch(text, -1) {
		block := code[1]
		if block == "" {
			block = strings.ReplaceAll(code[2], "\n    ", "\n")[1:]
		}
		if configStart.MatchString(block) {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

var (
	// codeBlock is one of YAML in fences, or one that is indented.
	codeBlock   = regexp.MustCompile("(?m)^```yaml\n((?s:.*?))^```|((?:\n    .*)+)")
	configStart = regexp.MustCompile(`^(?:#.*\n)*(?:rules|parameters|presets|overrides|exclude|kubernetes|terraform|actions|policies): *(?:#.*|\[.*)?\n`)
)
