package kubernetes

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/infralint/infralint/internal/source"
)

// mount is where kustomize sees the root of the repository. It wants absolute
// paths. Not being / it lets us tell a path that leads out.
const mount = "/.repository"

// maxBuildBytes bounds what one build may read, each file counted as often as
// it is read.
const maxBuildBytes = 256 << 20

// A buildFS gives one build of kustomize read access to the repository. It
// remembers what was read and what was refused.
type buildFS struct {
	repo    *repo
	rewrite func(f *source.File) []byte // what kustomize is given for a file

	mu      sync.Mutex
	read    map[string]*source.File
	bytes   int
	outside string // first path that led out of the repository
	remote  string // first address that kustomize would have gone to
	large   bool
}

func newBuildFS(r *repo, rewrite func(*source.File) []byte) *buildFS {
	return &buildFS{repo: r, rewrite: rewrite, read: make(map[string]*source.File)}
}

// rel is a path of kustomize relative to the root; it may begin with "..".
func rel(name string) string {
	name = path.Clean(filepath.ToSlash(name))
	if name == mount {
		return "."
	}
	if rest, ok := strings.CutPrefix(name, mount+"/"); ok {
		return rest
	}
	return path.Join("..", strings.TrimPrefix(name, "/"))
}

// abs is the inverse of rel.
func abs(name string) string { return path.Join(mount, name) }

func (b *buildFS) resolve(name string) (string, bool, error) {
	real, isDir, err := b.repo.resolve(rel(name))
	if errors.Is(err, errOutside) {
		b.mu.Lock()
		if b.outside == "" {
			b.outside = rel(name)
		}
		b.mu.Unlock()
	}
	return real, isDir, err
}

// CleanedAbs splits a path into its directory and its file, links followed.
func (b *buildFS) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	real, isDir, err := b.resolve(name)
	if err != nil {
		return "", "", fmt.Errorf("evalsymlink failure on '%s' : %w", name, &fs.PathError{Op: "lstat", Path: name, Err: err})
	}
	if isDir {
		return filesys.ConfirmedDir(abs(real)), "", nil
	}
	return filesys.ConfirmedDir(abs(path.Dir(real))), path.Base(real), nil
}

// ReadFile returns a file as kustomize is to see it.
func (b *buildFS) ReadFile(name string) ([]byte, error) {
	real, isDir, err := b.resolve(name)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if isDir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	f, err := b.repo.content(real)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if err := b.admit(f); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	if b.rewrite != nil {
		return b.rewrite(f), nil
	}
	return f.Content, nil
}

// admit keeps a build from the network and from filling the memory.
func (b *buildFS) admit(f *source.File) error {
	remote := ""
	if isKustomizationName(path.Base(f.Path)) {
		remote, _ = firstRemote(f.Content)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.read[f.Path] = f
	b.bytes += len(f.Content)
	switch {
	case remote != "":
		b.remote = remote
		return errors.New("names a remote resource")
	case b.bytes > maxBuildBytes:
		b.large = true
		return errors.New("the build reads too much")
	}
	return nil
}

// Exists reports whether there is something at a path.
func (b *buildFS) Exists(name string) bool {
	_, _, err := b.resolve(name)
	return err == nil
}

// IsDir reports whether there is a directory at a path.
func (b *buildFS) IsDir(name string) bool {
	_, isDir, err := b.resolve(name)
	return err == nil && isDir
}

// errReadOnly answers what a build has no business doing.
var errReadOnly = errors.New("the repository is read-only here")

func (*buildFS) Create(string) (filesys.File, error) { return nil, errReadOnly }
func (*buildFS) Mkdir(string) error                  { return errReadOnly }
func (*buildFS) MkdirAll(string) error               { return errReadOnly }
func (*buildFS) RemoveAll(string) error              { return errReadOnly }
func (*buildFS) WriteFile(string, []byte) error      { return errReadOnly }
func (*buildFS) Open(string) (filesys.File, error)   { return nil, errReadOnly }
func (*buildFS) ReadDir(string) ([]string, error)    { return nil, errReadOnly }
func (*buildFS) Glob(string) ([]string, error)       { return nil, errReadOnly }
func (*buildFS) Walk(name string, _ filepath.WalkFunc) error {
	return &os.PathError{Op: "walk", Path: name, Err: errReadOnly}
}
