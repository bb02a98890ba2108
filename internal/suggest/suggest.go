// Package suggest finds what a person meant to write.
package suggest

import (
	"slices"

	"github.com/agext/levenshtein"
)

// Nearest returns the candidate that given is most likely a misspelling of, or
// "" if none is near. Of equally near ones it is the first in order of name.
func Nearest(given string, candidates []string) string {
	best, distance := "", max(1, len(given)/3)+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if d := levenshtein.Distance(given, c, nil); d < distance && c != given {
			best, distance = c, d
		}
	}
	return best
}

// DidYouMean returns `; did you mean "x"?` for the nearest candidate, or "".
func DidYouMean(given string, candidates []string) string {
	if n := Nearest(given, candidates); n != "" {
		return `; did you mean "` + n + `"?`
	}
	return ""
}
