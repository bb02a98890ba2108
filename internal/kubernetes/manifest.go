package kubernetes

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

var (
	apiVersionLine = lazyregexp.New(`(?m)^["']?apiVersion["']?[ \t]*:`)
	kindLine       = lazyregexp.New(`(?m)^["']?kind["']?[ \t]*:`)
)

// isManifest reports whether f looks like one or more Kubernetes objects. It
// looks at the text alone, so that a file with a syntax error is known too.
func isManifest(f *source.File) bool {
	switch path.Ext(f.Path) {
	case ".yaml", ".yml", ".json":
	default:
		return false
	}
	if isWorkflow(f.Path) || !bytes.Contains(f.Content, []byte("apiVersion")) || !bytes.Contains(f.Content, []byte("kind")) {
		return false
	}
	if isKustomizationName(path.Base(f.Path)) && !parseKustomization(path.Dir(f.Path), f).isOther() {
		return false
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(f.Content, []byte("\uFEFF")), " \t\r\n")
	if bytes.HasPrefix(text, []byte("{")) && !bytes.HasPrefix(text, []byte("{{")) {
		var object struct {
			APIVersion, Kind *json.RawMessage
		}
		dec := json.NewDecoder(bytes.NewReader(text))
		for dec.More() {
			if dec.Decode(&object) != nil {
				return path.Ext(f.Path) != ".json"
			}
			if object.APIVersion != nil && object.Kind != nil {
				return true
			}
		}
		return false
	}
	for rest, more := f.Content, true; more; {
		var doc []byte
		doc, rest, more = bytes.Cut(rest, []byte("\n---"))
		if apiVersionLine.Match(doc) && kindLine.Match(doc) {
			return true
		}
	}
	return false
}

// charts are the directories of the repository that hold a Helm chart.
type charts map[string]bool

func findCharts(tree *source.Tree) charts {
	c := make(charts)
	for _, p := range tree.Paths() {
		if base := path.Base(p); base == "Chart.yaml" || base == "Chart.yml" {
			c[path.Dir(p)] = true
		}
	}
	return c
}

// isTemplate reports whether the file at p is a template of a chart, which is
// text and no YAML.
func (c charts) isTemplate(p string) bool {
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if path.Base(dir) == "templates" && c[path.Dir(dir)] {
			return true
		}
	}
	return false
}

// A manifestUnit is a file with objects that belongs to no kustomization.
type manifestUnit struct {
	run     *runState
	file    *source.File
	folder  *folder // nil where the files of the directory do not belong together
	objects []*object
	unclear bool // is a template, or does not parse
}

// Kind returns "manifest".
func (*manifestUnit) Kind() string { return "manifest" }

// File returns the file.
func (u *manifestUnit) File() *source.File { return u.file }

// Files returns the file.
func (u *manifestUnit) Files() []*source.File { return []*source.File{u.file} }

// Check checks the syntax of the file and its objects against their schemas.
func (u *manifestUnit) Check(ctx context.Context, out *lint.Results) error {
	defer u.run.finish(out)
	err := u.checkFile(ctx, out)
	return errors.Join(err, u.folder.add(ctx, u, out))
}

func (u *manifestUnit) checkFile(ctx context.Context, out *lint.Results) error {
	if isYtt(u.file) {
		u.unclear = true
		out.Skip(u.file.Path, "is a template of ytt, not a manifest")
		return nil
	}
	docs, err := yamlfile.Parse(u.file)
	if err != nil {
		u.unclear = true
		if isTemplate(u.file) {
			out.Skip(u.file.Path, "is a template, not YAML")
			return nil
		}
		reportSyntax(u.file, err, out)
	}
	for _, d := range docs {
		if isTemplated(d.Root) {
			out.Skip(u.file.Path, "is a template, not a manifest")
			u.objects, u.unclear = nil, true
			return nil
		}
		u.add(d, d.Root, nil, 0)
	}
	u.reportUnused(out)
	u.check(out)
	return u.run.analyze(ctx, u.objects, &Set{Of: "file", Whole: u.folder.isOne() && !u.unclear}, out)
}

