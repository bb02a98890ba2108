package format

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
)

// A token is a piece of the source and the space in front of it. The layout of
// a file is nothing but these spaces.
type token struct {
	kind   hclsyntax.TokenType
	text   []byte
	spaces int
	start  int // byte offset; 0 for what is not in the source
}

// A line is a run of tokens in up to three cells. Cells of the same kind in
// neighbouring lines are aligned.
type line struct {
	lead    []token // what comes before the other two; with a line end if they are empty
	assign  []token // "=" and what is assigned, if that ends on this line
	comment []token // a comment at the end, one token
}

// layout sets the spaces of tokens as hclwrite.Format does, in a third of the
// time: hclwrite copies every token and counts the columns of each.
func layout(tokens []token) {
	lines := splitLines(tokens)
	indent(lines)
	for _, l := range lines {
		space(l.lead)
		space(l.assign)
	}
	align(lines, func(l line) []token { return l.assign }, func(l line) int { return columns(l.lead) })
	align(lines, func(l line) []token { return l.comment }, func(l line) int { return columns(l.lead) + columns(l.assign) })
}

// write returns the text of tokens.
func write(tokens []token) []byte {
	size := 0
	for _, t := range tokens {
		size += t.spaces + len(t.text)
	}
	out := make([]byte, 0, size)
	for _, t := range tokens {
		for range t.spaces {
			out = append(out, ' ')
		}
		out = append(out, t.text...)
	}
	return out
}

// isWritten reports whether src is the text of tokens.
func isWritten(tokens []token, src []byte) bool {
	for _, t := range tokens {
		n := t.spaces + len(t.text)
		if n > len(src) || !bytes.Equal(src[t.spaces:n], t.text) {
			return false
		}
		for _, c := range src[:t.spaces] {
			if c != ' ' {
				return false
			}
		}
		src = src[n:]
	}
	return len(src) == 0
}

func splitLines(tokens []token) []line {
	n := 1
	for _, t := range tokens {
		if isLineEnd(t) {
			n++
		}
	}
	lines := make([]line, 0, n)
	start := 0
	for i, t := range tokens {
		switch {
		case t.kind == hclsyntax.TokenEOF:
			return append(lines, cells(tokens[start:i])) // its space stays as it is
		case isLineEnd(t):
			lines = append(lines, cells(tokens[start:i+1]))
			start = i + 1
		}
	}
	return append(lines, cells(tokens[start:]))
}

// isLineEnd reports whether t ends a line: a comment with # or // does.
func isLineEnd(t token) bool {
	return t.kind == hclsyntax.TokenNewline || t.kind == hclsyntax.TokenComment && bytes.HasSuffix(t.text, []byte("\n"))
}

func cells(tokens []token) line {
	l := line{lead: tokens}
	if last := len(tokens) - 1; last > 0 && tokens[last].kind == hclsyntax.TokenComment {
		l.lead, l.comment = tokens[:last], tokens[last:]
	}
	for i, t := range l.lead {
		if i == 0 || t.kind != hclsyntax.TokenEqual {
			continue
		}
		if nesting(l.lead[i:]) == 0 {
			l.lead, l.assign = l.lead[:i], l.lead[i:]
		}
		break
	}
	return l
}

// bracket is 1 for a token that opens a bracket, -1 for one that closes it.
func bracket(t token) int {
	switch t.kind {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen,
		hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		return 1
	case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd:
		return -1
	}
	return 0
}

// nesting returns how many more brackets tokens open than they close.
func nesting(tokens []token) (n int) {
	for _, t := range tokens {
		n += bracket(t)
	}
	return n
}

// indent sets the space at the start of each line. All brackets that one line
// opens indent by one step together, and the step ends with the last of them.
func indent(lines []line) {
	var open []int // brackets that are still open, for each step
	for _, l := range lines {
		if len(l.lead) == 0 {
			continue
		}
		if l.lead[0].kind == hclsyntax.TokenNewline {
			l.lead[0].spaces = 0
			continue
		}
		lead := l.lead
		for i, t := range lead {
			if t.kind == hclsyntax.TokenOHeredoc {
				lead = lead[:i] // what is inside of it, does not indent
				break
			}
		}
		net := nesting(lead) + nesting(l.assign)
		for closed := -net; closed > 0 && len(open) > 0; {
			top := &open[len(open)-1]
			if closed < *top {
				*top -= closed
				break
			}
			closed -= *top
			open = open[:len(open)-1]
		}
		l.lead[0].spaces = 2 * len(open)
		if net > 0 {
			open = append(open, net)
		}
	}
}

// space sets the spaces between the tokens of a cell.
func space(cell []token) {
	var before token
	for i := 1; i < len(cell); i++ {
		cell[i].spaces = 0
		if isSpaced(before.kind, cell[i-1], cell[i]) {
			cell[i].spaces = 1
		}
		before = cell[i-1]
	}
}

// align gives the cells that pick returns from neighbouring lines one column:
// that behind the widest of what stands before them.
func align(lines []line, pick func(line) []token, width func(line) int) {
	for i := 0; i < len(lines); i++ {
		if len(pick(lines[i])) == 0 {
			continue
		}
		first, widest := i, 0
		for ; i < len(lines) && len(pick(lines[i])) > 0; i++ {
			// For now the width: there is no other place to keep it.
			pick(lines[i])[0].spaces = width(lines[i])
			widest = max(widest, pick(lines[i])[0].spaces)
		}
		for _, l := range lines[first:i] {
			cell := &pick(l)[0]
			cell.spaces = widest - cell.spaces + 1
		}
	}
}

// columns returns the width of a cell in grapheme clusters, its spaces counted.
func columns(cell []token) (n int) {
	for _, t := range cell {
		n += t.spaces + graphemes(t.text)
	}
	return n
}

func graphemes(text []byte) int {
	for _, c := range text {
		if c >= 0x80 || c == '\r' { // \r\n is one
			return hclwrite.Tokens{{Bytes: text}}.Columns()
		}
	}
	return len(text)
}
