package eval

import (
	"maps"
	"slices"
)

// keys returns the sorted keys of m.
func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// didYouMean ends a message with the nearest of names, which are sorted, if
// one is near enough to be meant.
func didYouMean(given string, names []string) string {
	best, bestDistance := "", 3
	for _, name := range names {
		if d := distance(given, name, bestDistance); d < bestDistance {
			best, bestDistance = name, d
		}
	}
	if best == "" || best == given {
		return ""
	}
	return `; did you mean "` + best + `"?`
}

// distance is the Levenshtein distance of a and b in bytes, or some number not
// below limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
