package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// A jobIndex is what the flow of data in a job asks for, found once.
type jobIndex struct {
	positions map[*actionlint.Step]int
	ids       map[string]*actionlint.Step // by id in lower case
	env       map[string][]assignment     // to GITHUB_ENV, by name in lower case, in order
	output    map[string][]assignment     // to GITHUB_OUTPUT
}

// An assignment is a NAME=VALUE that a script appends to a file of the runner.
type assignment struct {
	position   int // of the step
	step       *actionlint.Step
	script     *actionlint.String
	start, end int // of the value in the script
}

func (t *Source) indexOf(j *actionlint.Job) *jobIndex {
	if index := t.indexes[j]; index != nil {
		return index
	}
	index := &jobIndex{
		positions: make(map[*actionlint.Step]int, len(j.Steps)),
		ids:       make(map[string]*actionlint.Step),
		env:       make(map[string][]assignment),
		output:    make(map[string][]assignment),
	}
	for i, s := range j.Steps {
		index.positions[s] = i
		if s.ID != nil {
			index.ids[strings.ToLower(s.ID.Value)] = s
		}
		if run := Run(s); run != nil {
			for _, w := range Writes(run.Value) {
				index.add(assignment{position: i, step: s, script: run}, w)
			}
		}
	}
	if t.indexes == nil {
		t.indexes = make(map[*actionlint.Job]*jobIndex)
	}
	t.indexes[j] = index
	return index
}

func (index *jobIndex) add(a assignment, w Write) {
	into := index.env
	switch w.File {
	case "GITHUB_ENV":
	case "GITHUB_OUTPUT":
		into = index.output
	default:
		return
	}
	for _, m := range assigned.FindAllStringSubmatchIndex(w.Text, -1) {
		name := strings.ToLower(w.Text[m[2]:m[3]])
		a.start, a.end = w.Start+m[3], w.Start+len(w.Text)
		into[name] = append(into[name], a)
	}
}

var assigned = lazyregexp.New(`(?:^|[\s"'])([A-Za-z_][A-Za-z0-9_-]*)=`)

// shellText returns what decides a part of a script: expressions in it, and the
// variables that it names, those that the script set before too.
func (f follower) shellText(in Scope, script *actionlint.String, start, end int) (Origin, string) {
	worst, from := Fixed, ""
	add := func(o Origin, name string) {
		if o > worst {
			worst, from = o, name
		}
	}
	for _, e := range f.t.Exprs(script) {
		if e.Start < start || e.End > end {
			continue
		}
		for _, a := range e.Accesses() {
			add(f.access(in, a))
		}
	}
	text := script.Value[start:end]
	for _, m := range shellVariable.FindAllStringSubmatch(text, -1) {
		name := m[1] + m[2]
		add(f.shellVariable(in, name))
		add(f.assigned(in, script, name, start))
	}
	if strings.Contains(text, "$(") || strings.Contains(text, "`") {
		add(Chosen, "the output of a command")
	}
	return worst, from
}

// shellVariable is $NAME, ${NAME}, $env:NAME of PowerShell, or %NAME% of cmd.
var shellVariable = lazyregexp.New(`\$\{?(?i:env:)?([A-Za-z_][A-Za-z0-9_]*)|%([A-Za-z_][A-Za-z0-9_]*)%`)

// shellVariable returns what decides a variable of a script that its
// environment sets. Others may be set by the script itself.
func (f follower) shellVariable(in Scope, name string) (Origin, string) {
	if strings.HasPrefix(name, "GITHUB_") || strings.HasPrefix(name, "RUNNER_") {
		if name == "GITHUB_HEAD_REF" {
			return Attacker, "github.head_ref"
		}
		return Fixed, name
	}
	switch name {
	case "CI", "HOME", "PATH", "PWD", "TMPDIR", "USER":
		return Fixed, name
	}
	*f.budget--
	if f.depth++; f.depth > maxSteps || *f.budget < 0 {
		return Chosen, name
	}
	return f.env(in, strings.ToLower(name), name)
}

