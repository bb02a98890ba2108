package actions_test

import (
	"testing"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/actions"
)

func domain() lint.Domain { return actions.New(rules.All) }

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	if err := lint.Validate(domain().Rules()); err != nil {
		t.Error(err)
	}
	for _, a := range rules.Workflows {
		linttest.Run(t, &a.Rule, check)
	}
	for _, a := range rules.Actions {
		linttest.Run(t, &a.Rule, check)
	}
	for _, a := range rules.Sources {
		linttest.Run(t, &a.Rule, check)
	}
}
