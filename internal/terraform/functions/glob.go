package functions

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// errTooMany stands for a pattern that leads to more directories than are read,
// as it can where links form a circle.
var errTooMany = errors.New("the pattern leads to too many directories")

// maxGlobDirs is how many directories one pattern may read, maxGlobDepth how
// deep they may be: as deep as links can lead on Linux.
const (
	maxGlobDirs  = 10_000
	maxGlobDepth = 40
)

// A glob finds the names in a tree that match a pattern of fileset. "**"
// stands for any number of directories and goes through links, as it does in
// the library that Terraform has this from; in the rest "*" stands for
// anything but a slash.
type glob struct {
	fsys    fs.FS
	dirs    int
	matches []string
}

// find returns the names that match pattern, which is relative to the root of
// fsys and clean. A pattern with a syntax error has doublestar.ErrBadPattern.
func find(fsys fs.FS, pattern string) ([]string, error) {
	if !doublestar.ValidatePattern(pattern) {
		return nil, doublestar.ErrBadPattern
	}
	g := &glob{fsys: fsys}
	err := g.walk(".", splitPattern(pattern), 0)
	return g.matches, err
}

// splitPattern splits at slashes, except escaped ones and those in braces.
func splitPattern(pattern string) []string {
	var out []string
	start, depth := 0, 0
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '/':
			if depth <= 0 {
				out = append(out, pattern[start:i])
				start = i + 1
			}
		}
	}
	return append(out, pattern[start:])
}

// walk adds what matches the components below dir.
func (g *glob) walk(dir string, components []string, depth int) error {
	for len(components) > 0 && !strings.ContainsAny(components[0], `*?[{\`) {
		dir = path.Join(dir, components[0])
		components = components[1:]
	}
	info, err := fs.Lstat(g.fsys, dir)
	if err != nil {
		return nil
	}
	if len(components) == 0 {
		g.matches = append(g.matches, dir)
		return nil
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = fs.Stat(g.fsys, dir); err != nil {
			return nil
		}
	}
	if !info.IsDir() {
		return nil
	}
	if g.dirs++; g.dirs > maxGlobDirs || depth > maxGlobDepth {
		return errTooMany
	}
	entries, err := fs.ReadDir(g.fsys, dir)
	if err != nil {
		return err
	}
	if components[0] == "**" {
		last := len(components) == 1
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if last {
				g.matches = append(g.matches, name)
			}
			if !g.isDir(name, e) {
				continue
			}
			if err := g.walk(name, components, depth+1); err != nil {
				return err
			}
		}
		if last {
			return nil
		}
		components = components[1:]
	}
	for _, e := range entries {
		ok, err := doublestar.Match(components[0], e.Name())
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		name := path.Join(dir, e.Name())
		if len(components) == 1 {
			g.matches = append(g.matches, name)
		} else if err := g.walk(name, components[1:], depth+1); err != nil {
			return err
		}
	}
	return nil
}

// isDir reports whether an entry is a directory or a link to one.
func (g *glob) isDir(name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(g.fsys, name)
	return err == nil && info.IsDir()
}
