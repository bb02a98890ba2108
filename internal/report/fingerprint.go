package report

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// blockSize is the number of characters that a line's hash covers.
const blockSize = 100

// lineHashes returns, for each line of content, the value that GitHub's upload
// action writes as partialFingerprints.primaryLocationLineHash: it keeps an
// alert the same while lines move.
//
// It is a polynomial hash (base 37, modulo 2^64) over the 100 UTF-16 code units
// from the start of the line, spaces and tabs left out, every line end as one
// line feed, behind the last character 0xFFFF and then zeros; then a colon and
// how many times the hash has occurred in the file. Checked against the test
// vectors that the action publishes.
func lineHashes(content []byte) []string {
	units, starts := hashInput(content)
	const base = 37
	top := uint64(1) // base^blockSize, what a character weighs when it leaves
	for range blockSize {
		top *= base
	}
	at := func(i int) uint64 {
		if i < len(units) {
			return uint64(units[i])
		}
		return 0
	}
	hashes := make([]string, 0, len(starts))
	seen := make(map[uint64]int)
	var hash uint64
	next := 0 // the line whose hash comes next
	for i := 0; next < len(starts); i++ {
		// hash covers units[i-blockSize:i]
		if i-blockSize == starts[next] {
			seen[hash]++
			hashes = append(hashes, strconv.FormatUint(hash, 16)+":"+strconv.Itoa(seen[hash]))
			next++
		}
		var leaving uint64
		if i >= blockSize {
			leaving = at(i - blockSize)
		}
		hash = hash*base + at(i) - top*leaving
	}
	return hashes
}

// hashInput returns the characters that count, and for each line the index of
// its first one.
func hashInput(content []byte) (units []uint16, starts []int) {
	const endOfFile = 0xFFFF
	lineStart, afterCR := true, false
	add := func(r rune) {
		if lineStart {
			starts = append(starts, len(units))
		}
		lineStart = r == '\n'
		units = utf16.AppendRune(units, r)
	}
	for len(content) > 0 {
		r, n := utf8.DecodeRune(content)
		content = content[n:]
		switch {
		case r == ' ', r == '\t', afterCR && r == '\n':
			afterCR = false
		case r == '\r':
			add('\n')
			afterCR = true
		default:
			add(r)
			afterCR = false
		}
	}
	if lineStart {
		starts = append(starts, len(units))
	}
	return append(units, endOfFile), starts
}
