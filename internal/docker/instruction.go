package docker

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
)

// A Stage is what begins with a FROM.
type Stage struct {
	Index int
	Name  string // in lower case; "" without one
	From  *Instruction
	// Image is the image that it begins with, with the defaults of arguments put
	// in; "" for a stage that begins with another one.
	Image string
	Base  *Stage // the stage that it begins with, nil for an image
	// Instructions are those of the stage, From the first.
	Instructions []*Instruction

	vars *scope
}

// maxLineage is the number of stages above which one on top of another is not
// followed.
const maxLineage = 100

// Lineage returns the stage and those that it is built on, itself first.
func (s *Stage) Lineage() []*Stage {
	var list []*Stage
	for ; s != nil && len(list) < maxLineage; s = s.Base {
		list = append(list, s)
	}
	return list
}

// An Instruction is one instruction with its arguments.
type Instruction struct {
	Name    string // in upper case: "RUN"
	Keyword source.Span
	Span    source.Span // from the keyword to the end of its last line, here-documents left out
	Text    string      // what follows the keyword, without line continuations
	Flags   []Flag
	// Args are what follows the flags: the elements of the JSON form, else the
	// words. Of the shell forms of RUN, CMD and ENTRYPOINT it is one word.
	Args []Word
	// Pairs are the names and values of ARG, ENV and LABEL.
	Pairs []Pair
	JSON  bool // the arguments are in the JSON form
	// Commands are what the shell runs: of RUN, CMD, ENTRYPOINT and the command
	// of HEALTHCHECK.
	Commands []*shell.Command
	// Unread is why Commands does not say what is run; "" where it does.
	Unread   string
	Trigger  *Instruction // what ONBUILD keeps for later
	Heredocs []parser.Heredoc
	Stage    *Stage // nil in front of the first FROM
	// Parsed is the instruction as BuildKit has it; nil where that is an error.
	Parsed any

	node   *parser.Node
	line   *text
	script *text // what the offsets of Commands are of
}

// A Flag is --name=value.
type Flag struct {
	Name, Value string
	Span        source.Span
}

// A Word is one argument.
type Word struct {
	Raw string // as it is written
	// Value is what the builder makes of it: without quotes, with the variables
	// put in that have a known default. The others are left as they are.
	Value string
	Span  source.Span
}

// A Pair is a name and its value.
type Pair struct {
	Name     string
	Value    Word
	HasValue bool // false for ARG NAME
	NoSign   bool // ENV NAME value, without =
	Span     source.Span
}

// Flag returns the values of a flag.
func (i *Instruction) Flag(name string) []Flag {
	var list []Flag
	for _, f := range i.Flags {
		if f.Name == name {
			list = append(list, f)
		}
	}
	return list
}

// scriptSpan returns the bytes of the file for offsets of Commands.
func (i *Instruction) scriptSpan(start, end int) source.Span {
	if i.script == nil {
		return i.Span
	}
	return i.script.span(start, end)
}

// read makes stages and instructions of what BuildKit parsed.
func (d *Dockerfile) read(result *parser.Result, out *lint.Results) {
	global := newScope(nil)
	fail := func(i *Instruction, err error) {
		out.Report(lint.Finding{Rule: ruleSyntax, Span: i.Span.FirstLine(), Message: message(i, err)})
	}
	first := true
	for _, w := range result.Warnings {
		span := d.file.LineSpan(1)
		if w.Location != nil {
			span = d.file.LineSpan(w.Location.Start.Line)
		}
		d.Warnings = append(d.Warnings, Warning{Check: "NoEmptyContinuation", Message: sentence(w.Short), Span: span})
	}
	for _, node := range result.AST.Children {
		i := d.instruction(node)
		check := linter.New(&linter.Config{ExperimentalAll: true, Warn: func(name, _, _, message string, _ []parser.Range) {
			d.Warnings = append(d.Warnings, Warning{name, sentence(message), i.Span.FirstLine(), i})
		}})
		parsed, err := instructions.ParseInstructionWithLinter(node, check)
		if err != nil {
			fail(i, err)
		}
		i.Parsed = parsed
		if word, wrong := i.misquoted(d.escape); wrong != nil && err == nil {
			out.Report(lint.Finding{Rule: ruleSyntax, Span: word.Span.FirstLine(), Message: words(wrong)})
		}
		stage := d.Final()
		switch {
		case i.Name == "FROM":
			stage = d.newStage(i, global)
			d.Stages = append(d.Stages, stage)
		case stage == nil && i.Name == "ARG":
			global.define(i, d.escape)
			d.Global = append(d.Global, i)
		case stage == nil:
			if err == nil && first {
				fail(i, errors.New("no build stage in current context: "+i.Name+" comes before the first FROM"))
				first = false
			}
			d.Global = append(d.Global, i)
		default:
			i.Stage = stage
			i.expand(stage.vars, d.escape)
			stage.vars.apply(i, global, d.escape)
			stage.Instructions = append(stage.Instructions, i)
		}
		d.commands(i)
		if i.Trigger != nil {
			i.Trigger.Stage = stage
			d.commands(i.Trigger)
		}
	}
	if len(d.Stages) == 0 && first && len(result.AST.Children) > 0 && len(out.Findings) == 0 {
		out.Report(lint.Finding{Rule: ruleSyntax, Span: d.file.LineSpan(1), Message: "dockerfile contains no stages to build: there is no FROM"})
	}
}

