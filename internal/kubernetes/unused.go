package kubernetes

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// reportUnused reports the file of a manifest that lies in the folder of a
// kustomization and that nothing of the repository names.
func (u *manifestUnit) reportUnused(out *lint.Results) {
	if k := u.run.unused()[u.file.Path]; k != nil && u.run.isDeployed(u.objects) {
		out.Report(lint.Finding{
			Rule: unusedFile, Span: u.file.LineSpan(1),
			Message: fmt.Sprintf("%s lies in the folder of a kustomization, and nothing uses it", path.Base(u.file.Path)),
			Related: []lint.Related{{Span: k.span(), Message: "the kustomization"}},
		})
	}
}

// isDeployed reports whether objects are what kustomizations are made of: all
// are of kinds that are known, and none is what makes a controller build the
// kustomization in the first place. An encrypted one is for its decrypter.
func (r *runState) isDeployed(objects []*object) bool {
	for _, o := range objects {
		group, _, _ := strings.Cut(o.apiVersion, "/")
		known, _ := r.schemas.find(schema.ParseGVK(o.apiVersion, o.kind))
		if len(known) == 0 || group == "argoproj.io" && strings.HasPrefix(o.kind, "App") || strings.HasSuffix(group, ".toolkit.fluxcd.io") || o.isEncrypted() {
			return false
		}
	}
	return len(objects) > 0
}

// unused returns the manifests that nothing names, by path, with the
// kustomization in whose folder they lie. It looks at the names only: what is
// in the files, isDeployed says.
func (r *runState) unused() map[string]*kustomization {
	r.unusedOnce.Do(func() {
		r.unusedFiles = make(map[string]*kustomization)
		owned, folders := r.folders()
		for _, f := range r.repo.tree.Selected() {
			k := folders[path.Dir(f.Path)]
			if k == nil || owned[f.Path] || f.Target != "" || isSetAside(f.Path) || !isManifest(f) {
				continue
			}
			r.unusedFiles[f.Path] = k
		}
		if len(r.unusedFiles) > 0 {
			r.dropMentioned()
		}
	})
	return r.unusedFiles
}

// folders returns the files that kustomizations use, and the directories whose
// manifests one should: its own, and those below of which it uses at least half
// the manifests.
func (r *runState) folders() (owned map[string]bool, folders map[string]*kustomization) {
	owned, folders = make(map[string]bool), make(map[string]*kustomization)
	used, all := make(map[string]int), make(map[string]int)
	below := make(map[string]*kustomization)
	for _, dir := range slices.Sorted(maps.Keys(r.graph.byDir)) {
		k := r.graph.byDir[dir]
		if k == nil {
			continue
		}
		owned[k.file.Path] = true
		if k.doc != nil && k.err == nil && !isTemplated(k.doc.Root) {
			folders[k.dir] = k
		}
		for i := range k.refs {
			ref := &k.refs[i]
			if dir := path.Dir(ref.target); ref.role <= rolePatch && !owned[ref.target] && strings.HasPrefix(dir, prefixOf(k.dir)) && dir != k.dir {
				below[dir] = k
				used[dir]++
			}
			owned[ref.target] = true
		}
	}
	for _, p := range r.repo.tree.Paths() {
		if dir := path.Dir(p); below[dir] != nil && isYAML(p) {
			all[dir]++
		}
	}
	for dir, k := range below {
		if _, has := r.graph.byDir[dir]; !has && folders[k.dir] != nil && 2*used[dir] >= all[dir] {
			folders[dir] = k
		}
	}
	for _, p := range r.repo.tree.Paths() { // of other tools, which take whole directories
		switch path.Base(p) {
		case "Kptfile", "Chart.yaml", "Chart.yml":
			dir := path.Dir(p)
			for folder := range folders {
				if folder == dir || strings.HasPrefix(folder, prefixOf(dir)) {
					delete(folders, folder)
				}
			}
		}
	}
	return owned, folders
}

// prefixOf is what paths below a directory begin with.
func prefixOf(dir string) string {
	if dir == "." {
		return ""
	}
	return dir + "/"
}

