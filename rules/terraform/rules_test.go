package terraform_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/terraform"
	rules "github.com/infralint/infralint/rules/terraform"
)

func domain() lint.Domain { return terraform.New(terraform.Options{Rules: rules.All}) }

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	if err := lint.Validate(domain().Rules()); err != nil {
		t.Error(err)
	}
	if !slices.IsSortedFunc(rules.All, func(a, b *terraform.Analyzer) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not in order of ID")
	}
	for _, a := range rules.All {
		if slices.Contains(a.Tags, "validate") {
			t.Errorf("%s carries the tag of what terraform validate reports", a.ID)
		}
		linttest.Run(t, &a.Rule, check)
	}
}
