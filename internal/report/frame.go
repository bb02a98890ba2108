package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/infralint/infralint/internal/source"
)

// maxFrame is the number of characters of a source line that are shown; a
// longer line is cut around the finding.
const maxFrame = 140

// frame writes the line of source at span and a caret under it. It returns the
// width of the line number, which what follows aligns with.
func (t Text) frame(w io.Writer, span source.Span) (gutter int) {
	pos := span.Pos()
	number := strconv.Itoa(pos.Line)
	gutter = len(number)
	line := span.File.LineSpan(pos.Line)
	if strings.TrimSpace(string(line.Text())) == "" {
		return gutter
	}
	start, end := span.Start, min(span.FirstLine().End, line.End)
	from, to := window(line, start, end)
	content := span.File.Content
	before := escape(expandTabs(string(content[from:start])))
	marked := escape(expandTabs(string(content[start:min(end, to)])))
	after := escape(expandTabs(string(content[min(end, to):to])))
	lead, tail := "", ""
	if from > line.Start {
		lead = "…"
	}
	if to < line.End {
		tail = "…"
	}
	bar := t.style(blue, "|")
	pad := strings.Repeat(" ", gutter)
	fmt.Fprintf(w, " %s %s\n", pad, bar)
	fmt.Fprintf(w, " %s %s %s\n", t.style(blue, number), bar, strings.TrimRight(lead+before+marked+after+tail, " "))
	caret := "^" + strings.Repeat("~", max(columns(marked)-1, 0))
	fmt.Fprintf(w, " %s %s %s%s\n", pad, bar, strings.Repeat(" ", columns(lead+before)), t.style(red, caret))
	return gutter + 1
}

// window returns the part of a line to show: all of it, or maxFrame bytes that
// hold the start of what is marked, cut between characters.
func window(line source.Span, start, end int) (from, to int) {
	from, to = line.Start, line.End
	if to-from <= maxFrame {
		return from, to
	}
	if start-from > maxFrame/2 {
		from = start - maxFrame/3
	}
	to = min(to, from+maxFrame)
	content := line.File.Content
	for from < start && !utf8.RuneStart(content[from]) {
		from++
	}
	for to > start && to < line.End && !utf8.RuneStart(content[to]) {
		to--
	}
	return from, max(to, start)
}

func expandTabs(s string) string { return strings.ReplaceAll(s, "\t", "    ") }

// columns is the number of terminal cells that s takes.
func columns(s string) (n int) {
	for _, r := range s {
		if r < utf8.RuneSelf {
			n++ // nearly always, and without a table
			continue
		}
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
