package docker

import (
	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

// UndefinedVar reports variables that are empty where they are used.
var UndefinedVar = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-undefined-var",
		Title:    "variable is declared elsewhere, and empty here",
		Severity: lint.Warning,
		Doc: `
An argument in front of the first ` + "`FROM`" + ` is not visible inside of stages, one of another stage
neither, and one that is declared below its use is not yet set. The builder puts in
nothing, without a word: ` + "`COPY app-${VERSION}.jar /`" + ` looks for ` + "`app-.jar`" + `. Within one ` + "`ENV`" + ` a
variable has the value that it had before.

Declare it in the stage, in front of its use: ` + "`ARG VERSION`" + ` takes over the value of the
one in front of the first ` + "`FROM`" + `. Variables that the file declares nowhere may come from
the base image and are not reported.
`,
		Bad:  "-- Dockerfile --\nARG VERSION=1.2\nFROM eclipse-temurin:21.0.8_9-jre\nCOPY app-${VERSION}.jar /app.jar\n",
		Good: "-- Dockerfile --\nARG VERSION=1.2\nFROM eclipse-temurin:21.0.8_9-jre\nARG VERSION\nCOPY app-${VERSION}.jar /app.jar\n",
		Tags: []string{"correctness"},
		Peers: []string{
			"hadolint:DL3044", "buildkit:UndefinedVar",
		},
		Refs:  []string{checksPage + "undefined-var/", "https://docs.docker.com/build/building/variables/#scoping"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("UndefinedVar") {
			return nil
		}
		anywhere := declared(p.Unit.Global) // what the file declares at all
		for _, s := range p.Unit.Stages {
			for name := range declared(s.Instructions) {
				anywhere[name] = true
			}
		}
		for _, s := range p.Unit.Stages {
			known := make(map[string]bool) // at this point of the stage
			for _, base := range s.Lineage()[1:] {
				for _, i := range base.Instructions {
					if i.Name == "ENV" {
						add(known, i)
					}
				}
			}
			for _, i := range s.Instructions {
				if i.Name == "FROM" {
					continue
				}
				for _, v := range p.Unit.Variables(i) {
					if !known[v.Name] && anywhere[v.Name] && !v.HasDefault && v.Sets != v.Name && !ofImage[v.Name] {
						p.Reportf(v.Span, "%s is not set here: %s", v.Name, why(p.Unit, s, i, v.Name))
					}
				}
				add(known, i)
			}
		}
		return nil
	},
}

// ofImage are variables that nearly every base image sets.
var ofImage = map[string]bool{"PATH": true, "HOME": true, "HOSTNAME": true, "LANG": true, "LD_LIBRARY_PATH": true, "PYTHONPATH": true}

func why(d *docker.Dockerfile, s *docker.Stage, i *docker.Instruction, name string) string {
	for _, p := range i.Pairs {
		if p.Name == name {
			return "the same " + i.Name + " declares it"
		}
	}
	if declared(d.Global)[name] {
		return "it is declared in front of the first FROM, not in this stage"
	}
	if declared(s.Instructions)[name] {
		return "it is declared below"
	}
	return "it is declared in another stage"
}

func declared(list []*docker.Instruction) map[string]bool {
	names := make(map[string]bool)
	for _, i := range list {
		add(names, i)
	}
	return names
}

func add(names map[string]bool, i *docker.Instruction) {
	if i.Name == "ARG" || i.Name == "ENV" {
		for _, p := range i.Pairs {
			names[p.Name] = true
		}
	}
}
