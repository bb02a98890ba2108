package schema

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/source"
)

func reader(fsys fs.FS) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) { return source.ReadLimited(fsys, name) }
}

func TestSetOfFiles(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"schemas/x.y/foo_v1.json":         {Data: []byte(`{"required": ["spec"], "properties": {"spec": {"$ref": "../common.json#/definitions/spec"}}}`)},
		"schemas/common.json":             {Data: []byte(`{"definitions": {"spec": {"type": "object"}}}`)},
		"schemas/x.y/broken_v1.json":      {Data: []byte(`{"type": `)},
		"schemas/x.y/wrong_v1.json":       {Data: []byte(`{"type": "strnig"}`)},
		"schemas/x.y/null_v1.json":        {Data: []byte(`null`)},
		"schemas/x.y/escape_v1.json":      {Data: []byte(`{"$ref": "file:///etc/hosts"}`)},
		"schemas/x.y/network_v1.json":     {Data: []byte(`{"$ref": "http://127.0.0.1:1/x.json"}`)},
		"schemas/x.y/above_v1.json":       {Data: []byte(`{"$ref": "../../../../../secret.json"}`)},
		"schemas/apps/deployment_v1.json": {Data: []byte(`{"required": ["metadata"]}`)},
		"secret.json":                     {Data: []byte(`{}`)},
	}
	const location = "schemas/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json"
	s, err := NewSet(Config{Version: "1.36", Locations: []string{location}, Read: reader(files)}, Kubernetes())
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]string{
		"Foo": "found", "Nothing": "none", "Broken": "error", "Wrong": "error", "Null": "none",
		"Escape": "error", "Network": "error", "Above": "found", // .. of a URL ends at the root
		"../../secret": "none", "Foo?x": "none", "": "none",
	} {
		got := "none"
		schema, err := s.Find(GVK{"x.y", "v1", kind})
		if err != nil {
			got = "error"
		} else if schema != nil {
			got = "found"
		}
		if got != want {
			t.Errorf("%s: %s, want %s: %v", kind, got, want, err)
		}
	}
	foo, _ := s.Find(GVK{"x.y", "v1", "Foo"})
	if got, want := lines(foo.Validate(parse(t, "spec: 1"), Options{})), "1 spec: `spec` is the number 1, want a mapping\n"; got != want {
		t.Errorf("got %s", got)
	}
	if again, _ := s.Find(GVK{"x.y", "v1", "Foo"}); again != foo {
		t.Error("a schema is read twice")
	}

	deployment := ParseGVK("apps/v1", "Deployment")
	if schema, _ := s.Find(deployment); schema == nil || schema.Source() != "Kubernetes 1.36" {
		t.Errorf("the embedded schemas do not come first: %+v", schema)
	}
	mine, err := NewSet(Config{Locations: []string{location, "default"}, Read: reader(files)}, Kubernetes())
	if err != nil {
		t.Fatal(err)
	}
	if schema, _ := mine.Find(deployment); schema == nil || !strings.HasPrefix(schema.Source(), "repository:") {
		t.Errorf("default does not come second: %+v", schema)
	}
	if schema, _ := s.With([]*Schema{{gvk: deployment, source: "own"}}).Find(deployment); schema.Source() != "own" {
		t.Error("the repository's own schemas do not come first")
	}
}

func TestLocationsOutside(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"/etc/schemas", "../schemas", "a/../../b/{{ .ResourceKind }}.json", "file:///etc", "ftp://x/y", ".."} {
		if _, err := NewSet(Config{Locations: []string{location}, Read: reader(fstest.MapFS{})}); err == nil {
			t.Errorf("%s is accepted", location)
		}
	}
	if _, err := NewSet(Config{Locations: []string{"a/{{ .Bad }}.json"}, Read: reader(fstest.MapFS{})}); err == nil {
		t.Error("a bad template is accepted")
	}
}

// TestLocationLink checks that a link of the repository leads nowhere else.
func TestLocationLink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "foo.json")
	if err := os.WriteFile(outside, []byte(`true`), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "foo.json")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s, err := NewSet(Config{Locations: []string{"{{ .ResourceKind }}.json"}, Read: reader(root.FS())})
	if err != nil {
		t.Fatal(err)
	}
	if schema, err := s.Find(GVK{"x.y", "v1", "Foo"}); schema != nil || err == nil {
		t.Errorf("read a file outside of the root: %v", err)
	}
}

func TestSetOfURL(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	asked := make(map[string]int)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		switch r.URL.Path {
		case "/x.y/foo_v1.json":
			_, _ = w.Write([]byte(`{"$ref": "../common.json"}`))
		case "/common.json":
			_, _ = w.Write([]byte(`{"type": "object", "required": ["spec"]}`))
		case "/x.y/other_v1.json":
			_, _ = w.Write([]byte(`{"$ref": "http://192.0.2.1/x.json"}`))
		case "/x.y/forbidden_v1.json":
			w.WriteHeader(http.StatusForbidden)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer server.Close()
	s, err := NewSet(Config{Version: "1.36", Locations: []string{"default", server.URL + "/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json"}}, Kubernetes())
	if err != nil {
		t.Fatal(err)
	}
	if schema, _ := s.Find(ParseGVK("v1", "Pod")); schema == nil || len(asked) > 0 {
		t.Errorf("an embedded kind is downloaded: %v", asked)
	}
	for range 2 {
		foo, err := s.Find(GVK{"x.y", "v1", "Foo"})
		if err != nil || foo == nil {
			t.Fatal(err)
		}
		if len(foo.Validate(parse(t, "a: b"), Options{})) != 1 {
			t.Error("the schema is not applied")
		}
		if none, err := s.Find(GVK{"x.y", "v1", "None"}); none != nil || err != nil {
			t.Errorf("%v, %v for a kind that is not there", none, err)
		}
	}
	if asked["/x.y/foo_v1.json"] != 1 || asked["/x.y/none_v1.json"] != 1 {
		t.Errorf("asked %v", asked)
	}
	if other, err := s.Find(GVK{"x.y", "v1", "Other"}); other != nil || err == nil {
		t.Error("a schema leads to another host")
	}
	for range 3 {
		if _, err := s.Find(GVK{"x.y", "v1", "Forbidden"}); err == nil {
			t.Error("no error")
		}
		if _, err := s.Find(GVK{"x.y", "v1", "Later"}); err == nil {
			t.Error("a location that failed is asked again")
		}
	}
}
