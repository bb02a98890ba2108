package policy_test

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/format"

	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/policies"
)

// What Scaffold writes loads, passes its own tests and is covered.
func TestScaffold(t *testing.T) {
	for _, typ := range policy.ScaffoldTypes() {
		t.Run(typ, func(t *testing.T) {
			files, err := policy.Scaffold("own-rule", typ)
			if err != nil {
				t.Fatal(err)
			}
			fsys := make(fstest.MapFS)
			for _, f := range files {
				fsys["policy/"+f.Path] = &fstest.MapFile{Data: []byte(f.Content)}
			}
			report, err := policy.Test(t.Context(), fsys, policy.TestOptions{Libraries: policies.FS})
			if err != nil {
				t.Fatal(err)
			}
			if report.Failed() || report.Coverage() != 100 || len(report.Tests) != 2 {
				t.Errorf("got %+v", report)
			}
			e := loadUser(t, fsys, policy.UserOptions{Libraries: policies.FS})
			rule := e.Rules()[0]
			if rule.ID != "own-rule" || rule.Bad == "" || rule.Good == "" {
				t.Errorf("got rule %+v", rule)
			}
			for name, f := range fsys {
				if !strings.HasSuffix(name, ".rego") {
					continue
				}
				formatted, err := format.Source(name, f.Data)
				if err != nil || string(formatted) != string(f.Data) {
					t.Errorf("%s is not in the format of opa fmt, error %v:\n%s", name, err, formatted)
				}
			}
		})
	}
	for _, args := range [][2]string{{"Bad_ID", "workflow"}, {"own-rule", "other"}} {
		if _, err := policy.Scaffold(args[0], args[1]); err == nil {
			t.Errorf("%v: no error", args)
		}
	}
}

func TestEval(t *testing.T) {
	e := load(t, policy.Options{}, map[string]string{
		"a.rego": rego("test-eval", "[{type: test, kinds: [K]}]", "deny contains {\"msg\": \"<x>\", \"path\": [\"a\"]} if print(\"a is\", input.a)\n\nwarn contains \"never\" if false"),
	})
	ev, err := e.Eval(t.Context(), "test-eval", document(t, "test", "K", "a: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	const results = "{\n  \"deny\": [\n    {\n      \"msg\": \"<x>\",\n      \"path\": [\n        \"a\"\n      ]\n    }\n  ],\n  \"warn\": []\n}\n"
	if string(ev.Results) != results {
		t.Errorf("got results %s", ev.Results)
	}
	if ev.Printed != "a.rego:13: a is 1\n" {
		t.Errorf("printed %q", ev.Printed)
	}
	if len(ev.Findings) != 1 || ev.Findings[0].Span.Pos().Column != 4 {
		t.Errorf("got findings %v", ev.Findings)
	}
	if ev, err := e.Eval(t.Context(), "test-eval", document(t, "test", "L", "a: 1\n")); err != nil || ev.Applies {
		t.Errorf("got %+v and error %v for a document of another kind", ev, err)
	}
	if _, err := e.Eval(t.Context(), "test-evil", document(t, "test", "K", "a: 1\n")); err == nil || !strings.Contains(err.Error(), `did you mean "test-eval"`) {
		t.Errorf("got %v", err)
	}
}

func TestEvalUser(t *testing.T) {
	e := loadUser(t, fsOf(map[string]string{"policy/a.rego": "package main\n\ndeny contains \"x\" if input.a\n"}), policy.UserOptions{})
	ev, err := e.Eval(t.Context(), "policy-main-deny", document(t, "test", "", "a: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(ev.Findings) != 1 || !strings.Contains(string(ev.Results), `"x"`) {
		t.Errorf("got %+v", ev)
	}
}

func TestInput(t *testing.T) {
	got, err := policy.Input(document(t, "test", "", "b: <1>\na: [1.5, true, null]\n"), false)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != "{\n  \"a\": [\n    1.5,\n    true,\n    null\n  ],\n  \"b\": \"<1>\"\n}\n" {
		t.Errorf("got %s", got)
	}
}

func TestReports(t *testing.T) {
	fsys := fsOf(map[string]string{
		"a.rego": "package a\n\nx := 1 if input.a\n\ny := 2 if input.b\n",
		"a_test.rego": `package a_test

import data.a

test_good if a.x == 1 with input as {"a": true}

test_bad if {
	print("looking")
	a.x == 2 with input as {"a": true}
}

todo_test_later if false
`,
	})
	report, err := policy.Test(t.Context(), fsys, policy.TestOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !report.Failed() || len(report.Uncovered) != 1 || report.Uncovered[0].String() != "a.rego:5" {
		t.Errorf("got %+v", report)
	}
	var text bytes.Buffer
	if err := report.WriteText(&text, true); err != nil {
		t.Fatal(err)
	}
	want(t, strings.Split(strings.TrimSpace(text.String()), "\n"),
		"a_test.rego:5: PASS a_test.test_good",
		"a_test.rego:7: FAIL a_test.test_bad",
		`  a_test.rego:9 is not true: a.x == 2 with input as {"a": true}`,
		"  | looking",
		"a_test.rego:12: SKIP a_test.todo_test_later",
		"a.rego:5: not covered",
		"3 tests: 1 passed, 1 failed, 1 skipped; 50.0% of policy lines covered",
	)
	var junit bytes.Buffer
	if err := report.WriteJUnit(&junit); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Suites []struct {
			Name     string `xml:"name,attr"`
			Failures int    `xml:"failures,attr"`
			Skipped  int    `xml:"skipped,attr"`
			Cases    []struct {
				Name string `xml:"name,attr"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(junit.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Suites) != 1 || doc.Suites[0].Failures != 1 || doc.Suites[0].Skipped != 1 || len(doc.Suites[0].Cases) != 3 {
		t.Errorf("got %s", junit.String())
	}
	only, err := policy.Test(t.Context(), fsys, policy.TestOptions{Run: "test_good"})
	if err != nil || len(only.Tests) != 1 {
		t.Errorf("got %+v and error %v", only, err)
	}
}
