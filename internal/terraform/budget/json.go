package budget

import (
	"bytes"
)

// InJSON reports whether a piece of JSON may have expressions that are to keep
// to a budget: loops, and long templates.
func InJSON(src []byte) bool {
	return bytes.Contains(src, []byte("for")) || bytes.Count(src, []byte("${")) > maxParts
}
