// Package release has the releases of Terraform and OpenTofu that a module can
// be judged by, and says what came with which.
package release

import (
	"strconv"
	"strings"

	"github.com/hashicorp/go-version"
)

// A Release is a minor release 1.x of Terraform or of OpenTofu. The zero
// Release is the default one of Terraform, 1.11.
type Release struct {
	OpenTofu bool
	next     int // one more than the minor number; 0 for the default
}

// The minor numbers of the releases whose language is known, from their
// changelogs. A module that leaves the choice is judged by the default one.
const (
	oldestTerraform, defaultTerraform, newestTerraform = 5, 11, 13
	oldestOpenTofu, newestOpenTofu                     = 6, 12
	maxPatch                                           = 30 // more than any of them has
)

// Terraform returns Terraform 1.minor.
func Terraform(minor int) Release { return Release{false, minor + 1} }

// OpenTofu returns OpenTofu 1.minor.
func OpenTofu(minor int) Release { return Release{true, minor + 1} }

// Default returns what a module is judged by where nothing says otherwise: the
// newest OpenTofu, or Terraform 1.11, with which this program is compared.
func Default(openTofu bool) Release {
	if openTofu {
		return OpenTofu(newestOpenTofu)
	}
	return Terraform(defaultTerraform)
}

// Parse returns the release of a version such as "1.9" or "v1.9.3". What
// cannot be read, empty text included, is the default; a major version above 1
// is newer than all.
func Parse(text string, openTofu bool) Release {
	major, rest, _ := strings.Cut(strings.TrimPrefix(text, "v"), ".")
	second, _, _ := strings.Cut(rest, ".")
	a, err := strconv.Atoi(major)
	switch {
	case err != nil:
		return Default(openTofu)
	case a > 1:
		return Release{openTofu, 1 << 30}
	case a < 1:
		return Release{openTofu, 1}
	}
	minor, err := strconv.Atoi(second)
	if err != nil || minor < 0 {
		return Default(openTofu)
	}
	return Release{openTofu, minor + 1}
}

// Minor returns the x of 1.x.
func (r Release) Minor() int {
	if r.next == 0 {
		return Default(r.OpenTofu).next - 1
	}
	return r.next - 1
}

// String returns the name of the release, such as "Terraform 1.9".
func (r Release) String() string { return Tool(r.OpenTofu) + " 1." + strconv.Itoa(r.Minor()) }

// Tool returns the name of the program.
func Tool(openTofu bool) string {
	if openTofu {
		return "OpenTofu"
	}
	return "Terraform"
}

// EagerLogic reports whether both sides of && and || are evaluated, as in
// Terraform before 1.12.
func (r Release) EagerLogic() bool { return !r.OpenTofu && r.Minor() < 12 }

// Allows reports whether constraints allow some patch release of r.
func (r Release) Allows(constraints version.Constraints) bool {
	return r.allowsAll([]version.Constraints{constraints})
}

func (r Release) allowsAll(all []version.Constraints) bool {
	for patch := maxPatch; patch >= 0; patch-- {
		v := version.Must(version.NewVersion("1." + strconv.Itoa(r.Minor()) + "." + strconv.Itoa(patch)))
		ok := true
		for _, c := range all {
			ok = ok && c.Check(v)
		}
		if ok {
			return true
		}
	}
	return false
}

// Highest returns the highest known release that all constraints allow; false
// if they allow none. The bounds of what is known are Known's.
func Highest(all []version.Constraints, openTofu bool) (Release, bool) {
	oldest, newest := Known(openTofu)
	for minor := newest.Minor(); minor >= oldest.Minor(); minor-- {
		if r := (Release{openTofu, minor + 1}); r.allowsAll(all) {
			return r, true
		}
	}
	return Default(openTofu), false
}

// AllowNewer reports whether all constraints allow a release that came, or may
// come in the next years, after the newest known one.
func AllowNewer(all []version.Constraints, openTofu bool) bool {
	_, newest := Known(openTofu)
	for minor := newest.Minor() + 1; minor <= newest.Minor()+10; minor++ {
		if (Release{openTofu, minor + 1}).allowsAll(all) {
			return true
		}
	}
	return false
}

// Known returns the oldest and the newest release whose language is known.
func Known(openTofu bool) (oldest, newest Release) {
	if openTofu {
		return OpenTofu(oldestOpenTofu), OpenTofu(newestOpenTofu)
	}
	return Terraform(oldestTerraform), Terraform(newestTerraform)
}

// Since says with which release 1.x of each program something came: 0 if it
// was always there, Never if it is not.
type Since struct{ Terraform, OpenTofu int }

// Never is no release.
const Never = 1 << 30

// Has reports whether r has what came with s.
func (r Release) Has(s Since) bool { return r.Minor() >= s.of(r.OpenTofu) }

// Anywhere reports whether there is a release with what came with s.
func (s Since) Anywhere() bool { return s.Terraform < Never || s.OpenTofu < Never }

func (s Since) of(openTofu bool) int {
	if openTofu {
		return s.OpenTofu
	}
	return s.Terraform
}

// Why says why r lacks what came with s, as a sentence fragment after the name
// of that.
func (r Release) Why(s Since) string {
	if at := s.of(r.OpenTofu); at < Never {
		return "came with " + Release{r.OpenTofu, at + 1}.String() + ", and the module is judged by " + r.String()
	}
	if at := s.of(!r.OpenTofu); at < Never {
		return "is only there in " + Tool(!r.OpenTofu) + ", and the module is judged by " + r.String()
	}
	return "is not there in " + r.String()
}
