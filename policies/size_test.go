package policies_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/policies"
)

// TestSize runs the policies over files with thousands of jobs and instructions.
// Those that take the square of the time are stopped, and reported as failed.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 5000
	var pipeline, dockerfile strings.Builder
	dockerfile.WriteString("FROM debian:13\n")
	for i := range size {
		fmt.Fprintf(&pipeline, "job%d:\n  services: ['postgres:17.%d']\n", i, i)
		fmt.Fprintf(&pipeline, "  variables: {API_TOKEN: 5ecret%d, POSTGRES_PASSWORD: p%d}\n  script: [make %d]\n", i, i, i)
		fmt.Fprintf(&dockerfile, "RUN sudo make %d | cat\nENV A_%d=x\n", i, i)
	}
	engine, err := policy.Load(policies.FS, policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[string]int)
	archive := &txtar.Archive{Files: []txtar.File{
		{Name: ".gitlab-ci.yml", Data: []byte(pipeline.String())},
		{Name: "Dockerfile", Data: []byte(dockerfile.String())},
	}}
	for _, doc := range documents(t, linttest.Tree(archive)) {
		var out lint.Results
		if err := engine.Check(t.Context(), doc, &out); err != nil {
			t.Fatal(err)
		}
		for _, f := range out.Findings {
			counts[f.Rule.ID]++
		}
	}
	for _, rule := range []string{"gitlab-hardcoded-secret", "docker-sudo", "docker-pipefail"} {
		if counts[rule] != size {
			t.Errorf("%s: %d findings, want %d", rule, counts[rule], size)
		}
	}
	if counts[policy.Failed.ID] > 0 {
		t.Errorf("%d policies took too long", counts[policy.Failed.ID])
	}
}
