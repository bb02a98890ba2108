package actions_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/linttest"
)

// What actionlint says of values that an attacker can choose,
// gha-template-injection says in the same words; of an expression on the line
// of its key also in the same place.
func TestSameAsActionlintUntrusted(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, name := range archives {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		type place struct {
			path, message string
			line, column  int
		}
		got := make(map[place]bool)
		for _, f := range check(t, linttest.Tree(ar)) {
			if f.Rule.ID == "gha-template-injection" {
				pos := f.Span.Pos()
				got[place{pos.Path, f.Message, pos.Line, pos.Column}] = true
				got[place{pos.Path, f.Message, 0, 0}] = true
			}
		}
		for _, f := range ar.Files {
			if !strings.HasPrefix(f.Name, ".github/workflows/") {
				continue
			}
			for _, e := range untrusted(t, f.Data) {
				if isFalseAlarm(strings.Split(string(f.Data), "\n")[e.Line-1]) {
					continue
				}
				p := place{f.Name, e.Message, e.Line, e.Column}
				if line := strings.Split(string(f.Data), "\n")[e.Line-1]; e.Column > len(line) {
					p.line, p.column = 0, 0 // in a block: actionlint's place is none in the file
				}
				compared++
				if !got[p] {
					t.Errorf("%s: %s:%d:%d: no finding %q", name, f.Name, e.Line, e.Column, e.Message)
				}
			}
		}
	}
	if compared < 10 {
		t.Errorf("only %d findings to compare", compared)
	}
}

// isFalseAlarm reports whether actionlint takes a value for one that becomes
// part of the script although the result of its expression cannot hold it: a
// comparison is true or false, a hash is a hash, and what is in front of && only
// decides.
func isFalseAlarm(line string) bool {
	for _, s := range []string{"github.event.issue.title == 'x'", "hashFiles(github.head_ref)"} {
		if strings.Contains(line, s) {
			return true
		}
	}
	return false
}

// untrusted returns what the rule of actionlint itself reports.
func untrusted(t *testing.T, content []byte) (list []*actionlint.Error) {
	t.Helper()
	syntax, _ := actionlint.Parse(content)
	if syntax == nil {
		return nil
	}
	rule := actionlint.NewRuleExpression(actionlint.NewLocalActionsCache(nil, nil), actionlint.NewLocalReusableWorkflowCache(nil, "", nil))
	v := actionlint.NewVisitor()
	v.AddPass(rule)
	if err := v.Visit(syntax); err != nil {
		t.Fatal(err)
	}
	for _, e := range rule.Errs() {
		if strings.Contains(e.Message, "potentially untrusted") {
			list = append(list, e)
		}
	}
	return list
}
