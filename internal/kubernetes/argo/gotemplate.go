package argo

import (
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"strings"
	"text/template/parse"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// parseGo parses a Go template whatever functions it calls.
func parseGo(text string) (*parse.Tree, error) {
	t := parse.New("template")
	t.Mode = parse.SkipFuncCheck
	return t.Parse(text, "", "", make(map[string]*parse.Tree))
}

// fillGo executes a Go template as far as that needs no more than values and a
// few functions; anything else gives Unknown.
func fillGo(text string, p *parameters) any {
	t, err := parseGo(text)
	if err != nil || t.Root == nil {
		return Unknown{}
	}
	var b strings.Builder
	for _, n := range t.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			b.Write(n.Text)
		case *parse.CommentNode:
		case *parse.ActionNode:
			v := pipeline(n.Pipe, p)
			if v == nil {
				return Unknown{}
			}
			switch v.(type) {
			case Unknown, map[string]any, []any:
				return Unknown{}
			}
			fmt.Fprint(&b, v)
		default:
			return Unknown{}
		}
		if b.Len() > maxText {
			return Unknown{}
		}
	}
	return b.String()
}

func pipeline(n *parse.PipeNode, p *parameters) any {
	if n == nil || len(n.Decl) > 0 {
		return Unknown{}
	}
	var v any
	for i, c := range n.Cmds {
		args := make([]any, 0, len(c.Args)+1)
		for _, a := range c.Args[1:] {
			args = append(args, operand(a, p))
		}
		if i > 0 {
			args = append(args, v)
		}
		if name, ok := c.Args[0].(*parse.IdentifierNode); ok {
			v = call(name.Ident, args)
		} else if v = operand(c.Args[0], p); len(args) > 0 {
			return Unknown{} // a method
		}
	}
	return v
}

func operand(n parse.Node, p *parameters) any {
	switch n := n.(type) {
	case *parse.StringNode:
		return n.Text
	case *parse.NumberNode:
		return json.Number(n.Text)
	case *parse.BoolNode:
		return n.True
	case *parse.DotNode:
		return p.values
	case *parse.FieldNode:
		v, _ := p.nested(n.Ident)
		return v
	case *parse.VariableNode:
		if n.Ident[0] == "$" {
			v, _ := p.nested(n.Ident[1:])
			return v
		}
	case *parse.PipeNode:
		return pipeline(n, p)
	case *parse.IdentifierNode:
		return call(n.Ident, nil)
	}
	return Unknown{}
}

// nested returns a parameter by the names that lead to it. It reports how many
// of the names are there: less than all if there is no such parameter.
func (p *parameters) nested(names []string) (v any, found int) {
	v = p.values
	for i, name := range names {
		switch m := v.(type) {
		case Unknown:
			return m, len(names)
		case map[string]any:
			item, ok := m[name]
			if !ok {
				if p.open { // what is not known may be nested in what is
					return Unknown{}, len(names)
				}
				return nil, i
			}
			v = item
		default:
			return nil, i
		}
	}
	return v, len(names)
}

// call runs one of the functions that paths and names are made with.
func call(name string, args []any) any {
	texts := make([]string, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case Unknown, nil:
			if name != "default" {
				return Unknown{}
			}
		case string:
			texts[i] = a
		case json.Number:
			texts[i] = a.String()
		case bool:
			texts[i] = strconv.FormatBool(a)
		}
	}
	is := func(f string, n int) bool { return name == f && len(args) == n }
	switch {
	case name == "index" && len(args) > 0:
		return index(args[0], args[1:])
	case name == "printf" && len(args) > 0 && !notPlain.MatchString(texts[0]):
		values := make([]any, len(args)-1)
		for i := range values {
			values[i] = texts[i+1]
		}
		if text := fmt.Sprintf(texts[0], values...); !strings.Contains(text, "%!") {
			return text
		}
	case is("lower", 1):
		return strings.ToLower(texts[0])
	case is("upper", 1):
		return strings.ToUpper(texts[0])
	case is("trim", 1):
		return strings.TrimSpace(texts[0])
	case is("trimPrefix", 2):
		return strings.TrimPrefix(texts[1], texts[0])
	case is("trimSuffix", 2):
		return strings.TrimSuffix(texts[1], texts[0])
	case is("replace", 3) && len(texts[1])*len(texts[2]) <= maxText:
		return strings.ReplaceAll(texts[2], texts[0], texts[1])
	case is("normalize", 1):
		return normalize(texts[0])
	case is("toString", 1):
		return texts[0]
	case is("quote", 1):
		return strconv.Quote(texts[0])
	case is("base", 1):
		return path.Base(texts[0])
	case is("dir", 1):
		return path.Dir(texts[0])
	case is("default", 2):
		switch v := args[1].(type) {
		case Unknown:
			return v
		case nil:
			return args[0]
		case string:
			if v == "" {
				return args[0]
			}
			return v
		}
	}
	return Unknown{}
}

func index(v any, keys []any) any {
	for _, key := range keys {
		switch m := v.(type) {
		case map[string]any:
			name, _ := key.(string)
			item, ok := m[name]
			if !ok {
				return Unknown{}
			}
			v = item
		case []any:
			n, _ := key.(json.Number)
			i, err := strconv.Atoi(n.String())
			if err != nil || i < 0 || i >= len(m) {
				return Unknown{}
			}
			v = m[i]
		default:
			return Unknown{}
		}
	}
	return v
}

// notPlain is a verb of printf with a width or the like.
var notPlain = lazyregexp.New(`%[^sdvq%]`)

var notInNames = lazyregexp.New(`[^-a-z0-9.]`)

// normalize makes the name of an object of a text, as Argo CD does.
func normalize(s string) string {
	s = notInNames.ReplaceAllString(strings.ToLower(s), "-")
	if len(s) > 253 {
		s = s[:253]
	}
	return strings.Trim(s, "-.")
}
