// Package yamlfile reads YAML and JSON files into plain data and maps every
// path of that data back to the bytes that set it.
package yamlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
)

// A Document is one document of a file. It is safe for concurrent reading.
type Document struct {
	File *source.File
	Root *yaml.Node // the top node, never a document node; nil for an empty document
}

// HasTopKeys reports whether each of keys stands at the start of a line of
// content, as the keys of the top mapping do. It is for telling what a file is
// without parsing it.
func HasTopKeys(content []byte, keys ...string) bool {
	found := make(map[string]bool, len(keys))
	for line := range bytes.Lines(content) {
		key, _, ok := bytes.Cut(line, []byte(":"))
		key = bytes.Trim(bytes.TrimRight(key, " \t"), `"'`)
		if ok && slices.Contains(keys, string(key)) {
			found[string(key)] = true
		}
	}
	return len(found) == len(keys)
}

// An Error is a syntax error of a file.
type Error struct {
	Span    source.Span
	Message string // a sentence fragment, in the words of the parser
}

func (e *Error) Error() string { return fmt.Sprintf("%v: %s", e.Span.Pos(), e.Message) }

// Parse returns the documents of f. Where a document has a syntax error, it
// returns the others and an *Error. It accepts JSON, which is YAML.
func Parse(f *source.File) (docs []*Document, err error) {
	if roots, ok := quickParse(f.Content); ok {
		docs = make([]*Document, len(roots))
		for i, root := range roots {
			docs[i] = &Document{File: f, Root: root}
		}
		return docs, nil
	}
	return slowParse(f)
}

// slowParse is Parse by go-yaml, which decides what is YAML.
func slowParse(f *source.File) (docs []*Document, err error) {
	defer func() { // go-yaml panics on a few malformed inputs
		if r := recover(); r != nil {
			err = &Error{f.LineSpan(1), fmt.Sprintf("cannot be parsed: %v", r)}
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(f.Content))
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			if strings.Contains(err.Error(), "expected <document start>") {
				if stream, ok := parseJSONStream(f); ok {
					return stream, nil
				}
			}
			return append(docs, after(f, docs)...), syntaxError(f, err)
		}
		d := &Document{File: f}
		if len(doc.Content) > 0 && !isNull(doc.Content[0]) {
			d.Root = doc.Content[0]
		}
		docs = append(docs, d)
	}
}

