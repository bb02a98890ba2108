package docker

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
)

// A document is plain data for policies with the place of each part.
type document struct {
	span  source.Span
	leaf  any // of what is neither an object nor a list
	keys  map[string]*document
	items []*document
	list  bool
}

func leaf(v any, span source.Span) *document { return &document{leaf: v, span: span} }

func object(span source.Span) *document {
	return &document{span: span, keys: make(map[string]*document)}
}

func listOf(span source.Span) *document { return &document{span: span, list: true} }

func number(n int) any { return json.Number(strconv.Itoa(n)) }

func (v *document) set(key string, to *document) { v.keys[key] = to }

func (v *document) add(item *document) { v.items = append(v.items, item) }

// data returns the plain data.
func (v *document) data() any {
	switch {
	case v.list:
		list := make([]any, len(v.items))
		for i, item := range v.items {
			list[i] = item.data()
		}
		return list
	case v.keys != nil:
		m := make(map[string]any, len(v.keys))
		for k, item := range v.keys {
			m[k] = item.data()
		}
		return m
	}
	return v.leaf
}

// locate returns the place of what is at a path, or of its deepest parent.
func (v *document) locate(path []any) source.Span {
	for _, step := range path {
		var next *document
		switch s := step.(type) {
		case string:
			next = v.keys[s]
		case int:
			if s >= 0 && s < len(v.items) {
				next = v.items[s]
			}
		}
		if next == nil {
			break
		}
		v = next
	}
	return v.span
}

// Documents returns the file as plain data, of type "dockerfile". See
// policies/schemas/dockerfile.json. Policies of conftest see what its own parser
// makes of it.
func (d *Dockerfile) Documents() []lint.Document {
	if len(d.Stages) == 0 {
		return nil
	}
	v := d.document()
	old := d.conftest()
	at := func(v *document) func([]any) (source.Span, []lint.Related) {
		return func(path []any) (source.Span, []lint.Related) { return v.locate(path), nil }
	}
	return []lint.Document{{
		Type:     "dockerfile",
		File:     d.file,
		Value:    v.data(),
		Locate:   at(v),
		Conftest: &lint.DocumentView{Value: old.data(), Locate: at(old)},
	}}
}

func (d *Dockerfile) document() *document {
	top := d.file.LineSpan(1)
	v := object(top)
	v.set("name", leaf(d.file.Path, top))
	v.set("ignored", leaf(d.Ignore() != nil, top))
	directives := object(top)
	for name, value := range d.Directives {
		directives.set(name, leaf(value, top))
	}
	v.set("directives", directives)
	args := listOf(top)
	for _, i := range d.Global {
		args.add(d.ofInstruction(i))
	}
	v.set("args", args)
	stages := listOf(top)
	for _, s := range d.Stages {
		stages.add(d.ofStage(s))
	}
	v.set("stages", stages)
	return v
}

func (d *Dockerfile) ofStage(s *Stage) *document {
	at := s.From.Span.FirstLine()
	v := object(at)
	v.set("index", leaf(number(s.Index), at))
	v.set("final", leaf(s == d.Final(), at))
	if s.Name != "" {
		v.set("name", leaf(s.Name, at))
	}
	if s.Base == nil {
		span := at
		if len(s.From.Args) > 0 {
			span = s.From.Args[0].Span
		}
		v.set("image", leaf(s.Image, span))
	}
	lineage := listOf(at)
	for _, l := range s.Lineage() {
		lineage.add(leaf(number(l.Index), at))
	}
	v.set("lineage", lineage)
	list := listOf(at)
	for _, i := range s.Instructions {
		list.add(d.ofInstruction(i))
	}
	v.set("instructions", list)
	return v
}

