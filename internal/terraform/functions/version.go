package functions

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/terraform/release"
)

// namespaceSince is the release of "core::" names, and of functions of
// providers.
var namespaceSince = release.Since{Terraform: 8, OpenTofu: 7}

// since has the release of each function that was not in Terraform 1.0, from
// the change logs of both programs and, for Terraform, from what
// `terraform metadata functions` says in each release.
var since = map[string]release.Since{
	"startswith":      {Terraform: 3, OpenTofu: 0},
	"endswith":        {Terraform: 3, OpenTofu: 0},
	"timecmp":         {Terraform: 3, OpenTofu: 0},
	"strcontains":     {Terraform: 5, OpenTofu: 0},
	"plantimestamp":   {Terraform: 5, OpenTofu: 0},
	"issensitive":     {Terraform: 8, OpenTofu: 7},
	"templatestring":  {Terraform: 9, OpenTofu: 7},
	"ephemeralasnull": {Terraform: 10, OpenTofu: 11},
	"convert":         {Terraform: 15, OpenTofu: 12},
}

// Since returns with which release a function came, by its plain name, one in
// namespace core or one of a provider. What is nowhere came never.
func Since(name string) release.Since {
	if plain, ok := strings.CutPrefix(name, Namespace); ok {
		if s := Since(plain); s.Terraform > namespaceSince.Terraform || s.OpenTofu > namespaceSince.OpenTofu {
			return s
		}
		return namespaceSince
	}
	if strings.HasPrefix(name, "provider::") {
		return namespaceSince
	}
	if _, own := opentofuFunctions[name]; own {
		// As far as the change logs go; where they do not, an early release.
		if strings.HasPrefix(name, "assume") {
			return release.Since{Terraform: release.Never, OpenTofu: 12}
		}
		return release.Since{Terraform: release.Never, OpenTofu: 7}
	}
	if s, ok := since[name]; ok {
		return s
	}
	if _, ok := pureFunctions[name]; ok || slices.Contains(fileFunctions, name) || name == "templatefile" {
		return release.Since{}
	}
	return release.Since{Terraform: release.Never, OpenTofu: release.Never}
}

// available reports whether r has the function.
func available(name string, r release.Release) bool { return r.Has(Since(name)) }
