package actions

import (
	"slices"
	"strconv"
	"strings"

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

// guards are what a condition asks for that keeps outsiders out: where the
// code comes from, who wrote it, or that somebody looked at it.
var guards = lazyregexp.New(`(?i)head\.repo\.(?:full_name|fork|owner|id)|head_repository|author_association|pull_request\.merged\b|user\.login|permission`)

// otherEvent holds for runs that no pull request caused.
var otherEvent = lazyregexp.New(`(?i)workflow_run\.event\s*(?:==\s*'(?:push|schedule|release|workflow_dispatch|merge_group|create|delete)'|!=\s*'pull_request)`)

// A guard is what keeps outsiders out.
type guard int

const (
	unguarded guard = iota
	approved        // somebody looks at the code first
	owned           // it is the repository's own, or that of somebody who may write to it
)

func isGuard(t *actions.Workflow, condition *actionlint.String) bool {
	return guardOf(t, condition) != unguarded
}

func guardOf(t *actions.Workflow, condition *actionlint.String) guard {
	if condition == nil {
		return unguarded
	}
	// A bot can be made to act for anybody, see gha-bot-conditions.
	byName := strings.Contains(condition.Value, "github.actor") && !strings.Contains(condition.Value, "[bot]")
	switch {
	case byName, guards.MatchString(condition.Value), otherEvent.MatchString(condition.Value):
		return owned
	case strings.Contains(condition.Value, "event.label"), strings.Contains(condition.Value, ".labels") && !keepsLabels(t, condition):
		return approved
	}
	return unguarded
}

// moves reports whether a step checks out what a pull request is by then, not
// what it was when the run began.
func moves(t *actions.Workflow, in actions.Scope) bool {
	if !t.RunsOn("pull_request_target", "issue_comment") {
		return false
	}
	if run := actions.Run(in.Step); run != nil {
		return !strings.Contains(run.Value, "head.sha") && fetchCommand.MatchString(run.Value)
	}
	ref := actions.Input(in.Step, "ref")
	if ref == nil || pullRef.MatchString(ref.Value) {
		return true
	}
	for _, e := range t.Exprs(ref) {
		for _, value := range t.Values(in, e) {
			if movingRef.MatchString(value.Path) || movingRef.MatchString(value.From) {
				return true
			}
		}
	}
	return false
}

var movingRef = lazyregexp.New(`^github\.(?:head_ref|event\.pull_request\.head\.(?:ref|label))$`)

// keepsLabels reports whether a label that somebody set after a look at the code
// still holds for what is pushed later: where the workflow runs then, and does
// not take the label away.
func keepsLabels(t *actions.Workflow, condition *actionlint.String) bool {
	if strings.Contains(condition.Value, "event.action") || removesLabel.Match(t.File().Content) {
		return false
	}
	for _, e := range t.Events() {
		hook, ok := e.Event.(*actionlint.WebhookEvent)
		if ok && e.Name == "pull_request_target" && (len(hook.Types) == 0 || slices.ContainsFunc(hook.Types, func(s *actionlint.String) bool { return s.Value == "synchronize" })) {
			return true
		}
	}
	return false
}

var removesLabel = lazyregexp.New(`(?i)remove[-_]?labels?|unlabel|-X\s+DELETE[^\n]*/labels/`)
