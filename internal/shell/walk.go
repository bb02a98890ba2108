package shell

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A walker collects the commands of a script.
type walker struct {
	commands  []*Command
	pipelines int
	nested    int
}

// A context is what holds for a command from around it.
type context struct {
	pipeline, stage int
	inside          *Command
	via             []string
	pipefail        *bool // of the script; nil at its top
}

// offsets maps the bytes of a script that stands in a word of another one to
// those of the outermost.
type offsets struct {
	base  int  // added
	fixed bool // everything stands at [base, end)
	end   int
}

func (o offsets) at(start, end syntax.Pos) (int, int) {
	if o.fixed {
		return o.base, o.end
	}
	return o.base + int(start.Offset()), o.base + int(end.Offset())
}

// script adds the commands of a script.
func (w *walker) script(text string, at offsets, in context) error {
	file, err := parse(text)
	if err != nil {
		return err
	}
	if in.pipefail == nil {
		in.pipefail = new(bool)
	}
	(&scope{walker: w, src: text, at: at}).walk(file, in)
	return nil
}

// A scope is one script on its way.
type scope struct {
	*walker
	src string
	at  offsets
}

// walk adds the commands below a node.
func (s *scope) walk(node syntax.Node, in context) {
	syntax.Walk(node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.BinaryCmd:
			if n.Op == syntax.Pipe || n.Op == syntax.PipeAll {
				s.pipe(n, in)
				return false
			}
		case *syntax.Stmt:
			switch cmd := n.Cmd.(type) {
			case *syntax.CallExpr:
				s.call(cmd, n.Redirs, in)
				return false
			case *syntax.DeclClause:
				s.declare(cmd, n.Redirs, in)
				return false
			}
		case *syntax.CallExpr: // of a test in time or coproc
			s.call(n, nil, in)
			return false
		case *syntax.Subshell:
			// What it sets ends with it.
			inner := in
			set := *in.pipefail
			inner.pipefail = &set
			for _, stmt := range n.Stmts {
				s.walk(stmt, inner)
			}
			return false
		}
		return true
	})
}

// pipe adds the commands of a pipeline, however many stages it has.
func (s *scope) pipe(n *syntax.BinaryCmd, in context) {
	var stages []*syntax.Stmt
	for at := n; ; { // a | b | c is (a | b) | c
		stages = append(stages, at.Y)
		left, ok := at.X.Cmd.(*syntax.BinaryCmd)
		if !ok || left.Op != syntax.Pipe && left.Op != syntax.PipeAll || len(at.X.Redirs) > 0 {
			stages = append(stages, at.X)
			break
		}
		at = left
	}
	slices.Reverse(stages)
	s.pipelines++
	in.pipeline = s.pipelines
	for i, stage := range stages {
		in.stage = i
		s.walk(stage, in)
	}
}

// call adds a simple command, and those in its words.
func (s *scope) call(n *syntax.CallExpr, redirs []*syntax.Redirect, in context) {
	c := &Command{Pipeline: in.pipeline, Stage: in.stage, Inside: in.inside, Via: in.via, Pipefail: *in.pipefail}
	c.Start, c.End = s.at.at(n.Pos(), n.End())
	for _, a := range n.Assigns {
		if a.Name == nil {
			continue
		}
		assign := Assign{Name: a.Name.Value}
		if a.Value != nil {
			assign.Value = s.word(a.Value)
		}
		c.Env = append(c.Env, assign)
	}
	c.Redirects = s.redirects(redirs)
	words := make([]Word, len(n.Args))
	for i, arg := range n.Args {
		words[i] = s.word(arg)
	}
	inside := in.inside
	if len(words) > 0 {
		s.add(c, words, func(i int) (string, offsets, bool) { return s.text(n.Args[i]) }, in)
		s.here(c, redirs, in)
		inside = c
	}
	below := in
	below.pipeline, below.stage, below.inside, below.via = 0, 0, inside, nil
	for _, a := range n.Assigns {
		s.walk(a, below)
	}
	for _, arg := range n.Args {
		s.walk(arg, below)
	}
	for _, r := range redirs {
		if r.Word != nil {
			s.walk(r.Word, below)
		}
		if r.Hdoc != nil {
			s.walk(r.Hdoc, below)
		}
	}
}

