package compose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
)

const dependencyCycleGood = `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    depends_on: [api]
  api:
    image: example/api:1.0.0
`

// DependencyCycle reports services that wait for each other.
var DependencyCycle = &compose.Analyzer{
	Rule: lint.Rule{
		ID:       "compose-dependency-cycle",
		Title:    "services depend on each other in a cycle",
		Severity: lint.Error,
		Doc: `
Each of the services waits for the next one, so that none can start: it depends
on it, links to it, or shares its network, processes or volumes. Docker
Compose refuses the whole file.
`,
		Bad:   lint.Edit(dependencyCycleGood, "image: example/api:1.0.0", "image: example/api:1.0.0\n    depends_on: [web]"),
		Good:  dependencyCycleGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/compose-file/services/#depends_on"},
		Since: "0.1.0",
	},
	Run: dependencyCycle,
}

func dependencyCycle(p *compose.Pass) error {
	edges := make(map[string][]name)
	var order []string
	services(p.Unit, func(service string, s map[string]any) {
		order = append(order, service)
		edges[service] = dependencies(s, []any{"services", service})
	})
	done := make(map[string]bool)
	var stack []name // the services on the way, each with the place that leads to it
	var visit func(n name)
	visit = func(n name) {
		if at := slices.IndexFunc(stack, func(s name) bool { return s.value == n.value }); at >= 0 {
			reportCycle(p, append(slices.Clone(stack[at:]), n))
			return
		}
		if done[n.value] {
			return
		}
		stack = append(stack, n)
		for _, next := range edges[n.value] {
			visit(next)
		}
		stack = stack[:len(stack)-1]
		done[n.value] = true
	}
	for _, service := range order {
		visit(name{value: service})
	}
	return nil
}

// reportCycle reports services of which the first is the last, at the line that
// closes the cycle.
func reportCycle(p *compose.Pass, cycle []name) {
	names := make([]string, 0, len(cycle))
	var related []lint.Related
	for i, n := range cycle {
		names = append(names, n.value)
		if i > 0 && i < len(cycle)-1 {
			related = append(related, lint.Related{Span: p.Unit.Locate(n.path...), Message: fmt.Sprintf("%s depends on %s", cycle[i-1].value, n.value)})
		}
	}
	p.Report(lint.Finding{
		Span:    p.Unit.Locate(cycle[len(cycle)-1].path...),
		Message: "services depend on each other: " + strings.Join(names, " → "),
		Related: related,
	})
}
