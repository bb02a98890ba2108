// Package document makes plain data of Terraform modules, for policies: what is
// declared, with values as far as they are known before anything is created.
//
// A module that others in the repository call is judged by what they pass to
// it, once for each different way; any other by its defaults and the variable
// files that Terraform loads by itself. What is not known is Unknown, never
// absent, so that nobody takes it for what was forgotten.
package document

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty/function"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/budget"
	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// Type is the type of the documents.
const Type = "terraform"

// A Module is one directory of configuration files, decoded.
type Module struct {
	Dir    string // slash-separated, relative to the root; "." for the root
	Config *config.Module
	Tofu   bool // it is OpenTofu's
	// Partial is set if a file of it has errors, so that not all that is there
	// could be read.
	Partial bool
}

// A ValueFile is a file of values for variables.
type ValueFile struct {
	File   *source.File
	Values []*hcl.Attribute // in order of place
	// Loaded is set for a file that Terraform reads without being told.
	Loaded bool
}

// Options are how a Builder reads the repository. All but FS are required; the
// functions are safe for concurrent use.
type Options struct {
	FS fs.FS
	// Load returns the module in a directory, nil if there is none.
	Load func(dir string) *Module
	// Alternatives returns the modules that a directory holds whose files do not
	// belong together; nil if they do.
	Alternatives func(m *Module) []*Module
	// Values returns the files of values in a directory, in the order in which
	// Terraform reads them.
	Values func(dir string) []ValueFile
	// Callers returns the directories of the modules that call the one in dir.
	Callers func(dir string) []string
	// File returns the file with the name of a range, nil if there is none.
	File func(name string) *source.File
}

// A Builder makes documents. It is safe for concurrent use.
type Builder struct {
	opts Options

	mu     sync.Mutex
	tables map[tableKey]map[string]function.Function
}

type tableKey struct {
	dir  string
	tofu bool
}

// New returns a Builder.
func New(o Options) *Builder {
	return &Builder{opts: o, tables: make(map[tableKey]map[string]function.Function)}
}

// Functions that read files find them from the directory of the module.
func (b *Builder) table(m *Module) map[string]function.Function {
	key := tableKey{m.Dir, m.Tofu}
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.tables[key]
	if t == nil {
		_, newest := release.Known(m.Tofu) // which has all that a module may call
		t = functions.Table(functions.Options{FS: b.opts.FS, Dir: m.Dir, Release: newest})
		b.tables[key] = t
	}
	return t
}

// maxWays is in how many ways a called module is judged; of a module that is
// called in more, the first ones count.
const maxWays = 50

// maxInstances bounds the modules that are looked into for one document.
const maxInstances = 1000

// Documents returns the documents of the directory dir: one for each way in
// which its module is used, or one with the files of values alone where there
// is no module. File stands for the module as a whole.
func (b *Builder) Documents(dir string, file *source.File) []lint.Document {
	w := &work{Builder: b, budget: budget.New()}
	values := b.opts.Values(dir)
	m := b.opts.Load(dir)
	if m == nil {
		if len(values) == 0 {
			return nil
		}
		return []lint.Document{newDocument(nil, dir, values, file)}
	}
	var docs []lint.Document
	if alternatives := b.opts.Alternatives(m); alternatives != nil {
		for _, m := range alternatives {
			docs = append(docs, newDocument(w.newInstance(m, nil, nil), dir, values, file))
		}
		return docs
	}
	for _, i := range w.ways(m, nil) {
		docs = append(docs, newDocument(i, dir, values, file))
	}
	return docs
}

// A work is the making of the documents of one directory, by one goroutine.
type work struct {
	*Builder
	budget    *budget.Counter
	instances int
}

// ways returns the instances of m, one for each different way in which it is
// called, or the one that nobody calls. Above are the modules that ask.
func (w *work) ways(m *Module, above []string) []*instance {
	var found []*instance
	seen := make(map[string]bool)
	if len(above) < maxDepth && !slices.Contains(above, m.Dir) {
		above = append(slices.Clone(above), m.Dir)
		for _, dir := range w.opts.Callers(m.Dir) {
			caller := w.opts.Load(dir)
			if caller == nil || slices.Contains(above, dir) {
				continue
			}
			for _, parent := range w.ways(caller, above) {
				for _, name := range sortedKeys(caller.Config.Calls) {
					call := caller.Config.Calls[name]
					if call.Source.Kind != config.LocalSource || call.Source.LocalDir(dir) != m.Dir || len(found) == maxWays {
						continue
					}
					child := parent.child(name)
					if child == nil || parent.isAbsent(call.Count, call.ForEach) {
						continue
					}
					if key := child.fingerprint(); !seen[key] {
						seen[key] = true
						found = append(found, child)
					}
				}
			}
		}
	}
	if len(found) == 0 {
		return []*instance{w.newInstance(m, nil, nil)}
	}
	return found
}

// fingerprint is the same for two instances with the same arguments.
func (i *instance) fingerprint() string {
	var b strings.Builder
	for _, name := range sortedKeys(i.args) {
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(i.variable(name).GoString())
		b.WriteByte('\n')
	}
	return b.String()
}
