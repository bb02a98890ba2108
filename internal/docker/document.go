package docker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/infralint/infralint/internal/datatree"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
)

func number(n int) any { return json.Number(strconv.Itoa(n)) }

// Documents returns the file as plain data, of type "dockerfile". See
// policies/schemas/dockerfile.json. Policies of conftest see what its own parser
// makes of it.
func (d *Dockerfile) Documents() []lint.Document {
	if len(d.Stages) == 0 {
		return nil
	}
	v := d.document()
	view := v.View()
	return []lint.Document{{
		Type:     "dockerfile",
		File:     d.file,
		Value:    view.Value,
		Locate:   view.Locate,
		Conftest: d.conftest().View(),
	}}
}

func (d *Dockerfile) document() *datatree.Node {
	top := d.file.LineSpan(1)
	v := datatree.Object(top)
	v.Set("name", datatree.Leaf(d.file.Path, top))
	v.Set("ignored", datatree.Leaf(d.Ignore() != nil, top))
	directives := datatree.Object(top)
	for name, value := range d.Directives {
		directives.Set(name, datatree.Leaf(value, top))
	}
	v.Set("directives", directives)
	args := datatree.List(top)
	for _, i := range d.Global {
		args.Add(d.ofInstruction(i))
	}
	v.Set("args", args)
	stages := datatree.List(top)
	for _, s := range d.Stages {
		stages.Add(d.ofStage(s))
	}
	v.Set("stages", stages)
	return v
}

func (d *Dockerfile) ofStage(s *Stage) *datatree.Node {
	at := s.From.Span.FirstLine()
	v := datatree.Object(at)
	v.Set("index", datatree.Leaf(number(s.Index), at))
	v.Set("final", datatree.Leaf(s == d.Final(), at))
	if s.Name != "" {
		v.Set("name", datatree.Leaf(s.Name, at))
	}
	if s.Base == nil {
		span := at
		if len(s.From.Args) > 0 {
			span = s.From.Args[0].Span
		}
		v.Set("image", datatree.Leaf(s.Image, span))
	}
	lineage := datatree.List(at)
	for _, l := range s.Lineage() {
		lineage.Add(datatree.Leaf(number(l.Index), at))
	}
	v.Set("lineage", lineage)
	list := datatree.List(at)
	for _, i := range s.Instructions {
		list.Add(d.ofInstruction(i))
	}
	v.Set("instructions", list)
	return v
}

func (d *Dockerfile) ofInstruction(i *Instruction) *datatree.Node {
	// What is said of an instruction as a whole stands at its first line.
	v := datatree.Object(i.Span.FirstLine())
	v.Set("name", datatree.Leaf(i.Name, i.Keyword))
	v.Set("text", datatree.Leaf(i.Text, i.Span))
	v.Set("json", datatree.Leaf(i.JSON, i.Keyword))
	flags := datatree.Object(i.Keyword)
	for _, f := range i.Flags {
		if flags.Get(f.Name) == nil {
			flags.Set(f.Name, datatree.List(f.Span))
		}
		flags.Get(f.Name).Add(datatree.Leaf(f.Value, f.Span))
	}
	v.Set("flags", flags)
	args := datatree.List(i.Keyword)
	for _, a := range i.Args {
		args.Add(datatree.Leaf(a.Value, firstLine(a.Span)))
	}
	v.Set("args", args)
	if len(i.Pairs) > 0 {
		pairs := datatree.List(i.Keyword)
		for _, p := range i.Pairs {
			pair := datatree.Object(p.Span)
			pair.Set("name", datatree.Leaf(p.Name, p.Span))
			if p.HasValue {
				pair.Set("value", datatree.Leaf(p.Value.Value, p.Value.Span))
			}
			pairs.Add(pair)
		}
		v.Set("pairs", pairs)
	}
	if len(i.Commands) > 0 {
		commands := datatree.List(i.Keyword)
		for _, c := range i.Commands {
			commands.Add(ofCommand(i, c))
		}
		v.Set("commands", commands)
	}
	if i.Trigger != nil {
		v.Set("trigger", d.ofInstruction(i.Trigger))
	}
	return v
}

func firstLine(s source.Span) source.Span {
	if s.IsZero() {
		return s
	}
	return s.FirstLine()
}

