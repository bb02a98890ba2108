package actions

import (
	"bytes"
	"path"
	"strings"

	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Use is a use of an action or a reusable workflow of another repository.
type Use struct {
	Repository string // owner/name, as it is written
	Path       string // below the repository: "/.github/workflows/x.yml"; often empty
	Ref        string // a tag, a branch or a commit
	// Comment is the version in the comment behind it, such as "v4.2.1"; empty
	// where there is none.
	Comment string
	Span    source.Span // of Ref
	// rest is what follows the value up to the end of the line.
	rest source.Span
}

// String is the use without its ref: "owner/name/path".
func (u *Use) String() string { return u.Repository + u.Path }

// IsCommit reports whether the use is pinned to a commit.
func (u *Use) IsCommit() bool { return isCommit(u.Ref) }

func isCommit(ref string) bool {
	return (len(ref) == 40 || len(ref) == 64) && strings.Trim(ref, "0123456789abcdefABCDEF") == ""
}

var (
	// remoteUse has an owner and a name that GitHub allows, and a ref that Git
	// does; a ref with an expression is none.
	remoteUse      = lazyregexp.New(`^([A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+)((?:/[^@\s\pC]*)?)@([A-Za-z0-9_][^\s\pC@~^:?*\[\\${}]*)$`)
	commentVersion = lazyregexp.New(`^[ \t]*[,}\] \t]*#[ \t]*(?:[^#]*[ \t]#[ \t]+)?(?:[^\s#]*[=@:])?(v?\d+(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?)(?:[\s,;)]|$)`)
)

// splitUse takes the value of "uses" apart; false for what is no action of
// another repository: a local one, an image, one with an expression.
func splitUse(value string) (repository, below, ref string, ok bool) {
	m := remoteUse.FindStringSubmatch(value)
	if m == nil || strings.Contains(m[3], "..") || strings.HasSuffix(m[1], "/.") || strings.HasSuffix(m[1], "/..") {
		return "", "", "", false
	}
	return m[1], m[2], m[3], true
}

// parseUse returns the use that the value of "uses" at a span is; false where it
// is none, or where its ref cannot be found in the file.
func parseUse(f *source.File, value string, span source.Span) (Use, bool) {
	repository, below, ref, ok := splitUse(value)
	at := bytes.LastIndex(span.Text(), []byte("@"+ref))
	if !ok || at < 0 {
		return Use{}, false // written with escapes
	}
	start := span.Start + at + 1
	end := bytes.IndexByte(f.Content[span.End:], '\n')
	if end < 0 {
		end = len(f.Content)
	} else {
		end += span.End
	}
	u := Use{Repository: repository, Path: below, Ref: ref, Span: f.Span(start, start+len(ref)), rest: f.Span(span.End, end)}
	if c := commentVersion.FindSubmatch(u.rest.Text()); c != nil {
		u.Comment = string(c[1])
	}
	return u, true
}

// Use returns the use that the value of a "uses" is; false for what is no action or
// workflow of another repository. Where its ref does not stand in the file as it is,
// as with escapes, Span is that of the value.
func (t *Source) Use(uses *actionlint.String) (Use, bool) {
	span := t.Span(uses)
	if u, ok := parseUse(t.file, uses.Value, span); ok {
		return u, true
	}
	repository, below, ref, ok := splitUse(uses.Value)
	return Use{Repository: repository, Path: below, Ref: ref, Span: span}, ok
}

// Version returns the version of the action that a step uses, such as "v4.2.1":
// the ref, or for a commit what the comment behind it or the lock says; empty
// where that is not known.
func (t *Source) Version(uses *actionlint.String) string {
	u, ok := t.Use(uses)
	switch {
	case !ok:
		return ""
	case !u.IsCommit():
		return u.Ref
	case u.Comment != "":
		return u.Comment
	}
	if lock := t.project.lock(); lock != nil {
		if e, ok := lock.find(u.Repository, func(e Locked) bool { return strings.EqualFold(e.Commit, u.Ref) }); ok {
			return e.Version
		}
	}
	return ""
}

// usesOf returns the uses of a workflow or an action in the order of the file;
// nothing for a file that is no YAML.
func usesOf(f *source.File) []Use {
	docs, err := yamlfile.Parse(f)
	if err != nil || len(docs) == 0 || docs[0].Root == nil {
		return nil
	}
	var list []Use
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		for i, c := range n.Content {
			if n.Kind == yaml.MappingNode {
				if i%2 == 0 {
					continue
				}
				switch n.Content[i-1].Value {
				case "with", "env":
					continue
				case "uses":
					if u, ok := parseUse(f, c.Value, yamlfile.Span(f, c)); ok && c.Kind == yaml.ScalarNode {
						list = append(list, u)
					}
				}
			}
			walk(c)
		}
	}
	walk(docs[0].Root)
	return list
}

// UsesIn returns the uses of all workflows and actions of a repository, by file
// in order of path.
func UsesIn(tree *source.Tree) []Use {
	var list []Use
	for _, name := range tree.Paths() {
		base := path.Base(name)
		if _, ok := workflowProject(name); !ok && base != "action.yml" && base != "action.yaml" {
			continue
		}
		if f, err := tree.Read(name); err == nil {
			list = append(list, usesOf(f)...)
		}
	}
	return list
}
