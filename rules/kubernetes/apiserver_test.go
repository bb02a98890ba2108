package kubernetes_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/kubernetes"
)

// A mutant is an object of testdata/apiserver/objects.yaml that differs at one
// path, with what the validation of Kubernetes says of it.
type mutant struct {
	Seed  int
	Path  []any
	Value *any
	Error string
}

// TestAPIServer compares the rules about what the API server rejects with the
// validation of Kubernetes 1.34: they may say nothing of what it accepts, and
// must see a share of what it rejects.
func TestAPIServer(t *testing.T) {
	objects, mutants := readMutants(t)
	ar := new(txtar.Archive)
	add := func(name string, object any) {
		text, err := json.Marshal(object)
		if err != nil {
			t.Fatal(err)
		}
		ar.Files = append(ar.Files, txtar.File{Name: name + "/o.json", Data: text})
	}
	for i := range objects {
		add(fmt.Sprintf("object%d", i), objects[i]())
	}
	for i, m := range mutants {
		o := objects[m.Seed]()
		mutate(o, m.Path, m.Value)
		add(fmt.Sprintf("mutant%d", i), o)
	}
	check := linttest.AllRules(func() lint.Domain {
		return kubernetes.New(kubernetes.Options{Version: "1.34", Objects: rules.Objects})
	})
	found := make(map[string][]string)
	for _, f := range check(t, linttest.Tree(ar)) {
		// A schema asks for fields that the API server fills in.
		if id := f.Rule.ID; f.Severity == lint.Error && id != "k8s-removed-api" {
			dir := filepath.Dir(f.Span.File.Path)
			found[dir] = append(found[dir], id+": "+f.Message)
		}
	}
	isSchema := func(m string) bool { return strings.HasPrefix(m, "k8s-schema: ") }
	for i := range objects {
		if got := found[fmt.Sprintf("object%d", i)]; len(got) > 0 {
			t.Errorf("object %d is valid, and infralint says %s", i, got)
		}
	}
	accepted, rejected, seen := 0, 0, 0
	for i, m := range mutants {
		got := found[fmt.Sprintf("mutant%d", i)]
		if m.Error != "" {
			if rejected++; len(got) > 0 {
				seen++
			} else if os.Getenv("APISERVER") != "" {
				t.Logf("not seen: %v", m)
			}
			continue
		}
		accepted++
		if got = slices.DeleteFunc(got, isSchema); len(got) > 0 {
			t.Errorf("mutant %d, %d%v = %v, is valid, and infralint says %s", i, m.Seed, m.Path, m.Value, got)
		}
	}
	t.Logf("%d accepted, %d rejected, of which %d are seen (%.0f %%)", accepted, rejected, seen, 100*float64(seen)/float64(rejected))
	if seen*100 < rejected*70 {
		t.Error("too few are seen")
	}
}

// readMutants returns the objects, which are new each time, and what is made of
// them.
func readMutants(t *testing.T) (objects []func() map[string]any, mutants []mutant) {
	t.Helper()
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join("testdata", "apiserver", name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for dec := yaml.NewDecoder(bytes.NewReader(read("objects.yaml"))); ; {
		var n yaml.Node
		if err := dec.Decode(&n); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		objects = append(objects, func() (o map[string]any) {
			if err := n.Decode(&o); err != nil {
				t.Fatal(err)
			}
			return o
		})
	}
	for dec := json.NewDecoder(bytes.NewReader(read("mutants.jsonl"))); dec.More(); {
		var raw map[string]json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			t.Fatal(err)
		}
		var m mutant
		for key, to := range map[string]any{"seed": &m.Seed, "path": &m.Path, "error": &m.Error} {
			if text, ok := raw[key]; ok {
				if err := json.Unmarshal(text, to); err != nil {
					t.Fatal(err)
				}
			}
		}
		if text, ok := raw["value"]; ok {
			m.Value = new(any)
			if err := json.Unmarshal(text, m.Value); err != nil {
				t.Fatal(err)
			}
		}
		mutants = append(mutants, m)
	}
	return objects, mutants
}

// mutate sets the value at a path, or takes it out.
func mutate(at any, path []any, value *any) {
	put, remove := func(any) {}, func() {}
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m := at.(map[string]any)
			at, put, remove = m[s], func(v any) { m[s] = v }, func() { delete(m, s) }
		case float64:
			list, i, replace := at.([]any), int(s), put
			at, put, remove = list[i], func(v any) { list[i] = v }, func() { replace(slices.Delete(list, i, i+1)) }
		}
	}
	if value == nil {
		remove()
		return
	}
	put(*value)
}
