package actions

import (
	"slices"
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/yamlfile"
)

// What GitHub added after actionlint 1.7.12, which takes it for faults. Each
// case is in testdata/newer.txtar; a test says when actionlint knows it too and
// the case can go.

// isNewer reports whether a problem is about something that GitHub knows and
// actionlint does not yet.
func (t *Source) isNewer(p *problem) bool {
	switch p.Kind {
	case "syntax-check":
		switch {
		case strings.HasPrefix(p.Message, `unexpected key "queue" for "concurrency" section`):
			v := t.valueAt(p)
			return v != nil && (v.Value == "single" || v.Value == "max" || strings.Contains(v.Value, open))
		case strings.HasPrefix(p.Message, `unexpected key "cache-mode" for "workflow" section`), strings.HasPrefix(p.Message, `unexpected key "cache-mode" for "job" section`):
			v := t.valueAt(p)
			return v != nil && slices.Contains(cacheModes, v.Value)
		case strings.HasPrefix(p.Message, `unexpected key "background" for step to `):
			return true
		case strings.HasPrefix(p.Message, "step must run script with "):
			return t.places.isControl(p.Line, p.Column)
		}
	case "permissions":
		if m := unknownScope.FindStringSubmatch(p.Message); m != nil {
			v := t.valueAt(p)
			return v != nil && slices.Contains(newerScopes[m[1]], v.Value)
		}
	case "action":
		return isSelfReference(p.Message, `specifying action "`) || strings.HasPrefix(p.Message, `input "allow-unsafe-pr-checkout" is not defined in action "actions/checkout@v`)
	case "workflow-call":
		return isSelfReference(p.Message, `reusable workflow call "`)
	case "runner-label":
		return strings.HasPrefix(p.Message, `label "ubuntu-26.04" is unknown`) || strings.HasPrefix(p.Message, `label "ubuntu-26.04-arm" is unknown`)
	}
	return false
}

// isSelfReference reports whether a message is about a reference such as
// "$/.github/actions/build", which GitHub knows since July 2026.
func isSelfReference(message, prefix string) bool {
	spec, ok := strings.CutPrefix(message, prefix)
	spec, _, quoted := strings.Cut(spec, `"`)
	return ok && quoted && len(spec) > len(selfReference) && strings.HasPrefix(spec, selfReference) && !strings.Contains(spec, "@")
}

var unknownScope = lazyregexp.New(`^unknown permission scope "([^"]*)"`)

// newerScopes are permissions with their levels.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
var newerScopes = map[string][]string{
	"code-quality":         {"read", "write", "none"},
	"copilot-requests":     {"write", "none"}, // https://docs.github.com/en/copilot/how-tos/copilot-cli/use-copilot-cli-in-actions
	"vulnerability-alerts": {"read", "none"},
}

// cacheModes are what a workflow or a job may do with the cache.
// https://github.blog/changelog/2026-09-10-control-github-actions-cache-access-with-cache-mode
var cacheModes = []string{"read", "write", "write-only", "none"}

// CacheMode returns what a job may do with the cache, "read", "write",
// "write-only" or "none"; empty where neither it nor the workflow says.
func (w *Workflow) CacheMode(j *actionlint.Job) string {
	if w.doc == nil || j.ID == nil {
		return ""
	}
	_, jobs := yamlfile.Lookup(w.doc.Root, "jobs")
	_, job := yamlfile.Lookup(jobs, j.ID.Value)
	_, mode := yamlfile.Lookup(job, "cache-mode")
	if mode == nil {
		_, mode = yamlfile.Lookup(w.doc.Root, "cache-mode")
	}
	if mode = yamlfile.Resolve(mode); mode == nil {
		return ""
	}
	return mode.Value
}

// newerProperty is what actionlint says of the properties of the context "job"
// that reusable workflows have.
// https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#job-context
var newerProperty = lazyregexp.New(`^property "workflow_(?:ref|sha|repository|file_path)" is not defined in object type \{check_run_id: number; `)

// valueAt returns the value of the key that a problem is about; nil for none.
func (t *Source) valueAt(p *problem) *yaml.Node {
	return t.places.at(p.Line, p.Column).value
}

// controlKeys are the keys of steps that run nothing themselves.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsbackground
var controlKeys = []string{"wait", "wait-all", "cancel", "parallel"}

// addParallel adds the steps in groups "parallel" to their jobs, since
// actionlint does not parse them.
func (w *Workflow) addParallel() {
	if w.doc == nil || !strings.Contains(string(w.file.Content), "parallel") {
		return
	}
	_, jobs := yamlfile.Lookup(w.doc.Root, "jobs")
	if jobs = yamlfile.Resolve(jobs); jobs == nil || jobs.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(jobs.Content); i += 2 {
		job := w.Syntax.Jobs[strings.ToLower(jobs.Content[i].Value)]
		_, steps := yamlfile.Lookup(jobs.Content[i+1], "steps")
		if steps = yamlfile.Resolve(steps); job == nil || steps == nil || steps.Kind != yaml.SequenceNode || len(steps.Content) != len(job.Steps) {
			continue
		}
		var all []*actionlint.Step
		for k, n := range steps.Content {
			all = append(all, job.Steps[k])
			_, group := yamlfile.Lookup(n, "parallel")
			if group = yamlfile.Resolve(group); group == nil || group.Kind != yaml.SequenceNode {
				continue
			}
			for _, inner := range group.Content {
				if s := parallelStep(yamlfile.Resolve(inner)); s != nil {
					all = append(all, s)
				}
			}
		}
		job.Steps = all
	}
}

// parallelStep returns the step that n is; nil where it is none.
func parallelStep(n *yaml.Node) *actionlint.Step {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	return toStep(n, entries(n), func(entry, string) {})
}
