package docker

import (
	"testing"

	"github.com/infralint/infralint/internal/source"
)

func TestIsDockerfile(t *testing.T) {
	const plain = "# comment\n\nARG TAG=1\nFROM alpine:${TAG}\n"
	for _, test := range []struct {
		name, content string
		want          bool
	}{
		{"Dockerfile", "", true},
		{"app/Containerfile", "nonsense", true},
		{"app.Dockerfile", plain, true},
		{"Dockerfile.dev", plain, true},
		{"dockerfile_dev", plain, true},
		{"Dockerfile-dev", "\r\n# syntax=docker/dockerfile:1\r\nfrom alpine\r\n", true},
		{"Dockerfile.bom", "\ufeffFROM alpine\n", true},
		{"dockerfile_test.go", "package x\n\nconst s = `\nFROM alpine\n`\n", false},
		{"dockerfile-notes", "Some notes\nFROM here\n", false},
		{"Dockerfile.j2", plain, false},
		{"Dockerfile.dockerignore", plain, false},
		{"MyDockerfile", plain, false},
		{"Dockerfiles", plain, false},
	} {
		if got := isDockerfile(source.NewFile(test.name, []byte(test.content))); got != test.want {
			t.Errorf("isDockerfile(%q) = %v", test.name, got)
		}
	}
}
