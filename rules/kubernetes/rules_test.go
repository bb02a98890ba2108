package kubernetes_test

import (
	"testing"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/kubernetes"
)

func domain() lint.Domain {
	return kubernetes.New(kubernetes.Options{Objects: rules.Objects, Sets: rules.Sets})
}

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	if err := lint.Validate(domain().Rules()); err != nil {
		t.Error(err)
	}
	for _, a := range rules.Objects {
		linttest.Run(t, &a.Rule, check)
	}
	for _, a := range rules.Sets {
		linttest.Run(t, &a.Rule, check)
	}
}
