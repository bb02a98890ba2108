package yamlfile

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// flow parses a collection in brackets or braces, JSON too. It ends behind it.
func (q *quick) flow() *yaml.Node {
	if !q.enter() {
		return q.fail()
	}
	defer func() { q.depth-- }()
	isMapping := q.src[q.pos] == '{'
	n, closing := q.node(yaml.SequenceNode, "!!seq", q.column(q.pos)), byte(']')
	if isMapping {
		n.Kind, n.Tag, closing = yaml.MappingNode, "!!map", '}'
	}
	n.Style = yaml.FlowStyle
	base := len(q.pending)
	q.pos++
	for {
		if q.white(); q.pos >= len(q.src) {
			return q.fail()
		}
		if q.src[q.pos] == closing {
			q.pos++
			return q.collect(n, base)
		}
		if isMapping {
			q.pending = append(q.pending, q.flowKey())
			q.white()
		}
		q.pending = append(q.pending, q.flowNode())
		q.white()
		switch q.at(q.pos) {
		case ',':
			q.pos++
		case closing:
		default:
			return q.fail()
		}
	}
}

// white goes on to what follows within a flow collection.
func (q *quick) white() {
	from := q.pos
	for i := q.pos; i < len(q.src); i++ {
		switch c := q.src[i]; {
		case c == '\t' && q.inBlock && q.start > from:
			q.fail() // go-yaml refuses some of these tabs: those that follow a plain scalar
			return
		case c == ' ' || c == '\t':
		case c == '#' && i > from:
			end := strings.IndexByte(q.src[i:], '\n')
			if end < 0 {
				q.fail()
				return
			}
			i += end - 1
		case c == '\n':
			q.line++
			q.start = i + 1
			if q.isMarker(i + 1) {
				q.fail()
				return
			}
		default:
			q.pos = i
			return
		}
	}
	q.fail()
}

// flowKey parses a key and its colon.
func (q *quick) flowKey() *yaml.Node {
	first := q.pos
	quoted := q.at(first) == '"' || q.at(first) == '\''
	n := q.flowScalar()
	q.pos = q.spaces(q.pos)
	if n == nil || q.at(q.pos) != ':' || q.pos-first > maxQuickKey || !quoted && !isBlank(q.at(q.pos+1)) {
		return q.fail()
	}
	q.pos++
	return n
}

func (q *quick) flowNode() *yaml.Node {
	switch q.at(q.pos) {
	case '[', '{':
		return q.flow()
	case '*':
		return q.alias()
	}
	return q.flowScalar()
}

// flowScalar parses a scalar on one line.
func (q *quick) flowScalar() *yaml.Node {
	c := q.at(q.pos)
	if c == '"' || c == '\'' {
		value, end, ok := q.quoted(q.pos)
		if !ok {
			return q.fail()
		}
		n := q.scalar(value, styleOf(c), q.column(q.pos))
		q.pos = end
		return n
	}
	if !q.startsPlain(q.pos) || c == '?' || c == ':' || c == '-' && !isAlnum(q.at(q.pos+1)) && q.at(q.pos+1) != '-' {
		return q.fail()
	}
	end, _ := q.plainEnd(q.pos)
	if q.failed {
		return nil
	}
	if at := strings.IndexAny(q.src[q.pos:end], ",]}[{?"); at >= 0 {
		end = q.pos + at
		if c := q.src[end]; c == '[' || c == '{' || c == '?' || q.src[end-1] == ':' {
			return q.fail()
		}
		for q.src[end-1] == ' ' {
			end--
		}
	}
	n := q.scalar(q.src[q.pos:end], 0, q.column(q.pos))
	q.pos = end
	return n
}
