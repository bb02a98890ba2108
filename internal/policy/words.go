package policy

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// A wordFinder finds out which of a number of policies may find something in a
// text, by the words that they name, in one pass over it: there are dozens of
// words, and most files have none of them.
type wordFinder struct {
	always  []bool      // by policy: it names no words
	words   [256][]word // by first byte
	seconds [256]uint64 // by first byte: the second bytes of the words, modulo 64
}

// A word of a policy, in lower case.
type word struct {
	text   []byte
	policy int
}

func newWordFinder(policies []*rego) *wordFinder {
	f := &wordFinder{always: make([]bool, len(policies))}
	for i, r := range policies {
		f.always[i] = len(r.words) == 0
		for _, w := range r.words {
			if len(w) < 2 || bytes.ContainsFunc(w, func(r rune) bool { return r >= utf8.RuneSelf }) {
				f.always[i] = true // not worth another way to look
				continue
			}
			f.words[w[0]] = append(f.words[w[0]], word{w, i})
			f.seconds[w[0]] |= 1 << (w[1] % 64)
		}
	}
	return f
}

// find reports for each policy whether it may find something in text: it names
// no words, or one of its words is there, in any case. All may in a text that is
// nil, or in which letters may be written in other ways.
func (f *wordFinder) find(text []byte) []bool {
	isIn := func(letter []byte) bool { return bytes.Contains(text, letter) }
	if text == nil || slices.ContainsFunc(otherCases, isIn) {
		return slices.Repeat([]bool{true}, len(f.always))
	}
	may := slices.Clone(f.always)
	for i := range len(text) - 1 {
		c, next := text[i], text[i+1]
		if c == '\\' && strings.IndexByte("xuU\r\n", next) >= 0 { // an escape may hide a letter
			return f.find(nil)
		}
		if c = lower(c); f.seconds[c]&(1<<(lower(next)%64)) == 0 {
			continue
		}
		for _, w := range f.words[c] {
			may[w.policy] = may[w.policy] || hasPrefix(text[i:], w.text)
		}
	}
	return may
}

// otherCases are the letters outside of ASCII that are, in another case, letters
// of ASCII.
var otherCases = [][]byte{[]byte("\u0130"), []byte("\u017f"), []byte("\u212a")}

// hasPrefix reports whether text starts with a word, in any case.
func hasPrefix(text, word []byte) bool {
	if len(text) < len(word) {
		return false
	}
	for i, c := range word {
		if lower(text[i]) != c {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
