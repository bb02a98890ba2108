package kubernetes

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A runState is what the units of one run share. It is safe for concurrent use.
type runState struct {
	repo    *repo
	graph   *graph
	schemas *schema.Set

	parsed sync.Map // path → *parsedFile

	pending atomic.Int64 // units that are not checked yet
	mu      sync.Mutex
	unknown map[unchecked]int // → number of objects
}

// newRun returns the state of a run that builds; one that checks needs schemas.
func newRun(tree *source.Tree) *runState {
	r := &repo{tree: tree}
	return &runState{repo: r, graph: newGraph(r), unknown: make(map[unchecked]int)}
}

// selected reports whether a file of c is to be checked.
func (r *runState) selected(c *closure) bool {
	for _, k := range c.kustomizations {
		if r.repo.tree.IsSelected(k.file.Path) {
			return true
		}
	}
	return slices.ContainsFunc(c.files, r.repo.tree.IsSelected)
}

type parsedFile struct {
	once sync.Once
	docs []*yamlfile.Document
	err  error
}

// parse returns the documents of f, parsed at most once in a run.
func (r *runState) parse(f *source.File) ([]*yamlfile.Document, error) {
	v, _ := r.parsed.LoadOrStore(f.Path, &parsedFile{})
	p := v.(*parsedFile)
	p.once.Do(func() { p.docs, p.err = yamlfile.Parse(f) })
	return p.docs, p.err
}

// An unchecked is why objects are not checked: what to say before and after
// their number.
type unchecked struct{ before, after string }

// countUnknown notes an object that is not checked.
func (r *runState) countUnknown(why unchecked) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unknown[why]++
}

// finish is called once for each unit when it was checked. The last one says
// which kinds have no schema: no single unit knows all the objects.
func (r *runState) finish(out *lint.Results) {
	if r.pending.Add(-1) != 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for why, n := range r.unknown { // run sorts them
		out.Skip("", why.before+objects(n)+why.after)
	}
}

func objects(n int) string {
	if n == 1 {
		return "1 object"
	}
	return fmt.Sprintf("%d objects", n)
}
