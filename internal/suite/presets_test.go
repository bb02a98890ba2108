package suite_test

import (
	"slices"
	"testing"

	"github.com/infralint/infralint/internal/suite"
	"github.com/infralint/infralint/policies"
)

// Every rule of a preset is there.
func TestPresets(t *testing.T) {
	known, err := suite.Known(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range policies.Presets() {
		if len(p.Rules()) == 0 {
			t.Errorf("%s has no rules", p.Name)
		}
		for _, id := range p.Rules() {
			if !slices.Contains(known.RuleIDs, id) {
				t.Errorf("%s names rule %s, which there is not", p.Name, id)
			}
		}
	}
}
