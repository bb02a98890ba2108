// Package lint defines what a rule is, what it finds, and what is checked.
//
// It knows no language. Each domain (terraform, kubernetes, actions) turns
// files into units of its own and says which rules it has; the policy package
// makes rules of Rego files over Documents. After that only Rule and Finding
// exist: nothing below this package imports a domain.
package lint

import (
	"context"
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/source"
)

// A Severity says how much a finding matters. The zero value is invalid.
type Severity uint8

// The severities, in rising order. SARIF uses the same three names.
const (
	_ Severity = iota
	Note
	Warning
	Error
)

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Note:
		return "note"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// ParseSeverity is the inverse of Severity.String.
func ParseSeverity(s string) (Severity, error) {
	switch s {
	case "note":
		return Note, nil
	case "warning":
		return Warning, nil
	case "error":
		return Error, nil
	}
	return 0, fmt.Errorf("severity is %q, want note, warning or error", s)
}

// A Rule is all there is to say about a check except how to run it. The
// command "infralint explain", the pages in docs/rules, the rules of a SARIF
// file and the validation of the configuration are all made from this one
// value.
type Rule struct {
	ID       string   // "tf-undeclared-reference": domain prefix, kebab case, named for what is reported
	Title    string   // one line, no capital, no full stop
	Severity Severity // unless the configuration says otherwise
	Doc      string   // what is wrong, why it matters, how to put it right (Markdown)
	Bad      string   // a txtar archive that the rule reports; its test runs it
	Good     string   // the same, put right
	Tags     []string // of Tags
	Peers    []string // ids that say the same elsewhere: "zizmor:unpinned-uses"
	Refs     []string // addresses of pages that say more
	Since    string   // release that first had the rule
	Off      bool     // not run unless the configuration sets a severity
}

// URL returns the address of the rule's page.
func (r *Rule) URL() string {
	return "https://github.com/infralint/infralint/blob/main/docs/rules/" + r.ID + ".md"
}

// Edit returns an example in which to stands where from stood for the first time:
// the bad example of a rule, made from the good one.
func Edit(example, from, to string) string { return strings.Replace(example, from, to, 1) }

// A Finding is one problem in one place.
type Finding struct {
	Rule *Rule
	// Severity is below that of the rule where this finding matters less than others
	// of it, and zero where it does not. run sets it: to this, or to what the
	// configuration makes of the rule.
	Severity Severity
	Message  string // a sentence fragment: no capital, no full stop
	Detail   string // more lines for a person, such as a diff; optional
	Span     source.Span
	Related  []Related // the other places that explain it, such as the overlay that was built
	Fixes    []Fix     // alternatives, at most one is applied
}

// Related points at a second place that explains a Finding.
type Related struct {
	Span    source.Span
	Message string
}

// A Fix is a set of edits that do not overlap and together remove a Finding.
// A safe fix never changes what the code means.
type Fix struct {
	Message string // a verb phrase: "Remove the interpolation"
	Safe    bool
	Edits   []TextEdit
}

// A TextEdit replaces the bytes of Span with New.
type TextEdit struct {
	Span source.Span
	New  []byte
}

// NotChecked says that something was left out and why, so that silence is
// never taken for a clean bill.
type NotChecked struct {
	Path   string // relative to the root
	Reason string // a sentence fragment
}

// Results collects what checking one unit gives. It is used by one goroutine
// at a time.
type Results struct {
	Findings   []Finding
	NotChecked []NotChecked
}

// Report adds a finding.
func (r *Results) Report(f Finding) { r.Findings = append(r.Findings, f) }

// Skip records that the thing at path was not checked, and why.
func (r *Results) Skip(path, reason string) {
	r.NotChecked = append(r.NotChecked, NotChecked{path, reason})
}

// An Accepter is a Unit in which comments say that findings are known and meant.
type Accepter interface {
	// Accepts reports whether a comment of the unit is about f. It is called after
	// Check, by the same goroutine.
	Accepts(f Finding) bool
}

// A Unit is the smallest thing that can be checked on its own: a Terraform
// module, a kustomization, a manifest, a workflow, a Dockerfile.
type Unit interface {
	// Kind is the singular noun that the summary counts: "module",
	// "kustomization", "manifest", "workflow", "action".
	Kind() string
	// File is the file that stands for the unit where there is no better place.
	File() *source.File
	// Files are the files of the repository that make up the unit, File among
	// them. It is called after Check: a kustomization learns its files by building.
	Files() []*source.File
	// Check reports what is wrong with the unit. An error means that it could
	// not be checked; a problem of the code is a finding, never an error.
	Check(ctx context.Context, out *Results) error
	// Documents gives the unit as plain data for policies. It is called once,
	// after Check and by the same goroutine.
	Documents() []Document
}

// A Document is a unit, or a part of one, as plain data for policies.
type Document struct {
	Type string // what the data is: "kubernetes", "workflow", "action", "gitlab", "dockerfile", "terraform"
	Kind string // the kind within the type, such as "Deployment"; may be empty
	// Kinds are those of what the document holds, where that is several things:
	// the types of the resources of a module. A policy that names kinds is for
	// documents of one of them.
	Kinds []string
	File  *source.File
	Value any // map[string]any, []any, string, bool, json.Number, nil: as encoding/json makes them
	// Text is all that Value was made of, where that is one file: each word of
	// Value stands in it, unless it is written with escapes. Policies that look for
	// words are not evaluated without them. Nil where it cannot be told.
	Text []byte
	// Locate maps a path into Value (string keys, int indices) to the bytes of
	// the repository that set it, and to other places that explain it. A path
	// that does not exist gives the key of its deepest parent that does.
	Locate func(path []any) (source.Span, []Related)
	// Remedy returns the fixes of what a rule finds at a path that only the
	// domain can make, since they take more than the document. Nil means that
	// it has none.
	Remedy func(rule string, path []any) []Fix
	// Set holds what belongs together with the document; nil where nothing does.
	Set *DocumentSet
	// Conftest is what policies in the form of conftest see, whose parser of such
	// files gives other data; nil where it gives the same, Hidden where they see
	// the files that the document is made of instead.
	Conftest *DocumentView
	// Parts are the files that the items of Value stand for, where it is a list of
	// files that were combined; else nil.
	Parts []*source.File
}

// ConftestType is the type of a document that is for policies in the form of
// conftest only: a file as conftest parses it.
const ConftestType = "conftest"

// Hidden is the view of who does not see a document.
var Hidden = &DocumentView{}

// A DocumentView is a Document as some other program shows it to policies.
type DocumentView struct {
	Value  any
	Locate func(path []any) (source.Span, []Related)
}

// A DocumentSet is the documents that are applied together, such as the objects
// of a kustomization or of a file. Those of one set share one value.
type DocumentSet struct {
	Values []any // of every document, in their order
}

// A Domain picks the files that it knows out of a repository and groups them
// into units. Load is cheap and sequential: whatever can wait for Check, does,
// since units are checked in parallel. A file that does not parse is a finding
// of its unit, not an error.
type Domain interface {
	Name() string
	Rules() []*Rule
	Load(ctx context.Context, tree *source.Tree) ([]Unit, error)
}

// Tags lists the tags that a rule may carry, with what each means.
var Tags = map[string]string{
	"correctness":  "the real tool rejects it, or it does not do what it says",
	"security":     "an attacker can use it",
	"supply-chain": "code from elsewhere runs, and may change without notice",
	"reliability":  "it works until the day it does not",
	"syntax":       "it cannot be read or built, so that no other rule says anything of it",
	"style":        "it is harder to read than it need be",
	"validate":     "terraform validate reports it",
}
