package actions

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// An Origin says who decides what a value is, in rising order of danger.
type Origin uint8

const (
	// Fixed values come from GitHub or the repository, or cannot hold
	// characters that mean anything to a shell, such as numbers and logins.
	Fixed Origin = iota
	// Chosen values are decided by people who may write to the repository, or
	// by a program whose output is not known.
	Chosen
	// Caller values are decided by whoever calls the workflow or the action.
	Caller
	// Attacker values are decided by anybody who opens an issue, a pull request
	// or a discussion, or comments on one.
	Attacker
)

// Free text of events. What is before the last part has to be something that
// anybody can create.
// https://docs.github.com/en/actions/reference/security/secure-use#understanding-the-risk-of-script-injections
var freeText = lazyregexp.New(`^github\.event\.(?:` + strings.Join([]string{
	`(?:issue|pull_request|discussion|changes|check_suite|check_run|workflow_run)(?:\..+)?\.(?:title|body|message|display_title|head_branch|from|description|homepage|default_branch|label|page_name|ref|email)`,
	`(?:comment|review|review_comment|issue_comment|discussion_comment|answer|old_answer)\.body`,
	`(?:comment|review_comment)\.(?:path|diff_hunk)`,
	`check_run\.output\.(?:summary|text)`,
	`workflow_run\.(?:head_commit\.(?:author|committer)\.name|pull_requests\.\*\.head\.ref)`,
	`pages\.\*\.(?:page_name|title|summary)`,
	`(?:commits\.\*|(?:check_suite\.|merge_group\.)?head_commit)\.(?:message|(?:author|committer)\.(?:name|email))`,
	`\*\.(?:title|body|message|label|page_name)`,
}, "|") + `)$`)

// Names of branches, tags and other things that only people with write access
// make, below parts where anybody's names are free text.
var chosenText = lazyregexp.New(`^github\.(?:ref|ref_name|base_ref|workflow_ref|action_ref|event\.(?:client_payload(?:\..*)?|deployment\.payload(?:\..*)?|(?:issue|pull_request|discussion)\.(?:labels\.\*\.(?:name|description)|milestone\.(?:title|description)|category\.(?:name|description)|base\.(?:ref|label|repo\..*)|requested_teams\..*)|workflow_run\.(?:name|repository\..*)))$`)

// harmless is what the last part of a path in an event is called where the value
// cannot hold characters that mean anything to a shell: numbers, times, commits,
// logins, names of repositories, addresses on GitHub, words from a fixed list.
var harmless = lazyregexp.New(`(?:^|[._])(?:id|ids|number|sha|url|at|count|login|full_name|oid)$|(?:repository|repo|organization|owner|user|sender|pusher|forkee)\.name$|` +
	`\.(?:` + strings.Join([]string{
	`action`, `active_lock_reason`, `additions`, `admin`, `after`, `archived`, `author_association`, `before`, `changed_files`, `closed_issues`, `color`, `commits`,
	`comments`, `compare`, `conclusion`, `created`, `default`, `deleted`, `deletions`, `disabled`, `distinct`, `draft`, `emoji`, `event`, `forced`,
	`fork`, `forks`, `immutable`, `key`, `language`, `line`, `locked`, `maintainer_can_modify`, `merge_method`, `mergeable`, `mergeable_state`, `merged`, `method`, `new_issue`,
	`open_issues`, `original_line`, `original_position`, `path`, `permission`, `position`, `prerelease`, `private`, `privacy`, `rebaseable`,
	`ref_type`, `review_comments`, `run_attempt`, `schedule`, `side`, `site_admin`, `size`, `slug`, `spdx_id`, `stargazers`, `starred`,
	`start_line`, `state`, `state_reason`, `status`, `subject_type`, `timestamp`, `type`, `visibility`, `watchers`, `(?:allow|has|is|web)_[a-z_]+`,
}, "|") + `)$`)

// structured is what the last part of a path in an event is called where the value
// is a mapping or a list, of which only the word "Object" or "Array" flows.
var structured = lazyregexp.New(`\.(?:assets|assignees?|author|base|client_payload|committer|enterprise|installation|labels|milestone|organization|owner|pull_requests?|reactions|repository|` +
	`requested_reviewers|requested_teams|sender|user)$`)

// originOf returns the origin of a value of the context "github".
func originOf(a Access) Origin {
	switch {
	case a.Path == "github.head_ref":
		return Attacker
	case chosenText.MatchString(a.Path):
		return Chosen
	case freeText.MatchString(a.Path):
		return Attacker
	case slices.Contains(holdFreeText, a.Path):
		if a.Whole {
			return Attacker
		}
		return Fixed // no more than the word "Object"
	case !a.Whole && structured.MatchString(a.Path):
		return Fixed
	case strings.HasSuffix(a.Path, ".?"):
		return Chosen // a part that is computed
	case strings.HasPrefix(a.Path, "github.event.") && !harmless.MatchString(a.Path):
		return Chosen
	}
	return Fixed
}

// holdFreeText are the objects with free text in them, which flows when they
// are printed whole.
var holdFreeText = []string{
	"github", "github.event", "github.event.issue", "github.event.pull_request", "github.event.pull_request.head", "github.event.pull_request.head.repo",
	"github.event.comment", "github.event.review", "github.event.review_comment", "github.event.discussion", "github.event.pages", "github.event.commits",
	"github.event.commits.*", "github.event.head_commit", "github.event.head_commit.author", "github.event.head_commit.committer", "github.event.commits.*.author",
	"github.event.workflow_run", "github.event.workflow_run.head_commit", "github.event.changes", "github.event.check_suite", "github.event.check_run",
	"github.event.answer", "github.event.merge_group", "github.event.merge_group.head_commit", "github.event.*",
}
