package actions

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/source"
)

// A localRule checks the uses of actions and reusable workflows of the
// repository itself: the part of actionlint's rules "action" and
// "workflow-call" that they cannot do without reading the disk.
type localRule struct {
	actionlint.RuleBase
	project  *project
	file     *source.File
	reads    func(*source.File) // records what the check depends on
	problems []problem
	checked  map[string]bool // metadata that was looked at in this file
}

func (r *localRule) report(kind string, s *actionlint.String, format string, args ...any) {
	r.problems = append(r.problems, problem{Error: actionlint.Error{
		Message: fmt.Sprintf(format, args...),
		Line:    s.Pos.Line,
		Column:  s.Pos.Col,
		Kind:    kind,
	}})
}

// VisitStep checks a step that uses a local action.
func (r *localRule) VisitStep(n *actionlint.Step) error {
	e, ok := n.Exec.(*actionlint.ExecAction)
	if !ok || e.Uses == nil || !IsLocal(e.Uses.Value) || e.Uses.ContainsExpression() {
		return nil
	}
	spec := e.Uses.Value
	a := r.project.action(spec)
	if a.file == nil {
		return nil // it may come from a submodule, or from another checkout
	}
	r.reads(a.file)
	if !r.checked[spec] && r.project.firstUse(spec) == r.file.Path {
		if r.checked == nil {
			r.checked = make(map[string]bool)
		}
		r.checked[spec] = true
		if a.meta == nil {
			r.report("action", e.Uses, "could not parse action metadata in %q: %s", a.dir, a.err)
		} else {
			r.metadata(a, e.Uses)
		}
	}
	if a.meta != nil {
		r.inputs(a.meta, e, fmt.Sprintf("%q defined at %q", a.meta.Name, spec))
	}
	return nil
}

// inputs compares what a step gives to an action with what the action declares.
func (r *localRule) inputs(meta *actionlint.ActionMetadata, e *actionlint.ExecAction, action string) {
	var all, required []string
	for _, i := range meta.Inputs {
		all = append(all, i.Name)
		if i.Required {
			required = append(required, i.Name)
		}
	}
	for id, given := range e.Inputs {
		i := meta.Inputs[id]
		switch {
		case i == nil:
			r.report("action", given.Name, "input %q is not defined in action %s. available inputs are %s", given.Name.Value, action, quoted(all))
		case i.Deprecated && !i.Required:
			why := ""
			if s := strings.TrimRight(i.DeprecationMessage, ". "); s != "" {
				why = ": " + strings.Join(strings.Fields(s), " ")
			}
			r.report("action", given.Name, "avoid using deprecated input %q in action %s%s", given.Name.Value, action, why)
		}
	}
	for id, i := range meta.Inputs {
		if i.Required && e.Inputs[id] == nil {
			r.report("action", e.Uses, "missing input %q which is required by action %s. all required inputs are %s", i.Name, action, quoted(required))
		}
	}
}

const metadataSyntax = "https://docs.github.com/en/actions/creating-actions/metadata-syntax-for-github-actions"

// metadata reports the faults of the action itself where it is used.
func (r *localRule) metadata(a *localAction, at *actionlint.String) {
	m, file := a.meta, a.file.Path
	if m.Name == "" {
		r.report("action", at, "name is required in action metadata %q", file)
	}
	if m.Description == "" {
		r.report("action", at, "description is required in metadata of %q action at %q", m.Name, file)
	}
	if icon := m.Branding.Icon; icon != "" {
		if _, ok := actionlint.BrandingIcons[strings.ToLower(icon)]; !ok {
			r.report("action", at, "incorrect icon name %q at branding.icon in metadata of %q action at %q. see the official document to know the exhaustive list of supported icons: %s#brandingicon", icon, m.Name, file, metadataSyntax)
		}
	}
	if color := m.Branding.Color; color != "" {
		if _, ok := actionlint.BrandingColors[strings.ToLower(color)]; !ok {
			r.report("action", at, "incorrect color %q at branding.icon in metadata of %q action at %q. see the official document to know the exhaustive list of supported colors: %s#brandingcolor", color, m.Name, file, metadataSyntax)
		}
	}
	for _, i := range m.Inputs {
		if i.Deprecated && i.DeprecationMessage == "" {
			r.report("action", at, "input %q is deprecated but \"deprecationMessage\" is empty in metadata of %q action at %q", i.Name, m.Name, file)
		}
	}
	r.runs(a, at)
}

