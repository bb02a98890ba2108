package yamledit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
)

func isJSON(f *source.File) bool { return path.Ext(f.Path) == ".json" }

// newline returns the line end that f uses.
func newline(f *source.File) string {
	if i := bytes.IndexByte(f.Content, '\n'); i > 0 && f.Content[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// EntryEnd returns the last line of entry i of the block mapping or list n.
func EntryEnd(f *source.File, n *yaml.Node, i int) int {
	first := n.Content[i]
	indent := first.Column - 1
	dashes := false // a list may stand as far left as its key
	if n.Kind == yaml.MappingNode {
		v := n.Content[i+1]
		dashes = v.Kind == yaml.SequenceNode && v.Style&yaml.FlowStyle == 0 && v.Column == first.Column
	} else {
		indent = n.Column - 1
	}
	last := first.Line
	for line := first.Line + 1; line <= f.Lines(); line++ {
		text := string(f.LineSpan(line).Text())
		trimmed := strings.TrimLeft(text, " ")
		depth := len(text) - len(trimmed)
		switch {
		case trimmed == "" || depth <= indent && strings.HasPrefix(trimmed, "#"):
			continue
		case depth > indent || dashes && depth == indent && isItem(trimmed):
			last = line
		default:
			return last
		}
	}
	return last
}

func isItem(text string) bool { return text == "-" || strings.HasPrefix(text, "- ") }

// block writes key and value in block style.
func block(w *strings.Builder, key string, value any, indent, step int) error {
	name, err := scalar(key, 0, false)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s%s:", strings.Repeat(" ", indent), name)
	if object, ok := value.(map[string]any); ok && len(object) > 0 {
		w.WriteByte('\n')
		for _, k := range sortedKeys(object) {
			if err := block(w, k, object[k], indent+step, step); err != nil {
				return err
			}
		}
		return nil
	}
	text, err := flow(value, false)
	fmt.Fprintf(w, " %s\n", text)
	return err
}

// flow returns a value on one line.
func flow(value any, isJSON bool) (string, error) {
	var parts []string
	switch v := value.(type) {
	case map[string]any:
		for _, k := range sortedKeys(v) {
			name, err := scalar(k, quoting(isJSON), isJSON)
			if err != nil {
				return "", err
			}
			text, err := flow(v[k], isJSON)
			if err != nil {
				return "", err
			}
			parts = append(parts, name+": "+text)
		}
		return "{" + strings.Join(parts, ", ") + "}", nil
	case []any:
		for _, item := range v {
			text, err := flow(item, isJSON)
			if err != nil {
				return "", err
			}
			parts = append(parts, text)
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	return scalar(value, quoting(isJSON), isJSON)
}

func quoting(isJSON bool) yaml.Style {
	if isJSON {
		return yaml.DoubleQuotedStyle
	}
	return 0
}

// scalar returns a scalar, quoted as style says or where it must be.
func scalar(value any, style yaml.Style, isJSON bool) (string, error) {
	text, isString := value.(string)
	if !isString {
		switch value.(type) {
		case map[string]any, []any:
			return "", ErrUnsupported
		}
		out, err := json.Marshal(value)
		return string(out), err
	}
	switch {
	case style&yaml.SingleQuotedStyle != 0 && !isJSON && !strings.ContainsAny(text, "\n\r"):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'", nil
	case style&yaml.DoubleQuotedStyle == 0 && !isJSON && isPlain(text):
		return text, nil
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(text)
	return strings.TrimSuffix(out.String(), "\n"), err
}

// isPlain reports whether text may stand without quotes, anywhere, and stays
// the string that it is for YAML 1.1 too.
func isPlain(text string) bool {
	if text == "" || strings.ContainsAny(text, "\n\r\t,[]{}#:&*!|>'\"%@`") || text != strings.TrimSpace(text) || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "?") {
		return false
	}
	if slices.Contains([]string{"y", "yes", "on", "n", "no", "off"}, strings.ToLower(text)) {
		return false
	}
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil || len(n.Content) != 1 {
		return false
	}
	return n.Content[0].Kind == yaml.ScalarNode && n.Content[0].ShortTag() == "!!str" && n.Content[0].Value == text
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
