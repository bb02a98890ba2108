package actions_test

import (
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/linttest"
)

// TestOrder checks that what actionlint would leave to chance is the same each
// time.
func TestOrder(t *testing.T) {
	ar := txtar.Parse([]byte(`
-- .github/workflows/a.yml --
on: push
jobs:
  a: {needs: [b, e], runs-on: ubuntu-latest, steps: [{run: make}]}
  b: {needs: C, runs-on: ubuntu-latest, steps: [{run: make}]}
  c: {needs: b, runs-on: ubuntu-latest, steps: [{run: make}]}
  d: {needs: d, runs-on: [self-hosted, linux, ubuntu-latest, windows-latest], steps: [{run: make}]}
  e: {needs: [a, b], runs-on: ubuntu-latest, steps: [{run: make}]}
`))
	const cycle = `cyclic dependencies in "needs" job configurations are detected. detected cycle is `
	want := []string{
		cycle + `"a" -> "e" -> "a"`,
		cycle + `"b" -> "c" -> "b"`,
		cycle + `"d" -> "d"`,
		`label "windows-latest" conflicts with label "linux" defined at line:6,col:40. note: to run your job on each workers, use matrix`,
	}
	for range 20 {
		var got []string
		for _, f := range check(t, linttest.Tree(ar)) {
			got = append(got, f.Message)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}
