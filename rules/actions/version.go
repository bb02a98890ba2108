package actions

import (
	"slices"
	"strconv"
	"strings"
)

// A version is that of a release, or of a line of releases: v4 and v4.1 are tags that
// move to the latest release of theirs.
type version struct {
	numbers [3]int
	parts   int // how many of the numbers were written
	pre     bool
}

// parseVersion parses a tag such as "v4", "4.1" or "v4.1.2-rc.1".
func parseVersion(tag string) (version, bool) {
	numbers, suffix, pre := strings.Cut(strings.TrimPrefix(tag, "v"), "-")
	v := version{pre: pre}
	for s := range strings.SplitSeq(numbers, ".") {
		n, err := strconv.ParseUint(s, 10, 31)
		if err != nil || v.parts == len(v.numbers) {
			return version{}, false
		}
		v.numbers[v.parts] = int(n)
		v.parts++
	}
	return v, !pre || suffix != "" && v.isRelease()
}

// isRelease reports whether the version is that of a release, not of a line.
func (v version) isRelease() bool { return v.parts == len(v.numbers) }

// next returns the first version after those of a line.
func (v version) next() version {
	v.numbers[v.parts-1]++
	return v
}

func (v version) compare(w version) int { return slices.Compare(v.numbers[:], w.numbers[:]) }

// affects reports whether the advisory is about a version: of a line whether it is
// about the last of its releases, which its tag gets to.
func (a *advisory) affects(v version) bool {
	from, _ := parseVersion(a.from)
	before, ok := parseVersion(a.before)
	switch {
	case !ok:
		return false
	case !v.isRelease():
		return from.compare(v.next()) < 0 && v.next().compare(before) <= 0
	case v.pre && a.from != "" && v.compare(from) == 0: // comes before the release
		return false
	}
	return from.compare(v) <= 0 && v.compare(before) < 0
}

// affectsAll reports whether the advisory is about a version: of a line whether it is
// about all of its releases.
func (a *advisory) affectsAll(v version) bool {
	from, _ := parseVersion(a.from)
	return a.affects(v) && from.compare(v) <= 0
}
