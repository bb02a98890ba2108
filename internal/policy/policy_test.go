package policy_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// rego is a policy of the given id and selector with this body.
func rego(id, selector, body string) string {
	return fmt.Sprintf(`# METADATA
# title: title of %[1]s
# description: what is wrong
# custom:
#   id: %[1]s
#   severity: warning
#   tags: [style]
#   since: 0.1.0
#   input:
#     selector: %[2]s
package test.%[3]s

%[4]s
`, id, selector, strings.ReplaceAll(id, "-", "_"), body)
}

const anyThing = "[{type: test}]"

func fsOf(files map[string]string) fstest.MapFS {
	fsys := make(fstest.MapFS)
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func load(t testing.TB, opts policy.Options, files map[string]string) *policy.Engine {
	t.Helper()
	e, err := policy.Load(fsOf(files), opts)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func document(t testing.TB, typ, kind, text string) lint.Document {
	t.Helper()
	f := source.NewFile("file.yaml", []byte(text))
	docs, err := yamlfile.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	value, err := docs[0].Value(yamlfile.YAML12)
	if err != nil {
		t.Fatal(err)
	}
	return lint.Document{
		Type: typ, Kind: kind, File: f, Value: value,
		Locate: func(path []any) (source.Span, []lint.Related) { return docs[0].Locate(path), nil },
	}
}

// findings are "rule line:column message" of what e says of doc.
func findings(t testing.TB, e *policy.Engine, doc lint.Document) []string {
	t.Helper()
	var out lint.Results
	if err := e.Check(t.Context(), doc, &out); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range out.Findings {
		pos := f.Span.Pos()
		lines = append(lines, fmt.Sprintf("%s %d:%d %s", f.Rule.ID, pos.Line, pos.Column, f.Message))
		for _, r := range f.Related {
			lines = append(lines, fmt.Sprintf("  %d:%d %s", r.Span.Pos().Line, r.Span.Pos().Column, r.Message))
		}
	}
	return lines
}

func want(t testing.TB, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got:\n\t%s\nwant:\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestResults(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-string", anyThing, `deny contains "no place" if input.a`),
		"b.rego": rego("test-object", anyThing, `
deny contains {"msg": "has a place", "path": ["list", 1, "name"]}
warn contains {"msg": " trimmed\n", "path": ["missing"]}
violation contains {"msg": "explained", "path": ["a"], "related": [{"msg": "by this", "path": ["list"]}]}`),
		"c.rego": rego("test-silent", anyThing, `deny contains "never" if input.b`),
	})
	doc := document(t, "test", "", "a: 1\nlist:\n  - name: x\n  - name: y\n")
	want(t, findings(t, e, doc),
		"test-object 4:11 has a place",
		"test-object 1:4 explained",
		"  2:1 by this",
		"test-object 1:1 trimmed",
		"test-string 1:4 no place",
	)
}

// What warn gives is a warning where the rule is an error.
func TestWarn(t *testing.T) {
	three := `deny contains {"msg": "deny", "path": ["a"]}
warn contains {"msg": "warn", "path": ["a"]}
warn_too contains "warn, without a place" if input.a
violation contains {"msg": "violation", "path": ["a"]}`
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": strings.Replace(rego("test-error", anyThing, three), "severity: warning", "severity: error", 1),
		"b.rego": strings.Replace(rego("test-note", anyThing, three), "severity: warning", "severity: note", 1),
	})
	var out lint.Results
	if err := e.Check(t.Context(), document(t, "test", "", "a: 1\n"), &out); err != nil {
		t.Fatal(err)
	}
	for _, f := range out.Findings {
		wanted := lint.Severity(0) // that of the rule
		if f.Rule.ID == "test-error" && strings.HasPrefix(f.Message, "warn") {
			wanted = lint.Warning
		}
		if f.Severity != wanted {
			t.Errorf("%s: %s is %v, want %v", f.Rule.ID, f.Message, f.Severity, wanted)
		}
	}
	if len(out.Findings) != 8 {
		t.Errorf("%d findings, want 8", len(out.Findings))
	}
}