// check reports what schemas have against the objects. One that lacks a
// required field and lies where patches lie is no object that anybody applies:
// it is left out, for the policies too.
func (u *manifestUnit) check(out *lint.Results) {
	fragment := u.run.fragment(u.file)
	whole := u.objects[:0]
	for _, o := range u.objects {
		problems := u.run.problems(o)
		isMissing := func(p schema.Problem) bool { return p.Kind == schema.MissingField }
		if fragment != "" && (o.isIncomplete() || slices.ContainsFunc(problems, isMissing)) {
			out.Skip(u.file.Path, fragment)
			continue
		}
		whole = append(whole, o)
		for _, p := range problems {
			span, related := o.point(p.Node(), p.Path)
			out.Report(lint.Finding{Rule: k8sSchema, Message: p.Message, Span: span, Related: related})
		}
	}
	u.objects = whole
}

// fragment says what a file would be if its objects are incomplete: a patch
// that no kustomization uses (any more), or what a test expects. It is "" where
// nothing speaks for that.
func (r *runState) fragment(f *source.File) string {
	dir, base := path.Dir(f.Path), strings.ToLower(path.Base(f.Path))
	switch {
	case strings.Contains(base, "assert"), kuttlStep.MatchString(base):
		return "looks like what a test expects, not like a manifest"
	case patchName.MatchString(f.Path), r.graph.places[dir], r.graph.places[path.Dir(dir)]:
		return "looks like a patch that no kustomization uses"
	}
	return ""
}

// patchName is a path with patch or patches as a word: dispatch is none.
var patchName = lazyregexp.New(`(?i)(?:^|[^a-z])patch(?:es)?(?:[^a-z]|$)`)

// isIncomplete reports whether o lacks what the API server asks for and a schema
// does not.
func (o *object) isIncomplete() bool {
	field := ""
	switch o.apiVersion + " " + o.kind {
	case "v1 PersistentVolumeClaim":
		field = "accessModes"
	case "v1 Service":
		field = "ports"
	}
	_, v := find(o.node, []any{"spec", field})
	return field != "" && v == nil
}

// kuttlStep is the name of a file with what kuttl expects after a step.
var kuttlStep = lazyregexp.New(`^\d+-(assert|errors)`)

// add adds the object n, which stands at path in d, or the items of a list.
func (u *manifestUnit) add(d *yamlfile.Document, n *yaml.Node, at []any, depth int) {
	o := newObject(n, yamlfile.YAML11)
	if o == nil || o.isForeign() {
		return
	}
	if list := items(n, "items"); isList(o, list) && depth < 8 {
		for i, item := range list {
			u.add(d, item, append(at[:len(at):len(at)], "items", i), depth+1)
		}
		return
	}
	o.file = u.file
	o.isSubstituted = u.run.gitOps.substitutes(path.Dir(u.file.Path))
	o.locate = func(p []any) (source.Span, []lint.Related) {
		return d.Locate(append(at[:len(at):len(at)], p...)), nil
	}
	o.point = func(n *yaml.Node, _ []any) (source.Span, []lint.Related) { return yamlfile.Span(u.file, n), nil }
	u.objects = append(u.objects, o)
}

// isList reports whether o is applied as its items, one by one: a List of v1, or
// one of a kind, such as DeploymentList, whose items say what they are.
func isList(o *object, items []*yaml.Node) bool {
	if o.apiVersion == "v1" && o.kind == "List" {
		return true
	}
	return strings.HasSuffix(o.kind, "List") && len(items) > 0 &&
		!slices.ContainsFunc(items, func(n *yaml.Node) bool { return newObject(n, o.dialect) == nil })
}

// Documents returns the objects of the file.
func (u *manifestUnit) Documents() []lint.Document { return documents(u.objects) }

// isTemplate reports whether f is text for a template engine.
func isTemplate(f *source.File) bool {
	return bytes.Contains(f.Content, []byte("{{")) || bytes.Contains(f.Content, []byte("{%"))
}

// isTemplated reports whether n holds {{ x }} where a value should be: YAML
// takes that for a mapping with a mapping as its key.
func isTemplated(n *yaml.Node) bool {
	if n == nil {
		return false
	}
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Kind == yaml.MappingNode {
				return true
			}
		}
	}
	for _, c := range n.Content {
		if isTemplated(c) {
			return true
		}
	}
	return false
}

func reportSyntax(f *source.File, err error, out *lint.Results) {
	span, message := f.LineSpan(1), err.Error()
	if e := asSyntax(err); e != nil {
		span, message = e.Span, e.Message
	}
	out.Report(lint.Finding{Rule: yamlSyntax, Span: span, Message: strings.TrimPrefix(message, "yaml: ")})
}

// asSyntax returns err as a syntax error with a place, or nil.
func asSyntax(err error) *yamlfile.Error {
	var e *yamlfile.Error
	errors.As(err, &e)
	return e
}
