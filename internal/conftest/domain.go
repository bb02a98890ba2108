package conftest

import (
	"context"
	"fmt"
	"slices"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// A Set is the files that some policies are for, as one would name them to
// conftest.
type Set struct {
	Name string                 // the kind of its documents
	Has  func(path string) bool // whether the file at a path is one of them
	// Combine makes one document of all of them: a list of objects with path and
	// contents.
	Combine bool
}

// A Domain makes documents of files for policies in the form of conftest. It
// implements lint.Domain.
type Domain struct {
	formats Formats
	sets    []Set
}

// New returns the domain of these sets.
func New(formats Formats, sets []Set) *Domain { return &Domain{formats, sets} }

// Name returns "conftest".
func (d *Domain) Name() string { return "conftest" }

// Rules returns none.
func (d *Domain) Rules() []*lint.Rule { return nil }

// Load returns a unit for each selected file of a set, and one for all files of a
// set that combines them, if one of those is selected.
func (d *Domain) Load(ctx context.Context, tree *source.Tree) ([]lint.Unit, error) {
	var units []lint.Unit
	for _, set := range d.sets {
		var paths []string
		selected := false
		for _, p := range tree.Paths() {
			if ParserOf(p) != "" && set.Has(p) {
				paths = append(paths, p)
				selected = selected || tree.IsSelected(p)
			}
		}
		if set.Combine {
			if selected {
				units = append(units, &unit{domain: d, set: set, tree: tree, paths: paths})
			}
			continue
		}
		for _, p := range paths {
			if tree.IsSelected(p) {
				units = append(units, &unit{domain: d, set: set, tree: tree, paths: []string{p}})
			}
		}
	}
	return units, ctx.Err()
}

// A unit is one file of a set, or all of them. It implements lint.Unit.
type unit struct {
	domain *Domain
	set    Set
	tree   *source.Tree
	paths  []string // at least one
	files  []*source.File
	docs   []lint.Document
}

// Kind implements lint.Unit.
func (u *unit) Kind() string {
	if u.set.Combine {
		return "combined input"
	}
	return "configuration file"
}

// File implements lint.Unit.
func (u *unit) File() *source.File {
	if len(u.files) == 0 {
		return source.NewFile(u.paths[0], nil)
	}
	return u.files[0]
}

// Files implements lint.Unit.
func (u *unit) Files() []*source.File { return u.files }

// Documents implements lint.Unit.
func (u *unit) Documents() []lint.Document { return u.docs }

// Check implements lint.Unit: it reads the files. What cannot be read is skipped,
// with all that is to be combined with it, since nobody can say what it lacks.
func (u *unit) Check(ctx context.Context, out *lint.Results) error {
	whole := true
	for _, p := range u.paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := u.tree.Read(p)
		var views []*lint.DocumentView
		if err == nil {
			u.files = append(u.files, f)
			views, err = u.domain.formats.Parse("", f)
		}
		if err != nil {
			whole = false
			what := "by the policies in " + u.set.Name
			if u.set.Combine {
				what += ", nor are the files that they combine it with"
			}
			out.Skip(p, fmt.Sprintf("%s: %v", what, err))
			continue
		}
		for _, view := range views {
			u.docs = append(u.docs, lint.Document{Type: lint.ConftestType, Kind: u.set.Name, File: f, Value: view.Value, Locate: view.Locate})
		}
	}
	if !u.set.Combine {
		return nil
	}
	parts := u.docs
	u.docs = nil
	if whole && len(parts) > 0 {
		u.docs = []lint.Document{u.combine(parts)}
	}
	return nil
}

// combine makes one document of several. What is said of it as a whole stands in
// the first file that was selected.
func (u *unit) combine(parts []lint.Document) lint.Document {
	home := parts[0].File
	if i := slices.IndexFunc(parts, func(p lint.Document) bool { return u.tree.IsSelected(p.File.Path) }); i >= 0 {
		home = parts[i].File
	}
	list := make([]any, len(parts))
	for i, p := range parts {
		list[i] = map[string]any{"path": p.File.Path, "contents": p.Value}
	}
	return lint.Document{
		Type: lint.ConftestType, Kind: u.set.Name, File: home, Value: list, Parts: files(parts),
		Locate: func(path []any) (source.Span, []lint.Related) {
			if len(path) == 0 {
				return home.LineSpan(1), nil
			}
			i, ok := path[0].(int)
			if !ok || i < 0 || i >= len(parts) {
				return home.LineSpan(1), nil
			}
			if len(path) > 1 && path[1] == "contents" {
				return parts[i].Locate(path[2:])
			}
			return parts[i].File.LineSpan(1), nil
		},
	}
}

func files(docs []lint.Document) []*source.File {
	list := make([]*source.File, len(docs))
	for i, d := range docs {
		list[i] = d.File
	}
	return list
}
