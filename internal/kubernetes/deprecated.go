package kubernetes

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
	"github.com/infralint/infralint/internal/yamlfile"
)

// deprecatedFields are the fields that kustomize warns about, and what stands
// for them, as CheckDeprecatedFields of kustomize has them; of
// helmChartInflationGenerator its documentation says it.
var deprecatedFields = []struct{ name, by string }{
	{"bases", "resources"},
	{"commonLabels", "labels"},
	{"helmChartInflationGenerator", "helmCharts"},
	{"imageTags", "images"},
	{"patchesJson6902", "patches"},
	{"patchesStrategicMerge", "patches"},
	{"vars", "replacements"},
}

// modernize returns the fix for a deprecated field; false where there is none.
// What is fixed means the same because kustomize itself reads the old field as
// the new one (bases, imageTags) or does the same work in the same order.
func (r *runState) modernize(k *kustomization, name string) (lint.Fix, bool) {
	if len(k.file.Content) == 0 || k.err != nil {
		return lint.Fix{}, false
	}
	m := modernizer{file: k.file, root: yamlfile.Resolve(k.doc.Root)}
	fix := lint.Fix{Safe: true}
	var ok bool
	switch name {
	case "bases":
		fix.Message, ok = "Move the entries to `resources`", m.move(name, "resources", false, nil)
	case "imageTags":
		fix.Message, ok = "Move the entries to `images`", m.move(name, "images", false, nil)
	case "commonLabels":
		fix.Message = "Make it an entry of `labels` with `includeSelectors`"
		ok = !r.isConfigured(k) && m.labels()
	case "patchesStrategicMerge":
		fix.Message = "Move the entries to `patches`"
		fix.Safe = !r.hasManyDocuments(k)
		// They are applied before what is in patches.
		ok = m.move(name, "patches", true, func(n *yaml.Node) string {
			if strings.ContainsAny(n.Value, "\n{") {
				return "patch: "
			}
			return "path: "
		})
	case "patchesJson6902":
		fix.Message = "Move the entries to `patches`"
		fix.Safe = !r.isOrdered(k)
		if _, other := field(m.root, "patchesStrategicMerge"); other == nil { // which is first to become patches
			ok = m.move(name, "patches", false, nil)
		}
	}
	if !ok || !m.isProved(name) {
		return lint.Fix{}, false
	}
	fix.Edits = m.edits
	return fix, true
}

// isConfigured reports whether k, or what it is built from, says itself where
// labels go: labels and commonLabels may go to different places then.
func (r *runState) isConfigured(k *kustomization) bool {
	for _, one := range r.graph.closure(k).kustomizations {
		for i := range one.refs {
			if one.refs[i].field == "configurations" {
				return true
			}
		}
	}
	return false
}

// hasManyDocuments reports whether a strategic merge patch of k has several
// documents, which patches allow since kustomize 5.2 only.
func (r *runState) hasManyDocuments(k *kustomization) bool {
	for i := range k.refs {
		if ref := &k.refs[i]; ref.field == "patchesStrategicMerge" && !ref.remote() {
			f, err := r.repo.read(ref.target)
			if err != nil {
				return true
			}
			if docs, err := yamlfile.Parse(f); err != nil || len(docs) != 1 {
				return true
			}
		}
	}
	for _, n := range items(k.doc.Root, "patchesStrategicMerge") {
		if isText(n) && strings.Contains(n.Value, "\n---") {
			return true
		}
	}
	return false
}

// isOrdered reports whether it makes a difference that patchesJson6902 come
// after nearly everything, and patches before.
func (r *runState) isOrdered(k *kustomization) bool {
	for _, name := range []string{"namespace", "namePrefix", "nameSuffix", "labels", "commonLabels", "commonAnnotations"} {
		if key, _ := field(k.doc.Root, name); key != nil {
			return true
		}
	}
	// Names that a patch changes are followed by what refers to them in one case only.
	renames := func(patch []byte) bool {
		return bytes.Contains(patch, []byte("/metadata")) || bytes.Contains(patch, []byte("/kind")) || bytes.Contains(patch, []byte("/apiVersion"))
	}
	for _, n := range items(k.doc.Root, "patchesJson6902") {
		if renames([]byte(text(n, "patch"))) {
			return true
		}
	}
	for i := range k.refs {
		if ref := &k.refs[i]; ref.field == "patchesJson6902" {
			if f, err := r.repo.read(ref.target); err != nil || renames(f.Content) {
				return true
			}
		}
	}
	return false
}

// A modernizer edits one kustomization file, keeping its style and comments.
type modernizer struct {
	file  *source.File
	root  *yaml.Node
	edits []lint.TextEdit
	want  func(before map[string]any) bool // makes of the value what the edits must make of the text
}

func (m *modernizer) edit(start, end int, text string) {
	m.edits = append(m.edits, lint.TextEdit{Span: m.file.Span(start, end), New: []byte(text)})
}

// key returns the index of a key of the top level as it is written, -1 if there
// is none.
func (m *modernizer) key(name string) int {
	for i := 0; i+1 < len(m.root.Content); i += 2 {
		if m.root.Content[i].Value == name {
			return i
		}
	}
	return -1
}

func isBlock(n *yaml.Node) bool { return n.Style&yaml.FlowStyle == 0 }

// isPlainList reports whether n is a list of entries without anchors and
// aliases.
func isPlainList(n *yaml.Node) bool {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 || n.Anchor != "" {
		return false
	}
	for _, item := range n.Content {
		if item.Kind == yaml.AliasNode || item.Anchor != "" {
			return false
		}
	}
	return true
}

