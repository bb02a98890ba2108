package terraform

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// openTofu returns a function that reports whether the module in a directory
// is OpenTofu's: all are or none is if tool says so, else those are of which
// there are signs, and those that they call or that call them, however far.
//
// Signs are a file that only OpenTofu reads (x.tofu), a block that only it
// knows (terraform.encryption), and a lock file with providers of its registry.
func openTofu(repo *Repo, tool string) func(dir string) bool {
	switch tool {
	case "terraform":
		return func(string) bool { return false }
	case "opentofu":
		return func(string) bool { return true }
	}
	all := sync.OnceValue(func() map[string]bool { return repo.openTofuModules() })
	return func(dir string) bool { return all()[dir] }
}

// openTofuModules returns the directories of the modules that are OpenTofu's.
func (r *Repo) openTofuModules() map[string]bool {
	found := make(map[string]bool)
	for _, p := range r.tree.Paths() {
		if r.isSignOfOpenTofu(p) {
			found[path.Dir(p)] = true
		}
	}
	if len(found) == 0 {
		return nil
	}
	near := make(map[string][]string)
	for called, callers := range r.allCallers() {
		near[called] = append(near[called], callers...)
		for _, c := range callers {
			near[c] = append(near[c], called)
		}
	}
	dirs := r.configDirs()
	var next []string
	for dir := range found {
		next = append(next, dir)
	}
	for len(next) > 0 {
		dir := next[len(next)-1]
		next = next[:len(next)-1]
		others := slices.Clone(near[dir])
		for _, base := range r.computedSources(dir) {
			for _, d := range dirs {
				if d == base || base == "." || strings.HasPrefix(d, base+"/") {
					others = append(others, d)
				}
			}
		}
		for _, other := range others {
			if !found[other] {
				found[other] = true
				next = append(next, other)
			}
		}
	}
	return found
}

// configDirs returns the directories with configuration, in order.
func (r *Repo) configDirs() []string {
	var dirs []string
	for _, p := range r.tree.Paths() {
		if isConfig(p) {
			dirs = append(dirs, path.Dir(p))
		}
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// computedSources returns the directories that the module in dir may call
// modules below of, as their sources are paths that only start in a constant,
// such as "../modules/${var.kind}". Terraform has no such sources.
func (r *Repo) computedSources(dir string) (bases []string) {
	for _, f := range r.Module(dir) {
		if f.Kind != Config || f.HCL == nil {
			continue
		}
		content, _, _ := f.HCL.Body.PartialContent(callSchema)
		for _, b := range content.Blocks {
			call, _, _ := b.Body.PartialContent(sourceSchema)
			a := call.Attributes["source"]
			if a == nil || len(a.Expr.Variables()) == 0 {
				continue
			}
			template, ok := a.Expr.(*hclsyntax.TemplateExpr)
			if !ok {
				continue
			}
			start, diags := template.Parts[0].Value(nil)
			if diags.HasErrors() || start.Type() != cty.String || !start.IsKnown() || start.IsNull() {
				continue
			}
			text := start.AsString()
			if strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") {
				bases = append(bases, path.Join(dir, text[:strings.LastIndexByte(text, '/')]))
			}
		}
	}
	return bases
}

func (r *Repo) isSignOfOpenTofu(p string) bool {
	base := path.Base(p)
	switch kind, _ := Kind(p); {
	case base == LockFile:
		src, err := r.tree.Read(p)
		return err == nil && bytes.Contains(src.Content, []byte(`"registry.opentofu.org/`))
	case kind == NotTerraform || kind == Variables:
		return false
	case slices.ContainsFunc([]string{".tofu", ".tofu.json", ".tofutest.hcl", ".tofutest.json"}, func(s string) bool { return strings.HasSuffix(base, s) }):
		return true
	case kind != Config:
		return false
	}
	src, err := r.tree.Read(p)
	if err != nil || !mayHaveEncryption(src.Content) {
		return false
	}
	f, err := r.Parse(p)
	return err == nil && f.HCL != nil && hasEncryption(f.HCL.Body)
}

// mayHaveEncryption tells most files without such a block apart, so that not
// every file of the repository is parsed to judge one module.
func mayHaveEncryption(content []byte) bool {
	for {
		before, after, ok := bytes.Cut(content, []byte("encryption"))
		if !ok {
			return false
		}
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		switch after = bytes.TrimLeft(after, " \t"); {
		case len(bytes.TrimLeft(line, " \t")) == 0 && bytes.HasPrefix(after, []byte("{")):
			return true
		case bytes.HasSuffix(line, []byte(`"`)) && bytes.HasPrefix(after, []byte(`"`)):
			return true // in JSON
		}
		content = after
	}
}

func hasEncryption(body hcl.Body) bool {
	content, _, _ := body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "terraform"}}})
	return slices.ContainsFunc(content.Blocks, func(b *hcl.Block) bool {
		inner, _, _ := b.Body.PartialContent(&hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{{Type: "encryption"}}})
		return len(inner.Blocks) > 0
	})
}
