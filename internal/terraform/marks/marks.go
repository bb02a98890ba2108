// Package marks names the marks that values of the Terraform language carry.
// The evaluator and the functions share them: a value is marked with
// value.Mark(marks.Sensitive) and asked with value.HasMark(marks.Sensitive).
package marks

import "github.com/zclconf/go-cty/cty"

// A Mark says something of a value that its type does not.
type Mark string

const (
	// Sensitive is on values that must not be shown: sensitive variables and
	// outputs, sensitive attributes, results of sensitive().
	Sensitive Mark = "sensitive"
	// Ephemeral is on values that must not be stored: ephemeral variables and
	// outputs, attributes of ephemeral resources.
	Ephemeral Mark = "ephemeral"
)

// Contains reports whether v, or anything inside v, carries the mark m.
func Contains(v cty.Value, m Mark) bool { return v.HasMarkDeep(m) }
