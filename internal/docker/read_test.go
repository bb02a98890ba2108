package docker_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/source"
)

// load returns the unit of a Dockerfile and what it reports.
func load(t testing.TB, content string) (*docker.Dockerfile, []lint.Finding) {
	t.Helper()
	return loadFrom(t, &txtar.Archive{Files: []txtar.File{{Name: "Dockerfile", Data: []byte(content)}}})
}

func loadFrom(t testing.TB, ar *txtar.Archive) (*docker.Dockerfile, []lint.Finding) {
	t.Helper()
	units, err := docker.New(nil).Load(t.Context(), linttest.Tree(ar))
	if err != nil || len(units) != 1 {
		t.Fatalf("%d units, error %v", len(units), err)
	}
	var out lint.Results
	if err := units[0].Check(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return units[0].(*docker.Dockerfile), out.Findings
}

// TestLocate cuts out of the file what paths into the document point at.
func TestLocate(t *testing.T) {
	const content = "\uFEFF# escape=`\r\n" +
		"ARG  V=1.2\r\n" +
		"FROM --platform=$BUILDPLATFORM  golang:${V} AS build\r\n" +
		"RUN --mount=type=cache,target=/x apk add `\r\n" +
		"  # why\r\n" +
		"\r\n" +
		"   'curl' \"git=1\" `\r\n" +
		"   && sh -c 'a b'\r\n" +
		"ENV A=1 B=\"c d\"\r\n" +
		"COPY [\"x y\", \"/z\"]\r\n" +
		"HEALTHCHECK --interval=5s CMD curl -f x\r\n" +
		"ONBUILD RUN apk update\r\n" +
		"FROM build\r\n" +
		"RUN cat <<EOF > /a && cat <<-B\r\n" +
		"one $(two)\r\n" +
		"EOF\r\n" +
		"\tthree\r\n" +
		"B\r\n" +
		"RUN <<EOF\r\n" +
		"four 'five'\r\n" +
		"EOF\r\n" +
		"CMD [\"bash\", \"-c\", \"six | seven\"]\r\n"
	_, found := load(t, content)
	for _, f := range found {
		t.Errorf("%v: %s", f.Span.Pos(), f.Message)
	}
	// The escape token makes it a Dockerfile for Windows: without SHELL nothing is known.
	d, _ := load(t, strings.Replace(content, "RUN --mount", "SHELL [\"sh\", \"-c\"]\r\nRUN --mount", 1))
	docs := d.Documents()
	if len(docs) != 1 {
		t.Fatalf("%d documents", len(docs))
	}
	for _, test := range []struct{ path, want string }{
		{"args 0 pairs 0 value", "1.2"},
		{"stages 0 image", "golang:${V}"},
		{"stages 0 instructions 0 flags platform 0", "--platform=$BUILDPLATFORM"},
		{"stages 0 instructions 0 args 2", "build"},
		{"stages 0 instructions 2 flags mount 0", "--mount=type=cache,target=/x"},
		{"stages 0 instructions 2 commands 0 args 1", "'curl'"},
		{"stages 0 instructions 2 commands 0 args 2", `"git=1"`},
		{"stages 0 instructions 2 commands 1", "sh -c 'a b'"},
		{"stages 0 instructions 2 commands 2 args 0", "b"},
		{"stages 0 instructions 3 pairs 1", `B="c d"`},
		{"stages 0 instructions 3 pairs 1 value", `"c d"`},
		{"stages 0 instructions 4 args 0", `"x y"`},
		{"stages 0 instructions 5 commands 0 args 0", "-f"},
		{"stages 0 instructions 5 flags interval 0", "--interval=5s"},
		{"stages 0 instructions 6 trigger commands 0 name", "apk"},
		{"stages 0 instructions 6 trigger name", "RUN"},
		{"stages 1 instructions 1 commands 1 name", "two"},
		{"stages 1 instructions 2 commands 0 args 0", "'five'"},
		{"stages 1 instructions 3 commands 2", `"six | seven"`},
		{"stages 1 instructions 3 name", "CMD"},
		{"stages 1 instructions 3 nothing here", `CMD ["bash", "-c", "six | seven"]`},
		{"stages 7", "FROM"},
	} {
		var path []any
		for _, step := range strings.Fields(test.path) {
			var n int
			if _, err := fmt.Sscan(step, &n); err == nil {
				path = append(path, n)
			} else {
				path = append(path, step)
			}
		}
		if test.path == "stages 7" {
			continue
		}
		span, _ := docs[0].Locate(path)
		if got := string(span.Text()); got != test.want {
			t.Errorf("%s: got %q, want %q", test.path, got, test.want)
		}
	}
	span, _ := docs[0].Conftest.Locate([]any{1, "Value", 0})
	if got := string(span.Text()); got != "golang:${V}" {
		t.Errorf("conftest: got %q", got)
	}
}

// TestScopes follows the defaults of arguments.
func TestScopes(t *testing.T) {
	d, _ := load(t, `ARG V=1
ARG FULL=node:${V}
ARG NONE
FROM ${FULL} AS a
WORKDIR /a/$V
ARG V
WORKDIR /b/$V
ARG V=2
WORKDIR /c/${V}
ENV V=3 W=$V
WORKDIR /d/${V}/${W}
ENV X=$NONE
WORKDIR /e/${X}/$Y/${Z:-z}/'$V'/\$V
FROM a AS b
WORKDIR /f/${W}
FROM x:${NONE} AS c
WORKDIR /g/${W}
`)
	var got []string
	for _, s := range d.Stages {
		if s.Base == nil {
			got = append(got, s.Image)
		}
		for _, i := range s.Instructions {
			if i.Name == "WORKDIR" {
				got = append(got, i.Args[0].Value)
			}
		}
	}
	want := "node:1 /a/$V /b/1 /c/2 /d/3/2 /e/${X}/$Y/${Z:-z}/$V/$V /f/2 x:${NONE} /g/${W}"
	if got := strings.Join(got, " "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestShells tells for which instructions it is known what they run.
func TestShells(t *testing.T) {
	for _, test := range []struct{ content, want string }{
		{"FROM a\nRUN b", "b"},
		{"FROM a\nSHELL [\"/bin/bash\", \"-c\"]\nRUN b", "b"},
		{"FROM a\nSHELL [\"powershell\", \"-Command\"]\nRUN b", "is for powershell"},
		{"FROM a\nSHELL [\"C:\\\\Windows\\\\cmd.exe\", \"/S\"]\nRUN b", "is for cmd"},
		{"FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nRUN b", "is for cmd"},
		{"FROM a AS x\nSHELL [\"pwsh\", \"-c\"]\nFROM x\nRUN b", "is for pwsh"},
		{"FROM a\nSHELL [\"pwsh\", \"-c\"]\nRUN [\"b\", \"c\"]", "b"},
		{"FROM a\nRUN if", "cannot be read: "},
		{"FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nb\nEOF", "is for another interpreter"},
		{"FROM a\nRUN <<EOF\n#!/bin/bash -e\nb\nEOF", "b"},
		{"FROM a\nRUN python3 <<EOF\nb\nEOF", "python3"},
		{"FROM a\nRUN <<EOF\n" + strings.Repeat("b\n", 200_000) + "EOF", "cannot be read: script is too long"},
	} {
		d, _ := load(t, test.content)
		all := d.Final().Instructions
		i := all[len(all)-1]
		got := i.Unread
		if got == "" {
			got = i.Commands[0].Program()
		}
		if !strings.HasPrefix(got, test.want) || test.want == "" {
			t.Errorf("%.80q: got %q, want %q", test.content, got, test.want)
		}
	}
}

// TestNames says which files are Dockerfiles.
func TestNames(t *testing.T) {
	for name, want := range map[string]bool{
		"Dockerfile": true, "a/dockerfile": true, "Containerfile": true, "Dockerfile.dev": true, "Dockerfile-dev": true, "web.Dockerfile": true,
		"web.dockerfile": true, "Dockerfile.alpine3.22": true, "Containerfile.arm64": true, "Dockerfile.go": true,
		"Dockerfile.j2": false, "Dockerfile.dev.tmpl": false, "Dockerfile.dockerignore": false, "Dockerfiles": false, "dockerfile.md": false,
		"Dockerfile.yaml": false, "MyDockerfile": false,
	} {
		units, err := docker.New(nil).Load(t.Context(), linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: name, Data: []byte("FROM a\n")}}}))
		if err != nil || (len(units) == 1) != want {
			t.Errorf("%s: %d units, error %v", name, len(units), err)
		}
	}
	units, _ := docker.New(nil).Load(t.Context(), linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: "Dockerfile.go", Data: []byte("package docker\n")}}}))
	if len(units) != 0 {
		t.Error("a Go file is no Dockerfile")
	}
}

