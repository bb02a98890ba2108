package kubernetes

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// reportText reports a finding about a part of the text at a path; about all of
// it where the part is not found.
func reportText(pass *lint.Pass[*kubernetes.Object], at []any, text, format string, args ...any) {
	span, related := pass.Unit.Locate(at...)
	if i := strings.Index(string(span.File.Content[span.Start:endOfText(span)]), text); text != "" && i >= 0 {
		span = source.Span{File: span.File, Start: span.Start + i, End: span.Start + i + len(text)}
	}
	pass.Report(lint.Finding{Span: span, Related: related, Message: fmt.Sprintf(format, args...)})
}

// endOfText returns the offset at which the text of a scalar ends: that of a
// block, of which the span is the | or > alone, goes on as far as lines are
// indented more than the one that it begins in.
func endOfText(span source.Span) int {
	content := span.File.Content
	if text := span.Text(); len(text) == 0 || text[0] != '|' && text[0] != '>' {
		return span.End
	}
	line := span.Start
	for line > 0 && content[line-1] != '\n' {
		line--
	}
	indent := func(s []byte) int { return len(s) - len(bytes.TrimLeft(s, " -")) }
	least := indent(content[line:])
	end := span.End
	for l := range bytes.Lines(content[span.End:]) {
		if end > span.End && len(bytes.TrimSpace(l)) > 0 && indent(l) <= least {
			break
		}
		end += len(l)
	}
	return end
}

// A directory is one that an application names.
type directory struct {
	argo.Source
	application argo.Application
	dir         string // relative to the root
	exists      bool   // and is a directory
}

// directories returns the directories of this repository that the object's
// applications name.
func directories(o *kubernetes.Object) (all []directory) {
	for _, a := range o.Applications() {
		for _, s := range a.Sources {
			if s.Chart != "" || s.Path == "" || s.Open["path"] || s.Open["repoURL"] || s.Open["targetRevision"] || s.Open["chart"] {
				continue
			}
			d := directory{Source: s, application: a, dir: path.Clean(s.Path)}
			if o.GitOps().Identify(s.RepoURL, s.Revision) != kubernetes.Here || isLeaving(s.Path) {
				continue
			}
			_, isDir, err := o.GitOps().Stat(d.dir)
			d.exists = err == nil && isDir
			all = append(all, d)
		}
	}
	return all
}

// isLeaving reports whether Argo CD refuses a path for leading out of the
// repository.
func isLeaving(p string) bool {
	p = path.Clean(p)
	return path.IsAbs(p) || p == ".." || strings.HasPrefix(p, "../")
}

// of says which application it is, where there are several.
func of(a argo.Application) string {
	if a.From == "" {
		return ""
	}
	return " (" + a.From + ")"
}

// whyNot says why there is no directory at a path.
func whyNot(o *kubernetes.Object, dir string) string {
	_, _, err := o.GitOps().Stat(dir)
	switch {
	case err == nil:
		return "is a file, not a directory"
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	}
	return err.Error()
}
