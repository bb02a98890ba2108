package terraform

import (
	"fmt"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"

	"github.com/infralint/infralint/internal/source"
)

// A FileKind says what Terraform takes a file for.
type FileKind uint8

// The kinds of files. Only Config files make a directory a module.
const (
	NotTerraform FileKind = iota
	Config                // .tf, .tofu, with .json behind it too
	Variables             // .tfvars, with .json too
	Test                  // .tftest.hcl, .tofutest.hcl, .tftest.json, .tofutest.json
	Mock                  // .tfmock.hcl, .tfmock.json
)

var kinds = []struct {
	native, json string // suffixes
	kind         FileKind
}{
	{".tf", ".tf.json", Config},
	{".tofu", ".tofu.json", Config},
	{".tfvars", ".tfvars.json", Variables},
	{".tftest.hcl", ".tftest.json", Test},
	{".tofutest.hcl", ".tofutest.json", Test},
	{".tfmock.hcl", ".tfmock.json", Mock},
}

// Kind returns what Terraform, or OpenTofu, takes the file at p for, and
// whether it is written in JSON. Names that Terraform passes over (.x, x~ and
// #x#, which editors leave behind) are NotTerraform.
func Kind(p string) (kind FileKind, isJSON bool) {
	name := path.Base(p)
	if isSkipped(name) {
		return NotTerraform, false
	}
	for _, k := range kinds {
		if strings.HasSuffix(name, k.native) {
			return k.kind, false
		}
		if strings.HasSuffix(name, k.json) {
			return k.kind, true
		}
	}
	return NotTerraform, false
}

// isSkipped reports whether Terraform passes over files and directories of
// this name.
func isSkipped(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

// isFormatted reports whether "terraform fmt -recursive", run in the root,
// looks at the file at p.
func isFormatted(p string) bool {
	for name := range strings.SplitSeq(path.Dir(p), "/") {
		if name != "." && isSkipped(name) {
			return false
		}
	}
	kind, isJSON := Kind(p)
	return kind != NotTerraform && !isJSON
}

// A File is a parsed file. It is never changed, and safe for concurrent use.
type File struct {
	Source *source.File
	Kind   FileKind
	JSON   bool
	// HCL is what could be parsed; with errors in Diags, not all that is there.
	// It is nil if Unparsed is set.
	HCL *hcl.File
	// Diags are the diagnostics of the syntax, their file names paths of the tree.
	Diags hcl.Diagnostics
	// Unparsed says why the file was not parsed at all, for what would
	// exhaust the stack or take for ever; else empty.
	Unparsed string
}

// Body returns the syntax tree, or nil for JSON and for what was not parsed.
func (f *File) Body() *hclsyntax.Body {
	if f.HCL == nil {
		return nil
	}
	body, _ := f.HCL.Body.(*hclsyntax.Body)
	return body
}

// Valid reports whether the file was parsed without an error.
func (f *File) Valid() bool { return f.HCL != nil && !f.Diags.HasErrors() }

// Span returns the bytes of a range that is in this file.
func (f *File) Span(rng hcl.Range) source.Span {
	return f.Source.Span(rng.Start.Byte, rng.End.Byte)
}

// parse parses src. The HCL parser has panicked on odd input before; that is
// an error of the file like any other.
func parse(src *source.File) (f *File) {
	f = &File{Source: src}
	f.Kind, f.JSON = Kind(src.Path)
	defer func() {
		if r := recover(); r != nil {
			f.HCL = nil
			f.Diags = hcl.Diagnostics{{
				Severity: hcl.DiagError,
				Summary:  "Parser failure",
				Detail:   fmt.Sprintf("the HCL parser panicked on this file: %v", r),
				Subject:  &hcl.Range{Filename: src.Path, Start: hcl.InitialPos, End: hcl.InitialPos},
			}}
		}
	}()
	if f.Unparsed = tooHard(src.Content, f.JSON); f.Unparsed != "" {
		return f
	}
	if f.JSON {
		f.HCL, f.Diags = json.Parse(src.Content, src.Path)
	} else {
		f.HCL, f.Diags = hclsyntax.ParseConfig(src.Content, src.Path, hcl.InitialPos)
	}
	return f
}
