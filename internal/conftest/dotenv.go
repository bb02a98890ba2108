package conftest

import (
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/datatree"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

var (
	envLine     = lazyregexp.New(`^\s*(?:export\s+)?([\w.]+)(?:\s*=\s*|:\s+)('[^']*'|"(?:\\.|[^"\\])*"|[^#"']*)(?:\s*#.*)?$`)
	envVariable = lazyregexp.New(`\\?\$\{?[A-Z0-9_]*\}?`)
	envEscape   = lazyregexp.New(`\\([^$])`)
)

// readDotenv reads lines of NAME=value, all values strings. Variables in them are
// those above in the file: the environment of whoever runs infralint is none of
// a repository's. Quotes over several lines are an error.
func readDotenv(f *source.File) (*lint.DocumentView, error) {
	top := datatree.Object(f.LineSpan(1))
	values := make(map[string]string)
	for _, l := range linesOf(f) {
		if text := strings.TrimSpace(l.text); text == "" || text[0] == '#' {
			continue
		}
		m := envLine.FindStringSubmatch(l.text)
		if m == nil {
			return nil, fmt.Errorf("line %d: %w", l.number, errNotRead)
		}
		name, raw := m[1], strings.TrimSpace(m[2])
		value := raw
		isDouble, isSingle := strings.HasPrefix(raw, `"`), strings.HasPrefix(raw, "'")
		if isDouble || isSingle {
			value = raw[1 : len(raw)-1]
		}
		if isDouble {
			value = envEscape.ReplaceAllString(strings.NewReplacer(`\n`, "\n", `\r`, "\r").Replace(value), "$1")
		}
		if !isSingle {
			value = expanded(value, values)
		}
		values[name] = value
		span := l.span(raw)
		if raw == "" {
			span = l.span(name)
		}
		top.Set(name, datatree.Leaf(value, span))
	}
	return top.View(), nil
}

// expanded returns a value with the variables in it replaced.
func expanded(value string, known map[string]string) string {
	return envVariable.ReplaceAllStringFunc(value, func(s string) string {
		if rest, ok := strings.CutPrefix(s, `\`); ok {
			return rest
		}
		name := strings.Trim(s, "${}")
		if name == "" {
			return s
		}
		return known[name]
	})
}
