package kubernetes

import (
	"bytes"
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/source"
)

// modernized returns an archive with every safe fix of deprecated fields made,
// as often as there are some, and how many files that changed.
func modernized(t *testing.T, ar *txtar.Archive) (*txtar.Archive, map[string]bool) {
	t.Helper()
	out := &txtar.Archive{Files: slices.Clone(ar.Files)}
	changed := make(map[string]bool)
	for range 4 {
		_, tree := writeTree(t, out)
		r := newRun(tree)
		again := false
		for _, k := range r.graph.byDir {
			if k == nil {
				continue
			}
			changes, _ := fix.Apply(r.statics(k).findings, false)
			for _, c := range changes {
				again = true
				i := slices.IndexFunc(out.Files, func(f txtar.File) bool { return f.Name == c.File.Path })
				out.Files[i].Data = c.New
				changed[c.File.Path] = true
			}
		}
		if !again {
			return out, changed
		}
	}
	t.Error("the fixes make more to fix")
	return out, changed
}

// TestFixesKeepBuilds makes the safe fixes of deprecated fields in every
// kustomization that there is: what each of them builds must be the same bytes,
// for us and for kubectl, and what is fixed must be what "kustomize edit fix"
// makes of the file, but for the order of the patches.
func TestFixesKeepBuilds(t *testing.T) {
	t.Parallel()
	tool, _ := exec.LookPath("kubectl")
	all := archives(t, "build")
	data, err := os.ReadFile(filepath.Join("testdata", deprecatedField.ID+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	all[deprecatedField.ID] = &txtar.Archive{}
	for _, f := range txtar.Parse(data).Files {
		if filepath.Ext(f.Name) != ".fixed" {
			all[deprecatedField.ID].Files = append(all[deprecatedField.ID].Files, f)
		}
	}
	builds, fixed := 0, 0
	for name, ar := range all {
		after, changed := modernized(t, ar)
		if len(changed) == 0 {
			continue
		}
		fixed += len(changed)
		_, treeBefore := writeTree(t, ar)
		dirAfter, treeAfter := writeTree(t, after)
		for _, p := range treeBefore.Paths() {
			if !isKustomizationName(filepath.Base(p)) {
				continue
			}
			dir := filepath.ToSlash(filepath.Dir(p))
			want, errBefore := Render(t.Context(), treeBefore, dir)
			got, errAfter := Render(t.Context(), treeAfter, dir)
			if (errBefore != nil) != (errAfter != nil) || !bytes.Equal(want, got) {
				t.Errorf("%s %s: %v, %v\n--- before\n%s\n--- after\n%s", name, dir, errBefore, errAfter, want, got)
			}
			if changed[p] {
				compareWithEditFix(t, treeBefore, treeAfter, p)
			}
			if tool == "" || errBefore != nil || testing.Short() || !isBuiltFrom(treeBefore, dir, changed) {
				continue
			}
			builds++
			out, err := exec.Command(tool, "kustomize", filepath.Join(dirAfter, dir)).Output()
			if err != nil || !bytes.Equal(out, want) {
				t.Errorf("%s %s: kubectl: %v\n%s\nwant\n%s", name, dir, err, out, want)
			}
		}
	}
	t.Logf("%d files are fixed, %d builds are the same for kubectl", fixed, builds)
	if tool == "" {
		kubectl(t) // says why
	}
}

func isBuiltFrom(tree *source.Tree, dir string, files map[string]bool) bool {
	g := newGraph(&repo{tree: tree})
	return slices.ContainsFunc(g.closure(g.at(dir)).kustomizations, func(k *kustomization) bool { return files[k.file.Path] })
}

func compareWithEditFix(t *testing.T, before, after *source.Tree, name string) {
	t.Helper()
	read := func(tree *source.Tree, fixes bool) (k types.Kustomization) {
		f, err := tree.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Unmarshal(f.Content); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		k.FixKustomization()
		if !fixes {
			return k
		}
		fs := filesys.MakeFsInMemory()
		for _, p := range before.Paths() {
			content, err := before.Read(p)
			if err != nil {
				t.Fatal(err)
			}
			if rel, err := filepath.Rel(filepath.Dir(name), p); err == nil {
				_ = fs.WriteFile(rel, content.Content)
			}
		}
		if err := k.FixKustomizationPreMarshalling(fs); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return k
	}
	want, got := read(before, true), read(after, false)
	if len(got.PatchesJson6902) > 0 || len(got.CommonLabels) > 0 { // has no safe fix
		got = read(after, true)
	}
	for _, k := range []*types.Kustomization{&want, &got} {
		slices.SortStableFunc(k.Patches, func(a, b types.Patch) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Patch, b.Patch))
		})
	}
	if !reflect.DeepEqual(want, got) {
		t.Errorf("%s: kustomize edit fix makes another file of it:\n%+v\n%+v", name, want, got)
	}
}
