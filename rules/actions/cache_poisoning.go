package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/lint"
)

const cachePoisoningGood = `
-- .github/workflows/release.yml --
on: release
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm ci && npm publish
`

// CachePoisoning reports caches in jobs that publish.
var CachePoisoning = &actions.Analyzer{
	Rule: lint.Rule{
		ID:       "gha-cache-poisoning",
		Title:    "what is published is built from a cache that other runs may have filled",
		Severity: lint.Warning,
		Doc: `
A cache belongs to the repository, not to the run: what a run on the default branch
stored, also one that an attacker got code into for a moment, the run that makes the
release takes back and builds from. Nothing of that shows in the repository.

Build releases without a cache: set ` + "`cache-mode: none`" + ` for the job that publishes,
leave the caching action out of it, switch its cache off there, or make the step
conditional on the event.

A workflow counts as one for releases if it runs for the event ` + "`release`" + `, for tags or
release branches alone, or for tags among others where its name says release or publish. In
others only jobs count that have a step that publishes or deploys, and those whose artifacts such
a job takes. Tests that run for pull requests, branches and tags alike are not reported, nor
are caches that a condition switches off where a release is made:
` + "`cache: ${{ !startsWith(github.ref, 'refs/tags/') }}`" + `.
`,
		Bad:   lint.Edit(cachePoisoningGood, "node-version: 22", "node-version: 22\n          cache: npm"),
		Good:  cachePoisoningGood,
		Tags:  []string{"security", "supply-chain"},
		Peers: []string{"zizmor:cache-poisoning"},
		Refs:  []string{"https://adnanthekhan.com/2024/05/06/the-monsters-in-your-build-cache-github-actions-cache-poisoning/"},
		Since: "0.1.0",
	},
	Run: func(pass *actions.Pass) error {
		releases := releaseRuns(pass.Unit)
		var publishers map[*actionlint.Job]*actionlint.Job
		if len(releases) == 0 {
			publishers = publishersOf(pass.Unit)
		}
		for _, j := range pass.Unit.Jobs() {
			if mode := pass.Unit.CacheMode(j); mode == "none" || mode == "write-only" {
				continue // the service lets it restore nothing
			}
			runs, why := releases, "a release"
			if len(runs) == 0 {
				publisher := publishers[j]
				if publisher == nil {
					continue
				}
				runs, why = []releaseRun{{}}, "what this job publishes"
				if publisher != j {
					why = fmt.Sprintf("what job %q publishes", publisher.ID.Value)
				}
			}
			for _, s := range j.Steps {
				for _, r := range runs {
					if happens, ok := r.happens(pass.Unit, j.If); ok && !happens {
						continue
					}
					if name := r.restoresCache(pass.Unit, s); name != "" {
						pass.Reportf(pass.Unit.Span(actions.Uses(s)), "%s restores a cache for %s", name, why)
						break
					}
				}
			}
		}
		return nil
	},
}

// publishersOf returns the job that publishes what a job makes: itself, or one
// that gets it as an artifact.
func publishersOf(w *actions.Workflow) map[*actionlint.Job]*actionlint.Job {
	list := make(map[*actionlint.Job]*actionlint.Job)
	visited := make(map[*actionlint.Job]bool)
	var visit func(j, publisher *actionlint.Job)
	visit = func(j, publisher *actionlint.Job) {
		for _, id := range j.Needs {
			needed := w.Syntax.Jobs[strings.ToLower(id.Value)]
			if needed == nil || visited[needed] {
				continue
			}
			visited[needed] = true
			if hasStep(needed, "actions/upload-artifact") {
				list[needed] = publisher
			}
			visit(needed, publisher)
		}
	}
	for _, j := range w.Jobs() {
		if slices.ContainsFunc(j.Steps, publishes) && hasStep(j, "actions/download-artifact") {
			visit(j, j)
		}
	}
	for _, j := range w.Jobs() {
		if slices.ContainsFunc(j.Steps, publishes) {
			list[j] = j
		}
	}
	return list
}

func hasStep(j *actionlint.Job, action string) bool {
	return slices.ContainsFunc(j.Steps, func(s *actionlint.Step) bool { return actions.IsAction(actions.Uses(s), action) })
}
