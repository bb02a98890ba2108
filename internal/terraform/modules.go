package terraform

import (
	"path"
	"slices"
	"sync"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// modules is what a Repo knows of its modules beyond their files.
type modules struct {
	mu      sync.Mutex
	configs map[string]*decodedConfig
	locks   map[string]*lockEntry

	calledOnce sync.Once
	callers    map[string][]string

	targetsOnce sync.Once
	targets     map[string]bool // of symbolic links
}

type decodedConfig struct {
	once   sync.Once
	module *config.Module
}

// Config returns what the configuration files directly in dir declare,
// overrides applied; without such files it is empty. It is decoded once.
func (r *Repo) Config(dir string) *config.Module {
	r.modules.mu.Lock()
	d := r.modules.configs[dir]
	if d == nil {
		d = new(decodedConfig)
		if r.modules.configs == nil {
			r.modules.configs = make(map[string]*decodedConfig)
		}
		r.modules.configs[dir] = d
	}
	r.modules.mu.Unlock()
	d.once.Do(func() {
		all := r.Module(dir)
		var files []config.File
		tofu := false
		for _, f := range all {
			if f.Kind != Config || f.HCL == nil || shadowed(f, all) {
				continue
			}
			tofu = tofu || isTofu(f.Source.Path)
			files = append(files, config.File{Body: f.HCL.Body, Override: f.IsOverride()})
		}
		d.module, _ = config.Decode(files, config.Options{OpenTofu: tofu})
	})
	return d.module
}

func isTofu(name string) bool {
	ext := path.Ext(name)
	return ext == ".tofu" || ext == ".json" && path.Ext(name[:len(name)-len(ext)]) == ".tofu"
}

// Callers returns the directories of the modules that call the one in dir by
// its path, in order. Only the few who ask pay for reading all modules.
func (r *Repo) Callers(dir string) []string {
	r.modules.calledOnce.Do(func() {
		r.modules.callers = make(map[string][]string)
		for _, p := range r.tree.Paths() {
			kind, isJSON := Kind(p)
			if kind != Config || isJSON {
				continue
			}
			f, err := r.Parse(p)
			if err != nil || f.Body() == nil {
				continue
			}
			caller := path.Dir(p)
			for _, source := range localSources(f.Body()) {
				called := path.Join(caller, source)
				if !slices.Contains(r.modules.callers[called], caller) {
					r.modules.callers[called] = append(r.modules.callers[called], caller)
				}
			}
		}
	})
	return r.modules.callers[dir]
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
