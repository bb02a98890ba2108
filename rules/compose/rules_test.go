package compose_test

import (
	"testing"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/compose"
)

func domain() lint.Domain { return compose.New(rules.All) }

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	domain := domain()
	if err := lint.Validate(domain.Rules()); err != nil {
		t.Error(err)
	}
	for _, r := range domain.Rules() {
		linttest.Run(t, r, check)
	}
}
