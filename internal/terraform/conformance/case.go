// Package conformance measures how well the module checks of this project
// agree with Terraform itself.
//
// The cases are txtar archives, one for each family of diagnostics. Every file
// of an archive is named <case>/<path>; the file <case>/want holds what
// Terraform says of the case, recorded by running it (see Referee).
package conformance

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"
)

// A Case is one root module, with everything that it reads.
type Case struct {
	Family string // name of the archive, without its extension
	Name   string // unique among all archives
	Root   string // directory of the root module, "." for the top of the case
	Files  []txtar.File
	Want   *Result // nil where nothing was recorded
}

// A Result is what a tool says of a root module.
type Result struct {
	Valid bool
	// Unusable says why the verdict is no measure, such as a module that
	// cannot be installed. It is empty for an ordinary verdict.
	Unusable    string
	Diagnostics []Diagnostic
}

// A Diagnostic is one error or warning. Path is relative to the top of the
// case; it is empty, and Line and Column are 0, where there is no place.
// Column counts grapheme clusters from 1, as Terraform does.
type Diagnostic struct {
	Severity string // "error" or "warning"
	Path     string
	Line     int
	Column   int
	Summary  string
}

// String returns the form of a line of a want file.
func (d Diagnostic) String() string {
	if d.Path == "" {
		return d.Severity + " - " + oneLine(d.Summary)
	}
	return fmt.Sprintf("%s %s:%d:%d %s", d.Severity, d.Path, d.Line, d.Column, oneLine(d.Summary))
}

// oneLine makes a summary of several lines fit a want file.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", `\n`) }

// Errors returns the diagnostics that are errors.
func (r *Result) Errors() []Diagnostic {
	var errs []Diagnostic
	for _, d := range r.Diagnostics {
		if d.Severity == "error" {
			errs = append(errs, d)
		}
	}
	return errs
}

// Paths of an archive that are not files of the module.
const wantFile = "want"

// LoadDir reads every archive in dir of fsys, in order of name.
func LoadDir(fsys fs.FS, dir string) ([]*Case, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	var all []*Case
	seen := map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		family := strings.TrimSuffix(path.Base(name), ".txtar")
		cases, err := ParseArchive(family, data)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		for _, c := range cases {
			if other, ok := seen[c.Name]; ok {
				return nil, fmt.Errorf("case %s is in %s and in %s", c.Name, other, family)
			}
			seen[c.Name] = family
		}
		all = append(all, cases...)
	}
	return all, nil
}

// ParseArchive splits an archive into its cases.
func ParseArchive(family string, data []byte) ([]*Case, error) {
	var cases []*Case
	var last *Case
	for _, f := range txtar.Parse(data).Files {
		name, rest, ok := strings.Cut(f.Name, "/")
		if !ok || !fs.ValidPath(f.Name) {
			return nil, fmt.Errorf("file %q is not of the form case/path", f.Name)
		}
		if last == nil || last.Name != name {
			if slices.ContainsFunc(cases, func(c *Case) bool { return c.Name == name }) {
				return nil, fmt.Errorf("files of case %s are not together", name)
			}
			last = &Case{Family: family, Name: name, Root: "."}
			cases = append(cases, last)
		}
		if rest != wantFile {
			last.Files = append(last.Files, txtar.File{Name: rest, Data: f.Data})
			continue
		}
		root, want, err := parseWant(f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		last.Root, last.Want = root, want
	}
	return cases, nil
}

// FormatArchive is the inverse of ParseArchive; comment stands at the top.
func FormatArchive(comment []byte, cases []*Case) []byte {
	a := &txtar.Archive{Comment: comment}
	for _, c := range cases {
		for _, f := range c.Files {
			a.Files = append(a.Files, txtar.File{Name: c.Name + "/" + f.Name, Data: f.Data})
		}
		if c.Want != nil || c.Root != "." {
			a.Files = append(a.Files, txtar.File{Name: c.Name + "/" + wantFile, Data: formatWant(c.Root, c.Want)})
		}
	}
	return txtar.Format(a)
}

// The first line of a want file is a verdict (valid, invalid, unusable) and,
// where the root module is not at the top, "in" and its directory. An
// unusable verdict has its reason on the second line. Then comes a line for
// each diagnostic, in order of place.
func formatWant(root string, r *Result) []byte {
	var b bytes.Buffer
	switch {
	case r == nil:
		b.WriteString("unknown")
	case r.Unusable != "":
		b.WriteString("unusable")
	case r.Valid:
		b.WriteString("valid")
	default:
		b.WriteString("invalid")
	}
	if root != "." {
		b.WriteString(" in " + root)
	}
	b.WriteByte('\n')
	if r == nil {
		return b.Bytes()
	}
	if r.Unusable != "" {
		b.WriteString(oneLine(r.Unusable) + "\n")
	}
	for _, d := range r.Diagnostics {
		b.WriteString(d.String() + "\n")
	}
	return b.Bytes()
}

func parseWant(data []byte) (root string, r *Result, err error) {
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Scan()
	verdict, root, ok := strings.Cut(lines.Text(), " in ")
	if !ok {
		root = "."
	}
	switch verdict {
	case "unknown":
		return root, nil, nil
	case "unusable":
		lines.Scan()
		r = &Result{Unusable: lines.Text()}
	case "valid", "invalid":
		r = &Result{Valid: verdict == "valid"}
	default:
		return "", nil, fmt.Errorf("verdict %q, want valid, invalid, unusable or unknown", verdict)
	}
	for lines.Scan() {
		d, err := parseDiagnostic(lines.Text())
		if err != nil {
			return "", nil, err
		}
		r.Diagnostics = append(r.Diagnostics, d)
	}
	return root, r, lines.Err()
}

func parseDiagnostic(line string) (Diagnostic, error) {
	severity, rest, _ := strings.Cut(line, " ")
	place, summary, ok := strings.Cut(rest, " ")
	if !ok || (severity != "error" && severity != "warning") {
		return Diagnostic{}, fmt.Errorf("line %q is not of the form severity path:line:column summary", line)
	}
	d := Diagnostic{Severity: severity, Summary: strings.ReplaceAll(summary, `\n`, "\n")}
	if place == "-" {
		return d, nil
	}
	parts := strings.Split(place, ":")
	if len(parts) != 3 {
		return d, fmt.Errorf("place %q is not of the form path:line:column", place)
	}
	d.Path = parts[0]
	var err error
	if d.Line, err = strconv.Atoi(parts[1]); err != nil {
		return d, fmt.Errorf("place %q: %w", place, err)
	}
	if d.Column, err = strconv.Atoi(parts[2]); err != nil {
		return d, fmt.Errorf("place %q: %w", place, err)
	}
	return d, nil
}
