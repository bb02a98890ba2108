package terraform

import (
	"bytes"
	"path"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// modules is what a Repo knows of its modules beyond their files.
type modules struct {
	mu    sync.Mutex
	locks map[string]*lockEntry

	calledOnce sync.Once
	callers    map[string][]string

	targetsOnce sync.Once
	targets     map[string]bool // of symbolic links
}

// Config returns what the configuration files directly in dir declare,
// overrides applied; without such files it is empty. It is decoded once, for
// whoever asks and for what terraform validate says.
func (r *Repo) Config(dir string) *config.Module { return r.validator.checker.Config(dir) }

// Callers returns the directories of the modules that call the one in dir by
// its path, in order. Only the few who ask pay for reading all modules.
func (r *Repo) Callers(dir string) []string { return r.allCallers()[dir] }

func (r *Repo) allCallers() map[string][]string {
	r.modules.calledOnce.Do(func() { r.modules.callers = r.calls() })
	return r.modules.callers
}

// calls finds the callers of all modules. Others wait for it: it is done by
// as many goroutines as there are processors.
func (r *Repo) calls() map[string][]string {
	var paths []string
	for _, p := range r.tree.Paths() {
		if isConfig(p) {
			paths = append(paths, p)
		}
	}
	sources := make([][]string, len(paths))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range paths {
		g.Go(func() error {
			src, err := r.tree.Read(p)
			if err != nil || !bytes.Contains(src.Content, []byte("module")) {
				return nil
			}
			if f, err := r.Parse(p); err == nil && f.HCL != nil {
				sources[i] = localSources(f.HCL.Body)
			}
			return nil
		})
	}
	_ = g.Wait() // no error is returned
	callers := make(map[string][]string)
	for i, p := range paths {
		for _, source := range sources[i] {
			called := path.Join(path.Dir(p), source)
			if !slices.Contains(callers[called], path.Dir(p)) {
				callers[called] = append(callers[called], path.Dir(p))
			}
		}
	}
	return callers
}

// IsShared reports whether f is a symbolic link or the target of one, so that
// it belongs to several modules.
func (r *Repo) IsShared(f *File) bool {
	if f.Source.Target != "" {
		return true
	}
	r.modules.targetsOnce.Do(func() {
		r.modules.targets = make(map[string]bool)
		for _, s := range r.tree.Selected() {
			r.modules.targets[s.Target] = true
		}
	})
	return r.modules.targets[f.Source.Path]
}
