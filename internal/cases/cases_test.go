package cases_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/cases"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

var rule = &lint.Rule{
	ID:   "test-bad",
	Bad:  "-- a --\nbad\n",
	Good: "-- a --\ngood\n",
}

// check finds each "bad" with the rule, whose fix makes it "good", and each "other"
// with another rule.
func check(tree *source.Tree) (found []lint.Finding) {
	for _, f := range tree.Selected() {
		for line := 1; line <= f.Lines(); line++ {
			span := f.LineSpan(line)
			text, _, _ := strings.Cut(string(span.Text()), "#")
			if at := strings.Index(text, "bad"); at >= 0 {
				word := f.Span(span.Start+at, span.Start+at+3)
				found = append(found, lint.Finding{
					Rule: rule, Span: word, Message: "this is bad",
					Fixes: []lint.Fix{{Safe: true, Edits: []lint.TextEdit{{Span: word, New: []byte("good")}}}},
				})
			}
			if strings.Contains(text, "other") {
				found = append(found, lint.Finding{Rule: &lint.Rule{ID: "test-other"}, Span: span})
			}
		}
	}
	return found
}

func TestArchive(t *testing.T) {
	for _, test := range []struct {
		name, archive string
		want          []string // what is wrong, each contained in a problem
		err           string
	}{
		{name: "right", archive: "-- a --\nbad # want \"^this is bad$\"\ngood\nother\n-- b --\n# want-below `bad`\n\nbad\n"},
		{name: "fixed", archive: "-- a --\nbad // want `bad`\n-- a.fixed --\ngood // want `bad`\n"},
		{name: "not fixed so", archive: "-- a --\nbad // want `bad`\n-- a.fixed --\nbetter\n", want: []string{"a after the fixes:\ngood // want `bad`\n\nwant:\nbetter\n"}},
		{name: "not wanted", archive: "-- a --\ngood\n bad\n", want: []string{"a:2:2: unexpected finding: this is bad"}},
		{name: "not found", archive: "-- a --\ngood # want `bad`\nother # want `.`\n", want: []string{`a:1: no finding matching "bad"`, `a:2: no finding matching "."`}},
		{name: "other words", archive: "-- a --\nbad # want `good`\n", want: []string{"a:1:1: unexpected finding: this is bad", `a:1: no finding matching "good"`}},
		{name: "once too often", archive: "-- a --\nbad # want `bad` `is`\n", want: []string{`a:1: no finding matching "is"`}},
		{name: "no file", archive: "bad\n", err: "no file in the archive"},
		{name: "no expression", archive: "-- a --\n\nbad # want bad\n", err: "a:2: want without an expression in quotes"},
		{name: "no valid expression", archive: "-- a --\nbad # want `(`\n", err: "a:1: error parsing regexp"},
	} {
		got, err := cases.Archive(rule, txtar.Parse([]byte(test.archive)), check)
		if err == nil != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: error is %v, want %q", test.name, err, test.err)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestExamples(t *testing.T) {
	if got := cases.Examples(rule, check); len(got) > 0 {
		t.Errorf("examples that are right: %q", got)
	}
	wrong := &lint.Rule{ID: rule.ID, Bad: rule.Good, Good: rule.Bad}
	want := []string{"rule test-bad does not report its Bad example", "rule test-bad reports its Good example: a:1:1: this is bad"}
	if got := cases.Examples(wrong, check); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	want = []string{"rule test-bad: Bad is not a txtar archive with a file", "rule test-bad: Good is not a txtar archive with a file"}
	if got := cases.Examples(&lint.Rule{ID: rule.ID}, check); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
