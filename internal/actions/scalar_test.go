package actions

import (
	"strings"
	"testing"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// Each X of a value must map to an X of the file, however the scalar is
// written.
func TestInside(t *testing.T) {
	for name, text := range map[string]string{
		"plain":            "a X b X c",
		"plain lines":      "a X b\n   X c\n\n   X",
		"single":           "'a X it''s X ü X'",
		"single lines":     "'a X\n   X\n\n   X'",
		"double":           `"a X \" \\ \t X \u00e4 X \x41 \n X"`,
		"double lines":     "\"a X\n   X \\\n   X\n\n   X\"",
		"literal":          "|\n  a X\n    X\n\n  X\n",
		"literal keep":     "|+\n  a X\n\n  X\n\n\n",
		"literal strip":    "|-\n\n\n  a X\n  X",
		"literal indent":   "|2\n    a X\n  X\n",
		"literal comment":  "| # X\n  a X\n  X\n",
		"folded":           ">\n  a X\n  X\n\n  X\n    X\n    X\n  X\n",
		"folded strip":     ">-\n  a X\n  X\n\n\n  X",
		"tag and anchor":   "!!str &x 'a X'",
		"crlf":             "|\r\n  a X\r\n  X\r\n",
		"non-ascii before": "'ä X 検査 X'",
	} {
		t.Run(name, func(t *testing.T) {
			f := source.NewFile("x.yml", []byte("k: "+text+"\n"))
			docs, err := yamlfile.Parse(f)
			if err != nil {
				t.Fatal(err)
			}
			n := docs[0].Root.Content[1]
			p := places{file: f, doc: docs[0]}
			s := &actionlint.String{Value: n.Value, Pos: &actionlint.Pos{Line: n.Line, Col: n.Column}}
			found := 0
			last := -1
			for i := range s.Value {
				if s.Value[i] != 'X' {
					continue
				}
				span, ok := p.inside(s, i, i+1)
				if !ok {
					t.Fatalf("byte %d of %q has no place", i, s.Value)
				}
				if string(span.Text()) != "X" || span.Start <= last {
					t.Errorf("byte %d of %q maps to %q at %d", i, s.Value, span.Text(), span.Start)
				}
				last = span.Start
				found++
			}
			if want := strings.Count(strings.TrimPrefix(text, "| # X"), "X"); found != want {
				t.Errorf("value %q has %d X, want %d", s.Value, found, want)
			}
		})
	}
}

func FuzzInside(f *testing.F) {
	for _, s := range []string{"k: a X\n", "k: |\n  a\n  b\n", "k: \"a\\u00e4\\\n  b\"\n", "k: >+\n\n a\n\n  b\n c\n\n", "k: 'a''b\n\n  c'\n", "? |\n  a\n: b\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("x.yml", []byte(text))
		docs, err := yamlfile.Parse(file)
		if err != nil || len(docs) == 0 || docs[0].Root == nil {
			return
		}
		p := places{file: file, doc: docs[0]}
		p.scalar(1, 1)
		for _, place := range p.scalars {
			n := place.scalar
			at := [2]int{n.Line, n.Column}
			s := &actionlint.String{Value: n.Value, Pos: &actionlint.Pos{Line: at[0], Col: at[1]}}
			for i := range n.Value {
				p.inside(s, i, len(n.Value))
			}
			p.span(at[0], at[1]+len(n.Value)/2)
		}
	})
}
