package yamlfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
)

// parseJSONStream reads several JSON values one after another, which kubectl
// accepts though it is no YAML. It reports false where f is no such stream.
func parseJSONStream(f *source.File) (docs []*Document, ok bool) {
	content := bytes.TrimPrefix(f.Content, []byte("\uFEFF"))
	dec := json.NewDecoder(bytes.NewReader(content))
	at, line, column := 0, 0, 0 // how far line and column are counted
	for {
		var raw json.RawMessage
		err := dec.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return docs, len(docs) > 1
		}
		if err != nil {
			return nil, false
		}
		start := int(dec.InputOffset()) - len(raw)
		skipped := content[at:start]
		if newline := bytes.LastIndexByte(skipped, '\n'); newline >= 0 {
			line += bytes.Count(skipped, []byte{'\n'})
			column = 0
			skipped = skipped[newline+1:]
		}
		column += utf8.RuneCount(skipped)
		at = start
		var doc yaml.Node
		if err := yaml.Unmarshal(raw, &doc); err != nil || len(doc.Content) == 0 {
			return nil, false
		}
		shift(doc.Content[0], line, column)
		docs = append(docs, &Document{File: f, Root: doc.Content[0]})
	}
}

// shift moves a node and all below it, which were parsed on their own, to where
// they stand in the file.
func shift(n *yaml.Node, lines, columns int) {
	if n.Line == 1 {
		n.Column += columns
	}
	n.Line += lines
	for _, c := range n.Content {
		shift(c, lines, columns)
	}
}
