package policies_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/policies"
)

// TestPodSecurity compares the presets with the verdicts that Kubernetes' own
// admission, k8s.io/pod-security-admission v0.36.3, gave on 700 random pods.
func TestPodSecurity(t *testing.T) {
	engine, err := policy.Load(policies.FS, policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	presets := make(map[string][]string)
	for _, p := range policies.Presets() {
		presets[p.Name] = p.Rules()
	}
	text, err := os.ReadFile("testdata/pod-security.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	differ := 0
	for line := range bytes.Lines(text) {
		var want struct {
			Pod                  any
			Baseline, Restricted []string // why the admission refuses the pod
		}
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.UseNumber()
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		f := source.NewFile("pod.json", line)
		var out lint.Results
		err := engine.Check(t.Context(), lint.Document{
			Type: "kubernetes", Kind: "Pod", File: f, Value: want.Pod,
			Locate: func([]any) (source.Span, []lint.Related) { return f.Span(0, 0), nil },
		}, &out)
		if err != nil {
			t.Fatal(err)
		}
		for name, reasons := range map[string][]string{"pss-baseline": want.Baseline, "pss-restricted": want.Restricted} {
			var found []string
			for _, r := range out.Findings {
				if slices.Contains(presets[name], r.Rule.ID) {
					found = append(found, r.Rule.ID)
				}
			}
			if (len(found) > 0) != (len(reasons) > 0) {
				differ++
				if differ < 10 {
					t.Errorf("%s: got %q, want %q\n%s", name, found, reasons, line)
				}
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d verdicts differ", differ)
	}
}
