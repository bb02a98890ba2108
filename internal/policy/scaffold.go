package policy

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/suggest"
)

// scaffolds has a folder for each type of document: a policy new-rule with its
// unit tests and its archive, in the form that they have in a repository. Each
// shows how a result is placed, and cases that are easy to get wrong.
//
//go:embed scaffolds
var scaffolds embed.FS

// A ScaffoldFile is one file of a new policy.
type ScaffoldFile struct {
	Path    string // relative to the folder of policies
	Content string
}

// ScaffoldTypes are the types of documents that Scaffold knows, in order.
func ScaffoldTypes() []string {
	entries, _ := scaffolds.ReadDir("scaffolds") // is embedded: there is no error
	types := make([]string, len(entries))
	for i, e := range entries {
		types[i] = e.Name()
	}
	return types
}

var kebab = lazyregexp.New(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// Scaffold returns the files of a new policy with a rule id for a type of
// document: the policy, its unit tests and an archive of cases. They work, and
// show what goes where.
func Scaffold(id, typ string) ([]ScaffoldFile, error) {
	if !kebab.MatchString(id) {
		return nil, fmt.Errorf("id %q is not two or more words of small letters and digits with - between them", id)
	}
	if types := ScaffoldTypes(); !slices.Contains(types, typ) {
		return nil, fmt.Errorf("type is %q, want one of %s%s", typ, strings.Join(types, ", "), suggest.DidYouMean(typ, types))
	}
	named := strings.NewReplacer("new-rule", id, "new_rule", strings.ReplaceAll(id, "-", "_"))
	root := path.Join("scaffolds", typ)
	var files []ScaffoldFile
	err := fs.WalkDir(scaffolds, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := scaffolds.ReadFile(p)
		files = append(files, ScaffoldFile{named.Replace(strings.TrimPrefix(p, root+"/")), named.Replace(string(content))})
		return err
	})
	return files, err
}
