package suite_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

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
