package actions

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/infralint/infralint/internal/actions"
)

// use returns the use that a reference is.
func use(reference string) *actions.Use {
	name, ref, _ := strings.Cut(reference, "@")
	return &actions.Use{Repository: name, Ref: ref}
}

// TestAdvisoryEdges holds for each advisory that its first and its last version are
// reported and their neighbours are not, by it.
func TestAdvisoryEdges(t *testing.T) {
	commit := strings.Repeat("c", 40)
	for i := range advisories {
		a := &advisories[i]
		only := []*advisory{a}
		report := func(want bool, ref, version string) {
			t.Helper()
			if f, got := vulnerability(only, use(a.repository+"@"+ref), cmp.Or(version, ref)); got != want {
				t.Errorf("%s: %s@%s # %s: reported %v (%s), want %v", a.id(), a.repository, ref, version, got, f.Message, want)
			}
		}
		for _, c := range a.commits {
			report(true, c, "")
			report(true, strings.ToUpper(c), "v1.0.0")
		}
		for _, tag := range a.tags {
			report(true, tag, "")
		}
		report(false, "main", "")
		report(false, commit, "")
		if fixed := a.instead(); fixed != "" && fixed != "none" {
			report(false, full(t, fixed), "")
			report(false, "v"+full(t, fixed), "")
			report(false, commit, full(t, fixed))
		}
		if a.before == "" {
			report(false, "v1.0.0", "")
			continue
		}
		report(false, full(t, a.before), "")
		last := full(t, before(t, a.before))
		report(true, last, "")
		report(!a.bare, "v"+last, "")
		report(!a.moved, commit, last)
		report(false, full(t, a.before)+"-rc.1", "")
		if a.from != "" {
			report(true, full(t, a.from), "")
			report(false, full(t, a.from)+"-rc.1", "")
			report(false, full(t, before(t, a.from)), "")
		}
		v, _ := parseVersion(a.before)
		lastLine := v.numbers[0]
		if v.numbers[1] != 0 || v.numbers[2] != 0 { // the line got the patch
			report(false, strconv.Itoa(lastLine), "")
			lastLine++
		} else {
			report(!a.bare, "v"+strconv.Itoa(lastLine-1), "")
		}
		report(false, strconv.Itoa(lastLine), "")
	}
}

// TestAdvisoriesWellFormed holds what the rule takes for granted.
func TestAdvisoriesWellFormed(t *testing.T) {
	if _, err := time.Parse(time.DateOnly, advisoriesDate); err != nil {
		t.Error(err)
	}
	cve, ghsa, sha := regexp.MustCompile(`^(CVE-20\d\d-\d{4,})?$`), regexp.MustCompile(`^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$`), regexp.MustCompile(`^[0-9a-f]{40}$`)
	names := make([]string, 0, len(advisories))
	for i := range advisories {
		a := &advisories[i]
		names = append(names, a.repository)
		if a.repository != strings.ToLower(a.repository) || strings.Count(a.repository, "/") != 1 || a.path != strings.ToLower(a.path) {
			t.Errorf("%s%s is no name in lower case", a.repository, a.path)
		}
		if !cve.MatchString(a.cve) || !ghsa.MatchString(a.ghsa) {
			t.Errorf("%s: %q, %q are no ids", a.repository, a.cve, a.ghsa)
		}
		if a.what == "" || strings.HasSuffix(a.what, ".") || a.before == "" && len(a.commits) == 0 {
			t.Errorf("%s: %+v says too little", a.id(), a)
		}
		for _, c := range a.commits {
			if !sha.MatchString(c) {
				t.Errorf("%s: %q is no commit", a.id(), c)
			}
		}
		from, _ := parseVersion(a.from)
		for _, text := range []string{a.before, a.fixed} {
			if v, ok := parseVersion(text); text != "" && text != "none" && (!ok || v.compare(from) <= 0) {
				t.Errorf("%s: %s is no version after %q", a.id(), text, a.from)
			}
		}
	}
	if !slices.IsSorted(names) {
		t.Error("advisories are not in order of repository")
	}
}

// before returns the version right before one.
func before(t *testing.T, text string) string {
	t.Helper()
	v, ok := parseVersion(text)
	if !ok {
		t.Fatalf("%q is no version", text)
	}
	for i := len(v.numbers) - 1; i >= 0; i-- {
		if v.numbers[i] > 0 {
			v.numbers[i]--
			return v.text()
		}
		v.numbers[i] = 9999
	}
	t.Fatalf("nothing comes before %q", text)
	return ""
}

// full returns all three numbers of a version.
func full(t *testing.T, text string) string {
	t.Helper()
	v, ok := parseVersion(text)
	if !ok {
		t.Fatalf("%q is no version", text)
	}
	return v.text()
}

func (v version) text() string {
	var parts []string
	for _, n := range v.numbers {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ".")
}
