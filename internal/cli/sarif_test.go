package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// multitool returns Microsoft's validator of SARIF files, which make tools
// installs.
func multitool(t *testing.T) string {
	t.Helper()
	p, err := filepath.Abs(filepath.Join("..", "..", ".tools", "node_modules", "@microsoft", "sarif-multitool-linux", "Sarif.Multitool"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("sarif-multitool is not installed: run make tools")
		}
		t.Skip("sarif-multitool is not installed: run make tools")
	}
	return p
}

// TestSARIFByMultitool has the findings of the monorepo checked with the rules
// of SARIF and of GitHub's code scanning.
func TestSARIFByMultitool(t *testing.T) {
	tool := multitool(t)
	root := copyMonorepo(t)
	file := filepath.Join(t.TempDir(), "infralint.sarif")
	if err := os.WriteFile(file, infralint(t, 1, "--format", "sarif"), 0o644); err != nil {
		t.Fatal(err)
	}
	// The exit code is 0 whatever it finds: the report says.
	report := filepath.Join(t.TempDir(), "report.sarif")
	cmd := exec.Command(tool, "validate", file, "-o", report, "--log", "ForceOverwrite", "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var log struct {
		Runs []struct {
			Results []struct {
				RuleID, Level string
				Message       struct {
					ID        string
					Arguments []string
				}
			}
		}
	}
	readJSON(t, report, &log)
	for _, r := range log.Runs[0].Results {
		t.Errorf("%s %s: %s %q", r.Level, r.RuleID, r.Message.ID, r.Message.Arguments)
	}
	sarifConditions(t, root, file)
}

// sarifConditions checks what multitool misses: levels, fingerprints,
// identities, paths and whole regions.
func sarifConditions(t *testing.T, root, file string) {
	t.Helper()
	type region struct{ StartLine, StartColumn, EndLine, EndColumn int }
	type location struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           region
		}
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level       string
				RuleIndex           int
				Locations           []location
				RelatedLocations    []location
				PartialFingerprints struct{ PrimaryLocationLineHash string }
			}
		}
	}
	readJSON(t, file, &log)
	if len(log.Runs) != 1 || len(log.Runs[0].Results) == 0 {
		t.Fatal("want one run with results")
	}
	identities := make(map[string]bool)
	for _, r := range log.Runs[0].Results {
		if !slices.Contains([]string{"error", "warning", "note"}, r.Level) {
			t.Errorf("level %q", r.Level)
		}
		if rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID; rule != r.RuleID {
			t.Errorf("ruleIndex leads to %s, not %s", rule, r.RuleID)
		}
		if !strings.Contains(r.PartialFingerprints.PrimaryLocationLineHash, ":") {
			t.Errorf("%s: no fingerprint", r.RuleID)
		}
		for _, l := range append(r.Locations, r.RelatedLocations...) {
			p := l.PhysicalLocation
			if _, err := os.Stat(filepath.Join(root, p.ArtifactLocation.URI)); err != nil {
				t.Errorf("%s: %v", r.RuleID, err)
			}
			if g := p.Region; g.StartLine < 1 || g.StartColumn < 1 || g.EndLine != g.StartLine || g.EndColumn < g.StartColumn {
				t.Errorf("%s: region %+v", r.RuleID, g)
			}
		}
		at := r.Locations[0].PhysicalLocation
		id := fmt.Sprint(r.RuleID, at.ArtifactLocation.URI, at.Region.StartLine)
		if identities[id] {
			t.Errorf("two results of %s", id)
		}
		identities[id] = true
	}
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, into); err != nil {
		t.Fatal(err)
	}
}
