package yamlfile

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// A quick parser makes the nodes that go-yaml makes of the YAML that nearly all
// files are written in, in a fifth of the time and without their comments. It
// does not know all of YAML and reports no errors: where it meets anything
// unusual it fails, and the file is left to go-yaml.
//
// Like go-yaml's scanner it compares columns, which count code points from 0.
// A method that parses something begins at pos, the first byte of it, and ends
// before the next piece of content on a line of its own.
type quick struct {
	src   string
	pos   int
	line  int // of pos, from 1
	start int // offset of the line
	col   int // of pos; endOfDocument
	depth int

	inBlock bool // the flow collection that is parsed is within a block collection
	wide    bool // src has characters of several bytes
	failed  bool
	nodes   []yaml.Node  // room for the next ones
	lists   []*yaml.Node // room for the next contents
	pending []*yaml.Node // contents of the collections that are not complete
	anchors map[string]*yaml.Node
}

const (
	endOfDocument = -1
	maxQuickDepth = 200
	maxQuickKey   = 1000 // YAML allows 1024 characters up to the colon
)

// quickParse returns the documents in content, nil for an empty one. It reports
// false where go-yaml has to parse it.
func quickParse(content []byte) (roots []*yaml.Node, ok bool) {
	wide, ok := isQuick(content)
	if !ok {
		return nil, false
	}
	q := &quick{src: string(content), line: 1, wide: wide}
	q.lines(0)
	for q.pos < len(q.src) && !q.failed {
		if q.col == endOfDocument {
			if !strings.HasPrefix(q.src[q.pos:], "---") {
				return nil, false
			}
			q.pos += len("---")
			q.next()
			if q.col == endOfDocument {
				roots = append(roots, nil)
				continue
			}
		}
		root := q.block(-1)
		if q.col != endOfDocument {
			return nil, false
		}
		if root != nil && isNull(root) {
			root = nil
		}
		roots = append(roots, root)
	}
	return roots, !q.failed
}

// node returns a new node that stands on this line at a column.
func (q *quick) node(kind yaml.Kind, tag string, column int) *yaml.Node {
	if len(q.nodes) == 0 {
		q.nodes = make([]yaml.Node, min(max(16, len(q.src)/32), 128))
	}
	n := &q.nodes[0]
	q.nodes = q.nodes[1:]
	n.Kind, n.Tag, n.Line, n.Column = kind, tag, q.line, column+1
	return n
}

// collect makes the content of n of what is pending from base on.
func (q *quick) collect(n *yaml.Node, base int) *yaml.Node {
	list := q.pending[base:]
	if len(list) > len(q.lists) {
		q.lists = make([]*yaml.Node, max(len(list), min(max(16, len(q.src)/32), 256)))
	}
	if len(list) > 0 {
		n.Content = q.lists[:copy(q.lists, list):len(list)]
		q.lists = q.lists[len(list):]
	}
	q.pending = q.pending[:base]
	return n
}

// enter reports whether another level may be parsed.
func (q *quick) enter() bool {
	q.depth++
	return q.depth < maxQuickDepth
}

// block parses a node of any kind within a collection whose column is indent.
func (q *quick) block(indent int) *yaml.Node {
	if !q.enter() {
		return q.fail()
	}
	defer func() { q.depth-- }()
	if q.isEntry() {
		return q.sequence(indent)
	}
	if key, after := q.key(); key != nil {
		return q.mapping(key, after)
	}
	return q.inline(indent)
}

// isEntry reports whether an entry of a sequence begins here.
func (q *quick) isEntry() bool { return q.at(q.pos) == '-' && isBlank(q.at(q.pos+1)) }

// sequence parses a sequence. It has the column indent where it is the value of
// a key in that column.
func (q *quick) sequence(indent int) *yaml.Node {
	col := q.col
	n := q.node(yaml.SequenceNode, "!!seq", col)
	base := len(q.pending)
	for {
		after := q.pos + 1
		i := q.spaces(after)
		if q.endsLine(after, i) {
			line, column := q.line, q.column(after)
			q.pos = after
			q.next()
			q.pending = append(q.pending, q.below(col, line, column))
		} else {
			q.pos, q.col = i, q.column(i)
			q.pending = append(q.pending, q.block(col))
		}
		if q.col > col || q.col == col && col != indent && !q.isEntry() {
			return q.fail()
		}
		if q.col < col || !q.isEntry() {
			return q.collect(n, base)
		}
	}
}

// below parses what stands deeper than col, or returns an empty value that
// stands at a line and column.
func (q *quick) below(col, line, column int) *yaml.Node {
	if q.col > col {
		return q.block(col)
	}
	n := q.node(yaml.ScalarNode, "!!null", column)
	n.Line = line
	return n
}

