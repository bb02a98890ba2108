package actions

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A project is one repository: the root of the tree or one nested in it. It
// is safe for concurrent use.
type project struct {
	tree *source.Tree
	root string // slash-separated, below the root of the tree; "." for that itself

	configOnce sync.Once
	config     config
	local      local
	exprs      exprCache
	lock       func() *Lock // nil where there is none
}

// config is what .github/actionlint.yaml says.
type config struct {
	file    *source.File // nil where there is none
	parsed  *actionlint.Config
	invalid *lint.Finding // why it cannot be used
}

func newProject(tree *source.Tree, root string) *project {
	p := &project{tree: tree, root: root}
	p.local.actions = make(map[string]*localAction)
	p.local.workflows = make(map[string]*localWorkflow)
	p.lock = sync.OnceValue(func() *Lock {
		lock, f, _, err := ReadLock(tree)
		if err != nil || f == nil {
			return nil
		}
		return lock
	})
	p.local.firstUses = sync.OnceValue(p.findFirstUses)
	p.local.callers = sync.OnceValue(p.findCallers)
	p.local.pins = sync.OnceValue(p.findPins)
	return p
}

// path returns the path below the root of the tree of a path below the root of
// the project. It may lead out of either; Tree.Read refuses that.
func (p *project) path(name string) string {
	return path.Join(p.root, strings.TrimPrefix(name, selfReference))
}

// rel is the inverse of path for a file of the project.
func (p *project) rel(name string) string {
	if p.root == "." {
		return name
	}
	return name[len(p.root)+1:]
}

// Config returns the configuration for actionlint, read once.
func (p *project) Config() config {
	p.configOnce.Do(func() {
		for _, name := range []string{".github/actionlint.yaml", ".github/actionlint.yml"} {
			f, err := p.tree.Read(p.path(name))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return // a directory, a link out of the repository: not a configuration
			}
			p.config.file = f
			if p.config.parsed, err = actionlint.ParseConfig(f.Content); err != nil {
				p.config.invalid = &lint.Finding{Rule: ruleConfig, Span: f.LineSpan(1), Message: "cannot be read: " + err.Error()}
			}
			return
		}
	})
	return p.config
}
