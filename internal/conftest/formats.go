// Package conftest reads files as conftest does (https://www.conftest.dev), so
// that policies which were written for it see here what they see there.
package conftest

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Reader reads a file that is a single document.
type Reader func(f *source.File) (*lint.DocumentView, error)

// Formats are the formats of files that can be read. Those of which a domain has
// the parser are given; the zero Formats has none of them.
type Formats struct {
	HCL2       Reader
	Dockerfile Reader
}

// An UnknownError is the error for a format that conftest has a parser for, and
// Formats have none.
type UnknownError struct{ Parser string }

func (e UnknownError) Error() string {
	return fmt.Sprintf("no parser %q, only dockerfile, dotenv, hcl2, ini, json, toml and yaml", e.Parser)
}

const dockerfile = "dockerfile"

// Others are the parsers of conftest that Formats lack.
var others = map[string]bool{
	"codeowners": true, "cue": true, "cyclonedx": true, "edn": true, "groovy": true, "hcl1": true, "hocon": true, "ignore": true, "jsonc": true,
	"jsonnet": true, "nginx": true, "properties": true, "spdx": true, "textproto": true, "vcl": true, "xml": true,
}

// ParserOf returns the name of the parser that conftest takes for a file by its
// name, "" for one that it has no parser for.
func ParserOf(name string) string {
	base := strings.ToLower(path.Base(name))
	ext := strings.TrimPrefix(path.Ext(base), ".")
	is := func(word string) bool { return base == word || strings.HasPrefix(base, word+".") || "."+ext == word }
	switch {
	case is("dockerfile") || ext == "dockerfile":
		return dockerfile
	case ext == "yml" || ext == "yaml":
		return "yaml"
	case ext == "hcl" || ext == "tf" || ext == "tfvars" || ext == "tofu":
		return "hcl2"
	case ext == "gitignore" || ext == "dockerignore":
		return "ignore"
	case is(".env"):
		return "dotenv"
	case base == "nginx.conf":
		return "nginx"
	case is("jenkinsfile"):
		return "groovy"
	case base == "codeowners":
		return "codeowners"
	case ext == "textproto" || ext == "textpb" || ext == "pbtxt" || ext == "txtpb" || ext == "prototxt":
		return "textproto"
	case ext == "json" || ext == "toml" || ext == "ini" || ext == "dotenv" || ext == "hcl2" || others[ext]:
		return ext
	}
	return ""
}

// Parse reads f with a parser of conftest, that of its name if parser is "".
// Each document of the file that is a configuration of its own has a view: those
// of a YAML stream, and the items of a list.
func (x Formats) Parse(parser string, f *source.File) ([]*lint.DocumentView, error) {
	if parser == "" {
		parser = ParserOf(f.Path)
	}
	views, err := x.documents(parser, f)
	if err != nil || len(views) != 1 {
		return views, err
	}
	whole := views[0]
	list, ok := whole.Value.([]any)
	if !ok || parser == dockerfile {
		return views, nil
	}
	views = nil
	for i, item := range list {
		views = append(views, &lint.DocumentView{
			Value:  item,
			Locate: func(path []any) (source.Span, []lint.Related) { return whole.Locate(append([]any{i}, path...)) },
		})
	}
	return views, nil
}

// Value reads f as Parse does, and returns what conftest's parser gives: a list
// of the documents of a stream, or of the one Dockerfile.
func (x Formats) Value(parser string, f *source.File) (any, error) {
	if parser == "" {
		parser = ParserOf(f.Path)
	}
	views, err := x.documents(parser, f)
	if err != nil {
		return nil, err
	}
	if len(views) == 1 && parser != dockerfile {
		return views[0].Value, nil
	}
	values := []any{}
	for _, v := range views {
		values = append(values, v.Value)
	}
	return values, nil
}

// documents reads f without looking into lists.
func (x Formats) documents(parser string, f *source.File) ([]*lint.DocumentView, error) {
	one := func(read Reader) ([]*lint.DocumentView, error) {
		view, err := read(f)
		if err != nil {
			return nil, err
		}
		return []*lint.DocumentView{view}, nil
	}
	switch {
	case parser == "yaml":
		return parseYAML(f, yamlfile.YAML11)
	case parser == "json":
		return parseYAML(f, yamlfile.YAML12)
	case parser == "toml":
		return one(readTOML)
	case parser == "ini":
		return one(readINI)
	case parser == "dotenv":
		return one(readDotenv)
	case parser == "hcl2" && x.HCL2 != nil:
		return one(x.HCL2)
	case parser == dockerfile && x.Dockerfile != nil:
		return one(x.Dockerfile)
	}
	return nil, UnknownError{parser}
}

func parseYAML(f *source.File, dialect yamlfile.Dialect) ([]*lint.DocumentView, error) {
	docs, err := yamlfile.Parse(f)
	if err != nil {
		return nil, err
	}
	var views []*lint.DocumentView
	for _, d := range docs {
		value, err := d.Value(dialect)
		if err != nil {
			return nil, err
		}
		views = append(views, &lint.DocumentView{
			Value:  value,
			Locate: func(path []any) (source.Span, []lint.Related) { return d.Locate(path), nil },
		})
	}
	return views, nil
}

// errNotRead is the error for syntax that nobody should guess the meaning of.
var errNotRead = errors.New("not read by infralint")
