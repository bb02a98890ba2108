// Package validate says what "terraform validate" says of a module, in process:
// without init, without providers, without network.
//
// It works in the order of Terraform: first the blocks of all files of the
// module and of those that it calls (package config), then providers, arguments
// of module blocks and cycles, and then the expressions (package eval). An error
// of one step is the end of it, and in the last one whatever depends on an
// object with an error is left out.
package validate

import (
	"io/fs"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// A File is a parsed file of a module: configuration, tests or mocks, native
// or JSON.
type File struct {
	Source *source.File
	HCL    *hcl.File
	// Broken is set for a file with syntax errors. What could be parsed of it
	// is looked at, but nothing is evaluated.
	Broken bool
}

// A Module is one directory with all its Terraform files.
type Module struct {
	Dir   string // slash-separated, relative to the root; "." for the root
	Files []*File
}

// A Loader returns the module in a directory of the repository, or nil if
// there is no such directory. It is safe for concurrent use.
type Loader func(dir string) (*Module, error)

// Options say what modules are checked against.
type Options struct {
	Load Loader
	// FS is the repository; nothing outside of it is read. It may be nil.
	FS fs.FS
	// Version is the version that modules are judged by, such as "1.9" or
	// "1.9.3"; empty for the highest known one that they allow, or 1.11 if they
	// do not say.
	Version string
	// OpenTofu reports whether the module in a directory is OpenTofu's; nil if
	// none is.
	OpenTofu func(dir string) bool
	// Schemas has what is known of providers; nil for the built-in one only.
	Schemas schema.Source
}

// A Diagnostic is what Terraform says in one place.
type Diagnostic struct {
	Summary  string // as in Terraform
	Message  string // a sentence fragment
	Severity lint.Severity
	Span     source.Span
	Related  []lint.Related
	Fixes    []lint.Fix
	// Placeless is set where Terraform gives no place; Span is then the best one.
	Placeless bool
	// Dir is the directory of the module that it is about.
	Dir string
}

// A Result is what is wrong with a module and with those that it calls.
type Result struct {
	Diagnostics []Diagnostic // in order of place
	NotChecked  []lint.NotChecked
}

// A Checker checks the modules of one repository. It keeps what it learns of
// a module for those that call it, and is safe for concurrent use.
type Checker struct {
	opts Options

	mu         sync.Mutex
	judgements map[string]*judgement
	required   map[requirementsKey]*requirementsEntry
	modules    map[moduleKey]*moduleEntry
	graphs     map[graphKey]*graphEntry
}

// NewChecker returns a Checker.
func NewChecker(o Options) *Checker {
	if o.Schemas == nil {
		o.Schemas = schema.BuiltIn{}
	}
	return &Checker{
		opts:       o,
		judgements: map[string]*judgement{},
		required:   map[requirementsKey]*requirementsEntry{},
		modules:    map[moduleKey]*moduleEntry{},
		graphs:     map[graphKey]*graphEntry{},
	}
}

// Run checks m as "terraform validate" does when it is run in its directory.
func Run(m *Module, o Options) Result { return NewChecker(o).Run(m) }
