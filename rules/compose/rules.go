// Package compose holds the rules for compose files that are written in Go, one
// file each: what Docker Compose refuses and no schema says. Rules that plain
// data can tell are policies.
package compose

import "github.com/infralint/infralint/internal/compose"

// All lists the rules in order of ID.
var All = []*compose.Analyzer{
	ConflictingKeys,
	DependencyCycle,
	DuplicateMount,
	NoImage,
	UndefinedReference,
}
