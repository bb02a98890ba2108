package functions

import (
	"strconv"
	"strings"
)

// minor is the second number of a version 1.x.
type minor int

const (
	defaultMinor minor = 11
	never        minor = 1 << 30
)

// version returns the minor version asked for. What cannot be read counts as
// the default; a major version above 1 as newer than all.
func (o Options) version() minor {
	major, rest, _ := strings.Cut(strings.TrimPrefix(o.Version, "v"), ".")
	second, _, _ := strings.Cut(rest, ".")
	a, err := strconv.Atoi(major)
	if err != nil {
		return defaultMinor
	}
	switch {
	case a > 1:
		return never - 1
	case a < 1:
		return 0
	}
	b, err := strconv.Atoi(second)
	if err != nil {
		return defaultMinor
	}
	return minor(b)
}

// release says in which minor version 1.x of each program something came;
// 0 is "always there".
type release struct{ terraform, opentofu minor }

// in reports whether it is there in version v.
func (r release) in(v minor, opentofu bool) bool {
	if opentofu {
		return v >= r.opentofu
	}
	return v >= r.terraform
}

// namespaceSince is the release of "core::" names.
var namespaceSince = release{8, 7}

// since has the release of each function that was not in Terraform 1.0, from
// the change logs of both programs and, for Terraform, from what
// `terraform metadata functions` says in each release.
var since = map[string]release{
	"startswith":      {3, 0},
	"endswith":        {3, 0},
	"timecmp":         {3, 0},
	"strcontains":     {5, 0},
	"plantimestamp":   {5, 0},
	"issensitive":     {8, 7},
	"templatestring":  {9, 7},
	"ephemeralasnull": {10, 11},
	"convert":         {15, 12},
}

// opentofuSince is the release of OpenTofu with each of its own functions, as
// far as the change logs go; where they do not, an early one.
func opentofuSince(name string) minor {
	if strings.HasPrefix(name, "assume") {
		return 12
	}
	return 7
}

// available reports whether version v has the function.
func available(name string, v minor, opentofu bool) bool {
	if _, own := opentofuFunctions[name]; own {
		return opentofu && v >= opentofuSince(name)
	}
	r, ok := since[name]
	return !ok || r.in(v, opentofu)
}
