package kubernetes

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
)

// A buildResult is what kustomize makes of one kustomization.
type buildResult struct {
	resources resmap.ResMap
	lines     *lineMap // nil if the lines of the nodes say nothing
	files     []*source.File
}

// A skippedError says why a kustomization was not built at all.
type skippedError struct{ reason string }

func (e *skippedError) Error() string { return e.reason }

// build runs kustomize on a kustomization whose closure is c. An error is
// either a *skippedError or kustomize's own.
func (r *repo) build(k *kustomization, c *closure) (*buildResult, error) {
	alone := slices.ContainsFunc(c.kustomizations, func(k *kustomization) bool { return k.openAPI })
	lines := newLineMap(r.parsed(c), c.kustomizations)
	fs := newBuildFS(r, lines.rewrite)
	resources, err := runKustomize(fs, k.dir, alone)
	if err != nil && fs.problem() == nil {
		// What kustomize says must not be about lines that we put there.
		fs, lines = newBuildFS(r, nil), nil
		resources, err = runKustomize(fs, k.dir, alone)
	}
	files := slices.SortedFunc(maps.Values(fs.read), func(a, b *source.File) int { return cmpPath(a.Path, b.Path) })
	if p := fs.problem(); p != nil && err != nil {
		err = p
	} else if fs.outside != "" && err != nil && c.mayBeBase(fs.outside) {
		err = &skippedError{fmt.Sprintf("%s is outside of the repository", fs.outside)}
	}
	if err != nil {
		if strings.Contains(err.Error(), "must specify --enable-helm") {
			err = &skippedError{"Helm charts are not rendered"}
		} else if strings.Contains(err.Error(), errNoNetwork.Error()) {
			err = &skippedError{"the build needs the network"}
		} else if m := externalPlugin.FindStringSubmatch(err.Error()); m != nil {
			err = &skippedError{fmt.Sprintf("the plugin %s is not run", m[1])}
		}
	}
	return &buildResult{resources, lines, files}, err
}

// externalPlugin is what kustomize says unless it is allowed to run what the
// repository names.
var externalPlugin = lazyregexp.New(`external plugins disabled; unable to load external plugin '([^']*)'`)

// problem is why a failed build says nothing about the repository.
func (b *buildFS) problem() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.remote != "":
		return &skippedError{fmt.Sprintf("%s is remote", b.remote)}
	case b.large:
		return &skippedError{fmt.Sprintf("the build reads more than %d MB", maxBuildBytes>>20)}
	}
	return nil
}

// mayBeBase reports whether a path out of the repository may be the directory
// of a base, which kustomize would build. A file out there it refuses, whatever
// is in it.
func (c *closure) mayBeBase(outside string) bool {
	for _, k := range c.kustomizations {
		for i := range k.refs {
			r := &k.refs[i]
			if !r.remote() && rel(abs(r.target)) == outside && r.role <= roleComponent && !path.IsAbs(r.value) && !isYAML(r.value) {
				return true
			}
		}
	}
	return false
}

// parsed returns the files of c that kustomize reads as objects or as
// strategic merge patches and as nothing else.
func (r *repo) parsed(c *closure) []*source.File {
	uses := make(map[string]uint8) // by the path without links, which is the one that is read
	files := make(map[string]*source.File)
	for _, name := range c.files {
		f, err := r.read(name)
		if err != nil {
			continue
		}
		uses[f.Path] |= c.roles[name]
		files[f.Path] = f
	}
	for _, k := range c.kustomizations {
		delete(files, k.file.Path)
	}
	var parsed []*source.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		if uses[name]&^(1<<roleResource|1<<rolePatch) == 0 && !isJSONPatch(f.Content) {
			parsed = append(parsed, f)
		}
	}
	return parsed
}

// isJSONPatch reports whether text is a list, as JSON patches are. They lose
// their lines on the way.
func isJSONPatch(text []byte) bool {
	for line := range strings.Lines(string(text[:min(len(text), 64<<10)])) {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "---") {
			continue
		}
		return strings.HasPrefix(line, "[") || line == "-" || strings.HasPrefix(line, "- ")
	}
	return false
}

// runKustomize builds the kustomization in dir as kubectl does. A panic of kustomize is
// an error of the build.
func runKustomize(fs *buildFS, dir string, alone bool) (m resmap.ResMap, err error) {
	kustomize.do(alone, func() {
		defer func() {
			if r := recover(); r != nil {
				m, err = nil, fmt.Errorf("kustomize panics: %v", r)
			}
		}()
		opts := krusty.MakeDefaultOptions()
		opts.Reorder = krusty.ReorderOptionUnspecified
		m, err = krusty.MakeKustomizer(opts).Run(fs, abs(dir))
	})
	if err == nil && m == nil {
		err = errors.New("kustomize built nothing")
	}
	return m, err
}
