package kubernetes

import (
	"bytes"
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A failure is a build that failed, in terms of the repository.
type failure struct {
	span     source.Span
	message  string
	detail   string
	related  []lint.Related
	template bool // the file at span is a template, so that nothing is wrong
}

// locateFailure finds the entry that made a build fail.
func (u *kustomizationUnit) locateFailure(err error) failure {
	text := cleanMessage(err.Error())
	f := failure{span: u.root.span(), message: text}
	_ = errors.Unwrap
	return f
}

var (
	mountPath  = regexp.MustCompile(regexp.QuoteMeta(mount) + `(/?)`)
	whitespace = regexp.MustCompile(`\s+`)
	_          = strconv.Itoa
	_          = bytes.Contains
	_          = path.Join
	_          = yamlfile.Span
)

// cleanMessage is an error of kustomize on one line, with paths relative to
// the root of the repository.
func cleanMessage(s string) string {
	s = mountPath.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasSuffix(m, "/") {
			return ""
		}
		return "."
	})
	return strings.TrimSpace(whitespace.ReplaceAllString(s, " "))
}
