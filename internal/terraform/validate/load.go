package validate

import (
	"path"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/eval"
)

// A decoded is a module with its blocks decoded.
type decoded struct {
	dir    string
	config *config.Module
	diags  hcl.Diagnostics
	broken bool // has syntax errors
	tofu   bool
	files  map[string]*source.File // by name in ranges
	err    error
}

func (d *decoded) failed() bool { return d.broken || d.diags.HasErrors() }

type moduleEntry struct {
	once sync.Once
	mod  *decoded // nil if there is no such directory
}

// module returns the decoded module in dir, or nil if there is none.
func (c *Checker) module(dir string) *decoded {
	entry := c.entry(dir)
	entry.once.Do(func() {
		if c.opts.Load == nil {
			return
		}
		m, err := c.opts.Load(dir)
		switch {
		case err != nil:
			entry.mod = &decoded{dir: dir, config: emptyModule(), err: err}
		case m != nil:
			entry.mod = decode(m)
		}
	})
	return entry.mod
}

func (c *Checker) entry(dir string) *moduleEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry := c.modules[dir]
	if entry == nil {
		entry = &moduleEntry{}
		c.modules[dir] = entry
	}
	return entry
}

func emptyModule() *config.Module {
	m, _ := config.Decode(nil, config.Options{})
	return m
}

// decode decodes the configuration files of m.
func decode(m *Module) *decoded {
	d := &decoded{dir: m.Dir, files: make(map[string]*source.File, len(m.Files))}
	own := pick(m.Files, &d.tofu)
	var files []config.File
	for _, f := range own {
		d.files[f.Source.Path] = f.Source
		d.broken = d.broken || f.Broken
		if f.HCL == nil {
			d.broken = true
			continue
		}
		files = append(files, config.File{Body: f.HCL.Body, Override: isOverride(f.Source.Path)})
	}
	d.config, d.diags = config.Decode(files, config.Options{OpenTofu: d.tofu})
	return d
}

// pick returns the files that make up the module. OpenTofu takes x.tofu
// instead of x.tf; a module with a file of its own is taken for OpenTofu's.
func pick(files []*File, tofu *bool) (own []*File) {
	replaced := map[string]bool{}
	for _, f := range files {
		name := path.Base(f.Source.Path)
		for suffix, other := range map[string]string{".tofu": ".tf", ".tofu.json": ".tf.json"} {
			if base, ok := strings.CutSuffix(name, suffix); ok {
				*tofu = true
				replaced[base+other] = true
			}
		}
	}
	for _, f := range files {
		name := path.Base(f.Source.Path)
		if isConfigName(name) && !replaced[name] {
			own = append(own, f)
		}
	}
	return own
}

func isConfigName(name string) bool {
	for _, suffix := range []string{".tf", ".tf.json", ".tofu", ".tofu.json"} {
		if strings.HasSuffix(name, suffix) {
			return true
		}
	}
	return false
}

// isOverride reports whether a file overrides the others by its name.
func isOverride(name string) bool {
	base := path.Base(name)
	for _, suffix := range []string{".tf", ".tf.json", ".tofu", ".tofu.json"} {
		if stem, ok := strings.CutSuffix(base, suffix); ok {
			return stem == "override" || strings.HasSuffix(stem, "_override")
		}
	}
	return false
}

// A graphKey names an evaluation of a module. What a function reads from a
// file depends on where Terraform is run, but only in few modules; for the
// others root is the module's own directory.
type graphKey struct{ dir, root string }

type graphEntry struct {
	once  sync.Once
	graph *eval.Graph
}

// graph returns the evaluation of a module when Terraform is run in root.
func (c *Checker) graph(d *decoded, root string, children map[string]*decoded) *eval.Graph {
	key := graphKey{d.dir, root}
	c.mu.Lock()
	entry := c.graphs[key]
	if entry == nil {
		entry = &graphEntry{}
		c.graphs[key] = entry
	}
	c.mu.Unlock()
	entry.once.Do(func() {
		opts := functions.Options{FS: c.opts.FS, Dir: d.dir, Version: c.opts.Version, OpenTofu: d.tofu}
		known := make(map[string]*eval.Child, len(children))
		for name, child := range children {
			known[name] = &eval.Child{}
			if child != nil {
				known[name].Config = child.config
			}
		}
		env := eval.NewEnv(d.config, known, functions.Table(opts), c.opts.Schemas)
		env.Names = functions.Names(opts)
		entry.graph = env.Build()
	})
	return entry.graph
}