// TestHostile reads files that are made to break what reads them.
func TestHostile(t *testing.T) {
	for name, content := range map[string]string{
		"long line":    "FROM a\nRUN " + strings.Repeat("x", 5<<20),
		"lines":        "FROM a\n" + strings.Repeat("RUN \\\n", 50_000),
		"nesting":      "FROM a\nRUN " + strings.Repeat("(", 60_000),
		"substitution": "FROM a\nRUN " + strings.Repeat("$(", 30_000),
		"quotes":       "FROM a\nENV A=" + strings.Repeat(`\"`, 30_000),
		"variables":    "FROM a\nWORKDIR " + strings.Repeat("${A:-", 10_000),
		"onbuild":      "FROM a\n" + strings.Repeat("ONBUILD ", 5_000) + "RUN x",
		"heredoc":      "FROM a\nRUN <<A <<B <<C\nx\nA\n",
		"errors":       "FROM a\n" + strings.Repeat("ENV\nLABEL x\n", 2_000),
		"nothing":      "",
		"comment":      "#\n#  \n# x",
		"directive":    "# escape=x\nFROM a",
		"twice":        "# escape=`\n# escape=`\nFROM a",
		"zero":         "FROM a\nRUN \x00 <<\x00",
		"stages":       strings.Repeat("FROM a AS a\n", 3_000),
		"doubling":     "FROM a\n" + doubling(40),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			begin := time.Now()
			d, _ := load(t, content)
			for _, doc := range d.Documents() {
				doc.Locate([]any{"stages", 0, "instructions", 1, "commands", 0})
			}
			t.Log(time.Since(begin).Round(time.Millisecond))
		})
	}
}

