package kubernetes

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A runState is what the units of one run share. It is safe for concurrent use.
type runState struct {
	repo    *repo
	graph   *graph
	schemas *schemas // nil in a run that only builds
	gitOps  *GitOps  // likewise
	opts    Options
	covered func() map[*kustomization]bool // what some root that can be built in full is built from

	static      sync.Map // *kustomization → func() *statics
	unusedOnce  sync.Once
	unusedFiles map[string]*kustomization // see unused

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

// An unchecked is why objects are not checked: what to say before and after
// their number.
type unchecked struct{ before, after string }

// countUnknown notes an object of a kind that has no schema, or whose schema
// could not be got.
func (r *runState) countUnknown(o *object, err error) {
	why := unchecked{"no schema for ", " of kind " + o.apiVersion + " " + o.kind}
	if err != nil {
		why = unchecked{"no usable schema for ", why.after + ": " + strings.ReplaceAll(err.Error(), "\n", "; ")}
	}
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