// here adds the commands of a here-document that c, a shell, reads as its script.
func (s *scope) here(c *Command, redirs []*syntax.Redirect, in context) {
	if !readsInput(c) || s.nested >= maxNested {
		return
	}
	for _, r := range redirs {
		if r.Hdoc == nil {
			continue
		}
		start, end := s.at.at(r.Hdoc.Pos(), r.Hdoc.End())
		at := offsets{base: start}
		if s.at.fixed {
			at = offsets{base: start, end: end, fixed: true}
		}
		below := in
		set := hasOption(c.Args, "pipefail")
		below.pipeline, below.stage, below.pipefail = 0, 0, &set
		below.via = append(slices.Clip(c.Via), c.Program()+" <<")
		s.nested++
		// What the parser has for the document ends in its delimiter.
		text := strings.TrimSuffix(s.source(r.Hdoc), s.word(r.Word).Text)
		_ = s.script(text, at, below) // what cannot be read stays the text that it is
		s.nested--
	}
}

// redirects returns the redirections of a command.
func (s *scope) redirects(list []*syntax.Redirect) (all []Redirect) {
	for _, r := range list {
		redirect := Redirect{Op: r.Op.String()}
		if r.Word != nil {
			redirect.Word = s.word(r.Word)
		}
		if r.Hdoc != nil {
			redirect.Body = s.word(r.Hdoc)
		}
		all = append(all, redirect)
	}
	return all
}

// declare adds export NAME=value and its like as the command that it is.
func (s *scope) declare(n *syntax.DeclClause, redirs []*syntax.Redirect, in context) {
	c := &Command{Pipeline: in.pipeline, Stage: in.stage, Inside: in.inside, Via: in.via, Pipefail: *in.pipefail}
	c.Start, c.End = s.at.at(n.Pos(), n.End())
	c.Name = Word{Text: n.Variant.Value, Literal: true}
	c.Name.Start, c.Name.End = s.at.at(n.Variant.Pos(), n.Variant.End())
	c.Redirects = s.redirects(redirs)
	below := in
	below.pipeline, below.stage, below.inside, below.via = 0, 0, c, nil
	s.commands = append(s.commands, c)
	for _, a := range n.Args {
		w := Word{Literal: true}
		w.Start, w.End = s.at.at(a.Pos(), a.End())
		if a.Name != nil {
			w.Text = a.Name.Value
			if !a.Naked {
				w.Text += "="
			}
		}
		if a.Value != nil {
			value := s.word(a.Value)
			w.Text += value.Text
			w.Literal = value.Literal
		}
		if a.Array != nil || a.Index != nil {
			w.Text, w.Literal = s.source(a), false
		}
		c.Args = append(c.Args, w)
		s.walk(a, below)
	}
}

// add adds a command of these words: the one that the programs in front of it
// run. Where that is a script, of which textOf gives the text in a word, its
// commands follow.
func (w *walker) add(c *Command, words []Word, textOf func(i int) (string, offsets, bool), in context) {
	first := 0 // of words among those that were given
	for len(words) > 0 {
		c.Name, c.Args = words[0], words[1:]
		skip, assigns := wrapped(c)
		if skip == 0 {
			break
		}
		c.Via = append(slices.Clip(c.Via), c.Program())
		c.Env = append(c.Env, assigns...)
		words = words[skip:]
		first += skip
	}
	w.commands = append(w.commands, c)
	setsPipefail(c, in.pipefail)
	i, via := inner(c)
	if i < 0 || w.nested >= maxNested {
		return
	}
	text, at, ok := textOf(first + 1 + i)
	if !ok {
		return
	}
	below := in
	below.inside = in.inside
	below.via = append(slices.Clip(c.Via), via)
	if via != "eval" {
		below.pipefail = nil
		if hasOption(c.Args[:i], "pipefail") {
			set := true
			below.pipefail = &set
		}
	}
	w.nested++
	_ = w.script(text, at, below) // what cannot be read stays the argument that it is
	w.nested--
}

// setsPipefail takes note of set -o pipefail.
func setsPipefail(c *Command, set *bool) {
	if c.Name.Text == "set" && hasOption(c.Args, "pipefail") {
		*set = c.Args[0].Text == "" || c.Args[0].Text[0] != '+'
	}
}

// hasOption reports whether args have -o NAME, alone or with other letters.
func hasOption(args []Word, name string) bool {
	for i, a := range args {
		if a.Text == name && i > 0 && len(args[i-1].Text) > 1 && args[i-1].Text[len(args[i-1].Text)-1] == 'o' {
			return true
		}
	}
	return false
}
