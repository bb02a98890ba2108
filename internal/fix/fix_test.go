package fix_test

import (
	"testing"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

func edit(f *source.File, start, end int, text string) lint.TextEdit {
	return lint.TextEdit{Span: f.Span(start, end), New: []byte(text)}
}

func finding(fixes ...lint.Fix) lint.Finding { return lint.Finding{Fixes: fixes} }

func TestApply(t *testing.T) {
	a, b := source.NewFile("a", []byte("0123456789")), source.NewFile("b", []byte("x"))
	safe := func(edits ...lint.TextEdit) lint.Fix { return lint.Fix{Safe: true, Edits: edits} }
	unsafe := func(edits ...lint.TextEdit) lint.Fix { return lint.Fix{Edits: edits} }
	for _, test := range []struct {
		name     string
		findings []lint.Finding
		unsafe   bool
		a, b     string // "" for a file that is not changed
		fixed    int
	}{
		{name: "none", findings: []lint.Finding{finding()}},
		{name: "two places, in whatever order", a: "0AA3456789B", fixed: 2,
			findings: []lint.Finding{finding(safe(edit(a, 10, 10, "B"))), finding(safe(edit(a, 1, 3, "AA")))}},
		{name: "two edits of two files", a: "A123456789", b: "xB", fixed: 1,
			findings: []lint.Finding{finding(safe(edit(a, 0, 1, "A"), edit(b, 1, 1, "B")))}},
		{name: "beside each other", a: "AB23456789", fixed: 2,
			findings: []lint.Finding{finding(safe(edit(a, 0, 1, "A"))), finding(safe(edit(a, 1, 2, "B")))}},
		{name: "the first of two that overlap, whole or not at all", a: "0AA3456789", fixed: 1,
			findings: []lint.Finding{finding(safe(edit(a, 1, 3, "AA"))), finding(safe(edit(a, 2, 4, "BB"), edit(b, 0, 1, "B")))}},
		{name: "one insertion in a place", a: "A0123456789", fixed: 1,
			findings: []lint.Finding{finding(safe(edit(a, 0, 0, "A"))), finding(safe(edit(a, 0, 0, "B")))}},
		{name: "the first safe one", a: "B123456789", fixed: 1,
			findings: []lint.Finding{finding(unsafe(edit(a, 0, 1, "A")), safe(edit(a, 0, 1, "B")))}},
		{name: "no unsafe one", findings: []lint.Finding{finding(unsafe(edit(a, 0, 1, "A")))}},
		{name: "an unsafe one if asked", unsafe: true, a: "A123456789", fixed: 1,
			findings: []lint.Finding{finding(unsafe(edit(a, 0, 1, "A")), safe(edit(a, 0, 1, "B")))}},
	} {
		got := make(map[string]string)
		changes, fixed := fix.Apply(test.findings, test.unsafe)
		for _, c := range changes {
			got[c.File.Path] = string(c.New)
		}
		if got["a"] != test.a || got["b"] != test.b || fixed != test.fixed {
			t.Errorf("%s: %q and %d fixed, want a %q, b %q, %d", test.name, got, fixed, test.a, test.b, test.fixed)
		}
	}
}
