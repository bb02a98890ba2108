package policy

import (
	"bytes"
	"slices"
)

// A wordText is a text in which words are looked for.
type wordText struct {
	lower []byte
	any   bool // any word may be in it
}

// newWordText returns a text to look for words in; any may be in one that is
// nil, or has escapes, which may hide a letter.
func newWordText(text []byte) wordText {
	for rest := text; ; {
		i := bytes.IndexByte(rest, '\\')
		if i < 0 {
			return wordText{lower: bytes.ToLower(text), any: text == nil}
		}
		rest = rest[i+1:]
		if len(rest) > 0 && bytes.IndexByte([]byte("xuU\r\n"), rest[0]) >= 0 {
			return wordText{any: true}
		}
	}
}

// hasAny reports whether one of words, which are in lower case, may be in the
// text. Where there are none it is true.
func (t wordText) hasAny(words [][]byte) bool {
	return t.any || len(words) == 0 || slices.ContainsFunc(words, func(w []byte) bool { return bytes.Contains(t.lower, w) })
}
