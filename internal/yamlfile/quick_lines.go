package yamlfile

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// isQuick reports whether content holds no character with a meaning that the
// quick parser does not know, and whether it holds others than ASCII.
func isQuick(content []byte) (wide, ok bool) {
	for _, c := range content {
		if c >= utf8.RuneSelf {
			wide = true
		} else if c < ' ' && c != '\n' && c != '\t' || c == '\x7f' {
			return false, false
		}
	}
	if !wide {
		return false, true
	}
	for rest := content; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError || r >= '\x7f' && r < '\u00a0' || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r == '\uffff' || r == '\ufffe' {
			return false, false
		}
		rest = rest[size:]
	}
	return true, true
}

// fail leaves the file to go-yaml. There is no more content after it.
func (q *quick) fail() *yaml.Node {
	q.failed = true
	q.pos, q.col = len(q.src), endOfDocument
	return nil
}

// at returns the byte at offset i, a line feed behind the end.
func (q *quick) at(i int) byte {
	if i < len(q.src) {
		return q.src[i]
	}
	return '\n'
}

func (q *quick) column(at int) int {
	if q.wide {
		return utf8.RuneCountInString(q.src[q.start:at])
	}
	return at - q.start
}

// isBlank reports whether c ends an indicator. A tab does so too, but is left to
// go-yaml.
func isBlank(c byte) bool { return c == ' ' || c == '\n' }

// spaces returns the offset behind the spaces at i.
func (q *quick) spaces(i int) int {
	for i < len(q.src) && q.src[i] == ' ' {
		i++
	}
	return i
}

// endsLine reports whether nothing but a comment follows at i, which is behind
// the spaces that follow from.
func (q *quick) endsLine(from, i int) bool {
	c := q.at(i)
	return c == '\n' || c == '#' && i > from
}

// next goes on to the next line with content. What stands on this one behind
// pos must be a comment.
func (q *quick) next() {
	i := q.spaces(q.pos)
	if !q.endsLine(q.pos, i) {
		q.fail()
		return
	}
	end := strings.IndexByte(q.src[i:], '\n')
	if end < 0 {
		q.pos, q.col = len(q.src), endOfDocument
		return
	}
	q.line++
	q.lines(i + end + 1)
}

// lines goes to the first content on the line that starts at i or below. The
// number of the line is set.
func (q *quick) lines(i int) {
	for {
		q.start = i
		i = q.spaces(i)
		if i >= len(q.src) {
			q.pos, q.col = len(q.src), endOfDocument
			return
		}
		switch q.src[i] {
		case '#':
			end := strings.IndexByte(q.src[i:], '\n')
			if end < 0 {
				q.pos, q.col = len(q.src), endOfDocument
				return
			}
			i += end + 1
		case '\n':
			i++
		case '\t':
			q.fail()
			return
		default:
			q.pos, q.col = i, i-q.start
			if q.col == 0 && q.isMarker(i) {
				q.col = endOfDocument
			}
			return
		}
		q.line++
	}
}

// isMarker reports whether the line that starts at i begins or ends a document.
func (q *quick) isMarker(i int) bool {
	return (strings.HasPrefix(q.src[i:], "---") || strings.HasPrefix(q.src[i:], "...")) && (isBlank(q.at(i+3)) || q.at(i+3) == '\t')
}
