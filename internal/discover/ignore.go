package discover

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// An ignorePattern is one line of a .gitignore file, as gitignore(5) describes
// it. (go-git has a matcher too, but it lets a negated directory bring back the
// files below it, which git does not.)
type ignorePattern struct {
	dir     string // of the file that has the line; "." for the root
	glob    string
	negated bool
	dirOnly bool
	rooted  bool // the glob is for the path from dir, not for the last name
}

// ignorePatterns returns the patterns of the .gitignore file in dir.
func ignorePatterns(dir, text string) (patterns []ignorePattern) {
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		line = trimIgnoreLine(strings.TrimRight(line, "\r\n"))
		p := ignorePattern{dir: dir}
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '!' {
			p.negated, line = true, line[1:]
		}
		if rest, ok := strings.CutSuffix(line, "/"); ok {
			p.dirOnly, line = true, rest
		}
		p.rooted = strings.Contains(line, "/")
		line = strings.TrimPrefix(line, "/")
		if inside, ok := strings.CutSuffix(line, "/**"); ok {
			line = inside + "/**/*" // what is below, not the directory itself
		}
		// doublestar knows alternatives, git does not.
		p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
		if p.glob != "" && doublestar.ValidatePattern(p.glob) {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// trimIgnoreLine cuts trailing spaces that no backslash protects.
func trimIgnoreLine(line string) string {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	return line
}

// ignored reports whether the last of patterns that matches p ignores it. What
// lies in an ignored directory is never asked for.
func ignored(patterns []ignorePattern, p string, isDir bool) bool {
	for i := len(patterns) - 1; i >= 0; i-- {
		pt := &patterns[i]
		if pt.dirOnly && !isDir {
			continue
		}
		name := path.Base(p)
		if pt.rooted {
			name = p
			if pt.dir != "." {
				name = strings.TrimPrefix(p, pt.dir+"/")
			}
		}
		if doublestar.MatchUnvalidated(pt.glob, name) {
			return !pt.negated
		}
	}
	return false
}
