package validate

import (
	"bytes"
	"path"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/budget"
	"github.com/infralint/infralint/internal/terraform/functions"
	"github.com/infralint/infralint/internal/terraform/release"
	"github.com/infralint/infralint/internal/terraform/rewrite"
	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/eval"
	"github.com/infralint/infralint/internal/terraform/validate/strict"
)

// A decoded is a module with its blocks decoded.
type decoded struct {
	dir    string
	config *config.Module
	diags  hcl.Diagnostics
	broken bool // has syntax errors
	// local is set unless a function in the module may read files that depend
	// on where Terraform is run.
	local bool
	// called are the functions of providers that the module calls.
	called map[string]bool
	files  map[string]*source.File // by name in ranges
	err    error
}

func (d *decoded) failed() bool { return d.broken || d.diags.HasErrors() }

// A moduleKey names a module as one release decodes it.
type moduleKey struct {
	dir string
	release.Release
}

type moduleEntry struct {
	once sync.Once
	mod  *decoded // nil if there is no such directory
}

// module returns the module in dir as release r decodes it, or nil if there is
// none.
func (c *Checker) module(dir string, r release.Release) *decoded {
	entry := c.entry(dir, r)
	entry.once.Do(func() {
		if c.opts.Load == nil {
			return
		}
		m, err := c.opts.Load(dir)
		switch {
		case err != nil:
			entry.mod = &decoded{dir: dir, config: emptyModule(), err: err}
		case m != nil:
			entry.mod = c.decode(m, r)
		}
	})
	return entry.mod
}

// Config returns what the module in dir declares, overrides applied; of files
// with errors what could be made out, and of a directory that is not there
// nothing. It is judged as a root module. Its expressions are those to evaluate: some are wrapped.
func (c *Checker) Config(dir string) *config.Module {
	if d := c.module(dir, c.judge(dir, nil).Release); d != nil {
		return d.config
	}
	return emptyModule()
}

func (c *Checker) entry(dir string, r release.Release) *moduleEntry {
	key := moduleKey{dir, r}
	c.mu.Lock()
	defer c.mu.Unlock()
	entry := c.modules[key]
	if entry == nil {
		entry = &moduleEntry{}
		c.modules[key] = entry
	}
	return entry
}

func emptyModule() *config.Module {
	m, _ := config.Decode(nil, release.Release{})
	return m
}

// runDirWords occur in code that may depend on where Terraform is run:
// functions that take the name of a file, and the paths themselves.
var runDirWords = [][]byte{[]byte("file"), []byte("path.root"), []byte("path.cwd"), []byte("abspath("), []byte("pathexpand(")}

var fileFunction = lazyregexp.New(`file\w*\(`)

func dependsOnRunDir(content []byte) bool {
	for i, word := range runDirWords {
		if bytes.Contains(content, word) && (i > 0 || fileFunction.Match(content)) {
			return true
		}
	}
	return false
}

// decode decodes the configuration files of m.
func (c *Checker) decode(m *Module, r release.Release) *decoded {
	d := &decoded{dir: m.Dir, files: make(map[string]*source.File, len(m.Files)), local: true, called: map[string]bool{}}
	var files []config.File
	for _, f := range pick(m.Files, r.OpenTofu) {
		if !isConfigName(f.Source.Path) {
			continue
		}
		d.files[f.Source.Path] = f.Source
		d.broken = d.broken || f.Broken
		if f.HCL == nil {
			d.broken = true
			continue
		}
		body := f.HCL.Body
		if native, ok := body.(*hclsyntax.Body); ok {
			calledProviderFunctions(native, f.Source.Content, d.called)
			if r.EagerLogic() {
				native = strict.Body(native, f.Source.Content)
			}
			body = budget.Body(native, f.Source.Content)
		} else {
			body = bodyOfJSON(body, f.Source.Content, r.EagerLogic())
		}
		d.local = d.local && !dependsOnRunDir(f.Source.Content)
		files = append(files, config.File{Body: body, Override: isOverride(f.Source.Path)})
	}
	d.config, d.diags = config.Decode(files, r)
	return d
}

// bodyOfJSON is for JSON what package strict, if eager is set, and package
// budget do for native bodies.
func bodyOfJSON(body hcl.Body, content []byte, eager bool) hcl.Body {
	wants := func(src []byte) bool { return budget.InJSON(src) || eager && strict.InJSON(src) }
	if !wants(content) {
		return body
	}
	return rewrite.JSON(body, content, wants, func(expr hclsyntax.Expression) hclsyntax.Expression {
		if eager {
			expr = strict.Expr(expr)
		}
		return budget.Expr(expr)
	})
}

// isConfigName reports whether a file holds configuration, not tests.
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
type graphKey struct {
	dir, root string
	release.Release
}

type graphEntry struct {
	once  sync.Once
	graph *eval.Graph
}

// graph returns the evaluation of a module when release r is run in root.
func (c *Checker) graph(d *decoded, root string, r release.Release, children map[string]*decoded) *eval.Graph {
	key := graphKey{d.dir, root, r}
	if d.local {
		key.root = d.dir
	}
	c.mu.Lock()
	entry := c.graphs[key]
	if entry == nil {
		entry = &graphEntry{}
		c.graphs[key] = entry
	}
	c.mu.Unlock()
	entry.once.Do(func() {
		opts := functions.Options{FS: c.opts.FS, Dir: key.root, Release: r}
		known := make(map[string]*eval.Child, len(children))
		for name, child := range children {
			known[name] = &eval.Child{}
			if child != nil {
				known[name].Config = child.config
			}
		}
		table := functions.Table(opts)
		if r.Has(functions.Since("provider::")) {
			addProviderFunctions(table, d.config, d.called)
		}
		table[strict.Function] = strict.Impl
		entry.graph = eval.NewEnv(d.config, eval.Options{
			Children:  known,
			Functions: table,
			Names:     functions.Names(opts),
			Schemas:   c.opts.Schemas,
			Path:      relative(key.root, d.dir),
			Release:   r,
		}).Build()
	})
	return entry.graph
}

// relative returns the path that leads from one directory to another, both
// relative to the root of the repository.
func relative(from, to string) string {
	split := func(dir string) []string {
		if dir == "." {
			return nil
		}
		return strings.Split(dir, "/")
	}
	a, b := split(from), split(to)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return path.Join(append([]string{".", strings.Repeat("../", len(a))}, b...)...)
}
