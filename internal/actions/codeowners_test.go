package actions

import "testing"

// The examples of GitHub's documentation, and what follows from them.
func TestOwnerPatterns(t *testing.T) {
	const workflow = ".github/workflows/ci.yml"
	for pattern, want := range map[string]bool{
		"*":                         true,
		"*.yml":                     true,
		"*.js":                      false,
		"/.github/":                 true,
		".github/":                  true,
		".github":                   true,
		"/.github/workflows":        true,
		"/.github/workflows/*":      true,
		"/.github/*":                false, // files directly in it
		".github/**":                true,
		"**/workflows":              true,
		"workflows/":                true,
		"/workflows/":               false,
		"/docs/":                    false,
		"/.github/workflows/ci.yml": true,
		"ci.yml":                    true,
		"ci.yml/":                   false,
		"[":                         false,
		"/":                         false,
	} {
		if got := ownerPatternMatches(pattern, workflow); got != want {
			t.Errorf("%q: %v, want %v", pattern, got, want)
		}
	}
}
