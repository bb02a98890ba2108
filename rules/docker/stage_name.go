package docker

import (
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

// StageName reports names of stages that mean something else, or nothing.
var StageName = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-stage-name",
		Title:    "name of a stage is reserved, or not in lower case",
		Severity: lint.Warning,
		Doc: `
A stage named ` + "`scratch`" + ` or ` + "`context`" + ` cannot be told from the empty image and the build
context of the same name: ` + "`COPY --from=context`" + ` takes the other. BuildKit compares names
of stages in lower case; one with capitals reads as if it were different from
another that it is the same as.

Choose another name, in lower case.
`,
		Bad:   "-- Dockerfile --\nFROM alpine:3.22 AS scratch\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22 AS base\n",
		Tags:  []string{"correctness"},
		Peers: []string{"hadolint:DL3063", "buildkit:StageNameCasing", "buildkit:ReservedStageName"},
		Refs:  []string{checksPage + "stage-name-casing/", checksPage + "reserved-stage-name/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		for _, s := range p.Unit.Stages {
			if s.Name == "" {
				continue
			}
			at := s.From.Args[2]
			if (s.Name == "scratch" || s.Name == "context") && !p.Unit.Skips("ReservedStageName") {
				p.Reportf(at.Span, "stage has the reserved name %q", s.Name)
			}
			if at.Raw != strings.ToLower(at.Raw) && !p.Unit.Skips("StageNameCasing") {
				p.Report(lint.Finding{Span: at.Span, Message: "name of stage " + at.Raw + " is not in lower case"})
			}
		}
		return nil
	},
}

// UndefinedArgInFrom reports images that depend on what is not declared.
var UndefinedArgInFrom = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-undefined-arg-in-from",
		Title:    "FROM uses an argument that is not declared",
		Severity: lint.Error,
		Doc: `
` + "`FROM`" + ` sees the arguments that are declared in front of the first ` + "`FROM`" + `, and those of the
platform. Any other name is empty: ` + "`FROM node:${VERSION}`" + ` becomes ` + "`FROM node:`" + `, which fails, or
another image than the one that was meant. ` + "`ARG`" + ` inside of a stage does not count.

Declare the argument with a default in front of the first ` + "`FROM`" + `.
`,
		Bad:   "-- Dockerfile --\nFROM node:${VERSION}\nARG VERSION=22.11\n",
		Good:  "-- Dockerfile --\nARG VERSION=22.11\nFROM node:${VERSION}\n",
		Tags:  []string{"correctness"},
		Peers: []string{"buildkit:UndefinedArgInFrom"},
		Refs:  []string{checksPage + "undefined-arg-in-from/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("UndefinedArgInFrom") {
			return nil
		}
		declared := make(map[string]bool)
		for _, i := range p.Unit.Global {
			for _, pair := range i.Pairs {
				declared[pair.Name] = true
			}
		}
		for _, s := range p.Unit.Stages {
			for _, v := range p.Unit.Variables(s.From) {
				if !declared[v.Name] && !docker.IsPlatformArg(v.Name) && !v.HasDefault {
					p.Reportf(v.Span, "FROM uses %s, which no ARG in front of the first FROM declares", v.Name)
				}
			}
		}
		return nil
	},
}
