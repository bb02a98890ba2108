package docker

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

// CopyIgnored reports copies of what the build does not get to see.
var CopyIgnored = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-copy-ignored",
		Title:    "file is copied that .dockerignore leaves out",
		Severity: lint.Warning,
		Doc: `
What ` + "`.dockerignore`" + ` names is not sent to the build: ` + "`COPY`" + ` finds nothing there and the build
fails, or it copies a folder without what was meant.

Remove the line from ` + "`.dockerignore`" + `, or the ` + "`COPY`" + `. The file beside the Dockerfile is looked
at, ` + "`NAME.dockerignore`" + ` before ` + "`.dockerignore`" + `; one with exceptions (` + "`!file`" + `) says nothing for sure,
as does one in another folder, which may not be that of the context.
`,
		Bad:   "-- .dockerignore --\n*.md\n-- Dockerfile --\nFROM alpine:3.22\nCOPY README.md /\n",
		Good:  "-- .dockerignore --\n*.md\n-- Dockerfile --\nFROM alpine:3.22\nCOPY app.conf /\n",
		Tags:  []string{"correctness"},
		Peers: []string{"buildkit:CopyIgnoredFile"},
		Refs:  []string{checksPage + "copy-ignored-file/"},
		Since: "0.1.0",
	},
	Run: runCopyIgnored,
}

func runCopyIgnored(p *docker.Pass) error {
	f := p.Unit.Ignore()
	if f == nil || path.Dir(f.Path) != path.Dir(p.Unit.File().Path) || p.Unit.Skips("CopyIgnoredFile") {
		return nil
	}
	patterns, ok := ignorePatterns(string(f.Content))
	if !ok {
		return nil
	}
	for _, i := range p.Unit.All() {
		if i.Name != "COPY" && i.Name != "ADD" || len(i.Flag("from")) > 0 || len(i.Args) < 2 {
			continue
		}
		for _, a := range i.Args[:len(i.Args)-1] {
			if strings.Contains(a.Value, "$") || strings.Contains(a.Value, "://") || strings.HasPrefix(a.Value, "<<") {
				continue
			}
			source := strings.TrimPrefix(path.Clean("/"+a.Value), "/")
			if pattern := matching(patterns, source); pattern != "" {
				p.Reportf(a.Span, "%s of %s, which %s leaves out: %s", i.Name, a.Value, path.Base(f.Path), pattern)
			}
		}
	}
	return nil
}

// ignorePatterns returns the patterns of a .dockerignore file, and false if it
// has exceptions. See https://docs.docker.com/build/concepts/context/#syntax.
func ignorePatterns(content string) (patterns []string, ok bool) {
	for line := range strings.Lines(strings.TrimPrefix(content, "\uFEFF")) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "!") {
			return nil, false
		}
		if line != "" {
			patterns = append(patterns, line)
		}
	}
	return patterns, true
}

// matching returns the first pattern for a path or for a folder that it is in; ""
// for none.
func matching(patterns []string, name string) string {
	for _, pattern := range patterns {
		glob := strings.TrimPrefix(path.Clean("/"+pattern), "/")
		glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(glob) // no alternatives
		if below, ok := strings.CutSuffix(glob, "/**"); ok {
			glob = below + "/**/*" // not the folder itself
		}
		for at := name; at != "."; at = path.Dir(at) {
			if found, err := doublestar.Match(glob, at); err == nil && found {
				return pattern
			}
		}
	}
	return ""
}
