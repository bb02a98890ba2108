// Package policies embeds the rules that are written in Rego.
//
// Each is policies/<area>/<name>.rego with its unit tests beside it and an
// archive of cases in testdata. Policies share what stands in lib.
package policies

import "embed"

// FS holds the policies and their libraries, without tests.
//
//go:embed lib/*.rego kubernetes/*.rego actions/*.rego
var FS embed.FS
