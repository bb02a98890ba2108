package docker

import "github.com/infralint/infralint/internal/lint"

var ruleSyntax = &lint.Rule{
	ID:       "docker-syntax",
	Title:    "Dockerfile cannot be built because of its syntax",
	Severity: lint.Error,
	Doc: `
BuildKit cannot read the file: an instruction that there is not, a flag that the
instruction does not have, too few arguments, a here-document without an end, an
instruction before the first ` + "`FROM`" + `. ` + "`docker build`" + ` stops at the first such line.

The message is BuildKit's own. Correct the line. What it says of the rest of the
file is reported too: only the lines that cannot be read are left out.
`,
	Bad: `-- Dockerfile --
FROM alpine:3.22
RNU apk add --no-cache curl
`,
	Good: `-- Dockerfile --
FROM alpine:3.22
RUN apk add --no-cache curl
`,
	Tags:  []string{"correctness", "syntax"},
	Peers: []string{"hadolint:DL1000", "hadolint:DL3061", "hadolint:DL3043", "buildkit:parse"},
	Refs:  []string{"https://docs.docker.com/reference/dockerfile/"},
	Since: "0.1.0",
}
