package docker

import (
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
)

// StageRefs reports references to stages that lead nowhere, or elsewhere.
var StageRefs = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-stage-refs",
		Title:    "reference to a stage that is not there, comes later, or is ambiguous",
		Severity: lint.Error,
		Doc: `
A name behind ` + "`--from`" + ` or ` + "`FROM`" + ` that is not that of a stage above it is taken for an image:
BuildKit fetches whatever ` + "`docker.io/library/NAME`" + ` is, or fails. A typing error in the name of
a stage brings code of strangers into the image. Two stages of one name make each
reference mean the nearest one above it.

Name a stage above, its number, or an image with its tag.
`,
		Bad:  "-- Dockerfile --\nFROM golang:1.25 AS build\nRUN go build -o /app\n\nFROM alpine:3.22\nCOPY --from=buld /app /app\n",
		Good: "-- Dockerfile --\nFROM golang:1.25 AS build\nRUN go build -o /app\n\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
		Tags: []string{"correctness", "supply-chain"},
		Peers: []string{
			"hadolint:DL3022", "hadolint:DL3023", "hadolint:DL3024", "checkov:CKV_DOCKER_11", "trivy:DS-0006", "trivy:DS-0012",
			"buildkit:DuplicateStageName",
		},
		Refs:  []string{"https://docs.docker.com/build/building/multi-stage/"},
		Since: "0.1.0",
	},
	Run: runStageRefs,
}

func runStageRefs(p *docker.Pass) error {
	stages := p.Unit.Stages
	for n, s := range stages {
		for _, other := range stages[:n] {
			if s.Name != "" && other.Name == s.Name {
				p.Report(lint.Finding{
					Span:    s.From.Args[2].Span,
					Message: "there is a stage " + strconv.Quote(s.Name) + " already",
					Related: []lint.Related{{Span: other.From.Args[2].Span, Message: "the first one"}},
				})
				break
			}
		}
		if s.Base == nil && len(s.From.Args) > 0 {
			if later := named(stages[n:], s.Image); later != nil && s.Image != "scratch" {
				p.Reportf(s.From.Args[0].Span, "FROM %s stands above the stage of that name; it means an image", s.Image)
			}
		}
		for _, i := range s.Instructions {
			for _, ref := range references(i) {
				if why := wrong(p.Unit, s, ref.name); why != "" {
					p.Reportf(ref.span, "%s", why)
				}
			}
		}
	}
	return nil
}

func named(stages []*docker.Stage, name string) *docker.Stage {
	for _, s := range stages {
		if s.Name != "" && strings.EqualFold(s.Name, name) {
			return s
		}
	}
	return nil
}

type reference struct {
	name string
	span source.Span
}

// references returns the stages and images that an instruction copies or mounts
// from.
func references(i *docker.Instruction) (list []reference) {
	switch i.Name {
	case "COPY":
		for _, f := range i.Flag("from") {
			list = append(list, reference{f.Value, f.Span})
		}
	case "RUN":
		for _, f := range i.Flag("mount") {
			for field := range strings.SplitSeq(f.Value, ",") {
				if name, ok := strings.CutPrefix(field, "from="); ok {
					list = append(list, reference{name, f.Span})
				}
			}
		}
	}
	return list
}

// wrong says what is wrong with a reference in a stage; "" for nothing.
func wrong(d *docker.Dockerfile, in *docker.Stage, name string) string {
	if name == "" || strings.Contains(name, "$") || d.StageOf(name, in) != nil {
		return ""
	}
	quoted := strconv.Quote(name)
	if n, err := strconv.Atoi(name); err == nil {
		switch {
		case n == in.Index:
			return "--from=" + name + " is the stage itself"
		case n > in.Index && n < len(d.Stages):
			return "--from=" + name + " is a stage that comes later"
		}
		return "there is no stage " + name + ": they are counted from 0"
	}
	switch other := named(d.Stages, name); {
	case other == in:
		return "--from=" + quoted + " is the stage itself"
	case other != nil:
		return "--from=" + quoted + " is a stage that comes later; it means an image"
	}
	var names []string
	for _, s := range d.Stages[:in.Index] {
		names = append(names, s.Name)
	}
	// Any other name is an image, of which docker-latest-tag judges.
	if near := suggest.DidYouMean(name, names); near != "" && !strings.ContainsAny(name, ":@/.") {
		return "there is no stage " + quoted + " above" + near
	}
	return ""
}
