package kubernetes

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/source"
)

// A repo is the repository as kustomize sees it: read-only, with links
// followed as long as they stay inside. It is safe for concurrent use.
type repo struct {
	tree    *source.Tree
	instead map[string]*source.File // what stands in for files, by path
	stat    sync.Map                // path → *statEntry; a build asks for the same directories again and again
}

type statEntry struct {
	real  string // the path without links
	isDir bool
	err   error
}

// errOutside says that a path leads out of the repository. What lies there is
// not ours to read, so nothing can be said about it.
var errOutside = errors.New("is outside of the repository")

const maxLinks = 40 // as many as Linux follows

// resolve follows the links of a path relative to the root.
func (r *repo) resolve(name string) (real string, isDir bool, err error) {
	name = path.Clean(name)
	if isDir, ok := r.tree.IsPlain(name); ok {
		return name, isDir, nil
	}
	if v, ok := r.stat.Load(name); ok {
		e := v.(*statEntry)
		return e.real, e.isDir, e.err
	}
	real, isDir, err = r.lookup(name, 0)
	r.stat.Store(name, &statEntry{real, isDir, err})
	return real, isDir, err
}

func (r *repo) lookup(name string, links int) (string, bool, error) {
	if name == "." {
		return ".", true, nil
	}
	if !fs.ValidPath(name) {
		return "", false, errOutside
	}
	parent, _, err := r.resolveFrom(path.Dir(name), links)
	if err != nil {
		return "", false, err
	}
	real := path.Join(parent, path.Base(name))
	info, err := fs.Lstat(r.tree.FS(), real)
	if err != nil {
		return "", false, unwrapPath(err)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return real, info.IsDir(), nil
	}
	if links >= maxLinks {
		return "", false, errors.New("too many levels of symbolic links")
	}
	to, err := fs.ReadLink(r.tree.FS(), real)
	if err != nil {
		return "", false, unwrapPath(err)
	}
	if path.IsAbs(to) {
		return "", false, errOutside
	}
	return r.resolveFrom(path.Join(parent, to), links+1)
}

// resolveFrom is resolve for a path met after some links; a path without links
// behind it comes from the cache.
func (r *repo) resolveFrom(name string, links int) (string, bool, error) {
	if links == 0 {
		return r.resolve(name)
	}
	return r.lookup(path.Clean(name), links)
}

// read returns the file at a path relative to the root, links followed.
func (r *repo) read(name string) (*source.File, error) {
	real, isDir, err := r.resolve(name)
	if err != nil {
		return nil, err
	}
	if isDir {
		return nil, errors.New("is a directory")
	}
	return r.content(real)
}

// content returns the file at a path without links.
func (r *repo) content(real string) (*source.File, error) {
	if f, ok := r.instead[real]; ok {
		return f, nil
	}
	f, err := r.tree.Read(real)
	if err != nil {
		return nil, unwrapPath(err)
	}
	return f, nil
}

// unwrapPath is the error without the path, which os.Root words in its own way.
func unwrapPath(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		if strings.Contains(pe.Err.Error(), "escapes") {
			return errOutside
		}
		if errors.Is(pe.Err, fs.ErrNotExist) {
			return errNotExist
		}
		return pe.Err
	}
	return err
}

// errNotExist is fs.ErrNotExist in the words of a Unix system, which are the
// ones in the messages of kustomize.
var errNotExist = fmt.Errorf("no such file or directory%w", silent{fs.ErrNotExist})

// silent is an error that adds nothing to the text of another.
type silent struct{ err error }

func (silent) Error() string   { return "" }
func (s silent) Unwrap() error { return s.err }