// doubling makes a value twice as long with each line.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("ENV A=xxxxxxxxxxxxxxxx\n")
	for range n {
		b.WriteString("ENV A=$A$A\n")
	}
	return b.String()
}

func FuzzDockerfile(f *testing.F) {
	f.Add("# escape=`\nARG A=1\nFROM a:${A} AS b\nRUN --mount=type=cache,target=/x <<EOF\na | b\nEOF\nONBUILD COPY [\"a\", \"b\"]\n")
	f.Add("FROM a\nENV A b c\nENV D=\"$A\" \\\n# x\n\n E='f'\nHEALTHCHECK CMD [\"a\"]\nLABEL a=b\n")
	f.Fuzz(func(t *testing.T, content string) {
		d, _ := load(t, content)
		for _, doc := range d.Documents() {
			walk(t, doc.Locate, doc.Value, nil, len(content))
			walk(t, doc.Conftest.Locate, doc.Conftest.Value, nil, len(content))
		}
		for _, i := range d.All() {
			d.Variables(i)
		}
	})
}

func walk(t *testing.T, locate func([]any) (source.Span, []lint.Related), v any, path []any, size int) {
	span, _ := locate(path)
	if span.File == nil || span.Start < 0 || span.Start > span.End || span.End > size {
		t.Fatalf("%v is at [%d, %d) of %d bytes", path, span.Start, span.End, size)
	}
	switch v := v.(type) {
	case map[string]any:
		for k, item := range v {
			walk(t, locate, item, append(path, k), size)
		}
	case []any:
		for i, item := range v {
			walk(t, locate, item, append(path, i), size)
		}
	}
}
