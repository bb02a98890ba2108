package kubernetes

import (
	"fmt"
	"maps"
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
	opts  Options
	repo  *repo
	graph *graph

	pool *schema.Pool

	parsed sync.Map // path → *parsedFile

	pending atomic.Int64 // units that are not checked yet
	mu      sync.Mutex
	unknown map[string]int // kind without a schema → objects
}

func newRun(opts Options, pool *schema.Pool, tree *source.Tree) *runState {
	r := &repo{tree: tree}
	return &runState{opts: opts, pool: pool, repo: r, graph: newGraph(r), unknown: make(map[string]int)}
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

// countUnknown notes an object of a kind that has no schema.
func (r *runState) countUnknown(apiVersion, kind string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unknown[apiVersion+" "+kind]++
}

// finish is called once for each unit when it was checked. The last one says
// which kinds have no schema: no single unit knows all the objects.
func (r *runState) finish(out *lint.Results) {
	if r.pending.Add(-1) != 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, kind := range slices.Sorted(maps.Keys(r.unknown)) {
		out.Skip("", fmt.Sprintf("no schema for %s of kind %s", objects(r.unknown[kind]), kind))
	}
}

func objects(n int) string {
	if n == 1 {
		return "1 object"
	}
	return fmt.Sprintf("%d objects", n)
}
