package gitlab

import (
	"slices"
	"strings"
)

// References are resolved when all files are merged and before jobs are
// extended, as in GitLab, see
// https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags.

// maxReferences is how deep references to references may go.
const maxReferences = 10

// references returns v with the references in it resolved in the pipeline.
func (p *Pipeline) references(v *Value, stack []string) *Value {
	switch {
	case v == nil:
		return nil
	case v.reference != nil:
		return p.reference(v, stack)
	case v.Kind == List:
		items := make([]*Value, len(v.Items))
		same := true
		for i, item := range v.Items {
			items[i] = p.references(item, stack)
			same = same && items[i] == item
		}
		if same {
			return v
		}
		return &Value{Kind: List, Items: items, file: v.file, node: v.node}
	case v.Kind == Map:
		entries := make([]entry, len(v.entries))
		same := true
		for i, e := range v.entries {
			entries[i] = entry{e.key, e.at, p.references(e.value, stack)}
			same = same && entries[i] == e
		}
		if same {
			return v
		}
		return newMap(v.file, v.node, entries)
	}
	return v
}

func (p *Pipeline) reference(v *Value, stack []string) *Value {
	unknown := &Value{Kind: Unknown, file: v.file, node: v.node}
	name := strings.Join(v.reference, "\x00")
	if slices.Contains(stack, name) {
		p.report(ruleCycle, v.Span(), nil, "!reference [%s] leads back to itself", strings.Join(v.reference, ", "))
		return unknown
	}
	if known, ok := p.resolved[name]; ok {
		return known
	}
	if len(stack) >= maxReferences || p.expanded > maxValues {
		return unknown
	}
	target := p.merged
	for i, key := range v.reference {
		next := target.Get(key)
		if next == nil {
			p.missingReference(v, target, i)
			return unknown
		}
		target = next
		if target.Kind == Unknown && target.reference == nil {
			return unknown
		}
		if target.reference != nil && i+1 < len(v.reference) {
			target = p.reference(target, append(stack[:len(stack):len(stack)], name))
			if target.Kind == Unknown {
				return unknown
			}
		}
	}
	out := p.references(target, append(stack[:len(stack):len(stack)], name))
	p.expanded += size(out, maxValues)
	p.resolved[name] = out
	return out
}

// missingReference reports a reference whose key at i is not in target, unless
// it may come from elsewhere.
func (p *Pipeline) missingReference(v, target *Value, i int) {
	if len(v.reference) == 0 || p.open() {
		return
	}
	key := v.reference[i]
	if strings.Contains(strings.Join(v.reference, ""), "$[[") {
		return
	}
	if i == 0 {
		p.report(ruleUnknownReference, v.Span(), nil, "!reference names job %q, which does not exist%s", key, nearest(key, p.merged.Keys()))
		return
	}
	if target.Get("extends").IsSet() {
		p.report(ruleUnknownReference, v.Span(), nil, "!reference names %q of %q, which has it by extends only; references are resolved before", key, v.reference[0])
		return
	}
	p.report(ruleUnknownReference, v.Span(), nil, "!reference names %q, which %q does not have%s", key, v.reference[i-1], nearest(key, target.Keys()))
}

// size counts the values in v, up to limit.
func size(v *Value, limit int) int {
	if v == nil || limit <= 0 {
		return 0
	}
	n := 1
	for _, item := range v.Items {
		n += size(item, limit-n)
	}
	for _, e := range v.entries {
		n += size(e.value, limit-n)
	}
	return n
}

// maxExtends is how deep extends may go, see
// https://docs.gitlab.com/ci/yaml/#extends.
const maxExtends = 11

// extended returns a job with what it extends merged in.
func (p *Pipeline) extended(name string, v *Value, stack []string) *Value {
	extends := v.Get("extends")
	if !extends.IsSet() || v.Kind != Map {
		return v
	}
	if known := p.extends[name]; known != nil {
		return known
	}
	stack = append(stack[:len(stack):len(stack)], name)
	var base *Value
	for _, parent := range extends.Strings() {
		if parent.Kind != String {
			p.partial = true
			continue
		}
		if at := slices.Index(stack, parent.Text); at >= 0 {
			p.report(ruleCycle, parent.Span(), nil, "jobs extend one another: %s", strings.Join(append(stack[at:len(stack):len(stack)], parent.Text), " → "))
			continue
		}
		target := p.root.Get(parent.Text)
		switch {
		case target == nil:
			p.unknown[name] = true
			if !p.open() {
				p.report(ruleUnknownExtends, parent.Span(), nil, "job %q extends %q, which does not exist%s", name, parent.Text, nearest(parent.Text, p.jobNames()))
			}
			continue
		case target.Kind != Map:
			p.unknown[name] = true
			if target.Kind != Unknown {
				p.report(ruleUnknownExtends, parent.Span(), nil, "job %q extends %q, which is %s, not a job", name, parent.Text, describe(target))
			}
			continue
		case len(stack) > maxExtends:
			p.unknown[name] = true
			p.report(ruleUnknownExtends, parent.Span(), nil, "extends is nested deeper than %d levels", maxExtends)
			continue
		}
		if p.unknown[parent.Text] {
			p.unknown[name] = true
		}
		base = merge(base, p.extended(parent.Text, target, stack))
		if p.unknown[parent.Text] {
			p.unknown[name] = true
		}
	}
	if extends.Kind == Unknown {
		p.unknown[name] = true
	}
	out := v
	if base != nil {
		out = merge(base, v)
	}
	p.extends[name] = out
	return out
}

// defaults are the keywords that jobs inherit from default, and of them those
// that may stand at the top as well, see https://docs.gitlab.com/ci/yaml/#default.
var (
	defaults = []string{
		"after_script", "artifacts", "before_script", "cache", "hooks", "id_tokens", "identity", "image",
		"interruptible", "retry", "services", "tags", "timeout",
	}
	globalDefaults = []string{"after_script", "before_script", "cache", "image", "services"}
)

// withDefaults returns a job with what it inherits from default.
func (p *Pipeline) withDefaults(job *Value) *Value {
	inherit := job.Get("inherit").Get("default")
	if inherit.IsSet() && inherit.Kind == Bool && isFalse(inherit) || job.Get("trigger").IsSet() {
		return job
	}
	var extra []entry
	for _, key := range defaults {
		if job.Get(key).IsSet() {
			continue
		}
		if inherit.IsSet() && inherit.Kind == List && !slices.ContainsFunc(inherit.Strings(), func(v *Value) bool { return v.Text == key }) {
			continue
		}
		e, ok := p.root.Get("default").find(key)
		if !ok && slices.Contains(globalDefaults, key) {
			e, ok = p.root.find(key)
		}
		if ok && e.value.IsSet() {
			extra = append(extra, e)
		}
	}
	if extra == nil {
		return job
	}
	entries := slices.Clone(job.entries)
	entries = slices.DeleteFunc(entries, func(e entry) bool {
		return slices.ContainsFunc(extra, func(x entry) bool { return x.key == e.key })
	})
	return newMap(job.file, job.node, append(entries, extra...))
}

func isFalse(v *Value) bool {
	switch strings.ToLower(v.Text) {
	case "false", "no", "off":
		return true
	}
	return false
}