// after returns the documents that can be parsed behind docs, each by itself, as
// kubectl reads a file: a line that begins with --- ends a document whatever is
// open in it.
func after(f *source.File, docs []*Document) (rest []*Document) {
	last := 0
	for _, d := range docs {
		if d.Root != nil {
			last = d.Root.Line
		}
	}
	var chunk []byte
	start, line := 0, 0 // lines in front of the chunk, and so far
	parse := func() {
		var doc yaml.Node
		defer func() { _ = recover() }() // as in slowParse; what is wrong was said of another document
		if start < max(last, 1) || yaml.Unmarshal(chunk, &doc) != nil || len(doc.Content) == 0 || isNull(doc.Content[0]) {
			return
		}
		shift(doc.Content[0], start, 0)
		rest = append(rest, &Document{File: f, Root: doc.Content[0]})
	}
	from, to := 0, 0
	for l := range bytes.Lines(f.Content) {
		if bytes.HasPrefix(l, []byte("---")) {
			chunk = f.Content[from:to]
			parse()
			from, start = to, line
		}
		to += len(l)
		line++
	}
	chunk = f.Content[from:]
	parse()
	return rest
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

var yamlErrorLine = lazyregexp.New(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)

func syntaxError(f *source.File, err error) *Error {
	message := strings.SplitN(err.Error(), "\n", 2)[0]
	m := yamlErrorLine.FindStringSubmatch(message)
	line, _ := strconv.Atoi(m[1]) // 0 where there is none
	if isParserError(m[2]) {
		line++
	}
	span := f.LineSpan(line)
	for len(bytes.TrimSpace(span.Text())) == 0 && span.Start > 0 {
		span = f.LineSpan(span.Pos().Line - 1) // the end of the file says less than its last line
	}
	return &Error{span, m[2]}
}

// isParserError reports whether message is of go-yaml's parser, which counts
// lines from 0, and not of its scanner, which counts from 1.
func isParserError(message string) bool {
	for _, prefix := range []string{"did not find expected", "found duplicate %", "found incompatible YAML document", "found undefined tag handle"} {
		if strings.HasPrefix(message, prefix) {
			return true
		}
	}
	return false
}

// Resolve follows an alias to the node that it names.
func Resolve(n *yaml.Node) *yaml.Node {
	for n != nil && n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

// Lookup returns the key node and the value node of key in the mapping n,
// merge keys (<<) followed; nil where there is none or n is no mapping. The
// last of two equal keys counts, as in most parsers.
func Lookup(n *yaml.Node, key string) (k, v *yaml.Node) { return lookup(n, key, 0) }

func lookup(n *yaml.Node, key string, depth int) (k, v *yaml.Node) {
	n = Resolve(n)
	if n == nil || n.Kind != yaml.MappingNode || depth > maxMergeDepth {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key && !isMerge(n.Content[i]) {
			k, v = n.Content[i], n.Content[i+1]
		}
	}
	if k != nil {
		return k, v
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if !isMerge(n.Content[i]) {
			continue
		}
		merged := Resolve(n.Content[i+1])
		if merged.Kind != yaml.SequenceNode {
			return lookup(merged, key, depth+1)
		}
		for _, m := range merged.Content {
			if k, v := lookup(m, key, depth+1); k != nil {
				return k, v
			}
		}
	}
	return nil, nil
}

const maxMergeDepth = 32

func isMerge(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!merge" }

// Locate returns the place of a path into the document: the value where it is
// a scalar, else its key, and for a path that does not exist the key of the
// deepest parent that does. Path elements are string keys and int indices.
func (d *Document) Locate(path []any) source.Span {
	if d.Root == nil {
		return d.File.LineSpan(1)
	}
	var key *yaml.Node // the key, or the list item, that leads to node
	node := Resolve(d.Root)
	at := node
	for _, step := range path {
		var k, v *yaml.Node
		switch s := step.(type) {
		case string:
			k, v = Lookup(node, s)
		case int:
			if node.Kind == yaml.SequenceNode && s >= 0 && s < len(node.Content) {
				v = node.Content[s]
				k = v
			}
		}
		if v == nil {
			return d.keySpan(key, node)
		}
		key, at, node = k, v, Resolve(v)
	}
	if at.Kind == yaml.ScalarNode || at.Kind == yaml.AliasNode {
		return Span(d.File, at)
	}
	return d.keySpan(key, node)
}

// keySpan returns where to point for a whole mapping or list: at its key; for
// a list item or the whole document at the first key in it.
func (d *Document) keySpan(key, node *yaml.Node) source.Span {
	if key != nil && key.Kind == yaml.ScalarNode {
		return Span(d.File, key)
	}
	node = Resolve(node)
	for range maxMergeDepth { // an alias may lead back into itself
		if len(node.Content) == 0 {
			break
		}
		node = Resolve(node.Content[0])
	}
	return Span(d.File, node)
}

// Span returns the bytes of a node in f: a scalar whole (of a block scalar the
// header, of a scalar over several lines the first), an alias whole, of a
// mapping or list its first byte.
func Span(f *source.File, n *yaml.Node) source.Span {
	if n.Line == 0 {
		return f.LineSpan(1)
	}
	start := f.Offset(n.Line, n.Column)
	line := f.LineSpan(n.Line)
	if start > line.End {
		start = line.End
	}
	rest := f.Content[start:line.End]
	if n.Kind == yaml.ScalarNode {
		skip := propertiesLen(rest, n)
		start, rest = start+skip, rest[skip:]
	}
	return f.Span(start, start+tokenLen(rest, n))
}

// propertiesLen is the length of an anchor and a tag in front of a scalar.
func propertiesLen(text []byte, n *yaml.Node) int {
	at := 0
	for at < len(text) && (text[at] == '&' && n.Anchor != "" || text[at] == '!' && n.Style&yaml.TaggedStyle != 0) {
		end := bytes.IndexAny(text[at:], " \t")
		if end < 0 {
			return 0
		}
		at += end
		at += len(text[at:]) - len(bytes.TrimLeft(text[at:], " \t"))
	}
	return at
}

func tokenLen(text []byte, n *yaml.Node) int {
	switch {
	case n.Kind == yaml.AliasNode:
		return min(len(n.Value)+1, len(text))
	case n.Kind != yaml.ScalarNode:
		return min(1, len(text))
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(text); i++ {
			if text[i] != '\'' {
				continue
			}
			if i+1 < len(text) && text[i+1] == '\'' {
				i++
				continue
			}
			return i + 1
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		if i := bytes.IndexAny(text, " \t#"); i > 0 {
			return i
		}
	case bytes.HasPrefix(text, []byte(n.Value)):
		return len(n.Value)
	}
	if i := bytes.Index(text, []byte(" #")); i >= 0 {
		text = text[:i]
	}
	return len(bytes.TrimRight(text, " \t"))
}
