package schema

import "strings"

// nearest returns the name that was probably meant by a misspelt one, or "".
// Of several equally near the first counts.
func nearest(name string, names []string) string {
	if name == "" || len(name) > 100 {
		return ""
	}
	lower := strings.ToLower(name)
	limit := (len(name) + 2) / 4 // a short name is near to too many others
	if limit > 3 {
		limit = 3
	}
	best, bestDistance := "", limit+1
	for _, candidate := range names {
		other := strings.ToLower(candidate)
		if other == lower || other == lower+"s" || other+"s" == lower {
			return candidate
		}
		if d := editDistance(lower, other, limit); d < bestDistance {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// editDistance counts the insertions, deletions, substitutions and swaps of
// neighbours that make b of a; limit+1 where there are more than limit.
func editDistance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return min(last[len(b)], limit+1)
}
