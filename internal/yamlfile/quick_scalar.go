package yamlfile

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// scalar returns a new scalar.
func (q *quick) scalar(value string, style yaml.Style, column int) *yaml.Node {
	tag := "!!str"
	if style == 0 {
		tag = plainTag(value)
	}
	n := q.node(yaml.ScalarNode, tag, column)
	n.Value, n.Style = value, style
	return n
}

// plainTag returns the tag that go-yaml gives to a plain scalar.
func plainTag(value string) string {
	switch c := value[0]; {
	case strings.IndexByte("tTfFnN~<", c) >= 0:
		switch value {
		case "true", "True", "TRUE", "false", "False", "FALSE":
			return "!!bool"
		case "null", "Null", "NULL", "~":
			return "!!null"
		case "<<":
			return "!!merge"
		}
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		if len(value) == 1 && c >= '0' && c <= '9' {
			return "!!int"
		}
		return (&yaml.Node{Kind: yaml.ScalarNode, Value: value}).ShortTag()
	}
	return "!!str"
}

// startsPlain reports whether a plain scalar of a block begins at i.
func (q *quick) startsPlain(i int) bool {
	switch c := q.at(i); c {
	case ' ', '\n', '\t', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	case '-', '?', ':':
		return !isBlank(q.at(i+1)) && q.at(i+1) != '\t'
	}
	return true
}

// plainEnd returns the end of the text of a plain scalar on the line at i, and
// the offset of what ends it: a colon, a comment, or a line feed.
func (q *quick) plainEnd(i int) (end, stop int) {
	first := i
	for ; i < len(q.src); i++ {
		switch q.src[i] {
		case ':':
			if !isBlank(q.at(i+1)) && q.src[i+1] != '\t' {
				continue
			}
		case '#':
			if i == first || q.src[i-1] != ' ' {
				continue
			}
		case '\n':
		case '\t':
			q.fail()
			return first, first
		default:
			continue
		}
		break
	}
	end = i
	for end > first && q.src[end-1] == ' ' {
		end--
	}
	return end, i
}

// plain parses a plain scalar of one or several lines, the others of which are
// deeper than indent.
func (q *quick) plain(indent int) *yaml.Node {
	if indent < 0 || !q.startsPlain(q.pos) {
		return q.fail()
	}
	end, stop := q.plainEnd(q.pos)
	if q.failed || q.at(stop) == ':' {
		return q.fail()
	}
	value := q.src[q.pos:end]
	line, column := q.line, q.column(q.pos)
	for q.pos = end; q.at(stop) == '\n'; {
		breaks, i := 0, stop
		for i < len(q.src) && q.src[i] == '\n' {
			breaks++
			i = q.spaces(i + 1)
		}
		start := strings.LastIndexByte(q.src[:i], '\n') + 1
		if i >= len(q.src) || i-start <= indent || q.src[i] == '#' {
			break
		}
		if end, stop = q.plainEnd(i); q.failed || q.at(stop) == ':' {
			return q.fail()
		}
		gap := " "
		if breaks > 1 {
			gap = strings.Repeat("\n", breaks-1)
		}
		value += gap + q.src[i:end]
		if len(value) > maxFolded {
			return q.fail()
		}
		q.line += breaks
		q.start, q.pos = start, end
	}
	n := q.scalar(value, 0, column)
	n.Line = line
	q.next()
	return n
}

// maxFolded bounds the plain scalars of several lines, which are put together
// line by line.
const maxFolded = 10_000

// quoted returns the value of the quoted scalar on one line at i, and the
// offset behind it; false where it has several lines or unusual escapes.
func (q *quick) quoted(i int) (value string, end int, ok bool) {
	quote := q.src[i]
	i++
	first := i
	for ; i < len(q.src); i++ {
		switch c := q.src[i]; {
		case c == '\n':
			return "", 0, false
		case c == '\\' && quote == '"', c == '\'' && quote == '\'' && q.at(i+1) == '\'':
			return q.escaped(first, i, quote)
		case c == quote:
			return q.src[first:i], i + 1, true
		}
	}
	return "", 0, false
}

