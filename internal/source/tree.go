package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// A Tree is a repository as one run sees it: the files that were selected for
// checking, and read access to everything else below the root. It is safe for
// concurrent use.
type Tree struct {
	fsys     fs.FS
	paths    []string
	selected []*File
	isChosen map[string]bool

	direct fs.FS           // what plain files are read through
	seen   map[string]bool // plain files, and the directories of them → whether it is a directory

	mu    sync.Mutex
	files map[string]*entry
}

type entry struct {
	once sync.Once
	file *File
	err  error
}

// MaxFileSize is the size in bytes above which a file is not read.
const MaxFileSize = 10 << 20

// NewTree returns the tree of fsys, which must not lead out of the root.
// Paths are the files that discovery saw, ignored ones left out; selected are
// those of them that are to be checked, already read.
func NewTree(fsys fs.FS, paths []string, selected []*File) *Tree {
	t := &Tree{
		fsys:     fsys,
		paths:    slices.Sorted(slices.Values(paths)),
		selected: slices.Clone(selected),
		isChosen: make(map[string]bool, len(selected)),
		files:    make(map[string]*entry, len(selected)),
	}
	slices.SortFunc(t.selected, func(a, b *File) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	for _, f := range t.selected {
		t.isChosen[f.Path] = true
		e := &entry{file: f}
		e.once.Do(func() {})
		t.files[f.Path] = e
	}
	return t
}

// Trust tells the tree how discovery came to its paths: through directories
// that are no links, to regular files, apart from those in links. Such a file
// needs neither be looked at before it is opened nor be kept from leading out
// of the root, so it is read through direct. Trust is called before any use.
func (t *Tree) Trust(direct fs.FS, links map[string]bool) {
	t.direct, t.seen = direct, make(map[string]bool, len(t.paths))
	for _, p := range t.paths {
		if links[p] {
			continue
		}
		t.seen[p] = false
		for dir := path.Dir(p); !t.seen[dir]; dir = path.Dir(dir) {
			t.seen[dir] = true
		}
	}
}

// IsPlain reports whether discovery saw a regular file, or a directory that
// holds some, at a clean path below the root, with no link on the way.
func (t *Tree) IsPlain(path string) (isDir, ok bool) {
	isDir, ok = t.seen[path]
	return isDir, ok
}

// Selected returns the files to check, in order of path.
func (t *Tree) Selected() []*File { return t.selected }

// IsSelected reports whether the file at path is to be checked.
func (t *Tree) IsSelected(path string) bool { return t.isChosen[path] }

// Paths returns every file that discovery saw, in order. Files that the
// repository ignores are not among them, though Read finds those too.
func (t *Tree) Paths() []string { return t.paths }

// FS returns the file system below the root. It never leads out of the root.
func (t *Tree) FS() fs.FS { return t.fsys }

// Read returns the file at a slash-separated path relative to the root,
// whether it was selected or not, read at most once. A path that leads out of
// the root, a directory, and a file over MaxFileSize are errors.
func (t *Tree) Read(name string) (*File, error) {
	name = path.Clean(name)
	t.mu.Lock()
	e := t.files[name]
	if e == nil {
		e = new(entry)
		t.files[name] = e
	}
	t.mu.Unlock()
	e.once.Do(func() {
		content, err := t.read(name)
		if err != nil {
			e.err = err
			return
		}
		e.file = NewFile(name, content)
	})
	return e.file, e.err
}

// Peek returns the content of the file at a clean path below the root without
// keeping it, unless somebody has read it anyway: for a look at files that most
// likely nobody needs.
func (t *Tree) Peek(name string) ([]byte, error) {
	t.mu.Lock()
	e := t.files[name]
	t.mu.Unlock()
	if e == nil {
		return t.read(name)
	}
	f, err := t.Read(name)
	if err != nil {
		return nil, err
	}
	return f.Content, nil
}

func (t *Tree) read(name string) ([]byte, error) {
	if isDir, ok := t.IsPlain(name); ok && !isDir {
		return ReadRegular(t.direct, name)
	}
	return ReadLimited(t.fsys, name)
}

// A TooLargeError is the error for a file over MaxFileSize.
type TooLargeError struct{ Size int64 }

func (e TooLargeError) Error() string {
	return fmt.Sprintf("file is %d MB, over the limit of %d MB", (e.Size+1<<20-1)>>20, MaxFileSize>>20)
}

// ReadLimited reads the regular file name of fsys unless it is over
// MaxFileSize. It looks before it opens: opening a pipe would wait for ever.
func ReadLimited(fsys fs.FS, name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	}
	return ReadRegular(fsys, name)
}

// ReadRegular is ReadLimited for a file that is known to be regular.
func ReadRegular(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxFileSize {
		return nil, TooLargeError{info.Size()}
	}
	content := make([]byte, info.Size())
	n, err := io.ReadFull(f, content)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return content[:n], nil // it may have become shorter meanwhile
}
