package schema

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed lifecycle.txt
var lifecycleTable string

// A Stage says whether a release of Kubernetes serves a kind.
type Stage uint8

const (
	_          Stage = iota
	Served           // and not deprecated
	Deprecated       // served, with a warning
	Removed          // no longer served
	NotYet           // a later release serves it
)

// A Lifecycle is what is known of a kind, as seen from one release. Releases
// are minor ones, such as "1.22"; "" where they are not known.
type Lifecycle struct {
	Stage      Stage
	Introduced string
	Deprecated string
	// Removed is the first release without the kind; for a kind that is still
	// served it is what the project plans.
	Removed string
	// Replacement is what to use instead: a kind that the release serves, or
	// the zero GVK.
	Replacement GVK
}

// Lifecycle returns what is known of one of Kubernetes' own kinds in a
// release, given as for Lookup. It reports false for a kind that never was, or
// that is none of Kubernetes, and for a release that the pool does not have.
//
// What is served is what the OpenAPI documents of the releases have; when a
// kind was deprecated, and what replaces it, is what k8s.io/api says.
func (p *Pool) Lifecycle(version string, gvk GVK) (Lifecycle, bool) {
	r := p.release(version)
	if r == nil || p.base != nil {
		return Lifecycle{}, false
	}
	l, known := lifecycles()[gvk]
	served := p.Releases(gvk)
	if !known && len(served) == 0 {
		return Lifecycle{}, false
	}
	_, here := r.kinds[gvk]
	versions := p.names.minors
	newest := versions[len(versions)-1]
	if len(served) > 0 {
		if first := served[0]; l.Introduced == "" && first != versions[0] {
			l.Introduced = first
		}
		switch last := served[len(served)-1]; {
		case last != newest: // the documents know better than the plan
			l.Removed = nextMinor(last)
		case compareMinor(l.Removed, newest) <= 0:
			l.Removed = ""
		}
	}
	switch {
	case here && l.Deprecated != "" && compareMinor(l.Deprecated, r.minor) <= 0:
		l.Stage = Deprecated
	case here:
		l.Stage = Served
	case len(served) > 0 && compareMinor(r.minor, served[0]) < 0:
		l.Stage = NotYet
	case l.Removed != "" && compareMinor(l.Removed, r.minor) <= 0:
		l.Stage = Removed
	default:
		return Lifecycle{}, false // such as AdmissionReview, which no server stores
	}
	l.Replacement = replacement(r, gvk, l.Replacement, l.Stage == NotYet)
	return l, true
}

// replacement follows what replaces a kind until the release serves it. Where
// nothing is said, it is the same kind in a better version of its group, or in
// any other version.
func replacement(r *release, gvk, next GVK, orWorse bool) GVK {
	for range 5 {
		if next == (GVK{}) {
			break
		}
		if _, ok := r.kinds[next]; ok {
			return next
		}
		next = lifecycles()[next].Replacement
	}
	var best GVK
	for other := range r.kinds {
		if other.Group == gvk.Group && other.Kind == gvk.Kind && other != gvk && (best.Version == "" || compareAPIVersions(other.Version, best.Version) > 0) {
			best = other
		}
	}
	if !orWorse && best.Version != "" && compareAPIVersions(best.Version, gvk.Version) < 0 {
		return GVK{}
	}
	return best
}

var lifecycles = sync.OnceValue(func() map[GVK]Lifecycle {
	table := make(map[GVK]Lifecycle)
	dash := func(s string) string { return strings.TrimPrefix(s, "-") }
	for line := range strings.Lines(lifecycleTable) {
		f := strings.Fields(line)
		if len(f) < 6 {
			continue
		}
		l := Lifecycle{Introduced: dash(f[3]), Deprecated: dash(f[4]), Removed: dash(f[5])}
		if len(f) == 9 {
			l.Replacement = GVK{dash(f[6]), f[7], f[8]}
		}
		table[GVK{dash(f[0]), f[1], f[2]}] = l
	}
	return table
})

// minorNumber returns 22 for "1.22", and -1 for what is no release.
func minorNumber(version string) int {
	minor, ok := strings.CutPrefix(version, "1.")
	n, err := strconv.Atoi(minor)
	if !ok || err != nil {
		return -1
	}
	return n
}

func compareMinor(a, b string) int { return minorNumber(a) - minorNumber(b) }

func nextMinor(version string) string { return "1." + strconv.Itoa(minorNumber(version)+1) }

// compareAPIVersions orders v1alpha1 before v1beta1 before v1 before v2, as
// Kubernetes does.
func compareAPIVersions(a, b string) int {
	stageA, majorA, minorA := apiVersionParts(a)
	stageB, majorB, minorB := apiVersionParts(b)
	if stageA != stageB {
		return stageA - stageB
	}
	if majorA != majorB {
		return majorA - majorB
	}
	return minorA - minorB
}

func apiVersionParts(version string) (stage, major, minor int) {
	rest := strings.TrimPrefix(version, "v")
	for i, name := range []string{"alpha", "beta"} {
		if before, after, ok := strings.Cut(rest, name); ok {
			major, _ = strconv.Atoi(before)
			minor, _ = strconv.Atoi(after)
			return i, major, minor
		}
	}
	major, _ = strconv.Atoi(rest)
	return 2, major, 0
}
