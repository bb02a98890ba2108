package schema

import (
	"go.yaml.in/yaml/v3"
)

// checkCombinations checks allOf, anyOf, oneOf, not and if.
func (w *walker) checkCombinations(k *keywords, at, n *yaml.Node) bool {
	ok := true
	for _, s := range k.allOf {
		if !w.check(s, at) {
			if ok = false; w.quiet > 0 {
				return false
			}
		}
	}
	if len(k.anyOf) > 0 && !w.checkAnyOf(k.anyOf, at, n) {
		ok = false
	}
	if len(k.oneOf) > 0 && !w.checkOneOf(k.oneOf, at, n) {
		ok = false
	}
	if k.not != nil && w.silently(k.not, at) {
		w.reportNot(k.not, at, n)
		ok = false
	}
	if k.cond != nil {
		branch := k.no
		if w.silently(k.cond, at) {
			branch = k.yes
		}
		if branch != nil {
			ok = w.check(branch, at) && ok
		}
	}
	return ok
}

func (w *walker) checkAnyOf(branches []*node, at, n *yaml.Node) bool {
	for _, s := range branches {
		if w.silently(s, at) {
			return true
		}
	}
	w.reportBranches(branches, at, n)
	return false
}

func (w *walker) checkOneOf(branches []*node, at, n *yaml.Node) bool {
	count := 0
	var matched []*node
	for _, s := range branches {
		if w.silently(s, at) {
			if count++; count > 1 && w.quiet > 0 {
				return false
			}
			matched = append(matched, s)
		}
	}
	switch count {
	case 1:
		return true
	case 0:
		w.reportBranches(branches, at, n)
	default:
		w.reportTooMany(matched, at, n)
	}
	return false
}

// reportBranches reports why none of several schemas fits. Where they differ
// in type alone, that is one problem; else it is those of the schema that n
// comes nearest to.
func (w *walker) reportBranches(branches []*node, at, n *yaml.Node) {
	if w.quiet > 0 {
		return
	}
	var wanted types
	var best []Problem
	var missing, formats []string
	bestScore, start := 0, len(w.problems)
	for i, s := range branches {
		w.check(s, at)
		problems := append([]Problem(nil), w.problems[start:]...)
		w.problems = w.problems[:start]
		if w.fatal || len(problems) == 0 { // it ran out of visits
			return
		}
		if t := target(s).types; t != anyType && len(problems) == 1 && problems[0].Kind == WrongType && len(problems[0].Path) == len(w.path) {
			wanted |= t
		}
		if len(problems) == 1 && problems[0].Kind == MissingField && len(problems[0].Path) == len(w.path) {
			missing = append(missing, problems[0].Field)
		}
		if len(problems) == 1 && problems[0].want != "" && len(problems[0].Path) == len(w.path) {
			formats = append(formats, problems[0].want)
		}
		if score := w.score(problems); i == 0 || score < bestScore {
			best, bestScore = problems, score
		}
	}
	switch {
	case len(missing) == len(branches):
		w.reportOneMissing(at, missing)
	case len(formats) == len(branches):
		w.reportFormat(at, n, &format{text: orList(formats)}, errMalformed)
	case bestScore >= wrongHere && wanted != anyType:
		w.reportType(at, n, wanted)
	default:
		w.problems = append(w.problems, best...)
	}
}

// Scores of the problems of one schema: the fewer the better, and one that is
// of the wrong type altogether is worst.
const wrongHere = 1 << 20

func (w *walker) score(problems []Problem) int {
	score := 0
	for _, p := range problems {
		score += 2
		if len(p.Path) > len(w.path) {
			score-- // a schema that fits so far is more likely meant
		}
		if len(p.Path) == len(w.path) && p.Kind == WrongType {
			score += wrongHere
		}
	}
	return score
}

func target(s *node) *node {
	for hops := 0; s.ref != nil && hops < maxDepth; hops++ {
		s = s.ref.node()
	}
	return s
}
