package schema

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
)

// A library is a set of definitions that refer to each other by
// #/definitions/<name>, compiled one by one as resources touch them.
type library struct {
	body func(name string) ([]byte, error)

	mu    sync.Mutex
	nodes map[string]*node
}

const definitionsPrefix = "#/definitions/"

// reference returns the node of a definition, not compiled yet.
func (l *library) reference(name string) *node {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.nodes[name]
	if n == nil {
		n = &node{ref: &reference{compile: func() *node { return l.compile(name) }}}
		if l.nodes == nil {
			l.nodes = make(map[string]*node)
		}
		l.nodes[name] = n
	}
	return n
}

// compile returns a node that allows everything for a definition that cannot
// be read: the pool's own test compiles every one.
func (l *library) compile(name string) *node {
	body, err := l.body(name)
	if err != nil {
		return new(node)
	}
	document, err := decodeJSON(body)
	if err != nil {
		return new(node)
	}
	n, _ := l.compileDefinition(document)
	return n
}

// compileDefinition reports false where a definition has keywords that the
// walker does not know.
func (l *library) compileDefinition(document any) (*node, bool) {
	c := &compiler{draft: 4, nullable: true, resolve: func(ref string) (*node, bool) {
		name, ok := strings.CutPrefix(ref, definitionsPrefix)
		if !ok {
			return nil, false
		}
		return l.reference(name), true
	}}
	n := c.compile(document)
	return n, c.unsupported == ""
}

// decodeJSON is json.Unmarshal with numbers as they are written.
func decodeJSON(b []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		return nil, err
	}
	return v, nil
}