func TestRule(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{"a.rego": `# A comment of no interest.

# METADATA
# title: image has no fixed tag
# description: |
#   Line one.
#
#   Line two.
# related_resources:
#   - ref: https://example.com/one
#   - https://example.com/two
# custom:
#   id: test-rule
#   severity: error
#   tags: [style, security]
#   peers: ["tool:id"]
#   since: 0.2.0
#   off: true
#   input:
#     selector: [{type: kubernetes, kinds: [Pod]}]
#   bad: |
#     kind: Pod
#   good: |
#     -- a.yaml --
#     kind: Pod
package test.rule

deny contains "x"
`})
	i := slices.IndexFunc(e.Rules(), func(r *lint.Rule) bool { return r.ID == "test-rule" })
	got := fmt.Sprintf("%+v", *e.Rules()[i])
	wanted := fmt.Sprintf("%+v", lint.Rule{
		ID:       "test-rule",
		Title:    "image has no fixed tag",
		Severity: lint.Error,
		Doc:      "Line one.\n\nLine two.\n",
		Bad:      "-- manifest.yaml --\nkind: Pod\n",
		Good:     "-- a.yaml --\nkind: Pod\n",
		Tags:     []string{"style", "security"},
		Peers:    []string{"tool:id"},
		Refs:     []string{"https://example.com/one", "https://example.com/two"},
		Since:    "0.2.0",
		Off:      true,
	})
	if got != wanted {
		t.Errorf("got  %s\nwant %s", got, wanted)
	}
}

func TestLoadErrors(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"no package", map[string]string{"a.rego": "deny contains 1"}, []string{"a.rego:1: no package clause"}},
		{"no metadata", map[string]string{"d/a.rego": "# A comment.\n\npackage a\n\ndeny contains 1\n"}, []string{"d/a.rego:3: no METADATA in front of package a"}},
		{"other metadata", map[string]string{"a.rego": "package a\n\n# METADATA\n# title: x\ndeny contains 1\n"}, []string{"a.rego:1: no METADATA"}},
		{"nothing in it", map[string]string{"a.rego": "# METADATA\n# custom: {}\npackage a\ndeny contains 1\n"}, []string{
			"a.rego:1: METADATA has no title", "a.rego:1: METADATA has no description",
			"a.rego:1: METADATA has no custom.id", "a.rego:1: METADATA has no custom.severity",
			"a.rego:1: METADATA has no custom.input.selector",
		}},
		{"severity", map[string]string{"a.rego": strings.Replace(rego("test-a", anyThing, "deny contains 1"), "warning", "high", 1)}, []string{`a.rego:1: METADATA: custom.severity is "high", want note, warning or error`}},
		{"typo", map[string]string{"a.rego": strings.Replace(rego("test-a", anyThing, "deny contains 1"), "tags", "tag", 1)}, []string{`a.rego:7: METADATA: custom.tag is not known; did you mean "tags"?`}},
		{"yaml", map[string]string{"a.rego": "# METADATA\n# title: x\n# custom: [\npackage a\ndeny contains 1\n"}, []string{"a.rego:", "METADATA: did not find expected"}},
		{"type", map[string]string{"a.rego": "# METADATA\n# title: x\n# custom: 7\npackage a\ndeny contains 1\n"}, []string{"a.rego:3: METADATA: cannot unmarshal"}},
		{"scope", map[string]string{"a.rego": "# METADATA\n# scope: rule\n# title: x\npackage a\ndeny contains 1\n"}, []string{"scope"}},
		{"same id", map[string]string{"a.rego": rego("test-a", anyThing, "deny contains 1"), "b.rego": strings.Replace(rego("test-a", anyThing, "deny contains 1"), "package test", "package b", 1)}, []string{"b.rego:1: rule test-a is defined in a.rego too"}},
		{"same package", map[string]string{"a.rego": rego("test-a", anyThing, "deny contains 1"), "b.rego": strings.Replace(rego("test-b", anyThing, "deny contains 1"), "test.test_b", "test.test_a", 1)}, []string{"b.rego:1: package test.test_a is that of a.rego too"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := policy.Load(fsOf(test.files), policy.Options{})
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range test.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("error is %q, want %q in it", err, w)
				}
			}
		})
	}
}

func TestLibraries(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"lib/a.rego":      "package lib.a\n\nimport data.lib.b\n\nx := b.y\n",
		"lib/b.rego":      "package lib.b\n\ny := input.a\n",
		"lib/broken.rego": "package lib.broken\n\ny := ",
		"p.rego":          rego("test-lib", anyThing, "import data.lib.a\n\ndeny contains sprintf(\"a is %v\", [a.x])"),
	})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")), "test-lib 1:1 a is 1")
}

