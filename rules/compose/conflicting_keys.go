package compose

import (
	"encoding/json"
	"fmt"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
)

const conflictingKeysGood = `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    networks: [front]
networks:
  front: {}
`

// ConflictingKeys reports keys of a service that exclude each other, as
// checkConsistency of compose-go's loader does.
var ConflictingKeys = &compose.Analyzer{
	Rule: lint.Rule{
		ID:       "compose-conflicting-keys",
		Title:    "keys of a service exclude each other",
		Severity: lint.Error,
		Doc: `
Two keys of a service say what cannot both hold: ` + "`network_mode`" + ` and ` + "`networks`" + `,
` + "`container_name`" + ` and more than one replica, ` + "`dockerfile`" + ` and
` + "`dockerfile_inline`" + `, ` + "`scale`" + ` and another number of ` + "`deploy.replicas`" + `. Docker
Compose refuses the whole file.
`,
		Bad:   lint.Edit(conflictingKeysGood, "image: nginx:1.29.1", "image: nginx:1.29.1\n    network_mode: host"),
		Good:  conflictingKeysGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/compose-file/services/"},
		Since: "0.1.0",
	},
	Run: func(p *compose.Pass) error {
		services(p.Unit, func(service string, s map[string]any) {
			at := func(path ...any) []any { return append([]any{"services", service}, path...) }
			report := func(first, second []any, message string) {
				p.Report(lint.Finding{
					Span:    p.Unit.Locate(second...),
					Message: fmt.Sprintf("service %q %s", service, message),
					Related: []lint.Related{{Span: p.Unit.Locate(first...), Message: "excludes it"}},
				})
			}
			if text(s["network_mode"]) != "" && (len(object(s["networks"])) > 0 || len(list(s["networks"])) > 0) {
				report(at("network_mode"), at("networks"), "has network_mode and networks")
			}
			if b := object(s["build"]); text(b["dockerfile"]) != "" && text(b["dockerfile_inline"]) != "" {
				report(at("build", "dockerfile"), at("build", "dockerfile_inline"), "has dockerfile and dockerfile_inline")
			}
			scale, hasScale := whole(s["scale"])
			replicas, hasReplicas := whole(object(s["deploy"])["replicas"])
			if hasScale && hasReplicas && scale != replicas {
				report(at("deploy", "replicas"), at("scale"), fmt.Sprintf("has scale %d and deploy.replicas %d", scale, replicas))
			}
			if text(s["container_name"]) == "" {
				return
			}
			switch {
			case hasScale && scale > 1:
				report(at("scale"), at("container_name"), "has container_name and scale: each of several containers needs a name of its own")
			case !hasScale && hasReplicas && replicas > 1:
				report(at("deploy", "replicas"), at("container_name"), "has container_name and deploy.replicas: each of several containers needs a name of its own")
			}
		})
		return nil
	},
}

// whole returns v as a whole number.
func whole(v any) (int64, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := n.Int64()
	return i, err == nil
}
