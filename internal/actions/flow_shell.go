package actions

import (
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// assigned returns what decides a variable that a script itself sets before an
// offset, where somebody's text reaches it as it is; Fixed where it does not set
// it, or makes something else of the text.
func (f follower) assigned(in Scope, script *actionlint.String, name string, before int) (Origin, string) {
	*f.budget--
	if f.depth++; f.depth > maxSteps || *f.budget < 0 || !strings.Contains(script.Value[:before], name+"=") {
		return Fixed, ""
	}
	start := -1
	for _, m := range shellAssignment.FindAllStringSubmatchIndex(script.Value[:before], -1) {
		if script.Value[m[2]:m[3]] == name {
			start = m[1]
		}
	}
	if start < 0 {
		return Fixed, ""
	}
	end := start + valueLength(script.Value[start:before])
	if narrows.MatchString(script.Value[start:end]) {
		return Fixed, ""
	}
	if o, from := f.shellText(in, script, start, end); o >= Caller {
		return o, from
	}
	return Fixed, "" // what is merely computed is told elsewhere
}

var (
	shellAssignment = lazyregexp.New(`(?m)(?:^|[;&|{(]|\b(?:export|local|readonly|declare)\b)[ \t]*([A-Za-z_][A-Za-z0-9_]*)=`)
	// narrows is what leaves nothing of a text but what somebody thought of:
	// a number, a hash, one line.
	narrows = lazyregexp.New(`\[\^|\[0-9|\\d|\btr\s+-|\b(?:wc|cut|cksum|date|basename)\b|\w+sum\b|\blength\b|\bgrep\s+-\w*[cq]`)
)

// valueLength returns the length of the value that text begins with: to the end
// of its line, or of the substitution that goes on below.
func valueLength(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '\n':
			if depth <= 0 {
				return i
			}
		}
	}
	return len(text)
}