// newStage returns the stage that an instruction FROM begins.
func (d *Dockerfile) newStage(i *Instruction, global *scope) *Stage {
	s := &Stage{Index: len(d.Stages), From: i, vars: newScope(nil)}
	i.Stage = s
	i.expand(global, d.escape)
	s.Instructions = []*Instruction{i}
	if len(i.Args) == 3 && strings.EqualFold(i.Args[1].Raw, "as") {
		s.Name = strings.ToLower(i.Args[2].Raw)
	}
	if len(i.Args) == 0 {
		return s
	}
	if s.Base = d.stageNamed(i.Args[0].Value); s.Base != nil {
		s.vars = newScope(s.Base.vars)
	} else {
		s.Image = i.Args[0].Value
	}
	return s
}

// stageNamed returns the last stage so far with a name; nil for none.
func (d *Dockerfile) stageNamed(name string) *Stage {
	for i := len(d.Stages) - 1; i >= 0; i-- {
		if d.Stages[i].Name != "" && strings.EqualFold(d.Stages[i].Name, name) {
			return d.Stages[i]
		}
	}
	return nil
}

// StageOf returns the stage that --from=REF of an instruction in the stage in
// means: by its name or its number. Nil means an image, or that there is none.
func (d *Dockerfile) StageOf(ref string, in *Stage) *Stage {
	for i := in.Index - 1; i >= 0; i-- {
		if d.Stages[i].Name != "" && strings.EqualFold(d.Stages[i].Name, ref) {
			return d.Stages[i]
		}
	}
	if n, err := strconv.Atoi(ref); err == nil && n >= 0 && n < in.Index {
		return d.Stages[n]
	}
	return nil
}

// instruction makes an Instruction of a node of the parser.
func (d *Dockerfile) instruction(node *parser.Node) *Instruction {
	line, _ := logicalLine(d.file, node.StartLine, d.escape)
	if line.string != node.Original { // then only its lines are known
		s := d.file.LineSpan(node.StartLine)
		line = &text{string: node.Original, file: d.file, segments: []segment{{0, s.Start}}}
	}
	i := &Instruction{Name: strings.ToUpper(node.Value), node: node, line: line, Heredocs: node.Heredocs}
	i.fill(node, 0)
	return i
}

// fill reads the arguments of a node, which stands in the line from the byte at
// on.
func (i *Instruction) fill(node *parser.Node, at int) {
	c := &cursor{line: i.line, at: at}
	i.Keyword = c.next(node.Value)
	end := len(strings.TrimRight(i.line.string, " \t\r\n"))
	i.Span = i.line.span(at+leading(i.line.string[at:]), end)
	i.Text = strings.TrimSpace(i.line.string[min(c.at, len(i.line.string)):])
	i.JSON = node.Attributes["json"]
	for _, flag := range node.Flags {
		name, value, _ := strings.Cut(strings.TrimPrefix(flag, "--"), "=")
		i.Flags = append(i.Flags, Flag{name, value, c.next(flag)})
	}
	if i.Name == "ONBUILD" && node.Next != nil && len(node.Next.Children) > 0 {
		child := node.Next.Children[0]
		i.Trigger = &Instruction{Name: strings.ToUpper(child.Value), node: child, line: i.line, Heredocs: node.Heredocs}
		i.Trigger.fill(child, min(c.at, len(i.line.string)))
		return
	}
	for n, k := node.Next, 0; n != nil; n, k = n.Next, k+1 {
		raw := n.Value
		var span source.Span
		if (i.Name == "ENV" || i.Name == "LABEL") && k%3 == 2 {
			span = c.line.span(c.at, c.at) // the sign, which stands between name and value
		} else if i.JSON && !(i.Name == "HEALTHCHECK" && n == node.Next) {
			span = c.nextJSON(raw)
		} else {
			span = c.next(raw)
		}
		i.Args = append(i.Args, Word{raw, raw, span})
	}
	switch i.Name {
	case "ENV", "LABEL":
		for k := 0; k+2 < len(i.Args); k += 3 {
			name, value, sign := i.Args[k], i.Args[k+1], i.Args[k+2].Raw
			i.Pairs = append(i.Pairs, Pair{name.Raw, value, true, sign == "", join(name.Span, value.Span)})
		}
		i.Args = nil
	case "ARG":
		for _, w := range i.Args {
			name, value, ok := strings.Cut(w.Raw, "=")
			v := Word{value, value, w.Span}
			if span := w.Span; ok && span.End-span.Start == len(w.Raw) {
				v.Span = span.File.Span(span.Start+len(name)+1, span.End)
			}
			i.Pairs = append(i.Pairs, Pair{name, v, ok, false, w.Span})
		}
		i.Args = nil
	}
}

func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " \t\r\n\v\f")) }

func join(a, b source.Span) source.Span {
	if b.Start < a.Start || b.End < a.End {
		return a
	}
	return a.File.Span(a.Start, b.End)
}

// A cursor finds words in a line, one after the other.
type cursor struct {
	line *text
	at   int
}

// next returns the span of the next word; where it is not there as it is, that
// of the rest of the line.
func (c *cursor) next(word string) source.Span {
	rest := c.line.string[c.at:]
	i := strings.Index(rest, word)
	if word == "" || i < 0 {
		start := c.at + leading(rest)
		return c.line.span(start, max(start, len(strings.TrimRight(c.line.string, " \t\r\n"))))
	}
	start := c.at + i
	c.at = start + len(word)
	return c.line.span(start, c.at)
}

// nextJSON is next for a string of a JSON array.
func (c *cursor) nextJSON(value string) source.Span {
	var quoted bytes.Buffer
	e := json.NewEncoder(&quoted)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err == nil {
		if text := strings.TrimSuffix(quoted.String(), "\n"); strings.Contains(c.line.string[c.at:], text) {
			return c.next(text)
		}
	}
	return c.next(value)
}
