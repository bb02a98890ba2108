package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// Related is the Extra of a diagnostic that has a second place to show.
type Related struct {
	Range   hcl.Range
	Message string
}

// NoPlace is the Extra of a diagnostic for which Terraform gives no place. Its
// subject is where we think that it belongs.
type NoPlace struct{}

// errorAt makes an error. Detail is a sentence fragment that names the thing.
func errorAt(rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	return &hcl.Diagnostic{
		Severity: hcl.DiagError,
		Summary:  summary,
		Detail:   fmt.Sprintf(format, args...),
		Subject:  &rng,
	}
}

func warningAt(rng hcl.Range, summary, format string, args ...any) *hcl.Diagnostic {
	d := errorAt(rng, summary, format, args...)
	d.Severity = hcl.DiagWarning
	return d
}

// seeAlso adds the place of an earlier declaration.
func seeAlso(d *hcl.Diagnostic, rng hcl.Range, message string) *hcl.Diagnostic {
	d.Extra = Related{Range: rng, Message: message}
	return d
}
