package yamlfile

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
)

// Offsets returns, for each byte of a scalar's value, the offset in f of the
// byte that it comes from, and the offset behind the last one; nil where the
// value cannot be followed back.
func Offsets(f *source.File, n *yaml.Node) []int {
	head := Span(f, n)
	m := mapper{src: f.Content, at: head.Start, value: n.Value, to: make([]int, 0, len(n.Value)+1)}
	var ok bool
	switch {
	case n.Style&yaml.LiteralStyle != 0:
		ok = m.literal(head.End)
	case n.Style&yaml.FoldedStyle != 0:
		m.at = lineEnd(f.Content, head.End)
		ok = m.flow(0)
	case n.Style&yaml.DoubleQuotedStyle != 0:
		m.at++
		ok = m.flow('"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		m.at++
		ok = m.flow('\'')
	default:
		ok = m.flow(0)
	}
	if !ok {
		return nil
	}
	return m.to
}

// A mapper walks through the source of a scalar and its value side by side.
type mapper struct {
	src   []byte
	at    int // in src
	value string
	to    []int // offsets in src of the bytes of value
}

func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(src)
}

// literal follows a block scalar with |: each line without its indentation.
func (m *mapper) literal(header int) bool {
	at := min(lineEnd(m.src, header)+1, len(m.src))
	indent := -1
	for line := range strings.Lines(m.value) {
		end := lineEnd(m.src, at)
		text := strings.TrimSuffix(line, "\n")
		if text != "" {
			if indent < 0 {
				indent = bytes.Index(m.src[at:end], []byte(text))
			}
			if indent < 0 || at+indent+len(text) > end || string(m.src[at+indent:at+indent+len(text)]) != text {
				return false
			}
		}
		start := min(at+max(indent, 0), end)
		for i := range len(line) {
			m.to = append(m.to, min(start+i, end))
		}
		m.at = min(start+len(text), end)
		at = min(end+1, len(m.src))
	}
	m.to = append(m.to, m.at)
	return true
}

// flow follows a scalar whose lines are folded, and the escapes of a quoted
// one. Within a fold, any white space of the value stands for any of the
// source.
func (m *mapper) flow(quote byte) bool {
	for len(m.to) < len(m.value) {
		if m.at >= len(m.src) {
			// What a block scalar adds at its end stands for no source.
			if strings.TrimSpace(m.value[len(m.to):]) != "" {
				return false
			}
			m.to = append(m.to, len(m.src))
			continue
		}
		c, s := m.value[len(m.to)], m.src[m.at]
		switch {
		case quote == '"' && s == '\\':
			if !m.escape() {
				return false
			}
		case quote == '\'' && s == '\'' && c == '\'':
			m.to = append(m.to, m.at)
			m.at += 2
		case s == c && c != '\n':
			m.to = append(m.to, m.at)
			m.at++
		case s == '\n' || s == '\r' || s == ' ' || s == '\t':
			if c == '\n' || c == ' ' {
				m.fold()
				continue
			}
			m.at++
		case c == '\n' && strings.TrimSpace(m.value[len(m.to):]) == "":
			m.to = append(m.to, m.at)
		default:
			return false
		}
	}
	m.to = append(m.to, m.at)
	return true
}

// fold takes a run of white space on both sides.
func (m *mapper) fold() {
	start := m.at
	for m.at < len(m.src) && strings.IndexByte(" \t\r\n", m.src[m.at]) >= 0 {
		m.at++
	}
	for len(m.to) < len(m.value) && strings.IndexByte(" \t\n", m.value[len(m.to)]) >= 0 {
		m.to = append(m.to, start)
	}
}

// escape follows one escape of a double-quoted scalar.
func (m *mapper) escape() bool {
	if m.at+1 >= len(m.src) {
		return false
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[m.src[m.at+1]]
	switch s := m.src[m.at+1]; {
	case s == '\n' || s == '\r': // the line goes on without a space
		m.at += 2
		for m.at < len(m.src) && strings.IndexByte(" \t\n", m.src[m.at]) >= 0 {
			m.at++
		}
		return true
	case digits > 0:
		if m.at+2+digits > len(m.src) {
			return false
		}
		r, err := strconv.ParseUint(string(m.src[m.at+2:m.at+2+digits]), 16, 32)
		if err != nil {
			return false
		}
		m.add(utf8.RuneLen(rune(r)), 2+digits)
	case s == 'N' || s == '_': // U+0085 and U+00A0
		m.add(2, 2)
	case s == 'L' || s == 'P': // U+2028 and U+2029
		m.add(3, 2)
	default:
		m.add(1, 2)
	}
	return true
}

// add maps the next bytes of the value to a piece of the source.
func (m *mapper) add(bytes, length int) {
	for range min(max(bytes, 1), len(m.value)-len(m.to)) {
		m.to = append(m.to, m.at)
	}
	m.at += length
}
