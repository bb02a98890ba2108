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

// controls are those of the standard by what the admission says of them.
var controls = map[string]string{
	"allowPrivilegeEscalation != false": "Privilege Escalation",
	"forbidden AppArmor profile":        "AppArmor",
	"forbidden sysctls":                 "Sysctls",
	"host namespaces":                   "Host Namespaces",
	"hostPath volumes":                  "HostPath Volumes",
	"hostPort":                          "Host Ports",
	"hostProcess":                       "HostProcess",
	"non-default capabilities":          "Capabilities",
	"privileged":                        "Privileged Containers",
	"probe or lifecycle host":           "Host Probes / Lifecycle Hooks",
	"procMount":                         "/proc Mount Type",
	"restricted volume types":           "Volume Types",
	"runAsNonRoot != true":              "Running as Non-root",
	"runAsUser=0":                       "Running as Non-root user",
	"seLinuxOptions":                    "SELinux",
	"seccompProfile":                    "Seccomp",
	"unrestricted capabilities":         "Capabilities",
}

func controlOf(t *testing.T, reason string) string {
	name, ok := controls[reason]
	if !ok {
		t.Fatalf("the admission says %q, which is no control", reason)
	}
	return name
}

// TestPodSecurity compares the presets, control by control, with the verdicts
// that Kubernetes' own admission, k8s.io/pod-security-admission v0.36.3, gave on
// 700 random pods.
func TestPodSecurity(t *testing.T) {
	engine, err := policy.Load(policies.FS, policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	presets := make(map[string]policies.Preset)
	for _, p := range policies.Presets() {
		presets[p.Name] = p
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
		found := make(map[string]bool)
		for _, r := range out.Findings {
			found[r.Rule.ID] = true
		}
		for name, reasons := range map[string][]string{"pss-baseline": want.Baseline, "pss-restricted": want.Restricted} {
			for _, control := range presets[name].Controls {
				if name == "pss-restricted" && control.Name == "HostPath Volumes" {
					continue // the admission says it of the volume types
				}
				violated := slices.ContainsFunc(reasons, func(reason string) bool { return controlOf(t, reason) == control.Name })
				if slices.ContainsFunc(control.Rules, func(id string) bool { return found[id] }) != violated {
					differ++
					if differ < 10 {
						t.Errorf("%s, %s: the admission says %q, the policies found %v\n%s", name, control.Name, reasons, found, line)
					}
				}
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d verdicts differ", differ)
	}
}
