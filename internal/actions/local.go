package actions

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v4"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// local is what a project knows of its own actions and reusable workflows. It
// is safe for concurrent use.
type local struct {
	mu        sync.Mutex
	actions   map[string]*localAction
	workflows map[string]*localWorkflow // by spec
	firstUses func() map[string]string
	callers   func() map[string][]*source.File
	pins      func() map[string][]Pin
	pinsOf    sync.Map // []Pin by path
}

// A localAction is the metadata of an action of the repository.
type localAction struct {
	once sync.Once
	file *source.File // nil where there is no such action
	dir  string       // of the action, below the root of the tree
	meta *actionlint.ActionMetadata
	err  string // why meta is nil although there is a file
}

// A localWorkflow is what a reusable workflow of the repository declares.
type localWorkflow struct {
	once sync.Once
	file *source.File
	meta *actionlint.ReusableWorkflowMetadata
	err  string // why meta is nil
}

// action returns the action that spec, such as "./build", names. It reads
// action.yaml before action.yml, as actionlint does.
func (p *project) action(spec string) *localAction {
	dir := p.path(spec)
	p.local.mu.Lock()
	a := p.local.actions[dir]
	if a == nil {
		a = &localAction{dir: dir}
		p.local.actions[dir] = a
	}
	p.local.mu.Unlock()
	a.once.Do(func() {
		for _, name := range []string{"action.yaml", "action.yml"} {
			f, err := p.tree.Read(path.Join(dir, name))
			if err != nil {
				continue
			}
			a.file = f
			a.meta, a.err = parseMetadata(f)
			return
		}
	})
	return a
}

// parseMetadata reads an action.yml the way actionlint does, with its words.
func parseMetadata(f *source.File) (meta *actionlint.ActionMetadata, problem string) {
	if isBomb(f) {
		return nil, "aliases expand to too many values"
	}
	meta = new(actionlint.ActionMetadata)
	err := yaml.Unmarshal(f.Content, meta)
	if err == nil {
		return meta, ""
	}
	var te *yaml.TypeError
	if errors.As(err, &te) {
		if len(te.Errors) == 1 {
			return nil, te.Errors[0].Error()
		}
		return nil, strings.ReplaceAll(te.Error(), "\n", "")
	}
	return nil, err.Error()
}

// isBomb reports whether the aliases of f expand to more than any real file
// has.
func isBomb(f *source.File) bool {
	if !hasAliases(f.Content) {
		return false
	}
	docs, err := yamlfile.Parse(f)
	return err == nil && len(docs) > 0 && docs[0].Root != nil && expands(docs[0].Root)
}

// workflow returns the reusable workflow that spec names.
func (p *project) workflow(spec string) *localWorkflow {
	name := p.path(spec)
	p.local.mu.Lock()
	w := p.local.workflows[spec] // what is wrong with it names it as it is written
	if w == nil {
		w = new(localWorkflow)
		p.local.workflows[spec] = w
	}
	p.local.mu.Unlock()
	w.once.Do(func() {
		f, err := p.tree.Read(name)
		if err != nil {
			w.err = fmt.Sprintf("could not read reusable workflow file for %q: open %s: %s", spec, name, reason(err))
			return
		}
		w.file = f
		if isBomb(f) {
			err = errors.New("aliases expand to too many values")
		} else {
			w.meta, err = parseCalled(f.Content)
		}
		if err != nil {
			w.err = fmt.Sprintf("error while parsing reusable workflow %q: %s", spec, strings.ReplaceAll(err.Error(), "\n", " "))
		}
	})
	return w
}

// reason is err in the words of the operating system, without the path.
func reason(err error) string {
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or directory"
	case errors.As(err, &pe):
		return pe.Err.Error()
	}
	return err.Error()
}

// parseCalled reads what a reusable workflow declares under on.workflow_call.
func parseCalled(content []byte) (*actionlint.ReusableWorkflowMetadata, error) {
	var w struct {
		On yaml.Node `yaml:"on"`
	}
	if err := yaml.Unmarshal(content, &w); err != nil {
		return nil, err
	}
	on := &w.On
	is := func(n *yaml.Node) bool { return strings.EqualFold(n.Value, "workflow_call") }
	switch on.Kind {
	case 0:
		return nil, errors.New(`"on:" is not found`)
	case yaml.MappingNode:
		for i := 0; i+1 < len(on.Content); i += 2 {
			if is(on.Content[i]) {
				m := new(actionlint.ReusableWorkflowMetadata)
				return m, on.Content[i+1].Decode(m)
			}
		}
	case yaml.ScalarNode:
		if is(on) {
			return new(actionlint.ReusableWorkflowMetadata), nil
		}
	case yaml.SequenceNode:
		for _, n := range on.Content {
			if is(n) {
				return new(actionlint.ReusableWorkflowMetadata), nil
			}
		}
	}
	return nil, fmt.Errorf(`"workflow_call" event trigger is not found in "on:" at line:%d, column:%d`, on.Line, on.Column)
}