// escaped is quoted for a scalar that begins at first and has its first escape
// at i.
func (q *quick) escaped(first, i int, quote byte) (value string, end int, ok bool) {
	var b strings.Builder
	b.WriteString(q.src[first:i])
	for i < len(q.src) {
		switch c := q.src[i]; {
		case c == '\n':
			return "", 0, false
		case c == '\\' && quote == '"':
			r, ok := simpleEscape(q.at(i + 1))
			if !ok {
				return "", 0, false
			}
			b.WriteByte(r)
			i += 2
			continue
		case c == '\'' && quote == '\'' && q.at(i+1) == '\'':
			i++
		case c == quote:
			return b.String(), i + 1, true
		}
		b.WriteByte(q.src[i])
		i++
	}
	return "", 0, false
}

// simpleEscape returns what c stands for behind a backslash.
func simpleEscape(c byte) (byte, bool) {
	switch c {
	case '"', '\\', '\'', ' ':
		return c, true
	case 'n':
		return '\n', true
	case 't':
		return '\t', true
	case 'r':
		return '\r', true
	}
	return 0, false
}

// blockScalar parses a literal or folded scalar within a collection whose column
// is indent.
func (q *quick) blockScalar(indent int) *yaml.Node {
	n := q.node(yaml.ScalarNode, "!!str", q.column(q.pos))
	n.Style = yaml.LiteralStyle
	if q.src[q.pos] == '>' {
		n.Style = yaml.FoldedStyle
	}
	after := q.pos + 1
	chomp := q.at(after)
	if chomp == '-' || chomp == '+' {
		after++
	}
	i := q.spaces(after)
	end := strings.IndexByte(q.src[min(i, len(q.src)):], '\n')
	if indent < 0 || end < 0 || !q.endsLine(after, i) {
		return q.fail()
	}
	q.line++
	q.pos = i + end + 1
	n.Value = q.blockText(n.Style == yaml.LiteralStyle, chomp, indent)
	if q.failed {
		return nil
	}
	q.lines(q.start)
	return n
}

// blockText returns the value of the block scalar whose first line is at pos. It
// stops on the first line that is not of the scalar, whose indentation is taken.
func (q *quick) blockText(literal bool, chomp byte, parent int) string {
	var b strings.Builder
	indent := 0      // of the scalar's lines; 0 until known
	leading := false // the line before has a break
	blank := false   // the line before began with white space
	q.start = q.pos
	breaks := q.breaks(&indent, parent)
	for q.pos-q.start == indent && q.pos < len(q.src) && !q.failed {
		white := q.src[q.pos] == ' ' || q.src[q.pos] == '\t'
		switch {
		case leading && (literal || blank || white):
			b.WriteByte('\n')
		case leading && breaks == 0:
			b.WriteByte(' ')
		}
		writeBreaks(&b, breaks)
		blank = white
		end := strings.IndexByte(q.src[q.pos:], '\n')
		if leading = end >= 0; !leading {
			b.WriteString(q.src[q.pos:])
			q.pos, breaks = len(q.src), 0
			q.start = q.pos
			break
		}
		b.WriteString(q.src[q.pos : q.pos+end])
		q.pos += end + 1
		q.line++
		q.start = q.pos
		breaks = q.breaks(&indent, parent)
	}
	if leading && chomp != '-' {
		b.WriteByte('\n')
	}
	if chomp == '+' {
		writeBreaks(&b, breaks)
	}
	return b.String()
}

func writeBreaks(b *strings.Builder, n int) {
	for range n {
		b.WriteByte('\n')
	}
}

// breaks takes empty lines and the indentation of the line behind them, and
// returns the number of the former. The first time it finds out how a block
// scalar is indented.
func (q *quick) breaks(indent *int, parent int) (n int) {
	deepest := 0
	for {
		for q.pos < len(q.src) && q.src[q.pos] == ' ' && (*indent == 0 || q.pos-q.start < *indent) {
			q.pos++
		}
		deepest = max(deepest, q.pos-q.start)
		if q.pos >= len(q.src) || q.src[q.pos] != '\n' {
			break
		}
		n++
		q.pos++
		q.line++
		q.start = q.pos
	}
	if q.at(q.pos) == '\t' && (*indent == 0 || q.pos-q.start < *indent) {
		q.fail()
	}
	if *indent == 0 {
		*indent = max(deepest, parent+1, 1)
	}
	return n
}
