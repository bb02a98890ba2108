package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/shell"
)

// commandsOf returns the commands that the script of a step runs; nil for a step
// without one. The offsets of commands and the ends of their words are those of
// the script. A script for another shell than
// sh and bash is read line by line, as far as its lines look like theirs.
func commandsOf(s *actionlint.Step) []*shell.Command {
	run := actions.Run(s)
	if run == nil {
		return nil
	}
	text := expression.ReplaceAllStringFunc(run.Value, func(e string) string { return strings.Repeat("_", len(e)) })
	if script := shell.Parse(text); script.Err == nil {
		return script.Commands
	}
	var list []*shell.Command
	at := 0
	for line := range strings.Lines(text) {
		for _, c := range shell.Parse(line).Commands {
			c.Start, c.End, c.Name.End = c.Start+at, c.End+at, c.Name.End+at
			for i := range c.Args {
				c.Args[i].End += at
			}
			list = append(list, c)
		}
		at += len(line)
	}
	return list
}

// expression is one in braces. Its letters would be a syntax error to a shell.
var expression = lazyregexp.New(`(?s)\$\{\{.*?\}\}`)

// operands returns the arguments of a command that are neither options nor the
// values of options; withValue are the options whose next argument is their value.
func operands(c *shell.Command, withValue ...string) []string {
	var list []string
	for i := 0; i < len(c.Args); i++ {
		text := c.Args[i].Text
		switch {
		case text == "--":
		case text == "-" || !strings.HasPrefix(text, "-"):
			list = append(list, text)
		case contains(withValue, text):
			i++
		}
	}
	return list
}

// option returns the value of an option, and whether it is there: "--name value",
// "--name=value", or no value at all.
func option(c *shell.Command, names ...string) (value string, ok bool) {
	for i, a := range c.Args {
		name, value, joined := strings.Cut(a.Text, "=")
		if !contains(names, name) {
			continue
		}
		if !joined && i+1 < len(c.Args) {
			value = c.Args[i+1].Text
		}
		return value, true
	}
	return "", false
}

func contains(list []string, s string) bool {
	for _, e := range list {
		if strings.EqualFold(e, s) {
			return true
		}
	}
	return false
}