// stepOutputs returns the type of steps.ID.outputs for a step that uses an
// action, or runs a script where uses is nil.
func (p *project) stepOutputs(uses *actionlint.String) *actionlint.ObjectType {
	unknown := actionlint.NewMapObjectType(actionlint.StringType{})
	if uses == nil {
		return unknown
	}
	if IsLocal(uses.Value) {
		if a := p.action(uses.Value); a.meta != nil {
			return outputsOf(a.meta)
		}
		return unknown
	}
	if isGitHubScript(uses) { // the script sets what it likes
		return actionlint.NewEmptyObjectType()
	}
	if meta := actionlint.PopularActions[uses.Value]; meta != nil {
		return outputsOf(meta)
	}
	return unknown
}

func outputsOf(meta *actionlint.ActionMetadata) *actionlint.ObjectType {
	if meta.SkipOutputs { // it sets outputs that its metadata does not name
		return actionlint.NewEmptyObjectType()
	}
	o := actionlint.NewEmptyStrictObjectType()
	for name := range meta.Outputs {
		o.Props[strings.ToLower(name)] = actionlint.StringType{}
	}
	return o
}

// IsLocal reports whether spec names an action or a workflow of the
// repository itself: as it is checked out, "./build", or as it is at the commit
// that runs, "$/build".
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses
func IsLocal(spec string) bool {
	return strings.HasPrefix(spec, "./") || strings.HasPrefix(spec, selfReference)
}

// selfReference is how a reference to the repository at the commit that runs
// begins.
const selfReference = "$/"

// firstUse returns the path of the first workflow, in order of path, that uses
// the local action spec; empty for none. A fault of the action is reported
// there alone.
func (p *project) firstUse(spec string) string { return p.local.firstUses()[spec] }

func (p *project) findFirstUses() map[string]string {
	first := make(map[string]string)
	for _, f := range p.tree.Selected() {
		if root, ok := workflowProject(f.Path); !ok || root != p.root {
			continue
		}
		if !mayUseLocal(f.Content) {
			continue
		}
		uses := make(map[string]string)
		docs, err := yamlfile.Parse(f)
		if err != nil || len(docs) == 0 || docs[0].Root == nil {
			continue
		}
		addUses(uses, docs[0].Root, f.Path)
		maps.Copy(uses, first)
		first = uses
	}
	return first
}

// mayUseLocal reports whether a workflow may use something of its repository, so
// that it is worth parsing once more: what follows a "uses" is no name, or there
// are escapes that may hide one.
func mayUseLocal(content []byte) bool {
	for rest := content; ; {
		i := bytes.Index(rest, []byte("uses"))
		if i < 0 {
			break
		}
		rest = bytes.TrimLeft(rest[i+len("uses"):], "\"' \t:")
		if len(rest) == 0 || !isAlphanumeric(rest[0]) {
			return true
		}
	}
	return bytes.Contains(content, []byte(`\x`)) || bytes.Contains(content, []byte(`\u`)) || bytes.Contains(content, []byte(`\U`))
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// callersOf returns the workflows of the project that call the reusable workflow at
// a path, or use the action of a directory, in order of path.
func (p *project) callersOf(name string) []*source.File { return p.local.callers()[name] }

func (p *project) findCallers() map[string][]*source.File {
	callers := make(map[string][]*source.File)
	for _, name := range p.tree.Paths() {
		if root, ok := workflowProject(name); !ok || root != p.root {
			continue
		}
		f, err := p.tree.Read(name)
		if err != nil || !mayUseLocal(f.Content) {
			continue
		}
		docs, err := yamlfile.Parse(f)
		if err != nil || len(docs) == 0 || docs[0].Root == nil {
			continue
		}
		uses := make(map[string]string)
		addUses(uses, docs[0].Root, name)
		for spec := range uses {
			if called := p.path(spec); !slices.Contains(callers[called], f) {
				callers[called] = append(callers[called], f)
			}
		}
	}
	return callers
}

// HasLocalAction reports whether the repository holds the action that spec,
// such as "./build", names: an action.yml, or a Dockerfile alone. A path that
// cannot be read, such as one that leads out of the repository, counts as
// held: nothing is known of it.
func (w *Workflow) HasLocalAction(spec string) bool {
	dir := w.project.path(spec)
	for _, name := range []string{"action.yml", "action.yaml", "Dockerfile"} {
		if _, err := w.project.tree.Read(path.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
