package gitlab

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
)

// files reads the files of a repository as parts of pipelines, each once. It is
// safe for concurrent use.
type files struct {
	tree *source.Tree

	mu    sync.Mutex
	known map[string]*readFile
}

type readFile struct {
	once sync.Once
	file *file
	err  error
}

func newFiles(tree *source.Tree) *files {
	return &files{tree: tree, known: make(map[string]*readFile)}
}

// source returns the bytes of a file.
func (f *files) source(name string) (*source.File, error) { return f.tree.Read(name) }

// read returns a file, parsed.
func (f *files) read(name string) (*file, error) {
	f.mu.Lock()
	r := f.known[name]
	if r == nil {
		r = new(readFile)
		f.known[name] = r
	}
	f.mu.Unlock()
	r.once.Do(func() {
		src, err := f.tree.Read(name)
		if err != nil {
			r.err = err
			return
		}
		r.file, r.err = read(src)
	})
	return r.file, r.err
}

// deep is a ** that is not the whole of a folder's name.
var deep = lazyregexp.New(`\*\*([^/*])`)

// local returns the files that a local include names, and whether it is a
// pattern. Paths begin at the root of the project, base.
func (f *files) local(base, name string) (names []string, isPattern bool) {
	name = path.Join(base, strings.TrimPrefix(name, "/"))
	if strings.Contains(name, "*") {
		name = deep.ReplaceAllString(name, "**/*$1") // ci/**.yml is ci/**/*.yml
		if !doublestar.ValidatePattern(name) {
			return nil, true
		}
		for _, p := range f.tree.Paths() {
			if isYAML(p) && doublestar.MatchUnvalidated(name, p) {
				names = append(names, p)
			}
		}
		return names, true
	}
	if !fs.ValidPath(name) {
		return nil, false
	}
	if info, err := fs.Stat(f.tree.FS(), name); err != nil || !info.Mode().IsRegular() {
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return []string{name}, false // there is something; reading it will fail
		}
		return nil, false
	}
	return []string{name}, false
}
