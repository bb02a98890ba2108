package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"

	"github.com/infralint/infralint/internal/cli"
	"github.com/infralint/infralint/internal/policy"
)

var (
	section  = regexp.MustCompile("(?m)^### ([a-z]+)\n")
	fileText = regexp.MustCompile("(?ms)^`([^`\n]+)`\n```[a-z]*\n(.*?)^```\n\n```json\n(.*?)^```$")
)

// TestInputs compares what docs/policies.md says that policies see of a file with
// what they see.
func TestInputs(t *testing.T) {
	page, err := os.ReadFile("../../docs/policies.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{"argocd": true} // a kind of kubernetes
	all := section.FindAllSubmatchIndex(page, -1)
	for i, at := range all {
		name, end := string(page[at[2]:at[3]]), len(page)
		if i+1 < len(all) {
			end = all[i+1][0]
		}
		example := fileText.FindSubmatch(page[at[1]:end])
		if example == nil {
			t.Errorf("%s: no file with its input", name)
			continue
		}
		shown[name] = true
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			file := string(example[1])
			if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
				t.Fatal(err)
			}
			for name, text := range map[string][]byte{file: example[2], ".infralint.yaml": nil} {
				if err := os.WriteFile(name, text, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var want any
			if err := json.Unmarshal(example[3], &want); err != nil {
				t.Fatal(err)
			}
			var out, problems bytes.Buffer
			if status := cli.Main([]string{"policy", "input", file}, cli.Streams{Out: &out, Err: &problems}); status != 0 {
				t.Fatalf("status %d: %s", status, &problems)
			}
			decoder := json.NewDecoder(&out)
			for {
				var got any
				if err := decoder.Decode(&got); errors.Is(err, io.EOF) {
					t.Errorf("no document of %s has\n%s", file, example[3])
					return
				} else if err != nil {
					t.Fatal(err)
				}
				if has(got, want) {
					return
				}
			}
		})
	}
	for _, typ := range policy.ScaffoldTypes() {
		if !shown[typ] {
			t.Errorf("no example of %s", typ)
		}
	}
}

// has reports whether value has all that part has: keys of objects, and as many
// items of lists.
func has(value, part any) bool {
	switch p := part.(type) {
	case map[string]any:
		object, ok := value.(map[string]any)
		for key, want := range p {
			got, there := object[key]
			ok = ok && there && has(got, want)
		}
		return ok
	case []any:
		list, ok := value.([]any)
		if !ok || len(list) != len(p) {
			return false
		}
		for i, want := range p {
			ok = ok && has(list[i], want)
		}
		return ok
	}
	return reflect.DeepEqual(value, part)
}
