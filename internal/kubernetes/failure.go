package kubernetes

import (
	"bytes"
	"errors"
	"path"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A failure is a build that failed, in terms of the repository.
type failure struct {
	span     source.Span
	message  string // the innermost of kustomize's words
	detail   string // all of them, where there are more
	related  []lint.Related
	template bool // the file at span is a template, so that nothing is wrong
}

// A failedEntry is how far the text of an error leads into the kustomizations.
type failedEntry struct {
	run   *runState
	k     *kustomization // where it failed
	ref   *ref           // the entry of k that failed, if the text names it
	text  string         // what is left of the text
	words string         // a part of the text that is for the reader
}

// locateFailure finds the entry that made a build fail. All there is to go by
// is the text of the error: each kustomization on the way wraps it once more.
func (u *kustomizationUnit) locateFailure(err error) failure {
	text := err.Error()
	var unprinted *printError
	if errors.As(err, &unprinted) {
		return failure{span: unprinted.span, message: strings.TrimPrefix(cleanMessage(text), "map[string]interface {}(nil): ")}
	}
	e := &failedEntry{run: u.run, k: u.root, text: text}
	for e.unwrap() {
	}
	f := e.place()
	f.message = cleanMessage(e.words + e.text)
	if all := cleanMessage(text); all != f.message {
		f.detail = all
	}
	if f.span.IsZero() {
		f.span = e.k.span()
	}
	return f
}

var (
	// A directory among the resources is first tried as a file.
	wrapDirectory = lazyregexp.New(`(?s)^accumulation err='accumulating resources from '([^']*)': '[^']*' must resolve to a file': (.*)$`)
	// A file that failed is tried as a directory next.
	wrapFile      = lazyregexp.New(`(?s)^accumulation err='(?:accumulating|merging) resources from '([^']*)': (.*)': (.*)$`)
	wrapResource  = lazyregexp.New(`(?s)^(?:accumulating|merging) resources from '([^']*)': (.*)$`)
	wrapBase      = lazyregexp.New(`(?s)^(?:recursed accumulation of|couldn't make target for) path '([^']*)': (.*)$`)
	wrapMerge     = lazyregexp.New(`(?s)^recursed merging from path '([^']*)': (.*)$`)
	wrapComponent = lazyregexp.New(`(?s)^(?:accumulateDirectory: |loader\.New )(".*")$`)
	wrapPlain     = lazyregexp.New(`(?s)^(?:accumulating resources|accumulating components|loading generator plugins|accumulating kustomization): (.*)$`)
	wrapBuiltin   = lazyregexp.New("(?s)^trouble configuring builtin (\\w+) with config: `\n(.*?)`: (.*)$")
	anyPath       = lazyregexp.New(`'(` + regexp.QuoteMeta(mount) + `[^']*)'`)
)

// unwrap takes one layer off the text and reports whether there was one.
func (e *failedEntry) unwrap() bool {
	if m := wrapDirectory.FindStringSubmatch(e.text); m != nil {
		e.ref, e.text = e.k.ref(m[1]), m[2]
		return true
	}
	if m := wrapFile.FindStringSubmatch(e.text); m != nil {
		e.ref, e.text = e.k.lastRef(m[1]), m[3]
		if i := strings.Index(m[0], "': must build at directory: "); i >= 0 {
			_, e.text, _ = strings.Cut(m[0][:i], " from '"+m[1]+"': ")
		}
		e.words = "accumulating resources from '" + m[1] + "': "
		return false
	}
	if m := wrapResource.FindStringSubmatch(e.text); m != nil {
		e.ref, e.text = e.k.ref(m[1]), m[2]
		return false
	}
	if m := wrapBase.FindStringSubmatch(e.text); m != nil {
		k := e.run.graph.at(rel(m[1]))
		if k == nil {
			return false
		}
		e.k, e.ref, e.text = k, nil, m[2]
		return true
	}
	if m := wrapMerge.FindStringSubmatch(e.text); m != nil {
		e.ref, e.text = e.k.lastRefTo(rel(m[1]), e.ref), m[2]
		return false
	}
	if m := wrapComponent.FindStringSubmatch(e.text); m != nil {
		if inner, err := strconv.Unquote(m[1]); err == nil {
			e.text = inner
			if p := anyPath.FindStringSubmatch(inner); p != nil {
				e.ref = e.k.lastRefTo(rel(p[1]), nil)
			}
			return true
		}
	}
	if m := wrapPlain.FindStringSubmatch(e.text); m != nil {
		e.text = m[1]
		return true
	}
	return false
}

// lastRef returns the last entry with a text: of two equal ones, kustomize
// stumbles over the second.
func (k *kustomization) lastRef(value string) *ref {
	for i := len(k.refs) - 1; i >= 0; i-- {
		if k.refs[i].value == value {
			return &k.refs[i]
		}
	}
	return nil
}

// lastRefTo returns the last entry that leads to target, else fallback.
func (k *kustomization) lastRefTo(target string, fallback *ref) *ref {
	for i := len(k.refs) - 1; i >= 0; i-- {
		if k.refs[i].target == target {
			return &k.refs[i]
		}
	}
	return fallback
}

// place is where to point for what is left of the text.
func (e *failedEntry) place() failure {
	f := failure{}
	if e.ref != nil {
		f.span = e.k.nodeSpan(e.ref.node)
		if file, err := e.run.repo.read(e.ref.target); err == nil && !e.ref.remote() {
			e.placeInResource(&f, file)
		}
		return f
	}
	if e.placeInKustomization(&f) {
		return f
	}
	if m := wrapBuiltin.FindStringSubmatch(e.text); m != nil {
		e.text, _, _ = strings.Cut(m[3], "\n") // what follows is the configuration once more
		e.text = strings.TrimSuffix(e.text, " in")
		if e.placeByPath(&f) || e.placeInPatch(&f) {
			return f
		}
		if n := e.configured(m[1], m[2]); n != nil {
			f.span = e.k.nodeSpan(n)
			return f
		}
	}
	if !e.placeByPath(&f) && !e.placeInPatch(&f) && !e.placeInConfiguration(&f) {
		e.placeByWords(&f)
	}
	return f
}

// placeInConfiguration points into a file of configurations or the like with a
// syntax error: kustomize does not say which it is.
func (e *failedEntry) placeInConfiguration(f *failure) bool {
	if !strings.Contains(e.text, "error converting YAML to JSON") {
		return false
	}
	for i := range e.k.refs {
		r := &e.k.refs[i]
		if r.role != roleConfig || r.remote() {
			continue
		}
		file, err := e.run.repo.read(r.target)
		if err != nil {
			continue
		}
		if _, err := yamlfile.Parse(file); err != nil {
			if syntax := asSyntax(err); syntax != nil {
				f.span, e.text = syntax.Span, "error converting YAML to JSON: yaml: "+syntax.Message
				f.related = append(f.related, lint.Related{Span: e.k.nodeSpan(r.node), Message: "named here"})
				return true
			}
		}
	}
	return false
}

// placeByPath points at the entry that leads to a path in the text.
func (e *failedEntry) placeByPath(f *failure) bool {
	for _, m := range anyPath.FindAllStringSubmatch(e.text, -1) {
		if r := e.k.lastRefTo(rel(m[1]), nil); r != nil {
			f.span = e.k.nodeSpan(r.node)
			return true
		}
	}
	return false
}

var documentSeparatorError = lazyregexp.New(`invalid document separator: (.*)`)

// placeInResource points into a resource that kustomize read and refused, and
// makes the entry a related place.
func (e *failedEntry) placeInResource(f *failure, file *source.File) {
	entry := f.span
	docs, err := yamlfile.Parse(file)
	syntax := asSyntax(err)
	switch {
	case strings.Contains(e.text, "MalformedYAMLError") && syntax != nil:
		f.span, e.text, e.words = syntax.Span, "MalformedYAMLError: "+syntax.Message, ""
		f.template = isTemplate(file)
	case strings.HasPrefix(e.text, "missing kind"):
		f.span = documentWithout(docs, file, "kind")
	case strings.HasPrefix(e.text, "missing metadata.name"):
		f.span = documentWithout(docs, file, "metadata", "name")
	case documentSeparatorError.MatchString(e.text):
		line := documentSeparatorError.FindStringSubmatch(e.text)[1]
		if at := bytes.Index(file.Content, []byte("\n"+line)); at >= 0 {
			f.span = file.Span(at+1, at+1+len(line))
		}
	case strings.HasPrefix(e.text, "may not add resource"):
		if other := e.registered(); !other.IsZero() && other != entry {
			f.related = append(f.related, lint.Related{Span: other, Message: "is there already"})
		}
		return
	default:
		return
	}
	f.related = append(f.related, lint.Related{Span: entry, Message: "named here"})
}

// documentWithout returns the place of the first document that lacks a field.
func documentWithout(docs []*yamlfile.Document, file *source.File, path ...string) source.Span {
	for _, d := range docs {
		if d.Root == nil {
			continue
		}
		steps := make([]any, len(path))
		for i, p := range path {
			steps[i] = p
		}
		if _, v := find(d.Root, steps); v == nil || v.Value == "" {
			return d.Locate(steps)
		}
	}
	return file.LineSpan(1)
}

// registered returns the place of the object whose id the text names, from the
// entries in front of the one that failed.
func (e *failedEntry) registered() source.Span {
	id, ok := idOf(e.text)
	if !ok {
		return source.Span{}
	}
	for i := range e.k.refs {
		r := &e.k.refs[i]
		if r == e.ref {
			break
		}
		files := []string{r.target}
		if kid := e.run.graph.child(r); kid != nil {
			files = e.run.graph.closure(kid).files
		}
		for _, name := range files {
			if s := e.run.findObject(name, id); !s.IsZero() {
				return s
			}
		}
	}
	return source.Span{}
}

// An objectID is an id as kustomize writes it, such as
// Deployment.v1.apps/web.shop.
type objectID struct{ kind, name string }

var resourceID = lazyregexp.New(`([A-Za-z]\w*)\.[\w\[\]]+\.[^/\s]*/([^\s"]+)\.(\[noNs\]|[a-z0-9-]+)`)

func idOf(text string) (objectID, bool) {
	m := resourceID.FindStringSubmatch(text)
	if m == nil {
		return objectID{}, false
	}
	return objectID{m[1], m[2]}, true
}

// findObject returns the place of an object in a file, by the name that it has
// there; the zero Span if there is none.
func (r *runState) findObject(name string, id objectID) source.Span {
	f, err := r.repo.read(name)
	if err != nil {
		return source.Span{}
	}
	docs, _ := yamlfile.Parse(f)
	for _, d := range docs {
		if id.is(d.Root) {
			return d.Locate([]any{"metadata", "name"})
		}
	}
	return source.Span{}
}

// is reports whether n is the object.
func (id objectID) is(n *yaml.Node) bool {
	_, kind := find(n, []any{"kind"})
	_, name := find(n, []any{"metadata", "name"})
	return kind != nil && name != nil && kind.Value == id.kind && name.Value == id.name
}

// isYAML reports whether a file is read as objects and never as a directory.
func isYAML(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}
