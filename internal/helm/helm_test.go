package helm_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/helm"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

var check = linttest.AllRules(func() lint.Domain { return helm.New() })

func TestRules(t *testing.T) {
	rules := helm.New().Rules()
	if err := lint.Validate(rules); err != nil {
		t.Error(err)
	}
	for _, r := range rules {
		linttest.Run(t, r, check)
	}
}

const chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n"

// What is made to use up memory or stack is reported, not followed.
func TestHostile(t *testing.T) {
	bomb := "x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
	for i := range 9 {
		bomb += "x" + string(rune('1'+i)) + ": &x" + string(rune('1'+i)) + " [" + strings.Repeat("*x"+string(rune('0'+i))+", ", 10) + "]\n"
	}
	for name, text := range map[string]string{
		"alias bomb":      bomb,
		"recursive alias": "a: &a [*a]\n",
		"recursive merge": "a: &a\n  <<: *a\n",
		"deep":            "a: " + strings.Repeat("[", 1<<20) + "\n",
		"binary":          "a: \x00\x01\n",
		"long line":       "a: " + strings.Repeat("x", 8<<20) + "\n",
		"list":            "- a\n",
		"empty maps":      "maintainers: [{}]\ndependencies: [{}]\n",
		"null":            "~\n",
		"empty":           "",
	} {
		t.Run(name, func(t *testing.T) {
			for _, file := range []string{"Chart.yaml", "Chart.lock", "values.yaml"} {
				ar := &txtar.Archive{Files: []txtar.File{{Name: "Chart.yaml", Data: []byte(chart + "dependencies: [{name: a, version: 1.0.0, repository: https://x.example.com}]\n")}}}
				if file == "Chart.yaml" {
					ar.Files[0].Data = []byte(text)
				} else {
					ar.Files = append(ar.Files, txtar.File{Name: file, Data: []byte(text)})
				}
				check(t, linttest.Tree(ar))
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(chart)
	f.Add(chart + "dependencies: [{name: a, repository: 'file://../a', alias: b, tags: [c], condition: d}]\nmaintainers: [{name: x, email: y, url: z}]\ntype: library\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{
			{Name: "Chart.yaml", Data: []byte(text)}, {Name: "Chart.lock", Data: []byte(text)}, {Name: "values.yaml", Data: []byte(text)},
		}})
		units, err := helm.New().Load(t.Context(), tree)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			if err := u.Check(t.Context(), new(lint.Results)); err != nil {
				t.Error(err)
			}
			for _, doc := range u.Documents() {
				doc.Locate([]any{"chart", "dependencies", 0, "name"})
				doc.Locate([]any{"lock", "dependencies"})
			}
		}
	})
}
