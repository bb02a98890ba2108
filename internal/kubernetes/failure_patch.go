package kubernetes

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A patchEntry is one patch of a kustomization.
type patchEntry struct {
	node *yaml.Node // the path, or the text of the patch
	file *source.File
	docs []*yamlfile.Document // of the patch
}

// patches returns the patches of k in the order in which they are written.
func (e *failedEntry) patches() []patchEntry {
	var all []patchEntry
	add := func(n *yaml.Node, isPath bool) {
		p := patchEntry{node: n}
		if isPath {
			r := e.k.ref(n.Value)
			if r == nil {
				return
			}
			f, err := e.run.repo.read(r.target)
			if err != nil {
				return
			}
			p.file = f
			p.docs, _ = yamlfile.Parse(f)
		} else {
			p.docs, _ = yamlfile.Parse(source.NewFile("", []byte(n.Value)))
		}
		all = append(all, p)
	}
	root := e.k.doc.Root
	for _, n := range items(root, "patchesStrategicMerge") {
		add(n, e.k.ref(n.Value) != nil)
	}
	for _, list := range []string{"patches", "patchesJson6902"} {
		for _, n := range items(root, list) {
			if _, p := field(n, "path"); isText(p) {
				add(p, true)
			} else if _, p := field(n, "patch"); isText(p) {
				add(p, false)
			}
		}
	}
	return all
}

// patchOf returns the patch for the object that the text names.
func (e *failedEntry) patchOf(_ *yaml.Node, _ []string) *yaml.Node {
	id, ok := idOf(e.text)
	if !ok {
		return nil
	}
	for _, p := range e.patches() {
		for _, d := range p.docs {
			if id.is(d.Root) {
				return p.node
			}
		}
	}
	return nil
}

// operationErrors are what a JSON patch that does not apply is told as: with
// the operation and its path, or with either.
var operationErrors = []struct {
	text     *lazyregexp.Regexp
	op, path int // groups of the expression, 0 for none
}{
	{lazyregexp.New(`(\w+) operation does not apply: doc is missing (?:path|key): (\S+?):? `), 1, 2},
	{lazyregexp.New(`error in (\w+) for path: '([^']*)'`), 1, 2},
	{lazyregexp.New(`testing (?:value )?(?:path )?(/\S+) failed`), 0, 1},
	{lazyregexp.New(`(\w+) operation (?:does not apply|failed).*?(/\S+)`), 1, 2},
	{lazyregexp.New(`Unexpected kind: (\w+)`), 1, 0},
}

// placeInPatch points at the operation of a JSON patch that does not apply, or
// at the syntax error of a patch.
func (e *failedEntry) placeInPatch(f *failure) bool {
	if e.k.doc == nil {
		return false
	}
	all := newAttribution(e.run, e.k, &closure{}, &buildResult{}).patchesOf(e.k)
	for _, form := range operationErrors {
		m := form.text.FindStringSubmatch(e.text)
		if m == nil {
			continue
		}
		for _, p := range all {
			for _, op := range p.root.Content {
				at := scalar(op, "path")
				if at == nil || form.op > 0 && text(op, "op") != m[form.op] || form.path > 0 && at.Value != strings.TrimSuffix(m[form.path], ":") {
					continue
				}
				f.span = p.span(at)
				e.entryOf(f, p.file)
				return true
			}
		}
	}
	if m := unparsedFile.FindStringSubmatch(e.text); m != nil {
		r := e.k.ref(m[1])
		if r == nil || r.remote() {
			return false
		}
		f.span = e.k.nodeSpan(r.node)
		file, err := e.run.repo.read(r.target)
		if err != nil {
			return true
		}
		var syntax *yamlfile.Error
		if _, err := yamlfile.Parse(file); errors.As(err, &syntax) {
			f.span, e.text = syntax.Span, e.text+": "+syntax.Message
			f.template = isTemplate(file)
			e.entryOf(f, file)
		}
		return true
	}
	return false
}

var unparsedFile = lazyregexp.New(`unable to parse SM or JSON patch from \[path: "([^"]*)"\]`)

// entryOf makes the entry that names file a related place.
func (e *failedEntry) entryOf(f *failure, file *source.File) {
	for i := range e.k.refs {
		if r := &e.k.refs[i]; r.role == rolePatch && r.target == file.Path {
			f.related = append(f.related, lint.Related{Span: e.k.nodeSpan(r.node), Message: "named here"})
			return
		}
	}
}

// patchText returns the inline patch with a text.
func patchText(root *yaml.Node, text string) *yaml.Node {
	for _, list := range []string{"patches", "patchesJson6902"} {
		for _, n := range items(root, list) {
			if _, p := field(n, "patch"); isText(p) && strings.TrimSpace(p.Value) == strings.TrimSpace(text) {
				return p
			}
		}
	}
	return nil
}

// replacement returns the source of the replacement that the text is about.
func (e *failedEntry) replacement(root *yaml.Node, m []string) *yaml.Node {
	for _, n := range items(root, "replacements") {
		if _, p := field(n, "path"); isText(p) {
			r := e.k.ref(p.Value)
			if r == nil {
				continue
			}
			f, err := e.run.repo.read(r.target)
			if err != nil {
				continue
			}
			docs, _ := yamlfile.Parse(f)
			for _, d := range docs {
				if sourceMatches(d.Root, m[1]) {
					return p
				}
				if d.Root != nil && d.Root.Kind == yaml.SequenceNode {
					for _, item := range d.Root.Content {
						if sourceMatches(item, m[1]) {
							return p
						}
					}
				}
			}
			continue
		}
		if key, _ := field(n, "source"); key != nil && sourceMatches(n, m[1]) {
			return key
		}
	}
	return nil
}

// sourceMatches reports whether a replacement takes its value from the object
// or the field that an error names.
func sourceMatches(replacement *yaml.Node, text string) bool {
	_, src := field(replacement, "source")
	if src == nil {
		return false
	}
	for _, name := range []string{"kind", "name", "fieldPath"} {
		_, v := field(src, name)
		if v != nil && name == "fieldPath" && v.Value == text {
			return true
		}
	}
	id, rest, ok := strings.Cut(text, "/")
	if !ok {
		return false
	}
	kind, _, _ := strings.Cut(id, ".")
	_, wantKind := field(src, "kind")
	_, wantName := field(src, "name")
	return (wantKind == nil && kind == "[noKind]" || wantKind != nil && wantKind.Value == kind) &&
		(wantName == nil || strings.HasPrefix(rest, wantName.Value+"."))
}

// configuration returns the last entry that names a configuration; which one
// is not what it should be, the text does not say.
func (e *failedEntry) configuration(_ *yaml.Node, _ []string) *yaml.Node {
	var last *yaml.Node
	for i := range e.k.refs {
		if r := &e.k.refs[i]; r.role == roleConfig && r.field == "configurations" {
			last = r.node
		}
	}
	return last
}
