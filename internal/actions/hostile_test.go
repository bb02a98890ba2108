package actions_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

const job = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n"

// What is made to use up memory or stack is reported, not followed.
func TestHostile(t *testing.T) {
	bomb := "x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
	for i := range 9 {
		n := string(rune('0' + i))
		m := string(rune('1' + i))
		bomb += "x" + m + ": &x" + m + " [" + strings.Repeat("*x"+n+", ", 10) + "]\n"
	}
	for name, tc := range map[string]struct{ text, want string }{
		"alias bomb":      {bomb + job, "aliases expand"},
		"recursive alias": {job + "        env: &e {a: *e}\n", "recursive alias"},
		"long expression": {job + "      - run: ${{ " + strings.Repeat("(", 1<<20) + "\n", "longer than 21000 characters"},
		"long condition":  {job + "        if: " + strings.Repeat("a&&", 1<<20) + "a\n", "longer than 21000 characters"},
		"deep flow":       {job + "x: " + strings.Repeat("[", 1<<20) + "\n", "could not parse as YAML"},
		"deep block":      {job + "x:\n  " + strings.Repeat("- ", 1<<20) + "\n", "could not parse as YAML"},
		"long key":        {strings.Repeat("k", 1<<20) + ": 1\n" + job, "could not parse as YAML"},
		"binary":          {job + "        name: \x00\x01\n", "could not parse as YAML"},
		"not UTF-8":       {job + "        name: \xff\xfe\n", "could not parse as YAML"},
	} {
		t.Run(name, func(t *testing.T) {
			found := checkText(t, tc.text)
			for _, f := range found {
				if f.Rule.ID == "gha-syntax-check" && strings.Contains(f.Message, tc.want) {
					return
				}
			}
			t.Errorf("no finding with %q, got %d others", tc.want, len(found))
		})
	}
}

// Work must not grow with the square of a large file.
func TestLarge(t *testing.T) {
	const n = 5_000
	var b strings.Builder
	b.WriteString(job)
	for i := range n {
		fmt.Fprintf(&b, "      - id: s%d\n        run: echo ${{ steps.nope%d.outputs.x }} ${{ env.A%d }} ${{ matrix.x }} >> $GITHUB_ENV\n        if: ${{ steps.s%d.outputs.a == env.B }}\n", i, i, i, i)
	}
	start := time.Now()
	found := checkText(t, b.String())
	if len(found) < 100 {
		t.Errorf("%d findings", len(found))
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("a workflow of %d steps took %v", n, d)
	}
}

func checkText(t testing.TB, text string) []lint.Finding {
	return check(t, linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: ".github/workflows/a.yml", Data: []byte(text)}}}))
}

// A local action or workflow outside of the root is not read.
func TestOutsideOfTheRoot(t *testing.T) {
	found := checkText(t, `
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ./../../../../etc
      - uses: ./`+"\x00"+`
`+`
  b:
    uses: ./../../../../../../../etc/passwd
`)
	for _, f := range found {
		if strings.Contains(f.Message, "root:") {
			t.Errorf("%v: %s", f.Span.Pos(), f.Message)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(job)
	f.Add("on: {workflow_call: {inputs: {a: {type: string}}}}\njobs: {a: {uses: ./.github/workflows/a.yml, with: {a: \"${{ github.sha }}\"}}}\n")
	f.Add("on: push\njobs: {a: {strategy: {matrix: {a: [1, \"${{ fromJSON('[]') }}\"], include: [{a: 2}]}}, runs-on: x, if: \"a || b\", steps: [{id: a, uses: ./}, {run: \"${{ steps.a.outputs.*.x }}\"}]}}\n")
	domain := actions.New(actions.Options{})
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
			for _, doc := range u.Documents() {
				doc.Locate([]any{"jobs", "a", "steps", 0})
			}
		}
	})
}
