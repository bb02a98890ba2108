// Package docker reads Dockerfiles and checks them: what BuildKit, whose parser
// it uses, says of them, and the rules that are given to New.
//
// Nothing is built, fetched or executed. What only a build knows, such as the
// environment of a base image or the value of an argument without a default, is
// unknown, and rules do not judge it.
package docker

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// An Analyzer is a rule over Dockerfiles.
type Analyzer = lint.Analyzer[*Dockerfile]

// A Pass is one run of an Analyzer.
type Pass = lint.Pass[*Dockerfile]

// A Domain finds and checks Dockerfiles. It implements lint.Domain.
type Domain struct {
	analyzers []*Analyzer
}

// New returns the domain of Dockerfiles with these rules.
func New(analyzers []*Analyzer) *Domain { return &Domain{analyzers} }

// Name returns "docker".
func (d *Domain) Name() string { return "docker" }

// Rules returns the rules of the domain and those of the analyzers.
func (d *Domain) Rules() []*lint.Rule {
	rules := []*lint.Rule{ruleSyntax}
	for _, a := range d.analyzers {
		rules = append(rules, &a.Rule)
	}
	return rules
}

// Load returns a unit for each selected Dockerfile: Dockerfile and
// Containerfile, in any case; NAME.Dockerfile; and Dockerfile.NAME where it has
// an instruction FROM. A file that the command line names is one if it begins like
// one.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var units []lint.Unit
	for _, f := range tree.Selected() {
		if isDockerfile(f) {
			units = append(units, &Dockerfile{file: f, tree: tree, analyzers: d.analyzers})
		}
	}
	return units, ctx.Err()
}

// otherFormats are the last parts of names that say that a file is something
// that a Dockerfile is made of, or said of one.
var otherFormats = map[string]bool{
	"dockerignore": true, "j2": true, "jinja": true, "jinja2": true, "tmpl": true, "tpl": true, "template": true, "templ": true, "erb": true,
	"ejs": true, "mustache": true, "hbs": true, "gotmpl": true, "in": true, "m4": true, "liquid": true, "mako": true, "md": true, "rst": true,
	"adoc": true, "html": true, "json": true, "yaml": true, "yml": true, "lock": true, "orig": true, "rej": true, "bak": true, "swp": true,
	"patch": true, "diff": true, "sum": true, "sha256": true, "sig": true, "log": true, "vim": true, "snap": true,
}

func isDockerfile(f *source.File) bool {
	name := strings.ToLower(path.Base(f.Path))
	switch {
	case f.Named && opening.Match(f.Content):
		return true
	case name == "dockerfile" || name == "containerfile":
		return true
	case otherFormats[name[strings.LastIndexByte(name, '.')+1:]]:
		return false
	case strings.HasSuffix(name, ".dockerfile") || strings.HasSuffix(name, ".containerfile"):
		return true
	case hasVariant(name, "dockerfile") || hasVariant(name, "containerfile"):
		return opening.Match(f.Content) // not dockerfile_test.go, with FROM in a string
	}
	return false
}

// hasVariant reports whether name is that of a Dockerfile with a word behind it:
// Dockerfile.dev, Dockerfile-dev, Dockerfile_dev.
func hasVariant(name, kind string) bool {
	rest, ok := strings.CutPrefix(name, kind)
	return ok && len(rest) > 1 && strings.IndexByte(".-_", rest[0]) >= 0
}

var (
	// opening is what a Dockerfile begins with, comments and empty lines left out.
	opening      = lazyregexp.New(`(?i)^(?:\x{FEFF})?(?:[ \t\r]*(?:#[^\n]*)?\n)*[ \t]*(?:FROM|ARG)[ \t]+\S`)
	fromLine     = lazyregexp.New(`(?mi)^[ \t]*FROM[ \t]+\S`)
	templateLine = lazyregexp.New(`(?mi)^[ \t]*(?:\{%|<%|\{\{[-#^/ ]?|@@)|^[ \t]*FROM[ \t].*(?:\{\{|<%|@\w+@)`)
)

// isTemplate reports whether content is what a Dockerfile is made from rather
// than one.
func isTemplate(content []byte) bool {
	if !bytes.Contains(content, []byte("{{")) && !bytes.Contains(content, []byte("{%")) && !bytes.Contains(content, []byte("<%")) && !bytes.Contains(content, []byte("@")) {
		return false
	}
	return templateLine.Match(content)
}
