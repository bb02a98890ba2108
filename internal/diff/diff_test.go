package diff_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/infralint/infralint/internal/diff"
)

func TestUnified(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"", "", ""},
		{"a\n", "a\n", ""},
		{"a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		{"", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"},
		{"a\nb", "c\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n"},
		{
			"1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\n  5\n6\n7\n8\n9\n",
			"@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+  5\n 6\n 7\n 8\n",
		},
		{ // lines that differ in white space alone stay side by side
			"x {\na=1\nb=2\n}\n", "x {\n  a = 1\n  b = 2\n}\n",
			"@@ -1,4 +1,4 @@\n x {\n-a=1\n-b=2\n+  a = 1\n+  b = 2\n }\n",
		},
		{ // two changes six lines apart share a hunk, seven lines apart they do not
			"a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
			"@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n",
		},
		{
			"a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
			"@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n",
		},
		{"a\n\n\nb\n", "a\n\nb\n", "@@ -1,4 +1,3 @@\n a\n \n-\n b\n"},
		{"a\r\nb\r\n", "a\nb\r\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n"},
	} {
		want := test.want
		if want != "" {
			want = "--- old\n+++ new\n" + want
		}
		if got := diff.Unified("old", "new", []byte(test.old), []byte(test.new)); got != want {
			t.Errorf("%q to %q:\n%s\nwant\n%s", test.old, test.new, got, want)
		}
	}
}

// The edits and the unified form both make the new text of the old one.
func TestApply(t *testing.T) {
	for seed := range uint64(2000) {
		r := rand.New(rand.NewPCG(1, seed))
		old := random(r, nil)
		checkApply(t, old, random(r, old))
	}
}

func FuzzApply(f *testing.F) {
	f.Add([]byte("a\nb\n"), []byte("b\na"))
	f.Fuzz(func(t *testing.T, old, new []byte) { checkApply(t, old, new) })
}

func checkApply(t *testing.T, old, new []byte) {
	t.Helper()
	var got []byte
	at := 0
	for i, e := range diff.Edits(old, new) {
		if e.Start < at || i > 0 && e.Start == at {
			t.Fatalf("%q to %q: edit %d is not behind the one before it", old, new, i)
		}
		if e.Start > 0 && old[e.Start-1] != '\n' || e.End > 0 && e.End < len(old) && old[e.End-1] != '\n' {
			t.Fatalf("%q to %q: edit %d is not of whole lines", old, new, i)
		}
		if bytes.Equal(old[e.Start:e.End], e.New) {
			t.Fatalf("%q to %q: edit %d changes nothing", old, new, i)
		}
		got = append(append(got, old[at:e.Start]...), e.New...)
		at = e.End
	}
	if got = append(got, old[at:]...); !bytes.Equal(got, new) {
		t.Fatalf("%q to %q: edits give %q", old, new, got)
	}
	if got := patch(old, diff.Unified("a", "b", old, new)); got != string(new) {
		t.Fatalf("%q to %q: patch gives %q", old, new, got)
	}
}

// patch applies a unified diff, believing only the numbers of its hunks.
func patch(old []byte, text string) string {
	lines := strings.SplitAfter(string(old), "\n")
	var out strings.Builder
	at := 0
	added := false
	for i, line := range strings.SplitAfter(text, "\n") {
		switch {
		case i < 2 || line == "":
		case strings.HasPrefix(line, "@@"):
			first, n, counted := strings.Cut(strings.Fields(line)[1][1:], ",")
			start, _ := strconv.Atoi(first)
			if !counted || n != "0" {
				start--
			}
			for ; at < start; at++ {
				out.WriteString(lines[at])
			}
		case line[0] == '-':
			at++
			added = false
		case line[0] == '\\' && added:
			short := strings.TrimSuffix(out.String(), "\n")
			out.Reset()
			out.WriteString(short)
		case line[0] == '\\':
		case line[0] == '+':
			out.WriteString(line[1:])
			added = true
		default:
			out.WriteString(line[1:])
			at++
			added = true
		}
	}
	for ; at < len(lines); at++ {
		out.WriteString(lines[at])
	}
	return out.String()
}

// random returns a text, made from another if there is one.
func random(r *rand.Rand, from []byte) []byte {
	var out []byte
	line := func() {
		out = append(out, strings.Repeat(" ", r.IntN(3))...)
		out = append(out, "abcdefgh{}"[r.IntN(10)])
		out = append(out, "\n\n\n\r"[r.IntN(4)])
		if out[len(out)-1] == '\r' {
			out = append(out, '\n')
		}
	}
	for range r.IntN(4) {
		line()
	}
	for l := range bytes.Lines(from) {
		switch r.IntN(8) {
		case 0:
		case 1:
			line()
		case 2:
			out = append(append(out, ' '), l...)
		default:
			out = append(out, l...)
		}
	}
	if r.IntN(4) == 0 {
		out = bytes.TrimRight(out, "\r\n")
	}
	return out
}

// A large file of which every line changes is compared in no time, even if
// the lines are all alike.
func TestLarge(t *testing.T) {
	var old, new, alike, indented strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&old, "key%d = %d\n", i, i)
		fmt.Fprintf(&new, "  key%d = \"%d\"\n", i, i)
		alike.WriteString("}\n")
		indented.WriteString("  }\n")
	}
	start := time.Now()
	checkApply(t, []byte(old.String()), []byte(new.String()))
	checkApply(t, []byte(alike.String()), []byte(indented.String()))
	checkApply(t, []byte(alike.String()), []byte(old.String()+alike.String()[:len(alike.String())/2]+new.String()))
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}
