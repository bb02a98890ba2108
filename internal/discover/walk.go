package discover

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// skippedDirs hold what was fetched or built, never what people wrote.
var skippedDirs = map[string]bool{".git": true, ".terraform": true, "node_modules": true, "vendor": true}

// A pattern is one argument of the command line.
type pattern struct {
	text      string // as it was given
	path      string // below the root, slash-separated; "." for the root
	recursive bool   // ends in /...
	isDir     bool
	matched   bool
}

// A patternSet finds patterns by their paths: there may be thousands, such as
// every file of a commit.
type patternSet struct {
	byPath map[string][]*pattern
	named  map[string]bool // their paths, and the directories above those; not the root
}

func newPatternSet(patterns []*pattern) patternSet {
	s := patternSet{byPath: make(map[string][]*pattern), named: make(map[string]bool)}
	for _, pt := range patterns {
		s.byPath[pt.path] = append(s.byPath[pt.path], pt)
		for p := pt.path; p != "." && !s.named[p]; p = path.Dir(p) {
			s.named[p] = true
		}
	}
	return s
}

// match marks the patterns that select the file at p. It reports whether one is
// the file itself, and whether one is a directory that has it, for a
// file that mayBeBelow.
func (s patternSet) match(p string, mayBeBelow bool) (named, below bool) {
	for _, pt := range s.byPath[p] {
		if !pt.recursive && !pt.isDir {
			pt.matched, named = true, true
		}
	}
	if !mayBeBelow {
		return named, false
	}
	dir := path.Dir(p)
	for d := dir; ; d = path.Dir(d) {
		for _, pt := range s.byPath[d] {
			if pt.recursive || pt.isDir && d == dir {
				pt.matched, below = true, true
			}
		}
		if d == "." {
			return named, below
		}
	}
}

func parsePatterns(opts Options) ([]*pattern, error) {
	texts := opts.Patterns
	if len(texts) == 0 {
		texts = []string{"./..."}
	}
	root, err := filepath.EvalSymlinks(opts.Root)
	if err != nil {
		return nil, err
	}
	var patterns []*pattern
	for _, text := range texts {
		name := filepath.ToSlash(text)
		recursive := name == "..." || strings.HasSuffix(name, "/...")
		name = strings.TrimSuffix(strings.TrimSuffix(name, "..."), "/")
		if name == "" && strings.HasPrefix(text, "/") {
			name = "/"
		}
		abs := filepath.FromSlash(name)
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(opts.Dir, abs)
		}
		info, err := os.Stat(abs)
		if err != nil {
			return nil, fmt.Errorf("%s: no such file or directory", text)
		}
		if recursive && !info.IsDir() {
			return nil, fmt.Errorf("%s: not a directory", text)
		}
		// The directory is resolved, the last element is not: a link to a file
		// is checked under its own name.
		dir, base := abs, ""
		if !info.IsDir() {
			dir, base = filepath.Split(abs)
		}
		if dir, err = filepath.EvalSymlinks(dir); err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		rel, err := filepath.Rel(root, filepath.Join(dir, base))
		if err != nil || !filepath.IsLocal(rel) {
			return nil, fmt.Errorf("%s: is outside of the repository root %s", text, opts.Root)
		}
		patterns = append(patterns, &pattern{text: text, path: filepath.ToSlash(rel), recursive: recursive, isDir: info.IsDir()})
	}
	return patterns, nil
}

// A walker collects paths. Directory links are not followed.
type walker struct {
	root     string
	patterns patternSet
	exclude  func(string) bool
	wanted   func(string) bool

	paths    []string        // every file that is not ignored
	links    map[string]bool // those of them that are links
	selected []choice        // those of them that are to be read
}

func (w *walker) walk(ctx context.Context) error {
	return w.dir(ctx, ".", nil, w.exclude)
}

func (w *walker) dir(ctx context.Context, dir string, ignores []ignorePattern, exclude func(string) bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := os.ReadDir(filepath.Join(w.root, filepath.FromSlash(dir)))
	if err != nil {
		if dir != "." && (errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist)) {
			return nil
		}
		return err
	}
	ignores = w.ignoresOf(dir, entries, ignores)
	for _, e := range entries {
		p := path.Join(dir, e.Name())
		isDir := e.IsDir()
		left := isDir && skippedDirs[e.Name()] || exclude != nil && exclude(p) || ignored(ignores, p, isDir)
		if left && !w.patterns.named[p] {
			continue
		}
		if isDir {
			below, out := ignores, exclude
			if left { // it was named all the same: then what is in it is meant
				below, out = nil, nil
			}
			if err := w.dir(ctx, p, below, out); err != nil {
				return err
			}
			continue
		}
		if e.Type()&fs.ModeSymlink != 0 && w.isDirLink(p) || e.Type()&^fs.ModeSymlink != 0 {
			continue
		}
		w.file(p, e.Type()&fs.ModeSymlink != 0)
	}
	return nil
}

func (w *walker) file(p string, isLink bool) {
	w.paths = append(w.paths, p)
	if isLink {
		w.links[p] = true
	}
	known := isKnown(path.Base(p))
	wanted := w.wanted != nil && w.wanted(p)
	if named, below := w.patterns.match(p, known || wanted); named || below {
		w.selected = append(w.selected, choice{p, isLink, named, known, wanted})
	}
}

func (w *walker) isDirLink(p string) bool {
	info, err := os.Stat(filepath.Join(w.root, filepath.FromSlash(p)))
	return err == nil && info.IsDir()
}

// ignoresOf returns the patterns that hold in dir: its parents' and those of
// its own .gitignore, which count more because they come later.
func (w *walker) ignoresOf(dir string, entries []fs.DirEntry, parents []ignorePattern) []ignorePattern {
	for _, e := range entries {
		if e.Name() != ".gitignore" || !e.Type().IsRegular() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(w.root, filepath.FromSlash(dir), ".gitignore"))
		if err != nil {
			return parents
		}
		return append(parents[:len(parents):len(parents)], ignorePatterns(dir, string(text))...)
	}
	return parents
}
