// Package shell takes shell scripts apart into the commands that they run, with
// their arguments and where they stand, so that rules judge what is run and not
// what the text looks like. It knows the language of scripts and nothing of the
// files that hold them.
//
// Scripts are never executed. What only a running shell knows, the values of
// variables and what other commands print, is left as it is written.
package shell

import (
	"errors"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// A Script is what a shell is told to run.
type Script struct {
	// Commands are the simple commands in the order in which they begin, those of
	// loops, conditions, functions, subshells and substitutions among them, and
	// those of scripts that are handed to another shell, as in sh -c '…'.
	Commands []*Command
	// Err is why the script, or its end, could not be read; nil where it could.
	// Commands then holds none.
	Err error
}

// A Command is one program with its arguments.
type Command struct {
	Name Word     // of the program, as it is written: apt-get, /usr/bin/apt-get, $CMD
	Args []Word   // what follows the name
	Env  []Assign // assignments in front of the name
	// Via are the programs that run this one, from the outside: sudo, env, sh -c.
	// Programs that only run another one are no commands of their own.
	Via []string
	// Start and End are the bytes of the script, from the first assignment, or the
	// first of Via that stands in the same script, to the last argument.
	Start, End int
	// Pipeline is the same number for commands that pipes connect, and Stage their
	// place in it from the left; commands of one stage have the same. Pipeline is
	// 0 for a command without pipes.
	Pipeline, Stage int
	// Inside is the command in whose words this one stands as a substitution, nil
	// for none.
	Inside *Command
	// Redirects are the redirections of the command alone: those of a group that
	// it is part of are not among them.
	Redirects []Redirect
	// Pipefail reports whether `set -o pipefail` was run before.
	Pipefail bool
}

// Program returns the name of the program without its folder: "apt-get" for
// /usr/bin/apt-get.
func (c *Command) Program() string { return c.Name.Text[strings.LastIndexByte(c.Name.Text, '/')+1:] }

// Is reports whether the program is one of names.
func (c *Command) Is(names ...string) bool {
	program := c.Program()
	for _, name := range names {
		if program == name {
			return true
		}
	}
	return false
}

// A Word is one word of a command as the program gets it: without quotes and
// escapes.
type Word struct {
	// Text is the word. Parameters, substitutions and patterns in it stand as they
	// are written: ${VERSION}, $(uname -r), *.deb.
	Text string
	// Literal reports whether Text is what the program gets: nothing in it is
	// replaced.
	Literal bool
	// Start and End are the bytes of the script.
	Start, End int
	// Expansions are the variables that the shell puts in, in order.
	Expansions []Expansion
}

// An Expansion is a variable in a word: $NAME or ${NAME}, also with more to it,
// such as ${NAME:-x}.
type Expansion struct {
	Name string
	// Quoted reports whether its value stays in one word: it is in double quotes.
	Quoted     bool
	Start, End int // the bytes of the script
}

// An Assign is NAME=value.
type Assign struct {
	Name  string
	Value Word // empty where nothing follows the sign
}

// A Redirect is a redirection such as >/dev/null.
type Redirect struct {
	Op   string // ">", ">>", "<", "<<", "<<<", "&>", …
	Word Word   // the file, the descriptor, or of a here-document its delimiter
	Body Word   // of a here-document: its lines
}

// MaxScript is the number of bytes above which a script is not read.
const MaxScript = 256 << 10

// Limits of what is parsed. The parser is recursive, and scripts come from
// strangers.
const (
	maxOpeners = 4000 // characters that can open something
	maxNested  = 8    // scripts in scripts, as in sh -c '…'
)

var (
	errTooLong = errors.New("script is longer than 256 KB")
	errTooDeep = errors.New("script is nested too deeply")
)

// Parse takes apart a script of a POSIX shell or Bash.
func Parse(script string) *Script {
	w := &walker{}
	if err := w.script(script, offsets{}, context{}); err != nil {
		return &Script{Err: err}
	}
	return &Script{Commands: w.commands}
}

// ParseArgs takes apart a command whose words are known already, as a program
// gets them that is started without a shell. Offsets are those of the words.
func ParseArgs(words []Word) *Script {
	w := &walker{}
	if len(words) > 0 {
		c := &Command{Start: words[0].Start, End: words[len(words)-1].End}
		w.add(c, words, func(i int) (string, offsets, bool) {
			return words[i].Text, offsets{base: words[i].Start, end: words[i].End, fixed: true}, true
		}, context{pipefail: new(bool)})
	}
	return &Script{Commands: w.commands}
}

// parse returns the syntax tree. What Bash rejects may be fine in a POSIX shell.
func parse(script string) (*syntax.File, error) {
	if len(script) > MaxScript {
		return nil, errTooLong
	}
	if openers(script) > maxOpeners {
		return nil, errTooDeep
	}
	file, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(script), "")
	if err == nil {
		return file, nil
	}
	if file, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(script), ""); err == nil {
		return file, nil
	}
	var e syntax.ParseError
	if errors.As(err, &e) {
		return nil, errors.New(e.Text)
	}
	return nil, err
}

// openers counts what can make the parser go one level down.
func openers(script string) int {
	n := strings.Count(script, "(") + strings.Count(script, "{") + strings.Count(script, "`") +
		strings.Count(script, "[") + strings.Count(script, "&&") + strings.Count(script, "|") + strings.Count(script, "!")
	for _, word := range []string{"if", "for", "while", "until", "case", "select", "time", "function", "coproc"} {
		n += strings.Count(script, word)
	}
	if strings.Contains(script, "((") || strings.Contains(script, "$[") || strings.Contains(script, "let ") {
		n += strings.Count(script, "-") + strings.Count(script, "~") + strings.Count(script, "?") + strings.Count(script, "=")
	}
	return n
}
