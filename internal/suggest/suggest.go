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
		if d := slips(given, c); d < distance && c != given {
			best, distance = c, d
		}
	}
	return best
}

// slips is how many letters are missing, too many, or others; two neighbours that
// changed places are one slip, if there is no other.
func slips(a, b string) int {
	if len(a) == len(b) {
		for i := 0; i+1 < len(a); i++ {
			if a[i] != b[i] {
				if a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
					return 1
				}
				break
			}
		}
	}
	return levenshtein.Distance(a, b, nil)
}

// DidYouMean returns `; did you mean "x"?` for the nearest candidate, or "".
func DidYouMean(given string, candidates []string) string {
	if n := Nearest(given, candidates); n != "" {
		return `; did you mean "` + n + `"?`
	}
	return ""
}
