package gitlab

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// check reports what is wrong with the pipeline as a whole.
func (p *Pipeline) check() {
	for _, f := range p.loaded {
		for _, e := range f.twice {
			p.report(ruleDuplicateKey, e.at.Span(), nil, "key %q stands in this mapping before; only this one counts", e.key)
		}
		p.checkInputs(f)
		if e, ok := f.root.find("include"); ok {
			p.checkShape(e.key, e.at, e.value, globals()["include"])
		}
	}
	p.checkTop()
	for _, j := range p.Jobs {
		p.checkJob(j)
	}
	p.checkGraph()
}

// checkTop reports what is wrong at the top of the files.
func (p *Pipeline) checkTop() {
	for _, e := range p.root.entries {
		if s := globals()[e.key]; s != nil {
			if e.key == "include" { // those of every file were checked
				continue
			}
			p.grows = p.open()
			p.checkShape(e.key, e.at, e.value, s)
			p.grows = false
			continue
		}
		switch {
		case strings.HasPrefix(e.key, "."), e.at.Kind == Unknown, e.value.Kind == Unknown:
		case e.value.Kind == Map:
		case e.value.Kind == Null:
			if !p.open() {
				p.report(ruleJobWithoutScript, e.at.Span(), nil, "job %q is empty", e.key)
			}
		case jobShape().keys[e.key] != nil:
			p.report(ruleUnknownKeyword, e.at.Span(), nil, "%q is a keyword of jobs and of default, not of the pipeline", e.key)
		default:
			p.report(ruleUnknownKeyword, e.at.Span(), nil, "%q is neither a keyword nor a job: it is %s%s", e.key, describe(e.value), nearest(e.key, sortedKeys(globals())))
		}
	}
}

// reserved are the names that no job may have, see
// https://docs.gitlab.com/ci/jobs/#job-names.
var reserved = []string{"image", "services", "stages", "before_script", "after_script", "variables", "cache", "include", "true", "false", "nil", "pages:deploy"}

func (p *Pipeline) checkJob(j *Job) {
	if slices.Contains(reserved, j.Name) {
		p.report(ruleReservedName, j.Key(), nil, "no job can be called %q", j.Name)
	}
	if len(j.Name) > 255 {
		p.report(ruleInvalidValue, j.Key(), nil, "name of a job has %d characters, the limit is 255", len(j.Name))
	}
	p.grows = j.Open
	p.checkShape("job "+strconv.Quote(j.Name), j.key, j.Value, jobShape())
	p.grows = false
	p.checkScript(j)
	p.checkConflicts(j)
}

func (p *Pipeline) checkScript(j *Job) {
	has := func(key string) bool { return j.Value.Get(key).IsSet() }
	if has("script") || has("run") || has("trigger") || j.Open {
		return
	}
	for _, need := range p.needs(j) {
		if need.pipeline {
			return // a job that mirrors another pipeline
		}
	}
	message := "job %q has no script, run or trigger"
	if len(j.Value.entries) == 0 {
		message = "job %q is empty"
	}
	if !slices.ContainsFunc(j.Value.Keys(), func(k string) bool { return jobShape().keys[k] != nil }) && len(j.Value.entries) > 0 {
		message = "%q has no keyword of a job in it; to keep it as a template, begin its name with a dot"
	}
	p.report(ruleJobWithoutScript, j.Key(), nil, message, j.Name)
}

// checkConflicts reports keywords that exclude one another.
func (p *Pipeline) checkConflicts(j *Job) {
	v := j.Value
	conflict := func(a, b string) {
		e, ok := v.find(b)
		if v.Get(a).IsSet() && ok && e.value.IsSet() && !p.unknown[j.Name] {
			p.report(ruleKeywordConflict, e.at.Span(), nil, "job %q has %s, so it cannot have %s", j.Name, a, b)
		}
	}
	if rules := v.Get("rules"); rules.IsSet() && rules.Kind == List && len(rules.Items) > 0 {
		conflict("rules", "only")
		conflict("rules", "except")
	}
	conflict("script", "run")
	conflict("trigger", "script")
	conflict("trigger", "run")
	if v.Get("trigger").IsSet() {
		for _, key := range []string{"image", "services", "artifacts", "cache", "before_script", "after_script", "tags", "timeout", "retry", "coverage", "release", "dependencies"} {
			conflict("trigger", key)
		}
	}
	when := v.Get("when")
	start, _ := v.find("start_in")
	switch {
	case when.IsSet() && when.Kind == String && when.Text == "delayed" && !start.value.IsSet() && !j.Open:
		p.report(ruleInvalidValue, when.Span(), nil, "job %q is delayed, but has no start_in", j.Name)
	case start.value.IsSet() && !v.Get("rules").IsSet() && !j.Open && (!when.IsSet() || when.Kind == String && when.Text != "delayed"):
		p.report(ruleKeywordConflict, start.at.Span(), nil, "start_in is for jobs with when: delayed")
	}
}

