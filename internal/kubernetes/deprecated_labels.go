package kubernetes

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
	"github.com/infralint/infralint/internal/yamlfile"
)

// labels makes commonLabels the last entry of labels: kustomize adds them last
// too.
func (m *modernizer) labels() bool {
	i, j := m.key("commonLabels"), m.key("labels")
	if i < 0 || !isBlock(m.root) {
		return false
	}
	key, pairs := m.root.Content[i], m.root.Content[i+1]
	if pairs.Kind != yaml.MappingNode || len(pairs.Content) == 0 || pairs.Anchor != "" {
		return false
	}
	m.want = func(v map[string]any) bool {
		old, _ := v["labels"].([]any)
		labels, _ := v["commonLabels"].(map[string]any)
		for _, entry := range old {
			object, _ := entry.(map[string]any)
			given, _ := object["pairs"].(map[string]any)
			for name := range given {
				if _, both := labels[name]; both {
					return false // kustomize edit fix refuses it too
				}
			}
		}
		v["labels"] = append(old[:len(old):len(old)], map[string]any{"includeSelectors": true, "pairs": v["commonLabels"]})
		delete(v, "commonLabels")
		return true
	}
	dash := m.listIndent()
	if j >= 0 {
		target := m.root.Content[j+1]
		if !isPlainList(target) || !isBlock(target) || target.Line == m.root.Content[j].Line {
			return false
		}
		dash = target.Column - 1
	}
	indent := strings.Repeat(" ", dash)
	end := "\n"
	if strings.Contains(string(m.file.LineSpan(key.Line).File.Content), "\r\n") {
		end = "\r\n"
	}
	last := yamledit.EntryEnd(m.file, m.root, i)
	by := dash + 2 // what is below pairs moves as far as pairs does
	if j < 0 {
		at := m.file.Offset(key.Line, key.Column)
		m.edit(at, yamlfile.Span(m.file, key).End, "labels:"+end+indent+"- includeSelectors: true"+end+indent+"  pairs")
		for line := key.Line + 1; line <= last; line++ {
			if span := m.file.LineSpan(line); strings.TrimSpace(string(span.Text())) != "" {
				m.edit(span.Start, span.Start, strings.Repeat(" ", by))
			}
		}
		return true
	}
	first := string(m.file.LineSpan(key.Line).Text())
	lines := []string{indent + "- includeSelectors: true", indent + "  pairs" + first[strings.Index(first, key.Value)+len(key.Value):]}
	for line := key.Line + 1; line <= last; line++ {
		lines = append(lines, shifted(string(m.file.LineSpan(line).Text()), by))
	}
	at := m.file.LineSpan(yamledit.EntryEnd(m.file, m.root, j)).End
	m.edit(at, at, end+strings.Join(lines, end))
	m.removeEntry(i)
	return true
}

// listIndent returns how far the lists of the file are indented below their
// keys.
func (m *modernizer) listIndent() int {
	for i := 0; i+1 < len(m.root.Content); i += 2 {
		if v := m.root.Content[i+1]; v.Kind == yaml.SequenceNode && isBlock(v) && v.Line > m.root.Content[i].Line {
			return v.Column - 1
		}
	}
	return 2
}

// isProved reports whether the file after the edits says what it should: what
// it said, with one field in the place of another.
func (m *modernizer) isProved(name string) bool {
	before, err := yamlfile.NodeValue(m.root, yamlfile.YAML12)
	want, ok := before.(map[string]any)
	if err != nil || !ok || m.want == nil || want[name] == nil || !m.want(want) {
		return false
	}
	docs, err := yamlfile.Parse(source.NewFile(m.file.Path, fix.Edit(m.file.Content, m.edits)))
	if err != nil || len(docs) != 1 {
		return false
	}
	after, err := docs[0].Value(yamlfile.YAML12)
	return err == nil && reflect.DeepEqual(after, any(want))
}
