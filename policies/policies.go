// Package policies embeds the rules that are written in Rego.
//
// Each is policies/<area>/<name>.rego with its unit tests beside it and an
// archive of cases in testdata. Policies share what stands in lib.
package policies

import "embed"

// FS holds the policies and their libraries, and the JSON Schemas of what they
// get as input where no other part of the program has them.
//
//go:embed */*.rego schemas/*.json
var FS embed.FS
