package gitlab

import (
	"slices"
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

// notEmpty reports a script without a command.
func (p *Pipeline) notEmpty(v *Value) {
	if v.Kind == String && strings.TrimSpace(v.Text) == "" || v.Kind == List && len(v.Items) == 0 {
		p.report(ruleInvalidValue, v.Span(), nil, "script is empty")
	}
}

// cacheKey reports a key that is no name of a folder.
func (p *Pipeline) cacheKey(v *Value) {
	switch {
	case v.Kind == String && strings.Contains(v.Text, "/"):
		p.report(ruleInvalidValue, v.Span(), nil, "key of a cache has a / in it")
	case v.Kind == String && (v.Text == "." || v.Text == ".."):
		p.report(ruleInvalidValue, v.Span(), nil, "key of a cache is %q", v.Text)
	case v.Kind == Map && !v.Get("files").IsSet() && !v.Get("files_commits").IsSet() && !p.grows:
		p.report(ruleInvalidValue, v.point(), nil, "key of a cache has neither files nor files_commits")
	case v.Kind == Map && v.Get("files") != nil && len(v.Get("files").Items) > 2:
		p.report(ruleInvalidValue, v.Get("files").point(), nil, "key of a cache has %d files, the limit is 2", len(v.Get("files").Items))
	}
}

// options reports the value of a variable that is not among its options.
func (p *Pipeline) options(v *Value) {
	options, value := v.Get("options"), v.Get("value")
	if !options.IsSet() || options.Kind != List {
		return
	}
	if !value.IsSet() {
		if !p.grows {
			p.report(ruleInvalidValue, options.point(), nil, "variable with options has no value")
		}
		return
	}
	for _, o := range options.Items {
		if o.Text == value.Text || o.Kind == Unknown {
			return
		}
	}
	if value.isScalar() {
		p.report(ruleInvalidValue, value.Span(), nil, "value %q of the variable is not among its options", value.Text)
	}
}

// need reports a need that does not say what is needed.
func (p *Pipeline) need(v *Value) {
	if v.Kind != Map {
		return
	}
	switch {
	case v.Get("project").IsSet():
		for _, key := range []string{"job", "ref"} {
			if !v.Get(key).IsSet() {
				p.report(ruleInvalidValue, v.point(), nil, "need of another project has no %s", key)
			}
		}
	case !v.Get("job").IsSet() && !v.Get("pipeline").IsSet():
		p.report(ruleInvalidValue, v.point(), nil, "need has no job")
	}
}

// trigger reports a trigger that does not say what it starts.
func (p *Pipeline) trigger(v *Value) {
	if v.Kind == Map && !v.Get("project").IsSet() && !v.Get("include").IsSet() && !p.grows {
		p.report(ruleInvalidValue, v.point(), nil, "trigger has neither project nor include")
	}
}

// secret reports a secret that comes from nowhere.
func (p *Pipeline) secret(v *Value) {
	if p.grows {
		return
	}
	if gcp := v.Get("gcp_secret_manager"); gcp.IsSet() && !v.Get("token").IsSet() {
		p.report(ruleInvalidValue, gcp.point(), nil, "secret of gcp_secret_manager has no token")
	}
	for _, from := range []string{"vault", "azure_key_vault", "gcp_secret_manager", "aws_secrets_manager", "akeyless", "gitlab_secrets_manager"} {
		if v.Get(from) != nil {
			return
		}
	}
	if len(v.entries) > 0 {
		p.report(ruleInvalidValue, v.point(), nil, "secret does not say where it comes from, such as vault")
	}
}

// includeItem reports an include that names no file, or more than one.
func (p *Pipeline) includeItem(v *Value) {
	if v.Kind != Map {
		return
	}
	var found []string
	for _, kind := range []includeKind{includeLocal, includeRemote, includeTemplate, includeComponent, includeProject} {
		if v.Get(string(kind)).IsSet() {
			found = append(found, string(kind))
		}
	}
	switch {
	case len(found) == 0 && !v.Get(string(includeArtifact)).IsSet():
		p.report(ruleInvalidValue, v.point(), nil, "include has none of local, remote, template, component and project")
	case len(found) > 1:
		p.report(ruleInvalidValue, v.point(), nil, "include has %s, want one of them", strings.Join(found, " and "))
	case v.Get("project").IsSet() && !v.Get("file").IsSet():
		p.report(ruleInvalidValue, v.point(), nil, "include of a project has no file")
	}
	if remote := v.Get("remote"); remote.IsSet() && remote.Kind == String && !webAddress.MatchString(remote.Text) {
		p.report(ruleInvalidValue, remote.Span(), nil, "address %q is none of HTTP or HTTPS", remote.Text)
	}
	if sum := v.Get("integrity"); sum.IsSet() && sum.Kind == String && !strings.Contains(sum.Text, "$") && !strings.HasPrefix(sum.Text, "sha256-") {
		p.report(ruleInvalidValue, sum.Span(), nil, "integrity %q does not begin with sha256-", sum.Text)
	}
}

// atMost returns a check of the number of items in a list.
func atMost(what string, limit int) func(p *Pipeline, v *Value) {
	return func(p *Pipeline, v *Value) {
		if v.Kind == List && len(v.Items) > limit {
			p.report(ruleInvalidValue, v.point(), nil, "%s has %d items, the limit is %d", what, len(v.Items), limit)
		}
	}
}

// artifacts reports keys that do not go together.
func (p *Pipeline) artifacts(v *Value) {
	if v.Get("expose_as").IsSet() && !v.Get("paths").IsSet() && !p.grows {
		p.report(ruleInvalidValue, v.Get("expose_as").point(), nil, "artifacts with expose_as have no paths")
	}
	if v.Get("access").IsSet() && v.Get("public").IsSet() {
		p.report(ruleKeywordConflict, v.Get("public").point(), nil, "artifacts have access, so they cannot have public")
	}
}

// releasedAt reports what is no time of ISO 8601.
func (p *Pipeline) releasedAt(v *Value) {
	if v.Kind == String && !strings.Contains(v.Text, "$") && !isoTime.MatchString(v.Text) {
		p.report(ruleInvalidValue, v.Span(), nil, "released_at is %q, want a time such as 2026-01-31T08:00:00Z", v.Text)
	}
}

var isoTime = lazyregexp.New(`^\d{4}-?\d{2}-?\d{2}(?:[T ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$`)

// step reports a step that does not say what it runs.
func (p *Pipeline) step(v *Value) {
	for _, e := range v.entries {
		if e.at.Kind == Unknown || slices.Contains(stepKinds, e.key) {
			return
		}
	}
	p.report(ruleInvalidValue, v.point(), nil, "step has none of %s", strings.Join(stepKinds, ", "))
}

// webAddress matches what a file can be fetched from, or what may become that.
var webAddress = lazyregexp.New(`^(?i:https?://)|\$`)

// rule reports a rule whose when and start_in do not fit.
func (p *Pipeline) rule(v *Value) {
	if v.Kind != Map {
		return
	}
	when, start := v.Get("when"), v.Get("start_in")
	delayed := when.IsSet() && when.Kind == String && when.Text == "delayed"
	switch {
	case delayed && !start.IsSet():
		p.report(ruleInvalidValue, when.Span(), nil, "rule is delayed, but has no start_in")
	case start.IsSet() && !delayed && (!when.IsSet() || when.Kind == String):
		p.report(ruleKeywordConflict, start.point(), nil, "start_in is for rules with when: delayed")
	}
}
