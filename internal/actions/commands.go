package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/shell"
)

// Commands returns the commands that the script of a step runs; nil for a step
// without one. The offsets of commands and the ends of their words are those of
// the script. A script for another shell than sh and bash is read line by line, as
// far as its lines look like theirs. The list is shared: nobody changes it.
func (t *Source) Commands(s *actionlint.Step) []*shell.Command {
	list, ok := t.commands[s]
	if !ok {
		list = commandsOf(s)
		if t.commands == nil {
			t.commands = make(map[*actionlint.Step][]*shell.Command)
		}
		t.commands[s] = list
	}
	return list
}

func commandsOf(s *actionlint.Step) []*shell.Command {
	run := Run(s)
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
