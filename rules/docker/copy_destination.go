package docker

import (
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

// CopyDestination reports several sources that go into what is no folder.
var CopyDestination = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-copy-destination",
		Title:    "several files are copied to what is no folder",
		Severity: lint.Error,
		Doc: "`COPY a b /app` fails: with more than one source the destination must be a folder, and end\n" +
			"in a slash to say so.\n\nAdd the slash.\n",
		Bad:   "-- Dockerfile --\nFROM alpine:3.22\nCOPY a b /app\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\nCOPY a b /app/\n",
		Tags:  []string{"correctness"},
		Peers: []string{"hadolint:DL3021", "trivy:DS-0011"},
		Refs:  []string{"https://docs.docker.com/reference/dockerfile/#copy"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		for _, i := range p.Unit.All() {
			if i.Name != "COPY" && i.Name != "ADD" || len(i.Args) < 3 {
				continue
			}
			to := i.Args[len(i.Args)-1]
			last := to.Value[strings.LastIndexAny(to.Value, `/\`)+1:]
			if last == "" || last == "." || last == ".." || strings.Contains(last, "$") {
				continue
			}
			p.Reportf(to.Span, "%s of several sources needs a folder: %s does not end in /", i.Name, to.Value)
		}
		return nil
	},
}