// checkShape reports where v, the value at a key, is not what s says.
func (p *Pipeline) checkShape(what string, key, v *Value, s *shape) {
	if v == nil || v.Kind == Null || v.Kind == Unknown || s == nil {
		return
	}
	if len(s.kinds) > 0 && !slices.Contains(s.kinds, v.Kind) {
		p.wrongKind(what, key, v, s)
		return
	}
	switch v.Kind {
	case String:
		if len(s.values) > 0 && !slices.Contains(s.values, v.Text) && !strings.Contains(v.Text, "$") {
			p.report(ruleInvalidValue, v.Span(), nil, "%s is %q, want %s%s", what, v.Text, orList(s.values), nearest(v.Text, s.values))
		}
	case Number:
		n, err := strconv.Atoi(v.Text)
		if err == nil && s.max > 0 && (n < s.min || n > s.max) {
			p.report(ruleInvalidValue, v.Span(), nil, "%s is %d, want a number from %d to %d", what, n, s.min, s.max)
		}
	case List:
		for _, item := range v.Items {
			p.checkItem(what, item, s)
		}
	case Map:
		p.checkKeys(what, key, v, s)
	}
	if s.check != nil {
		s.check(p, v)
	}
}

// checkItem checks an item of a list, and lists in it.
func (p *Pipeline) checkItem(what string, item *Value, s *shape) {
	if item.Kind == List && s.nested {
		for _, inner := range item.Items {
			p.checkItem(what, inner, s)
		}
		return
	}
	if s.each != nil {
		grows := p.grows
		p.grows = false // lists are not merged
		p.checkShape("item of "+what, nil, item, s.each)
		p.grows = grows
	}
}

func (p *Pipeline) checkKeys(what string, key, v *Value, s *shape) {
	if s.keys == nil {
		for _, e := range v.entries {
			p.checkShape(what+"."+e.key, e.at, e.value, s.each)
		}
		return
	}
	for _, e := range v.entries {
		if e.at.Kind == Unknown {
			continue
		}
		inner := s.keys[e.key]
		if inner == nil {
			p.unknownKey(what, e, s)
			continue
		}
		p.checkShape(e.key, e.at, e.value, inner)
	}
	for _, need := range s.needs {
		if !v.Get(need).IsSet() && !p.grows {
			at := v.point()
			if key != nil {
				at = key.Span()
			}
			p.report(ruleInvalidValue, at, nil, "%s has no %s", what, need)
		}
	}
}

func (p *Pipeline) unknownKey(what string, e entry, s *shape) {
	if isGlobal(e.key) && strings.HasPrefix(what, "job ") {
		p.report(ruleUnknownKeyword, e.at.Span(), nil, "%q is for the top of the file, not for a job", e.key)
		return
	}
	hint := nearest(e.key, slices.Collect(maps.Keys(s.keys)))
	if hint == "" && len(s.keys) <= 12 {
		hint = "; it takes " + strings.Join(sortedKeys(s.keys), ", ")
	}
	p.report(ruleUnknownKeyword, e.at.Span(), nil, "unknown keyword %q in %s%s", e.key, what, hint)
}

func (p *Pipeline) wrongKind(what string, key, v *Value, s *shape) {
	at := v.point()
	if !v.isScalar() && v.node != nil && len(v.entries)+len(v.Items) == 0 && key != nil {
		at = key.Span()
	}
	hint := ""
	if v.Kind == Map && len(v.entries) == 1 && slices.Contains(s.kinds, String) && strings.HasPrefix(what, "item of ") {
		hint = "; a colon with a space behind it makes it one, unless the whole is in quotes"
	}
	p.report(ruleInvalidValue, at, nil, "%s is %s, want %s%s", what, describe(v), kindsText(s.kinds), hint)
}

func kindsText(kinds []Kind) string {
	names := map[Kind]string{Bool: "true or false", Number: "a number", String: "text", List: "a list", Map: "a mapping"}
	var list []string
	for _, k := range kinds {
		list = append(list, names[k])
	}
	return orList(list)
}

func orList(list []string) string {
	if len(list) == 1 {
		return list[0]
	}
	if len(list) > 8 {
		return "one of the documented values"
	}
	return fmt.Sprintf("%s or %s", strings.Join(list[:len(list)-1], ", "), list[len(list)-1])
}
