package terraform

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/source"
)

// A Repo is the Terraform code of one tree. Each file is parsed at most once,
// whoever asks for it: its own module, one that calls that module, fmt. It is
// safe for concurrent use.
type Repo struct {
	tree *source.Tree

	mu    sync.Mutex
	files map[string]*parsed

	modules   modules
	validator *validator
}

type parsed struct {
	once sync.Once
	file *File
	err  error
}

// NewRepo returns the Terraform code of tree, to be read as the version of
// Terraform in opts does. Nothing is parsed yet.
func NewRepo(tree *source.Tree, opts Options) *Repo {
	r := &Repo{tree: tree, files: make(map[string]*parsed)}
	r.validator = newValidator(r, opts)
	return r
}

// Tree returns the tree that the code is read from.
func (r *Repo) Tree() *source.Tree { return r.tree }

// Parse returns the file at a slash-separated path relative to the root,
// whether it was selected or not. The error says that it cannot be read; a
// file that does not parse is a File with diagnostics.
func (r *Repo) Parse(name string) (*File, error) {
	name = path.Clean(name)
	r.mu.Lock()
	p := r.files[name]
	if p == nil {
		p = new(parsed)
		r.files[name] = p
	}
	r.mu.Unlock()
	p.once.Do(func() {
		src, err := r.tree.Read(name)
		if err != nil {
			p.err = fmt.Errorf("read %s: %w", name, err)
			return
		}
		p.file = parse(src)
	})
	return p.file, p.err
}

// Paths returns the paths of the Terraform files of every kind directly in
// dir, in order. Files that the repository ignores count only in a directory
// that it ignores as a whole, as one with vendored modules may be.
func (r *Repo) Paths(dir string) []string {
	dir = path.Clean(dir)
	prefix := dir + "/"
	if dir == "." {
		prefix = ""
	}
	all := r.tree.Paths()
	from, _ := slices.BinarySearch(all, prefix)
	var found []string
	for _, p := range all[from:] {
		rest, ok := strings.CutPrefix(p, prefix)
		if !ok {
			break
		}
		if kind, _ := Kind(rest); kind != NotTerraform && !strings.Contains(rest, "/") {
			found = append(found, p)
		}
	}
	if found != nil || !fs.ValidPath(dir) {
		return found
	}
	entries, err := fs.ReadDir(r.tree.FS(), dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if kind, _ := Kind(e.Name()); kind != NotTerraform && !e.IsDir() {
			found = append(found, prefix+e.Name())
		}
	}
	return found
}

// Module returns the files of dir parsed, in order of path, those that cannot
// be read left out. It is how a module that another one calls is reached.
func (r *Repo) Module(dir string) []*File {
	var files []*File
	for _, p := range r.Paths(dir) {
		if f, err := r.Parse(p); err == nil {
			files = append(files, f)
		}
	}
	return files
}
