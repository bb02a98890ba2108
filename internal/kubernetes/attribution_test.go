package kubernetes

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A line is a place as the tests compare it.
type line struct {
	file string
	n    int
}

// memoryTree is a tree without a disk.
func memoryTree(files map[string]string) *source.Tree {
	fsys := make(fstest.MapFS)
	for name, text := range files {
		if to, ok := strings.CutPrefix(text, "-> "); ok {
			fsys[name] = &fstest.MapFile{Data: []byte(strings.TrimSpace(to)), Mode: 0o777 | os.ModeSymlink}
			continue
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	var paths []string
	for name := range files {
		if info, err := fs.Stat(fsys, name); err == nil && !info.IsDir() {
			paths = append(paths, name)
		}
	}
	return source.NewTree(fsys, paths, nil)
}

func fileMap(ar *txtar.Archive) map[string]string {
	files := make(map[string]string)
	for _, f := range ar.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// buildAt builds the kustomization in dir; nil if it does not build.
func buildAt(tree *source.Tree, dir string) *kustomizationUnit {
	r := newRun(tree)
	k := r.graph.at(dir)
	if k == nil {
		return nil
	}
	u := &kustomizationUnit{run: r, root: k, closure: r.graph.closure(k)}
	if why, ok := u.mayBuild(&lint.Results{}); !ok || why != "" || !u.isBounded(&lint.Results{}) || u.build() != nil || len(u.objects) == 0 {
		return nil
	}
	return u
}

// scalarsOf calls visit for every scalar below n.
func scalarsOf(n *yaml.Node, path []any, visit func(path []any, n *yaml.Node)) {
	n = yamlfile.Resolve(n)
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			scalarsOf(n.Content[i+1], append(path[:len(path):len(path)], n.Content[i].Value), visit)
		}
	case yaml.SequenceNode:
		for i, c := range n.Content {
			scalarsOf(c, append(path[:len(path):len(path)], i), visit)
		}
	case yaml.ScalarNode:
		visit(path, n)
	}
}

// fieldsOf returns the value of every rendered field. Objects are told apart
// by their kind and their order among those of it, since a name may change.
func fieldsOf(u *kustomizationUnit) map[string]string {
	fields := make(map[string]string)
	count := make(map[string]int)
	for _, o := range u.objects {
		id := o.kind + strconv.Itoa(count[o.kind])
		count[o.kind]++
		scalarsOf(o.node, nil, func(path []any, n *yaml.Node) { fields[id+fmt.Sprint(path)] = n.Value })
	}
	return fields
}

// A mutation changes one scalar of one file.
type mutation struct {
	at   line
	text string // of the whole file, changed
}

// mutationsOf returns a mutation for every scalar of a file, and of the YAML
// written in it as text.
func mutationsOf(name, text string) []mutation {
	f := source.NewFile(name, []byte(text))
	docs, _ := yamlfile.Parse(f)
	var all []mutation
	add := func(s source.Span, value string) {
		if token := string(s.Text()); token != value && token != `"`+value+`"` && token != "'"+value+"'" {
			return
		}
		by := value + "x"
		switch n, err := strconv.Atoi(value); {
		case err == nil:
			by = strconv.Itoa(n + 1)
		case value == "true":
			by = "false"
		case value == "false":
			by = "true"
		}
		changed := text[:s.Start] + strings.Replace(string(s.Text()), value, by, 1) + text[s.End:]
		all = append(all, mutation{line{name, s.Pos().Line}, changed})
	}
	for _, d := range docs {
		if d.Root == nil {
			continue
		}
		scalarsOf(d.Root, nil, func(_ []any, n *yaml.Node) {
			in, ok := inlineOf(f, n)
			if !ok || !strings.Contains(n.Value, ":") {
				if n.Value != "" {
					add(yamlfile.Span(f, n), n.Value)
				}
				return
			}
			inner, _ := yamlfile.Parse(source.NewFile("", []byte(n.Value)))
			for _, id := range inner {
				if id.Root == nil {
					continue
				}
				scalarsOf(id.Root, nil, func(_ []any, n *yaml.Node) {
					at := *n
					at.Line += in.header
					at.Column += in.indent
					if n.Value != "" {
						add(yamlfile.Span(f, &at), n.Value)
					}
				})
			}
		})
	}
	return all
}

// TestAttribution changes each scalar of the sources by itself, builds again,
// and sees which rendered fields change: the place that attribution gives for a
// field must be one of those that change it.
func TestAttribution(t *testing.T) {
	if testing.Short() {
		t.Skip("builds thousands of kustomizations")
	}
	t.Parallel()
	right, wrong := 0, 0
	verbose := os.Getenv("ATTRIBUTION") // prints what is wrong in archives of this name
	all := archives(t, "build")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		files := fileMap(all[name])
		r := newRun(memoryTree(files))
		for _, root := range r.graph.roots(nil) {
			u := buildAt(r.repo.tree, root.dir)
			if u == nil {
				continue
			}
			own := make(map[string]string)
			for n, text := range files {
				if strings.HasPrefix(text, "-> ") {
					own[n] = text
				}
			}
			for _, f := range u.files {
				own[f.Path] = string(f.Content)
			}
			before := fieldsOf(u)
			setBy := make(map[string]map[line]bool)
			for _, f := range u.files {
				if !isYAML(f.Path) && !isKustomizationName(path.Base(f.Path)) {
					continue
				}
				for _, m := range mutationsOf(f.Path, string(f.Content)) {
					changed := maps.Clone(own)
					changed[f.Path] = m.text
					after := buildAt(memoryTree(changed), root.dir)
					if after == nil || len(after.objects) != len(u.objects) {
						continue
					}
					now := fieldsOf(after)
					for id, value := range before {
						if v, ok := now[id]; ok && v != value {
							if setBy[id] == nil {
								setBy[id] = make(map[line]bool)
							}
							setBy[id][m.at] = true
						}
					}
				}
			}
			count := make(map[string]int)
			for _, o := range u.objects {
				id := o.kind + strconv.Itoa(count[o.kind])
				count[o.kind]++
				scalarsOf(o.node, nil, func(path []any, n *yaml.Node) {
					span, _ := o.locate(path)
					at := line{span.File.Path, span.Pos().Line}
					want := setBy[id+fmt.Sprint(path)]
					switch {
					case len(want) == 0:
					case want[at]:
						right++
					default:
						wrong++
						if verbose != "" && strings.Contains(name, verbose) {
							t.Logf("%s %s: %s%v = %q: %v, want one of %v", name, root.dir, id, path, n.Value, at, slices.Collect(maps.Keys(want)))
						}
					}
				})
			}
		}
	}
	share := float64(right) / float64(right+wrong)
	t.Logf("%d of %d fields (%.1f %%) are at a place that sets them", right, right+wrong, 100*share)
	if share < 0.97 {
		t.Errorf("attribution is right for %.1f %% of the fields, want 97 %%", 100*share)
	}
}
