package docker

import (
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

const checksPage = "https://docs.docker.com/reference/build-checks/"

// DefinitionDescription reports descriptions that BuildKit does not take for some.
var DefinitionDescription = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-definition-description",
		Title:    "comment above a stage or an argument is no description of it",
		Severity: lint.Note,
		Doc: `
` + "`docker build --call=outline`" + ` shows the comment above a stage or an argument as its
description if it begins with the name. One that does not is not shown.

Begin it with the name, or put a line with nothing but ` + "`#`" + ` between it and the instruction.
`,
		Bad:   "-- Dockerfile --\n# The version to build\nARG VERSION=1.2\nFROM alpine:${VERSION}\n",
		Good:  "-- Dockerfile --\n# VERSION is the version to build\nARG VERSION=1.2\nFROM alpine:${VERSION}\n",
		Tags:  []string{"style"},
		Peers: []string{"buildkit:InvalidDefinitionDescription"},
		Refs:  []string{checksPage + "invalid-definition-description/"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(p *docker.Pass) error {
		warnings(p, "InvalidDefinitionDescription")
		return nil
	},
}

// EmptyContinuation reports empty lines within an instruction.
var EmptyContinuation = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-empty-continuation",
		Title:    "empty line within an instruction",
		Severity: lint.Warning,
		Doc: `
A line that ends in a backslash goes on after an empty line, which hardly anybody
expects who reads the file. BuildKit warns of it and says that it will become an
error.

Remove the empty line, or the backslash above it. A line with a comment may stand
there.
`,
		Bad:   "-- Dockerfile --\nFROM alpine:3.22\nRUN apk add --no-cache \\\n\n    curl\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\nRUN apk add --no-cache \\\n    # to fetch\n    curl\n",
		Tags:  []string{"correctness"},
		Peers: []string{"buildkit:NoEmptyContinuation"},
		Refs:  []string{checksPage + "no-empty-continuation/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		warnings(p, "NoEmptyContinuation")
		return nil
	},
}

// ExposeFormat reports what EXPOSE does not take, or will not.
var ExposeFormat = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-expose-format",
		Title:    "EXPOSE has an address or a port of the host, or a protocol in capitals",
		Severity: lint.Warning,
		Doc: `
` + "`EXPOSE`" + ` says which ports of the container are listened on. An address or a port of the
host in it has no effect, and BuildKit says that it will become an error. The
protocol is written in lower case.

Write the port of the container alone, as in ` + "`EXPOSE 8080`" + `, and publish it with
` + "`docker run -p`" + `.
`,
		Bad:   "-- Dockerfile --\nFROM alpine:3.22\nEXPOSE 127.0.0.1:80:8080\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\nEXPOSE 8080/tcp\n",
		Tags:  []string{"correctness"},
		Peers: []string{"buildkit:ExposeInvalidFormat", "buildkit:ExposeProtoCasing"},
		Refs:  []string{checksPage + "expose-invalid-format/", checksPage + "expose-proto-casing/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		for _, i := range p.Unit.All() {
			if i.Name != "EXPOSE" {
				continue
			}
			for _, a := range i.Args {
				port, proto, _ := strings.Cut(a.Value, "/")
				if strings.Contains(port, "$") {
					continue
				}
				if strings.Contains(port, ":") && !p.Unit.Skips("ExposeInvalidFormat") {
					p.Reportf(a.Span, "EXPOSE %s has an address or a port of the host, which has no effect", a.Value)
				}
				if proto != strings.ToLower(proto) && !strings.Contains(proto, "$") && !p.Unit.Skips("ExposeProtoCasing") {
					p.Reportf(a.Span, "protocol %q of EXPOSE is to be in lower case", proto)
				}
			}
		}
		return nil
	},
}

// KeywordCasing reports instructions in mixed case.
var KeywordCasing = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-keyword-casing",
		Title:    "keyword is not in the case of the others",
		Severity: lint.Note,
		Doc: `
Instructions may be written in upper or lower case. A file that mixes the two is
harder to read and to search, and ` + "`FROM x as y`" + ` hides the name of the stage.

Write all of them in one case. Convention is upper case.
`,
		Bad:   "-- Dockerfile --\nFROM alpine:3.22 as build\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22 AS build\n",
		Tags:  []string{"style"},
		Peers: []string{"buildkit:FromAsCasing", "buildkit:ConsistentInstructionCasing"},
		Refs:  []string{checksPage + "from-as-casing/", checksPage + "consistent-instruction-casing/"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(p *docker.Pass) error {
		warnings(p, "FromAsCasing")
		if p.Unit.Skips("ConsistentInstructionCasing") {
			return nil
		}
		upper, lower := 0, 0
		all := p.Unit.All()
		for _, i := range all {
			switch word := string(i.Keyword.Text()); word {
			case strings.ToUpper(word):
				upper++
			case strings.ToLower(word):
				lower++
			}
		}
		for _, i := range all {
			word := string(i.Keyword.Text())
			want := strings.ToUpper(word)
			if lower > upper {
				want = strings.ToLower(word)
			}
			if word != want {
				p.Reportf(i.Keyword, "instruction %s is %s elsewhere in this file", word, want)
			}
		}
		return nil
	},
}
