package compose

import (
	"fmt"
	"maps"
	"slices"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const undefinedReferenceGood = `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    depends_on: [db]
  db:
    image: postgres:17.6
`

// UndefinedReference reports names that the file does not declare, as
// checkConsistency of compose-go's loader does.
var UndefinedReference = &compose.Analyzer{
	Rule: lint.Rule{
		ID:       "compose-undefined-reference",
		Title:    "service refers to what the file does not declare",
		Severity: lint.Error,
		Doc: `
A service depends on a service, or uses a network, volume, secret or config, that
is not in the file. Docker Compose refuses the whole file.

Declare it, or correct the name. Files that are one of several (an override, one
with an override beside it, one that includes others) are not judged.
`,
		Bad:   lint.Edit(undefinedReferenceGood, "\n  db:\n    image: postgres:17.6", ""),
		Good:  undefinedReferenceGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/compose-file/services/"},
		Since: "0.1.0",
	},
	Run: undefinedReference,
}

func undefinedReference(p *compose.Pass) error {
	f := p.Unit
	if f.IsPartial() {
		return nil
	}
	services(f, func(service string, s map[string]any) {
		path := []any{"services", service}
		report := func(kind string, names []name, section string, also ...string) {
			declared := slices.AppendSeq(also, maps.Keys(object(f.Project[section])))
			slices.Sort(declared)
			for _, n := range names {
				if !slices.Contains(declared, n.value) {
					p.Report(lint.Finding{
						Span:    f.Locate(n.path...),
						Message: fmt.Sprintf("service %q %s %q%s", service, kind, n.value, suggest.DidYouMean(n.value, declared)),
					})
				}
			}
		}
		report("depends on undefined service", dependencies(s, path), "services")
		report("refers to undefined network", named(s, path, "networks"), "networks", "default")
		report("refers to undefined secret", named(s, path, "secrets"), "secrets")
		report("refers to undefined config", named(s, path, "configs"), "configs")
		var volumes []name
		for _, m := range mounts(s, path) {
			if m.isNamed {
				volumes = append(volumes, name{m.source, m.path})
			}
		}
		report("refers to undefined volume", volumes, "volumes")
	})
	return nil
}
