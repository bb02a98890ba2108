package gitlab_test

import (
	"testing"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/gitlab"
)

func domain() lint.Domain { return gitlab.New(gitlab.Options{Pipelines: rules.All}) }

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	if err := lint.Validate(domain().Rules()); err != nil {
		t.Error(err)
	}
	for _, a := range rules.All {
		linttest.Run(t, &a.Rule, check)
	}
}