func ofCommand(i *Instruction, c *shell.Command) *datatree.Node {
	v := datatree.Object(firstLine(i.scriptSpan(c.Start, c.End)))
	v.Set("name", datatree.Leaf(c.Program(), i.At(c.Name)))
	args := datatree.List(i.At(c.Name))
	for _, a := range c.Args {
		args.Add(datatree.Leaf(a.Text, firstLine(i.At(a))))
	}
	v.Set("args", args)
	env := datatree.Object(v.Span)
	for _, a := range c.Env {
		env.Set(a.Name, datatree.Leaf(a.Value.Text, v.Span))
	}
	v.Set("env", env)
	via := datatree.List(v.Span)
	for _, name := range c.Via {
		via.Add(datatree.Leaf(name, v.Span))
	}
	v.Set("via", via)
	v.Set("pipeline", datatree.Leaf(number(c.Pipeline), v.Span))
	v.Set("stage", datatree.Leaf(number(c.Stage), v.Span))
	v.Set("pipefail", datatree.Leaf(c.Pipefail, v.Span))
	if c.Inside != nil {
		v.Set("inside", datatree.Leaf(number(slices.Index(i.Commands, c.Inside)), v.Span))
	}
	redirects := datatree.List(v.Span)
	for _, r := range c.Redirects {
		one := datatree.Object(v.Span)
		one.Set("op", datatree.Leaf(r.Op, v.Span))
		one.Set("target", datatree.Leaf(r.Word.Text, v.Span))
		redirects.Add(one)
	}
	v.Set("redirects", redirects)
	return v
}

// Conftest returns a Dockerfile as the parser of conftest gives it.
func Conftest(f *source.File) (*lint.DocumentView, error) {
	var out lint.Results
	d := &Dockerfile{file: f, tree: source.NewTree(nil, nil, nil)}
	if err := d.Check(context.Background(), &out); err != nil {
		return nil, err
	}
	for _, found := range out.Findings {
		if found.Rule == ruleSyntax {
			return nil, fmt.Errorf("%v: %s", found.Span.Pos(), found.Message)
		}
	}
	if len(out.NotChecked) > 0 {
		return nil, errors.New(out.NotChecked[0].Reason)
	}
	return d.conftest().View(), nil
}

// conftest returns the file as the parser of conftest gives it, see
// https://www.conftest.dev/examples/#docker: a list of instructions.
func (d *Dockerfile) conftest() *datatree.Node {
	v := datatree.List(d.file.LineSpan(1))
	stage := 0
	seen := false
	for _, i := range d.All() {
		if i.Name == "FROM" {
			if seen {
				stage++
			}
			seen = true
		}
		for _, c := range d.comments(i.node) {
			v.Add(c.document(stage))
		}
		one := datatree.Object(i.Span.FirstLine())
		one.Set("Cmd", datatree.Leaf(strings.ToLower(i.node.Value), i.Keyword))
		one.Set("Stage", datatree.Leaf(number(stage), i.Keyword))
		sub, node := "", i.node
		if i.Trigger != nil {
			node = i.Trigger.node
			sub = node.Value
		}
		one.Set("SubCmd", datatree.Leaf(sub, i.Keyword))
		one.Set("JSON", datatree.Leaf(node.Attributes["json"], i.Keyword))
		flags := datatree.List(i.Keyword)
		for _, f := range i.node.Flags {
			flags.Add(datatree.Leaf(f, i.Keyword))
		}
		one.Set("Flags", flags)
		values := datatree.List(i.Span.FirstLine())
		c := &cursor{line: i.line}
		c.next(node.Value)
		for n := node.Next; n != nil; n = n.Next {
			values.Add(datatree.Leaf(n.Value, firstLine(c.next(n.Value))))
		}
		one.Set("Value", values)
		v.Add(one)
	}
	return v
}

// A comment is a line of it.
type comment struct {
	text string
	at   source.Span
}

// comments returns those above an instruction, which the parser keeps without
// their places.
func (d *Dockerfile) comments(node *parser.Node) []comment {
	list := make([]comment, len(node.PrevComment))
	line := node.StartLine
	for i, text := range slices.Backward(node.PrevComment) {
		for line--; line > 1; line-- {
			if at := d.file.LineSpan(line); strings.HasPrefix(strings.TrimSpace(string(d.file.Content[at.Start:at.End])), "#") {
				break
			}
		}
		list[i] = comment{text, d.file.LineSpan(max(line, 1))}
	}
	return list
}

func (c comment) document(stage int) *datatree.Node {
	v := datatree.Object(c.at)
	v.Set("Cmd", datatree.Leaf("comment", c.at))
	v.Set("Stage", datatree.Leaf(number(stage), c.at))
	v.Set("SubCmd", datatree.Leaf("", c.at))
	v.Set("JSON", datatree.Leaf(false, c.at))
	v.Set("Flags", datatree.Leaf(nil, c.at))
	values := datatree.List(c.at)
	values.Add(datatree.Leaf(c.text, c.at))
	v.Set("Value", values)
	return v
}
