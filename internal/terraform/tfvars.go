package terraform

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// A VarFile is a file of values for the variables of a module.
type VarFile struct {
	File *File
	// Dir is the directory of the module.
	Dir string
	// Values are in order of place.
	Values []*hcl.Attribute
}

// VarFiles returns the selected .tfvars files that parse and belong to a
// module that can be told. That of a file is in its directory, or else in the
// nearest above. Of the files that Terraform does not load by itself only those
// count of whose values half at least have a variable there.
func (m *Module) VarFiles() []VarFile {
	var found []VarFile
	for _, f := range m.Selected() {
		if f.Kind != Variables || m.Repo.IsShared(f) {
			continue
		}
		dir, ok := m.Repo.moduleOf(f)
		if !ok {
			continue
		}
		all, diags := f.HCL.Body.JustAttributes()
		if diags.HasErrors() {
			continue
		}
		v := VarFile{f, dir, sortedAttributes(all)}
		variables := m.Repo.Config(dir).Variables
		known := 0
		for _, a := range v.Values {
			if variables[a.Name] != nil {
				known++
			}
		}
		if 2*known >= len(v.Values) && known > 0 || dir == path.Dir(f.Source.Path) && isLoaded(f.Source.Path) {
			found = append(found, v)
		}
	}
	return found
}

// moduleOf returns the directory of the module that f has values for, if all
// of it parses.
func (r *Repo) moduleOf(f *File) (dir string, ok bool) {
	for dir = path.Dir(f.Source.Path); ; dir = path.Dir(dir) {
		files := slices.DeleteFunc(r.Module(dir), func(f *File) bool { return f.Kind != Config })
		if len(files) > 0 {
			return dir, !slices.ContainsFunc(files, func(f *File) bool { return !f.Valid() })
		}
		if dir == "." {
			return "", false
		}
	}
}

// isLoaded reports whether Terraform reads a file in the directory that it is
// run in without being told.
func isLoaded(name string) bool {
	name = strings.TrimSuffix(path.Base(name), ".json")
	return name == "terraform.tfvars" || strings.HasSuffix(name, ".auto.tfvars")
}