// move makes the entries of the list from entries of the list to, the first or
// the last. What wrap returns goes in front of an entry that is text, which
// becomes a mapping.
func (m *modernizer) move(from, to string, first bool, wrap func(*yaml.Node) string) bool {
	i, j := m.key(from), m.key(to)
	if i < 0 || !isBlock(m.root) || !isPlainList(m.root.Content[i+1]) {
		return false
	}
	key, list := m.root.Content[i], m.root.Content[i+1]
	m.want = func(v map[string]any) bool {
		moved, ok := v[from].([]any)
		if !ok {
			return false
		}
		if wrap != nil {
			wrapped := make([]any, len(moved))
			for n, item := range moved {
				s, ok := item.(string)
				if !ok {
					return false
				}
				wrapped[n] = map[string]any{strings.TrimSuffix(wrap(list.Content[n]), ": "): s}
			}
			moved = wrapped
		}
		old, _ := v[to].([]any)
		if first {
			v[to] = append(moved[:len(moved):len(moved)], old...)
		} else {
			v[to] = append(old[:len(old):len(old)], moved...)
		}
		delete(v, from)
		return true
	}
	if j < 0 {
		at := m.file.Offset(key.Line, key.Column)
		m.edit(at, yamlfile.Span(m.file, key).End, to)
		return m.wrapInPlace(list, wrap)
	}
	target := m.root.Content[j+1]
	if !isPlainList(target) || !isBlock(target) || !isBlock(list) || list.Line == key.Line || target.Line == m.root.Content[j].Line {
		return false
	}
	return m.moveLines(i, j, first, wrap)
}

// wrapInPlace puts what wrap returns in front of the entries of a list.
func (m *modernizer) wrapInPlace(list *yaml.Node, wrap func(*yaml.Node) string) bool {
	if wrap == nil {
		return true
	}
	for i, n := range list.Content {
		if n.Kind != yaml.ScalarNode {
			return false
		}
		at := m.file.Offset(n.Line, n.Column)
		if !isBlock(list) {
			m.edit(at, at, "{"+wrap(n))
			end := yamlfile.Span(m.file, n).End
			m.edit(end, end, "}")
			continue
		}
		m.edit(at, at, wrap(n))
		for line := n.Line + 1; line <= yamledit.EntryEnd(m.file, list, i); line++ {
			if span := m.file.LineSpan(line); len(bytes.TrimSpace(span.Text())) > 0 {
				m.edit(span.Start, span.Start, "  ")
			}
		}
	}
	return true
}

// moveLines moves the entries of the block list at the key i to that at j.
func (m *modernizer) moveLines(i, j int, first bool, wrap func(*yaml.Node) string) bool {
	list, target := m.root.Content[i+1], m.root.Content[j+1]
	var lines []string
	by := target.Column - list.Column
	for n, item := range list.Content {
		if wrap != nil && item.Kind != yaml.ScalarNode {
			return false
		}
		start := m.dashLine(i, n)
		for line := start; line <= yamledit.EntryEnd(m.file, list, n); line++ {
			text := string(m.file.LineSpan(line).Text())
			if wrap != nil && line == item.Line {
				text = text[:item.Column-1] + wrap(item) + text[item.Column-1:]
			} else if wrap != nil && line > item.Line && strings.TrimSpace(text) != "" {
				text = "  " + text
			}
			lines = append(lines, shifted(text, by))
		}
	}
	end := "\n"
	if bytes.Contains(m.file.Content, []byte("\r\n")) {
		end = "\r\n"
	}
	if first {
		at := m.file.LineSpan(m.dashLine(j, 0)).Start
		m.edit(at, at, strings.Join(lines, end)+end)
	} else {
		at := m.file.LineSpan(yamledit.EntryEnd(m.file, m.root, j)).End
		m.edit(at, at, end+strings.Join(lines, end))
	}
	m.removeEntry(i)
	return true
}

// dashLine returns the first line of an entry of the list at the key i: of its
// dash, or of the comments right above that.
func (m *modernizer) dashLine(i, n int) int {
	list := m.root.Content[i+1]
	text := func(line int) string { return strings.TrimSpace(string(m.file.LineSpan(line).Text())) }
	line, above := list.Content[n].Line, m.root.Content[i].Line
	for line > list.Line && !strings.HasPrefix(text(line), "-") {
		line--
	}
	if n > 0 {
		above = yamledit.EntryEnd(m.file, list, n-1)
	}
	for line-1 > above && strings.HasPrefix(text(line-1), "#") {
		line--
	}
	return line
}

// removeEntry removes the lines of a key of the top level with its value.
func (m *modernizer) removeEntry(i int) {
	start := m.file.LineSpan(m.root.Content[i].Line).Start
	end := m.file.LineSpan(yamledit.EntryEnd(m.file, m.root, i)).End
	if next := m.file.Position(end).Line + 1; next <= m.file.Lines() {
		end = m.file.LineSpan(next).Start
	}
	m.edit(start, end, "")
}

// shifted moves a line to the right, or to the left as far as it has room.
func shifted(line string, by int) string {
	if by >= 0 {
		if strings.TrimSpace(line) == "" {
			return line
		}
		return strings.Repeat(" ", by) + line
	}
	for ; by < 0 && strings.HasPrefix(line, " "); by++ {
		line = line[1:]
	}
	return line
}
