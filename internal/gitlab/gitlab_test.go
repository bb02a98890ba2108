package gitlab_test

import (
	"testing"

	"github.com/infralint/infralint/internal/gitlab"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
)

var check = linttest.AllRules(func() lint.Domain { return gitlab.New(gitlab.Options{}) })

func TestRules(t *testing.T) {
	rules := gitlab.New(gitlab.Options{}).Rules()
	if err := lint.Validate(rules); err != nil {
		t.Error(err)
	}
	for _, r := range rules {
		linttest.Run(t, r, check)
	}
}
