// Package diff compares two versions of a text line by line.
//
// It is made for formatters: lines that differ in white space alone are taken
// for the same line changed, so that a file whose every line was indented anew
// is still compared quickly and in small pieces.
package diff

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
)

// An Edit replaces the bytes [Start, End) of the old text, whole lines, with New.
type Edit struct {
	Start, End int
	New        []byte
}

// Edits returns what makes new of old: whole lines, in order, with at least one
// unchanged line between two edits.
func Edits(old, new []byte) []Edit {
	a, b := split(old), split(new)
	var edits []Edit
	for _, c := range changes(a, b) {
		edits = append(edits, Edit{
			Start: a.offset(c.a0), End: a.offset(c.a1),
			New: new[b.offset(c.b0):b.offset(c.b1)],
		})
	}
	return edits
}

// context is the number of unchanged lines around a change, as diff -u has it.
const context = 3

// Unified returns the difference in the unified format, under the two names,
// or "" if there is none.
func Unified(oldName, newName string, old, new []byte) string {
	a, b := split(old), split(new)
	all := changes(a, b)
	if len(all) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", oldName, newName)
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].a0-all[n-1].a1 <= 2*context {
			n++
		}
		writeHunk(&out, a, b, all[:n])
		all = all[n:]
	}
	return out.String()
}

func writeHunk(out *strings.Builder, a, b lines, hunk []change) {
	first, last := hunk[0], hunk[len(hunk)-1]
	lead := min(context, first.a0)
	tail := min(context, len(a.text)-last.a1)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		lineRange(first.a0-lead, last.a1+tail), lineRange(first.b0-lead, last.b1+tail))
	at := first.a0 - lead
	for _, c := range hunk {
		writeLines(out, ' ', a.text[at:c.a0])
		writeLines(out, '-', a.text[c.a0:c.a1])
		writeLines(out, '+', b.text[c.b0:c.b1])
		at = c.a1
	}
	writeLines(out, ' ', a.text[at:last.a1+tail])
}

// lineRange is the first line, from 1, and the number of lines; an empty range
// names the line before it, and a number of 1 is left out.
func lineRange(start, end int) string {
	switch n := end - start; n {
	case 0:
		return fmt.Sprintf("%d,0", start)
	case 1:
		return fmt.Sprint(start + 1)
	default:
		return fmt.Sprintf("%d,%d", start+1, n)
	}
}

func writeLines(out *strings.Builder, mark byte, text [][]byte) {
	for _, line := range text {
		out.WriteByte(mark)
		out.Write(line)
		if !bytes.HasSuffix(line, []byte("\n")) {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// lines is a text in lines, each with its line end.
type lines struct {
	text   [][]byte
	starts []int    // offset of each line, and the length of the text
	keys   []string // each line without its white space
}

func split(text []byte) lines {
	n := bytes.Count(text, []byte{'\n'}) + 1
	l := lines{text: make([][]byte, 0, n), starts: make([]int, 0, n+1), keys: make([]string, 0, n)}
	at := 0
	for line := range bytes.Lines(text) {
		l.text = append(l.text, line)
		l.starts = append(l.starts, at)
		l.keys = append(l.keys, key(line))
		at += len(line)
	}
	l.starts = append(l.starts, at)
	return l
}

func key(line []byte) string {
	short := make([]byte, 0, 64)
	for _, c := range line {
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			short = append(short, c)
		}
	}
	return string(short)
}

func (l lines) offset(line int) int { return l.starts[line] }

// A change says that the lines [a0, a1) became [b0, b1).
type change struct{ a0, a1, b0, b1 int }

// changes returns what differs between a and b, in order.
func changes(a, b lines) []change {
	m := matcher{a: a, b: b}
	m.match(0, len(a.text), 0, len(b.text))
	m.pairs = append(m.pairs, [2]int{len(a.text), len(b.text)})
	var all []change
	i, j := 0, 0
	for _, p := range m.pairs {
		end := p[0] == len(a.text) && p[1] == len(b.text)
		if !end && !bytes.Equal(a.text[p[0]], b.text[p[1]]) {
			continue // the same line, changed: part of what differs
		}
		if p[0] > i || p[1] > j {
			all = append(all, change{i, p[0], j, p[1]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return all
}

// A matcher collects the pairs of lines with the same key, in order.
type matcher struct {
	a, b  lines
	pairs [][2]int
}

// maxCells bounds the work on a stretch of lines that have no unique line in
// common. What is larger counts as replaced altogether.
const maxCells = 1 << 20

func (m *matcher) match(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && m.a.keys[a0] == m.b.keys[b0] {
		m.pairs = append(m.pairs, [2]int{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	tail := 0
	for a0 < a1-tail && b0 < b1-tail && m.a.keys[a1-tail-1] == m.b.keys[b1-tail-1] {
		tail++
	}
	a1, b1 = a1-tail, b1-tail
	if a0 < a1 && b0 < b1 {
		if anchors := m.anchors(a0, a1, b0, b1); len(anchors) > 0 {
			for _, p := range anchors {
				m.match(a0, p[0], b0, p[1])
				m.pairs = append(m.pairs, p)
				a0, b0 = p[0]+1, p[1]+1
			}
			m.match(a0, a1, b0, b1)
		} else if (a1-a0)*(b1-b0) <= maxCells {
			m.longest(a0, a1, b0, b1)
		}
	}
	for i := range tail {
		m.pairs = append(m.pairs, [2]int{a1 + i, b1 + i})
	}
}

// anchors returns the longest rising sequence of pairs of lines that occur
// once on each side.
func (m *matcher) anchors(a0, a1, b0, b1 int) [][2]int {
	type count struct{ a, b, at int }
	seen := make(map[string]*count, b1-b0)
	for j := b0; j < b1; j++ {
		c := seen[m.b.keys[j]]
		if c == nil {
			c = new(count)
			seen[m.b.keys[j]] = c
		}
		c.b++
		c.at = j
	}
	for i := a0; i < a1; i++ {
		if c := seen[m.a.keys[i]]; c != nil {
			c.a++
		}
	}
	var unique [][2]int
	for i := a0; i < a1; i++ {
		if c := seen[m.a.keys[i]]; c != nil && c.a == 1 && c.b == 1 {
			unique = append(unique, [2]int{i, c.at})
		}
	}
	return rising(unique)
}

// rising returns a longest subsequence whose second numbers rise.
func rising(pairs [][2]int) [][2]int {
	var tops []int // index of the pair that ends the best sequence of each length
	prev := make([]int, len(pairs))
	for i, p := range pairs {
		n := sort.Search(len(tops), func(k int) bool { return pairs[tops[k]][1] >= p[1] })
		prev[i] = -1
		if n > 0 {
			prev[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	best := make([][2]int, len(tops))
	for n, i := len(tops)-1, tops[len(tops)-1]; n >= 0; n, i = n-1, prev[i] {
		best[n] = pairs[i]
	}
	return best
}

// longest pairs the lines of a longest common subsequence.
func (m *matcher) longest(a0, a1, b0, b1 int) {
	rows, columns := a1-a0, b1-b0
	length := make([]int32, (rows+1)*(columns+1)) // of what lies behind (i, j)
	at := func(i, j int) *int32 { return &length[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if m.a.keys[a0+i] == m.b.keys[b0+j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case m.a.keys[a0+i] == m.b.keys[b0+j]:
			m.pairs = append(m.pairs, [2]int{a0 + i, b0 + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
}
