package docker

import (
	"testing"
	"testing/fstest"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

func checked(t *testing.T, content string) *Dockerfile {
	t.Helper()
	f := source.NewFile("Dockerfile", []byte(content))
	d := &Dockerfile{file: f, tree: source.NewTree(fstest.MapFS{}, nil, []*source.File{f})}
	if err := d.Check(t.Context(), new(lint.Results)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAccepts(t *testing.T) {
	d := checked(t, `# syntax=docker/dockerfile:1
# hadolint global ignore=DL3006 # one base for all
FROM a
# hadolint ignore=DL3008,SC1091 # any version will do

RUN x \
  # hadolint ignore=DL3009
  y <<EOF
z
EOF
RUN w
  #checkov:skip=CKV_DOCKER_3:runs as root
# trivy:ignore:AVD-DS-0004
EXPOSE 22
EXPOSE 22
RUN echo "# hadolint global ignore=DL4000"
# hadolint ignore=DL3000
`)
	for _, test := range []struct {
		peer string
		line int
		want bool
	}{
		{"hadolint:DL3006", 3, true},
		{"hadolint:DL3006", 11, true},
		{"hadolint:DL3008", 6, true},
		{"hadolint:DL3008", 9, true},
		{"hadolint:DL3008", 11, false},
		{"hadolint:DL3008", 3, false},
		{"trivy:DL3008", 6, false},
		{"checkov:CKV_DOCKER_3", 3, true},
		{"trivy:DS-0004", 14, true},
		{"trivy:DS-0004", 15, false},
		{"hadolint:DL4000", 3, false},
		{"hadolint:DL3000", 16, false},
	} {
		f := lint.Finding{Rule: &lint.Rule{Peers: []string{"other:X", test.peer}}, Span: d.file.LineSpan(test.line)}
		if got := d.Accepts(f); got != test.want {
			t.Errorf("%s in line %d: %v", test.peer, test.line, got)
		}
	}
	if d.Accepts(lint.Finding{Rule: &lint.Rule{Peers: []string{"hadolint:DL3006"}}, Span: source.NewFile("other", []byte("x")).LineSpan(1)}) {
		t.Error("a comment is for its own file")
	}
}

func TestShellPragma(t *testing.T) {
	d := checked(t, `FROM a
RUN one
# hadolint shell=powershell
RUN two
SHELL ["/bin/bash", "-c"]
RUN three
FROM b AS c
# hadolint shell=C:\tools\pwsh.exe
FROM c
RUN four
`)
	for i, want := range []string{"", "is for powershell", "", "is for pwsh"} {
		var runs []*Instruction
		for _, one := range d.All() {
			if one.Name == "RUN" {
				runs = append(runs, one)
			}
		}
		if got := runs[i].Unread; got != want {
			t.Errorf("RUN %d: %q, want %q", i+1, got, want)
		}
	}
}
