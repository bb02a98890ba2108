package config_test

import (
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/lint"
)

var (
	on  = &lint.Rule{ID: "test-on", Severity: lint.Error}
	off = &lint.Rule{ID: "test-off", Severity: lint.Warning, Off: true}
)

func load(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Load(fstest.MapFS{config.Name: {Data: []byte(text)}}, config.Known{
		RuleIDs: []string{"test-on", "test-off"}, Presets: map[string][]string{"careful": {"test-off"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSeverity(t *testing.T) {
	const silent = lint.Severity(0)
	for _, test := range []struct {
		text, path string
		on, off    lint.Severity // of the two rules; silent where they are off
	}{
		{"{}", "a", lint.Error, silent},
		{"rules: {test-on: off, test-off: note}", "a", silent, lint.Note},
		{"presets: [careful]", "a", lint.Error, lint.Warning},
		{"presets: [strict]", "a", lint.Error, lint.Warning},
		{"presets: [careful]\nrules: {test-off: off}", "a", lint.Error, silent},
		{"parameters: {test-off: {allowed: [x]}}", "a", lint.Error, lint.Warning},
		{"parameters: {test-off: {allowed: [x]}}\nrules: {test-off: off}", "a", lint.Error, silent},
		{"overrides: [{paths: [a/**], rules: {test-on: note, test-off: error}}, {paths: [a/b], rules: {test-on: off}}]", "a/b", silent, lint.Error},
		{"overrides: [{paths: [a/**], rules: {test-on: note}}]", "b", lint.Error, silent},
	} {
		c := load(t, test.text)
		for rule, want := range map[*lint.Rule]lint.Severity{on: test.on, off: test.off} {
			got, isOn := c.Severity(rule, test.path)
			if !isOn {
				got = silent
			}
			if got != want {
				t.Errorf("%s: %s of %s is %v, want %v", test.text, rule.ID, test.path, got, want)
			}
			if want != silent && !c.Enabled(rule) {
				t.Errorf("%s: %s is not enabled", test.text, rule.ID)
			}
		}
	}
}

func TestUseOnly(t *testing.T) {
	c := load(t, "rules: {test-off: off}")
	if err := c.UseOnly([]string{"test-off"}, config.Known{RuleIDs: []string{"test-on", "test-off"}}); err != nil {
		t.Fatal(err)
	}
	if level, isOn := c.Severity(off, "a"); !isOn || level != lint.Warning {
		t.Errorf("the rule that was asked for is %v, %v", level, isOn)
	}
	if c.Enabled(on) {
		t.Error("another rule is on")
	}
	if err := c.UseOnly([]string{"test-of"}, config.Known{RuleIDs: []string{"test-on", "test-off"}}); err == nil {
		t.Error("a rule that does not exist is taken")
	}
}
