package yamledit_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamledit"
	"github.com/infralint/infralint/internal/yamlfile"
)

func open(t testing.TB, name, text string) *yamledit.Editor {
	t.Helper()
	e, err := yamledit.New(source.NewFile(name, []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// edited is the file of e after an edit.
func edited(e *yamledit.Editor, edit lint.TextEdit) string {
	return string(fix.Edit(e.Documents()[0].File.Content, []lint.TextEdit{edit}))
}

const pod = `# A pod.
kind: Pod
spec:
  containers:
    - name: web # the first
      image: "nginx"
      args:
      - a # stays
      - b
      securityContext:
        privileged: true

    # The second.
    - {name: proxy, image: envoy}
  text: |
    # no comment
    x

# The end.
---
kind: Other
`

func TestSet(t *testing.T) {
	container := []any{"spec", "containers", 0}
	for _, test := range []struct {
		name  string
		path  []any
		value any
		old   string // the part of pod that changes
		new   string
	}{
		{"boolean", append(container, "securityContext", "privileged"), false, "privileged: true", "privileged: false"},
		{"quotes stay", append(container, "image"), "nginx:1.29", `"nginx"`, `"nginx:1.29"`},
		{"comments stay", append(container, "name"), "app", "name: web # the first", "name: app # the first"},
		{"quotes where needed", append(container, "name"), "yes", "name: web #", `name: "yes" #`},
		{"new key at the end", append(container, "securityContext", "runAsUser"), 1000, "privileged: true\n", "privileged: true\n        runAsUser: 1000\n"},
		{"new key after a mapping", append(container, "tty"), true, "privileged: true\n", "privileged: true\n      tty: true\n"},
		{"new mappings", append(container, "resources", "limits", "memory"), "64Mi", "privileged: true\n", "privileged: true\n      resources:\n        limits:\n          memory: 64Mi\n"},
		{"a list", append(container, "securityContext", "capabilities"), map[string]any{"drop": []any{"ALL"}}, "privileged: true\n", "privileged: true\n        capabilities:\n          drop: [ALL]\n"},
		{"in a flow mapping", []any{"spec", "containers", 1, "securityContext", "privileged"}, false, "{name: proxy", "{securityContext: {privileged: false}, name: proxy"},
		{"after a block scalar", []any{"spec", "hostNetwork"}, false, "    x\n", "    x\n  hostNetwork: false\n"},
		{"a new item", append(container, "args", 2), "-x", "      - b\n", "      - b\n      - \"-x\"\n"},
		{"a new item that is a mapping", []any{"spec", "containers", 2}, map[string]any{"name": "new", "env": []any{}}, "image: envoy}\n", "image: envoy}\n    - env: []\n      name: new\n"},
		{"at the top", []any{"metadata", "name"}, "web", "    x\n", "    x\nmetadata:\n  name: web\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := open(t, "a.yaml", pod)
			edit, err := e.Set(0, test.path, test.value)
			if err != nil {
				t.Fatal(err)
			}
			got := edited(e, edit)
			if want := strings.Replace(pod, test.old, test.new, 1); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestRemove(t *testing.T) {
	for _, test := range []struct {
		name     string
		path     []any
		old, new string
	}{
		{"key", []any{"spec", "containers", 0, "image"}, "      image: \"nginx\"\n", ""},
		{"first key of an item", []any{"spec", "containers", 0, "name"}, "- name: web # the first\n      image", "- image"},
		{"key with a list", []any{"spec", "containers", 0, "args"}, "      args:\n      - a # stays\n      - b\n", ""},
		{"item", []any{"spec", "containers", 0, "args", 1}, "      - b\n", ""},
		{"flow", []any{"spec", "containers", 1, "name"}, "{name: proxy, ", "{"},
		{"last of flow", []any{"spec", "containers", 1, "image"}, ", image: envoy}", "}"},
		{"block scalar", []any{"spec", "text"}, "  text: |\n    # no comment\n    x\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := open(t, "a.yaml", pod)
			edit, err := e.Remove(0, test.path)
			if err != nil {
				t.Fatal(err)
			}
			got := edited(e, edit)
			if want := strings.Replace(pod, test.old, test.new, 1); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestRename(t *testing.T) {
	e := open(t, "a.yaml", pod)
	edit, err := e.Rename(0, []any{"spec", "containers", 0, "securityContext"}, "other")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := edited(e, edit), strings.Replace(pod, "securityContext", "other", 1); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if _, err := e.Rename(0, []any{"spec", "containers", 0, "name"}, "image"); err == nil {
		t.Error("no error for a name that the mapping has")
	}
}

func TestJSON(t *testing.T) {
	const text = "{\n  \"kind\": \"Pod\",\n  \"spec\": {\"hostPID\": true}\n}\n"
	for _, test := range []struct {
		path  []any
		value any
		want  string
	}{
		{[]any{"spec", "hostPID"}, false, "{\n  \"kind\": \"Pod\",\n  \"spec\": {\"hostPID\": false}\n}\n"},
		{[]any{"spec", "hostIPC"}, "x", "{\n  \"kind\": \"Pod\",\n  \"spec\": {\"hostIPC\": \"x\", \"hostPID\": true}\n}\n"},
		{[]any{"metadata", "name"}, "x", "{\n  \"metadata\": {\"name\": \"x\"},\n  \"kind\": \"Pod\",\n  \"spec\": {\"hostPID\": true}\n}\n"},
	} {
		e := open(t, "a.json", text)
		edit, err := e.Set(0, test.path, test.value)
		if err != nil {
			t.Fatal(err)
		}
		if got := edited(e, edit); got != test.want {
			t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
		}
	}
}

func TestCRLF(t *testing.T) {
	e := open(t, "a.yaml", "a:\r\n  b: 1\r\nc: 2\r\n")
	edit, err := e.Set(0, []any{"a", "x", "z"}, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := edited(e, edit); got != "a:\r\n  b: 1\r\n  x:\r\n    z: true\r\nc: 2\r\n" {
		t.Errorf("got %q", got)
	}
}

func TestUnsupported(t *testing.T) {
	for text, path := range map[string][]any{
		"a: &x {b: 1}\nc: *x\n":                 {"c", "b"},
		"a: &x {b: 1}\nc: *x\nd: 1\n":           {"a", "b"}, // would change c too
		"x: &x {b: 1}\na:\n  <<: *x\n  c: 1\n":  {"a", "b", "d"},
		"a: |\n  text\n":                        {"a"},
		"a:\n":                                  {"a", "b"},
		"a: [1]\n":                              {"a", 2},
		"a: [{b: 1}]\n":                         {"a", 1},
		"a: \"multi\n  line\"\n":                {"a"},
		"a: 1\n":                                {},
		"":                                      {"a"},
		"a: {}\n---\nb: {}\n":                   {"b", "c", 0},
		"a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n": {"a", "e"},
	} {
		e := open(t, "a.yaml", text)
		if len(e.Documents()) == 0 {
			continue
		}
		edit, err := e.Set(0, path, "new")
		if err == nil {
			t.Errorf("%q: edited to %q", text, edited(e, edit))
		} else if !errors.Is(err, yamledit.ErrUnsupported) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAppendFlow(t *testing.T) {
	for _, test := range []struct{ name, old, new string }{
		{"a.yaml", "a: [x, 'y'] # z\n", "a: [x, 'y', new] # z\n"},
		{"a.yaml", "a: [\"x\",\n    \"y\"]\n", "a: [\"x\",\n    \"y\",\n    \"new\"]\n"},
		{"a.yaml", "a: []\n", "a: [new]\n"},
		{"a.json", "{\"a\": [1]}\n", "{\"a\": [1, \"new\"]}\n"},
	} {
		e := open(t, test.name, test.old)
		edit, err := e.Set(0, []any{"a", len(e.Value(0).(map[string]any)["a"].([]any))}, "new")
		if err != nil {
			t.Errorf("%q: %v", test.old, err)
		} else if got := edited(e, edit); got != test.new {
			t.Errorf("%q becomes %q, want %q", test.old, got, test.new)
		}
	}
}

// FuzzSet proves that no edit changes anything but the one value, and that
// nothing panics: Set compares the values before and after.
func FuzzSet(f *testing.F) {
	for _, text := range []string{pod, "a: {b: 1}\n", "- a: 1\n- b\n", "{\"a\": [1, {\"b\": 2}]}", "a:\n- b\n-  c: 1\n   d: 2\n", "? a\n: b\n", "a: !!str 1 # x\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 || strings.Count(text, "*") > 5 {
			return
		}
		e, err := yamledit.New(source.NewFile("a.yaml", []byte(text)))
		if err != nil {
			return
		}
		for i := range e.Documents() {
			all := paths(e.Value(i), nil, 0)
			for _, path := range all[:min(len(all), 20)] {
				edit, err := e.Set(i, slices.Concat(path, []any{"new"}), "yes")
				check(t, e, edit, err)
				edit, err = e.Set(i, path, "new: value")
				check(t, e, edit, err)
				edit, err = e.Set(i, slices.Concat(path, []any{1}), map[string]any{"new": []any{"x"}})
				check(t, e, edit, err)
				edit, err = e.Remove(i, path)
				check(t, e, edit, err)
				edit, err = e.Rename(i, path, "new")
				check(t, e, edit, err)
			}
		}
	})
}

func check(t *testing.T, e *yamledit.Editor, edit lint.TextEdit, err error) {
	if err != nil {
		return
	}
	text := edited(e, edit)
	after, err := yamlfile.Parse(source.NewFile("a.yaml", []byte(text)))
	if err != nil || len(after) != len(e.Documents()) {
		t.Errorf("%q becomes %q: %v", e.Documents()[0].File.Content, text, err)
	}
}

func paths(value any, at []any, depth int) (all [][]any) {
	if depth > 5 || len(all) > 100 {
		return nil
	}
	switch v := value.(type) {
	case map[string]any:
		for key, child := range v {
			path := slices.Concat(at, []any{key})
			all = append(append(all, path), paths(child, path, depth+1)...)
		}
	case []any:
		for i, child := range v {
			path := slices.Concat(at, []any{i})
			all = append(append(all, path), paths(child, path, depth+1)...)
		}
	}
	return all
}
