package actions_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/linttest"
)

// Work must not grow with the square of a large file.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	const n = 5_000
	var b strings.Builder
	b.WriteString("on: [pull_request_target, release]\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n")
	for i := range n {
		fmt.Fprintf(&b, `      - id: s%[1]d
        run: echo ${{ steps.s%[1]d.outputs.x }} ${{ env.A%[1]d }} >> $GITHUB_ENV
      - uses: actions/checkout@1111111111111111111111111111111111111111 # v1.%[1]d.0
        with: {ref: "${{ github.head_ref }}"}
`, i)
	}
	tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: ".github/workflows/a.yml", Data: []byte(b.String())}}})
	if found := check(t, tree); len(found) < n {
		t.Errorf("%d findings", len(found))
	}
}
