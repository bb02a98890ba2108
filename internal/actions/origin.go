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
	`(?:comment|review|review_comment|issue_comment|discussion_comment)\.body`,
	`workflow_run\.(?:head_commit\.(?:author|committer)\.name|pull_requests\.\*\.head\.ref)`,
	`pages\.\*\.(?:page_name|title|summary)`,
	`(?:commits\.\*|head_commit)\.(?:message|(?:author|committer)\.(?:name|email))`,
	`\*\.(?:title|body|message|label|page_name)`,
}, "|") + `)$`)

// Names of branches, tags and other things that only people with write access
// make, below parts where anybody's names are free text.
var chosenText = lazyregexp.New(`^github\.(?:ref|ref_name|base_ref|event\.(?:ref|base_ref|pull_request\.base\.(?:ref|label)|repository\.(?:default_branch|description|homepage)|release\..*(?:name|body|tag_name|target_commitish)|label\.(?:name|description)|milestone\.(?:title|description)|client_payload(?:\..*)?|inputs(?:\..*)?|workflow\.name|deployment\..*(?:description|environment|ref|payload.*)|repository_dispatch.*|(?:issue|pull_request|discussion)\.(?:labels\.\*\.(?:name|description)|milestone\.(?:title|description)|category\.name|base\.(?:ref|label|repo\..*))|workflow_run\.name))$`)

// originOf returns the origin of a value of the context "github".
func originOf(a Access) Origin {
	switch {
	case a.Path == "github.head_ref":
		return Attacker
	case chosenText.MatchString(a.Path):
		return Chosen
	case freeText.MatchString(a.Path):
		return Attacker
	case a.Whole && slices.Contains(holdFreeText, a.Path):
		return Attacker
	}
	return Fixed
}

// holdFreeText are the objects with free text in them, which flows when they
// are printed whole.
var holdFreeText = []string{
	"github", "github.event", "github.event.issue", "github.event.pull_request", "github.event.pull_request.head", "github.event.pull_request.head.repo",
	"github.event.comment", "github.event.review", "github.event.review_comment", "github.event.discussion", "github.event.pages", "github.event.commits",
	"github.event.commits.*", "github.event.head_commit", "github.event.head_commit.author", "github.event.head_commit.committer", "github.event.commits.*.author",
	"github.event.workflow_run", "github.event.workflow_run.head_commit", "github.event.changes", "github.event.check_suite", "github.event.*",
}
