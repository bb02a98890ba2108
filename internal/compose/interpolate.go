package compose

import "strings"

// expand returns value with the variables in its strings expanded: those with a
// default to it, "$$" to "$". A variable without a default stays as ${NAME}.
// See https://docs.docker.com/reference/compose-file/interpolation/.
func expand(value any) any {
	switch v := value.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, item := range v {
			m[k] = expand(item)
		}
		return m
	case []any:
		s := make([]any, len(v))
		for i, item := range v {
			s[i] = expand(item)
		}
		return s
	case string:
		return expandString(v, 0)
	}
	return value
}

// hasVariable reports whether compose may make something else of s.
func hasVariable(s string) bool { return strings.Contains(strings.ReplaceAll(s, "$$", ""), "$") }

// maxNesting bounds defaults within defaults.
const maxNesting = 16

func expandString(s string, depth int) string {
	if !strings.Contains(s, "$") || depth > maxNesting {
		return s
	}
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '$')
		if i < 0 || i+1 == len(s) {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		s = s[i+1:]
		switch {
		case s[0] == '$':
			b.WriteByte('$')
			s = s[1:]
		case s[0] == '{':
			end := closing(s)
			if end < 0 {
				b.WriteString("$" + s)
				return b.String()
			}
			b.WriteString(expandVariable(s[1:end], depth))
			s = s[end+1:]
		default:
			n := nameLen(s)
			if n == 0 {
				b.WriteByte('$')
				continue
			}
			b.WriteString("${" + s[:n] + "}")
			s = s[n:]
		}
	}
	return b.String()
}

// expandVariable returns the value of what stands in ${…}.
func expandVariable(text string, depth int) string {
	n := nameLen(text)
	name, rest := text[:n], text[n:]
	for _, operator := range []string{":-", "-"} {
		if word, ok := strings.CutPrefix(rest, operator); ok && n > 0 {
			return expandString(word, depth+1)
		}
	}
	if n > 0 {
		return "${" + name + "}"
	}
	return "${" + text + "}"
}

// nameLen returns the length of the name of a variable that s begins with.
func nameLen(s string) int {
	n := 0
	for n < len(s) && (s[n] == '_' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' || n > 0 && '0' <= s[n] && s[n] <= '9') {
		n++
	}
	return n
}

// closing returns the index of the brace that closes the one s begins with, -1
// without one.
func closing(s string) int {
	depth := 0
	for i := range len(s) {
		switch {
		case s[i] == '{' && (i == 0 || s[i-1] == '$'):
			depth++
		case s[i] == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
