package actions

import (
	"path"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
)

// A releaseRun is what is known of the runs of a workflow that make a release.
// Nothing is known where it is empty.
type releaseRun struct {
	event string // what causes it
	ref   string // how its ref begins: refs/tags/ or refs/heads/
}

// releaseRuns returns the kinds of runs of a workflow that make a release. Tests
// that run for branches, pull requests and tags alike make none, unless they are
// called a release.
func releaseRuns(w *actions.Workflow) []releaseRun {
	var list []releaseRun
	for _, e := range w.Events() {
		switch e.Name {
		case "release":
			list = append(list, releaseRun{"release", "refs/tags/"})
		case "push":
			push, ok := e.Event.(*actionlint.WebhookEvent)
			if !ok {
				continue
			}
			alone := !w.RunsOn("pull_request") && push.BranchesIgnore.IsEmpty() && !slices.ContainsFunc(filters(push.Branches), isNoRelease)
			if !alone && !isCalledRelease(w) {
				continue
			}
			if slices.ContainsFunc(filters(push.Branches), func(b *actionlint.String) bool { return !isNoRelease(b) }) {
				list = append(list, releaseRun{"push", "refs/heads/"})
			}
			if !push.Tags.IsEmpty() {
				list = append(list, releaseRun{"push", "refs/tags/"})
			}
		}
	}
	return list
}

func filters(f *actionlint.WebhookEventFilter) []*actionlint.String {
	if f == nil {
		return nil
	}
	return f.Values
}

func isNoRelease(branch *actionlint.String) bool {
	return !strings.Contains(strings.ToLower(branch.Value), "release")
}

// isCalledRelease reports whether the name of a workflow or of its file says that
// it makes releases.
func isCalledRelease(w *actions.Workflow) bool {
	names := path.Base(w.File().Path)
	if w.Syntax.Name != nil {
		names += " " + w.Syntax.Name.Value
	}
	names = strings.ToLower(names)
	return strings.Contains(names, "release") || strings.Contains(names, "publish")
}
