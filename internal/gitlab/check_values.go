package gitlab

import (
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// condition reports a condition that is no expression.
func (p *Pipeline) condition(v *Value) {
	if v.Kind != String {
		return
	}
	if bad := checkExpression(v.Text); bad != nil {
		p.report(ruleInvalidExpression, v.part(bad.start, bad.end), nil, "condition %s", bad.message)
	}
}

// part returns the bytes of v that its text from start to end is, up to the end
// of the line; all of v where that cannot be told.
func (v *Value) part(start, end int) source.Span {
	if v.Text != v.node.Value {
		return v.Span()
	}
	to := yamlfile.Offsets(v.file, v.node)
	if end >= len(to) {
		return v.Span()
	}
	return v.file.Span(to[start], to[end]).FirstLine()
}

// coverage reports a pattern for the coverage that is none.
func (p *Pipeline) coverage(v *Value) {
	if strings.Contains(v.Text, "$") && !strings.HasPrefix(v.Text, "/") {
		return
	}
	if len(v.Text) < 3 || v.Text[0] != '/' || strings.LastIndexByte(v.Text, '/') == 0 {
		p.report(ruleInvalidValue, v.Span(), nil, "coverage is %q, want a regular expression between slashes", v.Text)
	}
}

// durationWord is a word or a number of a duration.
var durationWord = lazyregexp.New(`[A-Za-z]+|[0-9]+(?:\.[0-9]+)?`)

var durationUnits = sync.OnceValue(func() map[string]bool {
	units := make(map[string]bool)
	for _, u := range strings.Fields(`seconds second secs sec s minutes minute mins min m hours hour hrs hr h days day dy d
		weeks week wks wk w months mo mos month years year yrs yr y and never
		a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
		eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half quarter with plus sum fortnight`) {
		units[u] = true
	}
	return units
})

// duration reports a time that GitLab cannot read, such as "3 foos". Its
// reader takes much, so that what is doubtful is not reported.
func (p *Pipeline) duration(v *Value) {
	if v.Kind != String || strings.Contains(v.Text, "$") {
		return
	}
	words := durationWord.FindAllString(v.Text, -1)
	if len(words) == 0 {
		p.report(ruleInvalidValue, v.Span(), nil, "%q is no duration; write it as in 1h 30m", v.Text)
		return
	}
	for _, w := range words {
		if w[0] >= 'A' && !durationUnits()[strings.ToLower(w)] {
			p.report(ruleInvalidValue, v.Span(), nil, "%q is no duration: there is no unit %q", v.Text, w)
			return
		}
	}
}
