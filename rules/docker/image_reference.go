package docker

import (
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// ImageName reports images that no registry can have.
var ImageName = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-image-name",
		Title:    "name of the image is not one that there can be",
		Severity: lint.Error,
		Doc: `
Names of images are in lower case, their parts begin and end in a letter or a digit, and a
colon is followed by a tag. ` + "`docker build`" + ` stops with "invalid reference format".

Correct the name. One that is made of arguments is judged by docker-image-argument.
`,
		Bad:   "-- Dockerfile --\nFROM Alpine:3.22\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\n",
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/cli/docker/image/tag/#description"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		reportImages(p, func(s *docker.Stage, image string) string {
			if strings.Contains(s.From.Args[0].Raw, "$") {
				return ""
			}
			return "there is no image that has the name " + image
		})
		return nil
	},
}

// ImageArgument reports images that are none without arguments to the build.
var ImageArgument = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-image-argument",
		Title:    "default of an argument makes no name of an image",
		Severity: lint.Warning,
		Doc: `
The file cannot be built without ` + "`--build-arg`" + `: the defaults of the arguments in front of the
first ` + "`FROM`" + `, or their absence, make a name that is empty or not valid. Tools that look at
the file without building it cannot tell what it is made of either.

Give the argument a default: ` + "`ARG TAG=3.22`" + `, or ` + "`FROM alpine:${TAG:-3.22}`" + `. Leave the rule off where
the argument is meant to be required.
`,
		Bad:   "-- Dockerfile --\nARG TAG\nFROM alpine:${TAG}\n",
		Good:  "-- Dockerfile --\nARG TAG=3.22\nFROM alpine:${TAG}\n",
		Tags:  []string{"reliability"},
		Peers: []string{"buildkit:InvalidDefaultArgInFrom"},
		Refs:  []string{checksPage + "invalid-default-arg-in-from/"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("InvalidDefaultArgInFrom") {
			return nil
		}
		reportImages(p, func(s *docker.Stage, image string) string {
			raw := s.From.Args[0].Raw
			switch {
			case !strings.Contains(raw, "$"):
				return ""
			case image == "":
				return "without arguments to the build, " + raw + " is empty"
			}
			return "without arguments to the build, " + raw + " is " + image + ", which is no image"
		})
		return nil
	},
}

// reportImages reports the images that are not valid with the messages that say
// gives for them, unless it gives none.
func reportImages(p *docker.Pass, say func(s *docker.Stage, image string) string) {
	for _, s := range p.Unit.Stages {
		image, ok := p.Unit.DefaultImage(s)
		if !ok || imageReference.MatchString(image) {
			continue
		}
		if message := say(s, image); message != "" {
			p.Reportf(s.From.Args[0].Span, "%s", message)
		}
	}
}

// imageReference is what the grammar of image references allows, see
// https://pkg.go.dev/github.com/distribution/reference.
var imageReference = lazyregexp.New(`^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?/|\[[0-9a-fA-F:]+\](?::[0-9]+)?/)?` +
	`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*` +
	`(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`)