func (d *Dockerfile) ofInstruction(i *Instruction) *document {
	// What is said of an instruction as a whole stands at its first line.
	v := object(i.Span.FirstLine())
	v.set("name", leaf(i.Name, i.Keyword))
	v.set("text", leaf(i.Text, i.Span))
	v.set("json", leaf(i.JSON, i.Keyword))
	flags := object(i.Keyword)
	for _, f := range i.Flags {
		if flags.keys[f.Name] == nil {
			flags.set(f.Name, listOf(f.Span))
		}
		flags.keys[f.Name].add(leaf(f.Value, f.Span))
	}
	v.set("flags", flags)
	args := listOf(i.Keyword)
	for _, a := range i.Args {
		args.add(leaf(a.Value, firstLine(a.Span)))
	}
	v.set("args", args)
	if len(i.Pairs) > 0 {
		pairs := listOf(i.Keyword)
		for _, p := range i.Pairs {
			pair := object(p.Span)
			pair.set("name", leaf(p.Name, p.Span))
			if p.HasValue {
				pair.set("value", leaf(p.Value.Value, p.Value.Span))
			}
			pairs.add(pair)
		}
		v.set("pairs", pairs)
	}
	if len(i.Commands) > 0 {
		commands := listOf(i.Keyword)
		for _, c := range i.Commands {
			commands.add(ofCommand(i, c))
		}
		v.set("commands", commands)
	}
	if i.Trigger != nil {
		v.set("trigger", d.ofInstruction(i.Trigger))
	}
	return v
}

func firstLine(s source.Span) source.Span {
	if s.IsZero() {
		return s
	}
	return s.FirstLine()
}

func ofCommand(i *Instruction, c *shell.Command) *document {
	v := object(firstLine(i.ScriptSpan(c.Start, c.End)))
	v.set("name", leaf(c.Program(), i.At(c.Name)))
	args := listOf(i.At(c.Name))
	for _, a := range c.Args {
		args.add(leaf(a.Text, firstLine(i.At(a))))
	}
	v.set("args", args)
	env := object(v.span)
	for _, a := range c.Env {
		env.set(a.Name, leaf(a.Value.Text, v.span))
	}
	v.set("env", env)
	via := listOf(v.span)
	for _, name := range c.Via {
		via.add(leaf(name, v.span))
	}
	v.set("via", via)
	v.set("pipeline", leaf(number(c.Pipeline), v.span))
	v.set("stage", leaf(number(c.Stage), v.span))
	v.set("pipefail", leaf(c.Pipefail, v.span))
	if c.Inside != nil {
		v.set("inside", leaf(number(slices.Index(i.Commands, c.Inside)), v.span))
	}
	redirects := listOf(v.span)
	for _, r := range c.Redirects {
		one := object(v.span)
		one.set("op", leaf(r.Op, v.span))
		one.set("target", leaf(r.Word.Text, v.span))
		redirects.add(one)
	}
	v.set("redirects", redirects)
	return v
}

// conftest returns the file as the parser of conftest gives it, see
// https://www.conftest.dev/examples/#docker: a list of instructions.
func (d *Dockerfile) conftest() *document {
	v := listOf(d.file.LineSpan(1))
	stage := 0
	seen := false
	for _, i := range d.All() {
		if i.Name == "FROM" {
			if seen {
				stage++
			}
			seen = true
		}
		one := object(i.Span.FirstLine())
		one.set("Cmd", leaf(strings.ToLower(i.node.Value), i.Keyword))
		one.set("Stage", leaf(number(stage), i.Keyword))
		sub, node := "", i.node
		if i.Trigger != nil {
			node = i.Trigger.node
			sub = node.Value
		}
		one.set("SubCmd", leaf(sub, i.Keyword))
		one.set("JSON", leaf(node.Attributes["json"], i.Keyword))
		flags := listOf(i.Keyword)
		for _, f := range i.node.Flags {
			flags.add(leaf(f, i.Keyword))
		}
		one.set("Flags", flags)
		values := listOf(i.Span.FirstLine())
		c := &cursor{line: i.line}
		c.next(node.Value)
		for n := node.Next; n != nil; n = n.Next {
			values.add(leaf(n.Value, firstLine(c.next(n.Value))))
		}
		one.set("Value", values)
		v.add(one)
	}
	return v
}