// One policy that fails does not take the results of the others with it.
func TestFailures(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-good", anyThing, `deny contains "good"`),
		"b.rego": rego("test-conflict", anyThing, "x := input.list[_]\n\ndeny contains \"x\" if x == 1"),
		"c.rego": rego("test-shape", anyThing, "deny contains 7\n\nwarn contains \"fine\"\n\nviolation contains {\"message\": \"x\"}"),
		"d.rego": rego("test-path", anyThing, "deny contains {\"msg\": \"x\", \"path\": \"a.b\"}\n\nwarn contains {\"msg\": \"x\", \"path\": [1.5]}\n\nviolation contains {\"msg\": \"x\", \"path\": [null]}"),
		"e.rego": rego("test-related", anyThing, "deny contains {\"msg\": \"x\", \"related\": {}}\n\nwarn contains {\"msg\": \"x\", \"related\": [1]}\n\nviolation contains {\"msg\": 1}"),
		"f.rego": rego("test-builtin", anyThing, "deny contains \"never\" if to_number(\"x\") == 1"),
	})
	want(t, findings(t, e, document(t, "test", "", "list: [1, 2]\n")),
		"policy-failed 1:1 policy test-conflict fails at b.rego:13: rule data.test.test_conflict.x produced conflicting values",
		"test-good 1:1 good",
		"policy-failed 1:1 policy test-path gives path as string, want an array of keys and indices",
		"policy-failed 1:1 policy test-path gives path with null, want keys and indices",
		"policy-failed 1:1 policy test-path gives path with the index 1.5, want a whole number",
		"policy-failed 1:1 policy test-related gives related as object, want an array",
		"test-related 1:1 x",
		"policy-failed 1:1 policy test-related gives msg as number, want a string",
		"policy-failed 1:1 policy test-related gives number, want a string or an object with msg",
		"test-related 1:1 x",
		"policy-failed 1:1 policy test-shape gives number, want a string or an object with msg",
		`policy-failed 1:1 policy test-shape gives an object without msg: {"message": "x"}`,
		"test-shape 1:1 fine",
	)
}

func TestNotASet(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-good", anyThing, `deny contains "good"`),
		"b.rego": rego("test-undefined", anyThing, `deny := ["x"] if input.nothing`),
		"c.rego": rego("test-array", anyThing, `deny := ["x"]`),
	})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")),
		"policy-failed 1:1 policy test-array gives array, want a set",
		"test-good 1:1 good",
		"policy-failed 1:1 policy test-undefined fails: deny, warn or violation is not a set of results",
	)
}

func TestTimeout(t *testing.T) {
	e := load(t, policy.Options{Timeout: 100 * time.Millisecond}, map[string]string{
		"a.rego": rego("test-good", anyThing, `deny contains "good"`),
		"b.rego": rego("test-slow", anyThing, `deny contains "x" if {
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	i * j < 0
}`),
	})
	want(t, findings(t, e, document(t, "test", "", "a: 1\n")),
		"test-good 1:1 good",
		"policy-failed 1:1 policy test-slow takes longer than 100ms",
	)
}

func TestCancelled(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"b.rego": rego("test-slow", anyThing, `deny contains "x" if {
	some i in numbers.range(1, 100000)
	some j in numbers.range(1, 100000)
	i * j < 0
}`),
	})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var out lint.Results
	if err := e.Check(ctx, document(t, "test", "", "a: 1\n"), &out); err == nil || len(out.Findings) > 0 {
		t.Errorf("got error %v and findings %v, want the context's error and none", err, out.Findings)
	}
}

// What is not a function of the document does not compile.
func TestCapabilities(t *testing.T) {
	for _, call := range []string{
		`http.send({"method": "get", "url": "http://localhost"})`, `opa.runtime()`, `time.now_ns()`,
		`rand.intn("a", 5)`, `uuid.rfc4122("a")`, `net.lookup_ip_addr("localhost")`,
	} {
		e := load(t, policy.Options{}, map[string]string{"a.rego": rego("test-a", anyThing, "deny contains \"x\" if "+call)})
		var out lint.Results
		err := e.Check(t.Context(), document(t, "test", "", "a: 1\n"), &out)
		if err == nil || !strings.Contains(err.Error(), "may not be called") || !strings.Contains(err.Error(), "a.rego:13") {
			t.Errorf("%s: got %v, want a function that may not be called at a.rego:13", call, err)
		}
	}
}

func TestConcurrent(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-a", anyThing, "deny contains sprintf(\"a is %v\", [input.a])"),
		"b.rego": rego("test-b", "[{type: test, kinds: [K1, K2]}]", "deny contains \"k\""),
		"c.rego": rego("test-c", anyThing, "x := input.list[_]\n\ndeny contains \"x\" if x == 1"),
	})
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			kind := fmt.Sprintf("K%d", i%5)
			doc := document(t, "test", kind, fmt.Sprintf("a: %d\nlist: [1, 2]\n", i))
			wanted := []string{fmt.Sprintf("test-a 1:1 a is %d", i)}
			if kind == "K1" || kind == "K2" {
				wanted = append(wanted, "test-b 1:1 k")
			}
			wanted = append(wanted, "policy-failed 1:1 policy test-c fails at c.rego:13: rule data.test.test_c.x produced conflicting values")
			want(t, findings(t, e, doc), wanted...)
		})
	}
	wg.Wait()
}
