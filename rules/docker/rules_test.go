package docker_test

import (
	"testing"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	rules "github.com/infralint/infralint/rules/docker"
)

func domain() lint.Domain { return docker.New(rules.All) }

var check = linttest.AllRules(domain)

func TestRules(t *testing.T) {
	all := domain().Rules()
	if err := lint.Validate(all); err != nil {
		t.Error(err)
	}
	for _, r := range all {
		linttest.Run(t, r, check)
	}
}
