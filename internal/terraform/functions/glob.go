package functions

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// errTooMany stands for a pattern that leads to more directories than are read,
// as it can where links form a circle.
var errTooMany = errors.New("the pattern leads to too many directories")

// errBadPattern stands for a pattern that is not valid.
var errBadPattern = errors.New("the pattern is not valid")

// maxGlobDirs is how many directories one pattern may read, maxGlobDepth how
// deep they may be: as deep as links can lead on Linux. maxGlobSteps keeps a
// pattern of many stars from taking forever.
const (
	maxGlobDirs  = 10_000
	maxGlobDepth = 40
	maxGlobSteps = 1_000_000
)

// A glob finds the names in a tree that match a pattern of fileset. "**"
// stands for any number of directories and goes through links, as it does in
// the library that Terraform has this from; in the rest "*" stands for
// anything but a slash.
type glob struct {
	fsys    fs.FS
	dirs    int
	steps   int
	matches []string
}

// find returns the names that match pattern, which is relative to the root of
// fsys and clean. The error for a pattern that is not valid,
// errBadPattern, comes only when a name is held against what is
// wrong with it.
func find(fsys fs.FS, pattern string) ([]string, error) {
	g := &glob{fsys: fsys}
	err := g.walk(".", strings.Split(pattern, "/"), 0)
	return g.matches, err
}

// walk adds what matches the components below dir.
func (g *glob) walk(dir string, components []string, depth int) error {
	for len(components) > 0 && !strings.ContainsAny(components[0], `*?[{\`) {
		dir = path.Join(dir, components[0])
		components = components[1:]
	}
	info, err := fs.Lstat(g.fsys, dir)
	if err != nil {
		return g.absent(dir, err)
	}
	if len(components) == 0 {
		g.matches = append(g.matches, dir)
		return nil
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = fs.Stat(g.fsys, dir); err != nil {
			return g.absent(dir, err)
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
			isDir := e.IsDir()
			if e.Type()&fs.ModeSymlink != 0 {
				info, err := fs.Stat(g.fsys, name)
				if err != nil {
					if err := g.absent(name, err); err != nil {
						return err
					}
					continue
				}
				isDir = info.IsDir()
			}
			if last {
				g.matches = append(g.matches, name)
			}
			if !isDir {
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
		ok, err := g.match(components[0], e.Name())
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

// absent returns nil if the error for name means that nothing is there, and
// the error itself if there may be something that cannot be seen from here.
func (g *glob) absent(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) || belowFile(g.fsys, name) {
		return nil
	}
	return err
}

// match reports whether a name matches a component of a pattern: "*" for any
// text, "?" for any character, "[a-z]" and "[^a-z]" for one of some, "{x,y}"
// for one of some texts, "\\" before a character that stands for itself.
func (g *glob) match(pattern, name string) (bool, error) {
	if g.steps++; g.steps > maxGlobSteps {
		return false, errTooMany
	}
	for pattern != "" && name != "" {
		want, size := utf8.DecodeRuneInString(pattern)
		got, gotSize := utf8.DecodeRuneInString(name)
		rest := pattern[size:]
		switch want {
		case '*':
			if rest == "" {
				return true, nil
			}
			for i := range name {
				// What is wrong with the rest is an error only where nothing
				// goes before it.
				ok, err := g.match(rest, name[i:])
				if ok || errors.Is(err, errTooMany) {
					return ok, err
				}
			}
			return false, nil
		case '[':
			ok, after, err := matchClass(rest, got)
			if !ok || err != nil {
				return false, err
			}
			rest = after
		case '{':
			options, after, ok := alternatives(rest)
			if !ok {
				return false, errBadPattern
			}
			for _, option := range options {
				if ok, err := g.match(option+after, name); ok || err != nil {
					return ok, err
				}
			}
			return false, nil
		case '?':
		default:
			if want == '\\' {
				if rest == "" {
					return false, errBadPattern
				}
				want, size = utf8.DecodeRuneInString(rest)
				rest = rest[size:]
			}
			if want != got {
				return false, nil
			}
		}
		pattern, name = rest, name[gotSize:]
	}
	return name == "" && (pattern == "" || pattern == "*" || pattern == "**"), nil
}

// matchClass reports whether r is in the class whose text, after the "[", is
// at the start of s, and returns what comes after its "]".
func matchClass(s string, r rune) (ok bool, rest string, err error) {
	negated := strings.HasPrefix(s, "^")
	s = strings.TrimPrefix(s, "^")
	next := func() (rune, bool) {
		s = strings.TrimPrefix(s, `\`)
		c, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		return c, size > 0
	}
	for n := 0; ; n++ {
		if n > 0 && strings.HasPrefix(s, "]") {
			return ok != negated, s[1:], nil
		}
		if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "]") {
			return false, "", errBadPattern
		}
		low, more := next()
		high := low
		if strings.HasPrefix(s, "-") {
			if s = s[1:]; strings.HasPrefix(s, "]") || strings.HasPrefix(s, "-") {
				return false, "", errBadPattern
			}
			high, more = next()
		}
		if !more {
			return false, "", errBadPattern
		}
		ok = ok || low <= r && r <= high
	}
}

// alternatives splits the text after a "{" at its commas, and returns what
// comes after the next "}", if there is one. Braces do not nest.
func alternatives(s string) (options []string, rest string, ok bool) {
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			options = append(options, s[start:i])
			start = i + 1
		case '}':
			return append(options, s[start:i]), s[i+1:], true
		}
	}
	return nil, "", false
}
