package actions

import (
	"strconv"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lazyregexp"
)

// refusesForks reports whether a step with actions/checkout fails instead of
// checking out what a fork sent. It does for the events of pull requests that
// run with secrets, not after a comment on one: that event does not say where
// the code comes from.
// https://github.blog/changelog/2026-06-18-safer-pull_request_target-defaults-for-github-actions-checkout/
func refusesForks(t *actions.Workflow, s *actionlint.Step) bool {
	if allow := actions.Input(s, "allow-unsafe-pr-checkout"); allow != nil && (isTrue(allow) || allow.ContainsExpression()) {
		return false
	}
	if t.RunsOn("issue_comment", "issues") {
		return false
	}
	version := t.Version(actions.Uses(s))
	if version == "main" {
		return true
	}
	m := checkoutVersion.FindStringSubmatch(version)
	if m == nil {
		return false
	}
	major, err := strconv.Atoi(m[1])
	if err != nil {
		return false
	}
	if since, backported := guardSince[major]; backported && m[2] != "" {
		minor, err := strconv.Atoi(m[2])
		return err == nil && minor >= since
	}
	return major >= guardMajor // v5 may be what it was, on a server of one's own
}

// guardMajor is the first version of actions/checkout that refuses forks, and
// guardSince the minor versions of those before it that do.
const guardMajor = 7

var guardSince = map[int]int{3: 7, 4: 4, 5: 1, 6: 1}

var checkoutVersion = lazyregexp.New(`^(?:releases/)?v?(\d+)(?:\.(\d+)(?:\.\d+)*)?$`)