// mapping parses a mapping whose first key is parsed; the value follows at
// after.
func (q *quick) mapping(key *yaml.Node, after int) *yaml.Node {
	col := q.col
	n := q.node(yaml.MappingNode, "!!map", col)
	base := len(q.pending)
	for {
		q.pending = append(q.pending, key)
		q.pending = append(q.pending, q.value(after, col))
		if q.col > col {
			return q.fail()
		}
		if q.col < col {
			return q.collect(n, base)
		}
		if key, after = q.key(); key == nil {
			return q.fail()
		}
	}
}

// value parses the value behind a colon, of a mapping in column col.
func (q *quick) value(after, col int) *yaml.Node {
	i := q.spaces(after)
	if !q.endsLine(after, i) {
		q.pos = i
		return q.inline(col)
	}
	line, column := q.line, q.column(after)
	q.pos = after
	q.next()
	if q.col == col && q.isEntry() {
		return q.sequence(col)
	}
	return q.below(col, line, column)
}

// key parses a key of a mapping; nil where none stands here. The value follows
// at the offset after. It does not move on.
func (q *quick) key() (n *yaml.Node, after int) {
	var value string
	var style yaml.Style
	var end int
	switch c := q.at(q.pos); {
	case c == '"' || c == '\'':
		var ok bool
		if value, end, ok = q.quoted(q.pos); !ok || q.at(end) != ':' || !isBlank(q.at(end+1)) {
			return nil, 0
		}
		style = styleOf(c)
	case q.startsPlain(q.pos):
		var stop int
		if end, stop = q.plainEnd(q.pos); q.failed || q.at(stop) != ':' {
			return nil, 0
		}
		value, end = q.src[q.pos:end], stop
	default:
		return nil, 0
	}
	if end-q.pos > maxQuickKey {
		return q.fail(), 0
	}
	return q.scalar(value, style, q.column(q.pos)), end + 1
}

func styleOf(quote byte) yaml.Style {
	if quote == '"' {
		return yaml.DoubleQuotedStyle
	}
	return yaml.SingleQuotedStyle
}

// inline parses a scalar, an alias or a flow collection within a collection
// whose column is indent, and an anchor with anything behind it.
func (q *quick) inline(indent int) *yaml.Node {
	var n *yaml.Node
	switch c := q.at(q.pos); c {
	case '|', '>':
		return q.blockScalar(indent)
	case '"', '\'':
		value, end, ok := q.quoted(q.pos)
		if !ok {
			return q.fail()
		}
		n = q.scalar(value, styleOf(c), q.column(q.pos))
		q.pos = end
	case '[', '{':
		q.inBlock = indent >= 0
		n = q.flow()
	case '*':
		n = q.alias()
	case '&':
		return q.anchor(indent)
	default:
		return q.plain(indent)
	}
	if !q.failed {
		q.next()
	}
	return n
}

// anchor parses an anchor and the node that it names, which stands where the
// anchor does.
func (q *quick) anchor(indent int) *yaml.Node {
	line, column := q.line, q.column(q.pos)
	end := q.name(q.pos + 1)
	name := q.src[q.pos+1 : end]
	i := q.spaces(end)
	if name == "" || i == end && i < len(q.src) && q.src[i] != '\n' {
		return q.fail()
	}
	if q.anchors == nil {
		q.anchors = make(map[string]*yaml.Node)
	}
	q.anchors[name] = nil // an alias within would be one of the node itself
	var n *yaml.Node
	if q.pos = end; q.endsLine(end, i) {
		if q.next(); q.col <= indent {
			return q.fail()
		}
		n = q.block(indent)
	} else {
		q.pos = i
		if key, _ := q.key(); key != nil || q.at(i) == '&' || q.at(i) == '*' {
			return q.fail() // the anchor is that of the key
		}
		n = q.inline(indent)
	}
	if n == nil || n.Anchor != "" {
		return q.fail()
	}
	n.Anchor, n.Line, n.Column = name, line, column+1
	q.anchors[name] = n
	return n
}

// name returns the offset behind the name of an anchor at i.
func (q *quick) name(i int) int {
	for i < len(q.src) && (q.src[i] == '_' || q.src[i] == '-' || isAlnum(q.src[i])) {
		i++
	}
	return i
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func (q *quick) alias() *yaml.Node {
	end := q.name(q.pos + 1)
	name := q.src[q.pos+1 : end]
	to := q.anchors[name]
	if to == nil || !isBlank(q.at(end)) && (end >= len(q.src) || strings.IndexByte(",]}", q.src[end]) < 0) {
		return q.fail()
	}
	n := q.node(yaml.AliasNode, "", q.column(q.pos))
	n.Value, n.Alias = name, to
	q.pos = end
	return n
}
