package schema

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// writePool writes the schemas of a release as kubeconform lays them out, and
// returns the location for it.
func writePool(t testing.TB, p *Pool, version string, kinds []GVK) string {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "v"+version+"-standalone-strict")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, gvk := range kinds {
		_, document, err := p.DownloadSchema(gvk.Kind, gvk.APIVersion(), version)
		if err != nil {
			t.Fatal(err)
		}
		content, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.ToLower(gvk.Kind)
		if gvk.Group != "" {
			name += "-" + strings.Split(gvk.Group, ".")[0]
		}
		name = filepath.Join(folder, name+"-"+gvk.Version+".json")
		if _, err := os.Stat(name); err == nil {
			t.Fatalf("two kinds have the file %s", name)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func newKubeconform(t testing.TB, location, version string) validator.Validator {
	t.Helper()
	v, err := validator.New([]string{location}, validator.Opts{Strict: true, KubernetesVersion: version})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestVerdictsOfKubeconform makes resources of every kind, valid ones and ones
// with a change that mostly breaks them, and compares the verdicts.
func TestVerdictsOfKubeconform(t *testing.T) {
	t.Parallel()
	p := Kubernetes()
	for _, run := range []struct {
		version string
		every   int // nth kind
	}{{"1.28.0", 6}, {"1.31.0", 6}, {"1.34.4", 6}, {"1.36.3", 1}} {
		t.Run(run.version, func(t *testing.T) {
			t.Parallel()
			var kinds []GVK
			for i, gvk := range p.Kinds(run.version) {
				if i%run.every == 0 {
					kinds = append(kinds, gvk)
				}
			}
			conform := newKubeconform(t, writePool(t, p, run.version, kinds), run.version)
			var valid, invalid int
			for i, gvk := range kinds {
				_, document, err := p.DownloadSchema(gvk.Kind, gvk.APIVersion(), run.version)
				if err != nil {
					t.Fatal(err)
				}
				m := &maker{Rand: rand.New(rand.NewPCG(uint64(i), 2)), definitions: document.(map[string]any)["definitions"].(map[string]any)}
				s, _ := p.Lookup(run.version, gvk)
				for n := range 4 {
					object := m.resource(gvk, document)
					if !compareVerdicts(t, conform, s, object.write(n%2 == 0), "") {
						t.Errorf("%v: what the schema itself makes is invalid", gvk)
					}
					for range 4 {
						broken, change := m.damage(object)
						if compareVerdicts(t, conform, s, broken.write(n%2 == 0), change) {
							valid++
						} else {
							invalid++
						}
					}
				}
			}
			t.Logf("%d kinds; of the changed resources %d valid, %d invalid", len(kinds), valid, invalid)
		})
	}
}

// resource returns a valid resource, with the fields that make it one first.
func (m *maker) resource(gvk GVK, document any) *tree {
	schema := maps.Clone(document.(map[string]any))
	properties := maps.Clone(schema["properties"].(map[string]any))
	delete(properties, "apiVersion")
	delete(properties, "kind")
	schema["properties"] = properties
	object := m.ofType("object", schema, 0)
	object.keys = append([]string{"apiVersion", "kind"}, object.keys...)
	object.items = append([]*tree{{scalar: gvk.APIVersion()}, {scalar: gvk.Kind}}, object.items...)
	return object
}

// compareVerdicts fails the test where the two differ, and returns ours.
func compareVerdicts(t *testing.T, conform validator.Validator, s *Schema, text, change string) bool {
	t.Helper()
	result := conform.ValidateResource(resource.Resource{Bytes: []byte(text)})
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	problems := s.Validate(doc.Content[0], Options{Dialect: yamlfile.YAML11})
	valid := result.Status == validator.Valid
	if valid != (len(problems) == 0) {
		t.Errorf("%s: kubeconform says %v: %v, infralint %v\n%s", change, result.Status, result.Err, messages(problems), text)
	}
	return len(problems) == 0
}

func messages(problems []Problem) []string {
	var texts []string
	for _, p := range problems {
		texts = append(texts, p.Message)
	}
	return texts
}