// runs reports the faults of the section "runs".
func (r *localRule) runs(a *localAction, at *actionlint.String) {
	runs := &a.meta.Runs
	switch {
	case runs.Using == "":
		r.report("action", at, `"runs.using" is missing in local action %q defined at %q`, a.meta.Name, a.dir)
	case runs.Using == "docker":
		r.docker(a, at)
	case runs.Using == "composite":
		if runs.Steps == nil {
			r.missing(a, at, "steps", "Composite")
		}
		r.notAllowed(a, at, "Composite", "main", "pre", "pre-if", "post", "post-if", "image", "pre-entrypoint", "entrypoint", "post-entrypoint", "args", "env")
	case runs.Using == "node20" || runs.Using == "node24":
		r.javaScript(a, at)
	default:
		r.report("action", at, `invalid runner name %q at runs.using in %q action defined at %q. valid runners are "composite", "docker", "node20", and "node24". see %s#runs`, runs.Using, a.meta.Name, a.dir, metadataSyntax)
		if strings.HasPrefix(runs.Using, "node") {
			r.javaScript(a, at)
		}
	}
}

func (r *localRule) missing(a *localAction, at *actionlint.String, key, kind string) {
	r.report("action", at, `%q is required in "runs" section because %q is a %s action. the action is defined at %q`, key, a.meta.Name, kind, a.dir)
}

func (r *localRule) notAllowed(a *localAction, at *actionlint.String, kind string, keys ...string) {
	runs := &a.meta.Runs
	set := map[string]bool{
		"main": runs.Main != "", "pre": runs.Pre != "", "pre-if": runs.PreIf != "", "post": runs.Post != "", "post-if": runs.PostIf != "",
		"steps": len(runs.Steps) > 0, "image": runs.Image != "", "pre-entrypoint": runs.PreEntrypoint != "", "entrypoint": runs.Entrypoint != "",
		"post-entrypoint": runs.PostEntrypoint != "", "args": runs.Args != nil, "env": runs.Env != nil,
	}
	for _, key := range keys {
		if set[key] {
			r.report("action", at, `%q is not allowed in "runs" section because %q is a %s action. the action is defined at %q`, key, a.meta.Name, kind, a.dir)
		}
	}
}

// exists reports a file of the action that does not exist.
func (r *localRule) exists(a *localAction, at *actionlint.String, key, name string) {
	if name == "" {
		return
	}
	if _, err := fs.Stat(r.project.tree.FS(), path.Join(a.dir, name)); errors.Is(err, fs.ErrNotExist) {
		r.report("action", at, `file %q does not exist in %q. it is specified at %q key in "runs" section in %q action`, name, a.dir, key, a.meta.Name)
	}
}

func (r *localRule) docker(a *localAction, at *actionlint.String) {
	runs := &a.meta.Runs
	switch {
	case runs.Image == "":
		r.missing(a, at, "image", "Docker")
	case !isRegistryImage(runs.Image):
		r.exists(a, at, "image", runs.Image)
		if path.Base(runs.Image) != "Dockerfile" {
			r.report("action", at, `the local file %q referenced from "image" key must be named "Dockerfile" in %q action. the action is defined at %q`, runs.Image, a.meta.Name, a.dir)
		}
	}
	r.exists(a, at, "pre-entrypoint", runs.PreEntrypoint)
	r.exists(a, at, "entrypoint", runs.Entrypoint)
	r.exists(a, at, "post-entrypoint", runs.PostEntrypoint)
	r.notAllowed(a, at, "Docker", "main", "pre", "pre-if", "post", "post-if", "steps")
}

func isRegistryImage(image string) bool {
	return slices.ContainsFunc([]string{"docker://", "gcr.io/", "pkg.dev/", "ghcr.io/", "docker.io/"}, func(prefix string) bool {
		return strings.HasPrefix(image, prefix)
	})
}

func (r *localRule) javaScript(a *localAction, at *actionlint.String) {
	runs := &a.meta.Runs
	if runs.Main == "" {
		r.missing(a, at, "main", "JavaScript")
	}
	r.exists(a, at, "main", runs.Main)
	for _, hook := range []struct{ key, file, condition string }{{"pre", runs.Pre, runs.PreIf}, {"post", runs.Post, runs.PostIf}} {
		r.exists(a, at, hook.key, hook.file)
		if hook.file == "" && hook.condition != "" {
			r.report("action", at, `%q is required when %q is specified in "runs" section in %q action. the action is defined at %q`, hook.key, hook.key+"-if", a.meta.Name, a.dir)
		}
	}
	r.notAllowed(a, at, "JavaScript", "steps", "image", "pre-entrypoint", "entrypoint", "post-entrypoint", "args", "env")
}

// quoted joins names in order, each in quotes.
func quoted(names []string) string {
	slices.Sort(names)
	for i, n := range names {
		names[i] = strconv.Quote(n)
	}
	return strings.Join(names, ", ")
}
