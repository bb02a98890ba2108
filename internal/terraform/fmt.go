package terraform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/infralint/infralint/internal/diff"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/format"
)

// Fmt is the rule for a file that terraform fmt would change.
var Fmt = &lint.Rule{
	ID:       "tf-fmt",
	Title:    "file is not formatted as terraform fmt does",
	Severity: lint.Warning,
	Doc: `
` + "`terraform fmt`" + ` would change this file; the finding shows how. One layout for
everybody keeps differences to what was meant, and a pipeline that runs
` + "`terraform fmt -check`" + ` fails on the file.

Run ` + "`infralint fmt`" + `, which writes byte for byte what ` + "`terraform fmt`" + ` writes, or
` + "`infralint fix`" + `.

In a few odd cases ` + "`terraform fmt`" + ` changes what the code means: it drops a label
such as ` + "`\"a$b\"`" + `, and the quotes that let a value go over several lines. The fix is
then not marked safe.
`,
	Bad: `
-- main.tf --
resource "aws_instance" "web" {
  ami = "ami-1"
  instance_type = "t3.micro"
}
`,
	Good: `
-- main.tf --
resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.micro"
}
`,
	Tags:  []string{"style"},
	Peers: []string{"terraform:fmt"},
	Refs:  []string{"https://developer.hashicorp.com/terraform/cli/commands/fmt", "https://developer.hashicorp.com/terraform/language/style"},
	Since: "0.1.0",
}

// checkFormat reports f, which parses, unless it is formatted.
func checkFormat(f *File, out *lint.Results) {
	formatted, err := formatFile(f)
	if err != nil {
		out.Skip(f.Source.Path, err.Error())
		return
	}
	old := f.Source.Content
	if bytes.Equal(old, formatted) {
		return
	}
	edits := diff.Edits(old, formatted)
	finding := lint.Finding{
		Rule:    Fmt,
		Message: message(f.Source, edits),
		Detail:  unified(f.Source.Path, old, formatted),
		Span:    f.Source.Span(edits[0].Start, edits[0].End).FirstLine(),
	}
	fix := lint.Fix{Message: "Format the file", Safe: format.IsSafe(old, f.Body(), formatted)}
	if !fix.Safe {
		fix.Message = "Format the file as terraform fmt does, which changes what it means"
	}
	for _, e := range edits {
		fix.Edits = append(fix.Edits, lint.TextEdit{Span: f.Source.Span(e.Start, e.End), New: e.New})
	}
	finding.Fixes = []lint.Fix{fix}
	out.Report(finding)
}

// message says how much of the file is not formatted.
func message(f *source.File, edits []diff.Edit) string {
	changed := 0
	for _, e := range edits {
		changed += max(1, bytes.Count(f.Content[e.Start:e.End], []byte{'\n'}))
	}
	if changed == 1 {
		return "not formatted: terraform fmt would change this line"
	}
	return fmt.Sprintf("not formatted: terraform fmt would change %d lines, this one first", changed)
}

// unified is the difference in the form of terraform fmt -diff.
func unified(path string, old, formatted []byte) string {
	return diff.Unified("old/"+path, "new/"+path, old, formatted)
}

// formatFile formats f, which parses. An error says that it cannot be done.
func formatFile(f *File) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("formatting not checked: the formatter panicked: %v", r)
		}
	}()
	if mayExplode(f.Source.Content) {
		return nil, errors.New("formatting not checked: nested too deeply for a file of this length")
	}
	return format.Parsed(f.Source.Content, f.Body()), nil
}

// A Formatted is what terraform fmt would make of one file.
type Formatted struct {
	File *source.File
	// New is what the file should hold: File.Content itself if it is formatted,
	// nil if it does not parse.
	New []byte
	// Findings are the syntax errors, in order. There are some if New is nil,
	// unless NotChecked says why not.
	Findings   []lint.Finding
	NotChecked []lint.NotChecked
}

// Changed reports whether the file would be written.
func (f *Formatted) Changed() bool { return f.New != nil && !bytes.Equal(f.New, f.File.Content) }

// Diff returns what would change as a unified diff in the form of terraform
// fmt -diff, or "" if nothing would.
func (f *Formatted) Diff() string {
	if !f.Changed() {
		return ""
	}
	return unified(f.File.Path, f.File.Content, f.New)
}

// Format formats each selected file that terraform fmt looks at, in order of
// path, in memory. Errors of the code are in the results; only a cancelled
// context is an error. As Terraform does, a caller exits with 2 if any file
// has findings, and in a check with 3 if any has changed.
//
// A file that is a link, File.Target says to which, is written through the
// link.
func Format(ctx context.Context, tree *source.Tree) ([]Formatted, error) {
	var results []Formatted
	for _, f := range tree.Selected() {
		if isFormatted(f.Path) {
			results = append(results, Formatted{File: f})
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range results {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			results[i].format()
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return results, nil
}

func (f *Formatted) format() {
	parsed := parse(f.File)
	var out lint.Results
	checkSyntax(parsed, &out)
	if parsed.Valid() {
		formatted, err := formatFile(parsed)
		if err != nil {
			out.Skip(f.File.Path, err.Error())
		}
		f.New = formatted
	}
	for i := range out.Findings {
		out.Findings[i].Severity = out.Findings[i].Rule.Severity
	}
	f.Findings, f.NotChecked = out.Findings, out.NotChecked
}