// A Write is a command in a shell script that appends to one of the files that
// the runner reads after a step.
type Write struct {
	File  string // "GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STATE"
	Text  string // what is written, as far as it can be told: arguments of echo, lines of a here-document
	Start int    // of Text in the script
	// At and End are the bytes of the redirection.
	At, End int
	// Echo says that the text is that of echo, printf or a here-document, not
	// a command whose output is written.
	Echo bool
	// Literal says that such text has no variable, command or expression in it.
	Literal bool
}

var redirect = lazyregexp.New(`(?:>>?|\btee\s+(?:--?\w+\s+)*|(?i:\|\s*(?:Out-File|Add-Content|Set-Content|Tee-Object)\b[^\n|;]*?))\s*["']?(?:(?:\$\{?(?:env:|Env:)?|%)(GITHUB_(?:ENV|PATH|OUTPUT|STATE))\b\}?%?|\$\{\{\s*github\.(env|path|output|state)\s*\}\})["']?`)

// Writes returns the writes of a script for sh, bash or PowerShell.
func Writes(script string) []Write {
	if !strings.Contains(script, "GITHUB_") && !strings.Contains(script, "github.") {
		return nil
	}
	return append(redirections(script), contentCommands(script)...)
}

// redirectTargets are what a redirection to a file of the runner names, one of
// them: a look at it is much quicker than the regular expression.
var redirectTargets = []string{
	"GITHUB_ENV", "GITHUB_PATH", "GITHUB_OUTPUT", "GITHUB_STATE", "github.env", "github.path", "github.output", "github.state",
}

func redirections(script string) (list []Write) {
	if !slices.ContainsFunc(redirectTargets, func(name string) bool { return strings.Contains(script, name) }) {
		return nil
	}
	for _, m := range redirect.FindAllStringSubmatchIndex(script, -1) {
		w := Write{At: m[0], End: m[1]}
		if m[2] >= 0 {
			w.File = script[m[2]:m[3]]
		} else {
			w.File = "GITHUB_" + strings.ToUpper(script[m[4]:m[5]])
		}
		w.Start = strings.LastIndexByte(script[:m[0]], '\n') + 1
		if isComment.MatchString(script[w.Start:m[0]]) {
			continue
		}
		for w.Start > 1 && script[w.Start-2] == '\\' { // the line before goes on
			w.Start = strings.LastIndexByte(script[:w.Start-1], '\n') + 1
		}
		w.Text = script[w.Start:m[0]]
		if d := hereString.FindStringIndex(lineFrom(script, m[1])); d != nil {
			w.Start, w.Text, w.Echo = m[1]+d[1], lineFrom(script, m[1]+d[1]), true
			w.Literal = isLiteral(w.Text)
		} else if d := hereDocument.FindStringSubmatchIndex(lineFrom(script, w.Start)); d != nil {
			w.Start, w.Text, w.Literal = document(script, w.Start, d)
			w.Echo = true
		} else {
			if groupEnd.MatchString(w.Text) {
				w.Start, w.Text = braces(script, w.Start+len(w.Text))
			} else {
				at := lastCommand(w.Text)
				w.Start, w.Text = w.Start+at, w.Text[at:]
			}
			w.Echo = onlyEcho(w.Text)
			w.Literal = w.Echo && isLiteral(w.Text)
		}
		list = append(list, w)
	}
	return list
}

func contentCommands(script string) (list []Write) {
	if !strings.Contains(strings.ToLower(script), "$env:github_") {
		return nil
	}
	for _, m := range contentCommand.FindAllStringSubmatchIndex(script, -1) {
		w := Write{File: script[m[4]:m[5]], Start: m[2], Text: script[m[2]:m[3]], At: m[2], End: m[5], Echo: true}
		w.Literal = isLiteral(script[m[2]:m[4]-len("$env:")]) && isLiteral(script[m[5]:m[3]])
		list = append(list, w)
	}
	return list
}