// isSetAside reports whether a file is of a test or an example, or is there to
// be decrypted.
func isSetAside(p string) bool {
	for _, part := range strings.Split(strings.ToLower(path.Dir(p)), "/") {
		switch part {
		case "test", "tests", "testdata", "fixtures", "e2e", "example", "examples", "samples", "docs", "chainsaw", "kuttl", "charts", "templates":
			return true
		}
	}
	base := strings.ToLower(path.Base(p))
	for _, word := range []string{"sops", ".enc.", "encrypted", "example", "sample", "template", "assert", "test"} {
		if strings.Contains(base, word) {
			return true
		}
	}
	return strings.HasPrefix(base, ".") || kuttlStep.MatchString(base)
}

// maxMention is the size in bytes of the largest file that is searched for the
// names of others.
const maxMention = 512 << 10

// dropMentioned takes out of the files that seem unused those that some file of
// the repository names: a script, a workflow, a page, a comment in the
// kustomization.
func (r *runState) dropMentioned() {
	names := make(map[string][]string) // base name → paths
	var all []string
	for p := range r.unusedFiles {
		names[path.Base(p)] = append(names[path.Base(p)], p)
		all = append(all, regexp.QuoteMeta(path.Base(p)))
	}
	slices.Sort(all)
	anyName := regexp.MustCompile(`[\w.-]*/?\b(?:` + strings.Join(slices.Compact(all), "|") + `)\b`)
	for _, p := range r.repo.tree.Paths() {
		if !mayMention(p) {
			continue
		}
		content, err := source.ReadLimited(r.repo.tree.FS(), p)
		if err != nil || len(content) > maxMention {
			continue
		}
		for _, m := range anyName.FindAll(content, -1) {
			r.mentioned(p, string(m), names[path.Base(string(m))])
		}
		r.applied(p, content)
	}
}

// mentioned takes out the paths that the text m in the file at p stands for: it
// has the directory too, or stands in a file above or below.
func (r *runState) mentioned(p, m string, paths []string) {
	for _, candidate := range paths {
		if candidate == p {
			continue
		}
		dir, from := path.Dir(candidate), path.Dir(p)
		withDir := strings.HasSuffix(prefixOf(path.Base(dir))+path.Base(candidate), m) && strings.Contains(m, "/")
		near := strings.HasPrefix(prefixOf(dir), prefixOf(from)) || strings.HasPrefix(prefixOf(from), prefixOf(dir))
		if isKustomizationName(path.Base(p)) { // lists files of its own
			near = from == dir || r.unusedFiles[candidate] != nil && r.unusedFiles[candidate].dir == from
		}
		if withDir || near {
			delete(r.unusedFiles, candidate)
		}
	}
}

var (
	// applyPath is what kubectl or the like is given: kubectl apply -f DIR.
	applyPath = lazyregexp.New(`(?:-f|--filename|--recursive|-R)[ =]+["']?([\w./${}-]+)`)
	// sourcePath is the directory of an Argo CD application.
	sourcePath = lazyregexp.New(`(?m)^\s*(?:- )?path:\s*["']?([\w./-]+)`)
)

// applied takes out the files of directories that are applied as a whole.
func (r *runState) applied(p string, content []byte) {
	var found [][][]byte
	recursive := bytes.Contains(content, []byte("recurse: true"))
	switch {
	case recursive && isYAML(p):
		found = sourcePath.FindAllSubmatch(content, -1)
	case bytes.Contains(content, []byte("kubectl")) || bytes.Contains(content, []byte("apply")):
		found = applyPath.FindAllSubmatch(content, -1)
	}
	for _, m := range found {
		named := path.Clean(strings.TrimPrefix(string(m[1]), "./"))
		for candidate := range r.unusedFiles {
			dir := path.Dir(candidate)
			if dir == named || strings.HasSuffix(dir, "/"+named) || recursive && strings.HasPrefix(dir, prefixOf(named)) || path.Join(path.Dir(p), named) == dir {
				delete(r.unusedFiles, candidate)
			}
		}
	}
}

// mayMention reports whether the file at p is one that people name manifests
// in.
func mayMention(p string) bool {
	switch path.Ext(p) {
	case "", ".sh", ".bash", ".zsh", ".mk", ".md", ".yaml", ".yml", ".json", ".tf", ".hcl", ".py", ".js", ".ts", ".toml", ".rb", ".ps1",
		".star", ".bzl", ".jsonnet", ".tpl", ".tmpl", ".adoc", ".rst", ".txt":
		return true
	}
	return false
}
