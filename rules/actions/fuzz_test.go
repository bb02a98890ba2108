package actions_test

import (
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/actions"
)

// No workflow or action may make a rule panic.
func FuzzRules(f *testing.F) {
	for _, a := range rules.Workflows {
		f.Add(string(txtar.Parse([]byte(a.Bad)).Files[0].Data))
	}
	for _, a := range rules.Sources {
		f.Add(string(txtar.Parse([]byte(a.Bad)).Files[0].Data))
	}
	for _, a := range rules.Actions {
		f.Add(string(txtar.Parse([]byte(a.Bad)).Files[0].Data))
	}
	domain := actions.New(rules.All)
	f.Fuzz(func(t *testing.T, text string) {
		tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{
			{Name: ".github/workflows/a.yml", Data: []byte(text)},
			{Name: "action.yml", Data: []byte(text)},
		}})
		units, err := domain.Load(t.Context(), tree)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			var out lint.Results
			if err := u.Check(t.Context(), &out); err != nil {
				t.Error(err)
			}
			for _, found := range out.Findings {
				if s := found.Span; s.IsZero() || s.Start > s.End || s.End > len(s.File.Content) {
					t.Errorf("%s: span %d to %d", found.Rule.ID, s.Start, s.End)
				}
			}
		}
	})
}