// contentCommand is a command of PowerShell that takes what it writes as an
// argument.
var contentCommand = lazyregexp.New(`(?im)(?:^|[;{(&])\s*(?:(?:Add-Content|Set-Content|Out-File)\b|\[(?:System\.)?IO\.File\]::(?:Append|Write)All(?:Text|Lines)\()([^\n|;]*?\$env:(GITHUB_(?:ENV|PATH|OUTPUT|STATE))\b[^\n|;]*)`)

var (
	isComment    = lazyregexp.New(`^\s*(?:#|(?i:@?rem\s)|::)`)
	hereString   = lazyregexp.New(`^\s*<<<`)
	hereDocument = lazyregexp.New(`(?:^|[^<])<<-?\s*(\\?["']?)([A-Za-z_][A-Za-z0-9_]*)["']?`)
	groupEnd     = lazyregexp.New(`^\s*[})]\s*(?:\|\s*)?$`)
	isEcho       = lazyregexp.New(`^\s*(?:echo|printf|Write-Output|cat\s*<<<|"|')`)
)

// onlyEcho reports whether commands print their arguments and do nothing else.
func onlyEcho(commands string) bool {
	for line := range strings.Lines(commands) {
		if strings.TrimSpace(line) != "" && !isEcho.MatchString(line) {
			return false
		}
	}
	return true
}

func lineFrom(script string, at int) string {
	line, _, _ := strings.Cut(script[at:], "\n")
	return line
}

// document returns the lines of the here-document whose head is at d in the
// line at start.
func document(script string, start int, d []int) (at int, text string, literal bool) {
	line := lineFrom(script, start)
	quoted, word := line[d[2]:d[3]] != "", line[d[4]:d[5]]
	at = min(start+len(line)+1, len(script))
	end := at
	for end < len(script) {
		l := lineFrom(script, end)
		if strings.TrimSpace(l) == word {
			break
		}
		end = min(end+len(l)+1, len(script))
	}
	text = script[at:end]
	return at, text, isLiteral(text) || quoted && !strings.Contains(text, open)
}

// braces returns the commands of the group { … } that ends at end.
func braces(script string, end int) (at int, text string) {
	depth := 0
	for i := min(end, len(script)) - 1; i >= 0; i-- {
		switch script[i] {
		case '}', ')':
			if depth++; depth == 1 {
				end = i
			}
		case '{', '(':
			if depth--; depth == 0 {
				return i + 1, script[i+1 : end]
			}
		}
	}
	return 0, script[:end]
}

// lastCommand returns where the last command of a line begins.
func lastCommand(line string) int {
	at := 0
	quote := byte(0)
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ';' || c == '&' && i+1 < len(line) && line[i+1] == '&':
			at = i + 1
		}
	}
	if at > 0 && at < len(line) && line[at] == '&' {
		at++
	}
	return at
}

// isLiteral reports whether nothing in shell text is computed. Single quotes
// keep variables from being expanded, never expressions.
func isLiteral(text string) bool {
	if strings.Contains(text, open) {
		return false
	}
	return !strings.ContainsAny(singleQuoted.ReplaceAllString(text, ""), "$`%")
}

var singleQuoted = lazyregexp.New(`'[^']*'`)

// ShellVariable returns what decides a variable that a script at in reads.
func (t *Source) ShellVariable(in Scope, name string) (Origin, string) {
	budget := maxLookups
	return follower{t: t, budget: &budget}.shellVariable(in, name)
}

// Written returns what decides the text of a write by the script at in.
func (t *Source) Written(in Scope, script *actionlint.String, w Write) (Origin, string) {
	if w.Literal {
		return Fixed, ""
	}
	budget := maxLookups
	o, from := follower{t: t, budget: &budget}.shellText(in, script, w.Start, w.Start+len(w.Text))
	if o == Fixed && !w.Echo {
		return Chosen, "the output of a command"
	}
	return o, from
}
