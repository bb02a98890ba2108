package compose

import (
	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
)

// NoImage reports services that nothing can run.
var NoImage = &compose.Analyzer{
	Rule: lint.Rule{
		ID:       "compose-no-image",
		Title:    "service has neither an image nor a build",
		Severity: lint.Error,
		Doc: `
A service needs an ` + "`image`" + ` to pull or a ` + "`build`" + ` to make one. Docker Compose
refuses the whole file.

A service that extends another gets its image from there, and in a file that is
one of several it may come from another file.
`,
		Bad: `
-- compose.yaml --
services:
  web:
    ports: ["8080:80"]
`,
		Good: `
-- compose.yaml --
services:
  web:
    build: .
    ports: ["8080:80"]
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/compose-file/services/#image"},
		Since: "0.1.0",
	},
	Run: func(p *compose.Pass) error {
		if p.Unit.IsPartial() {
			return nil
		}
		services(p.Unit, func(name string, s map[string]any) {
			for _, key := range []string{"image", "build", "extends", "provider"} {
				if v, ok := s[key]; ok && v != nil && v != "" {
					return
				}
			}
			p.Reportf(p.Unit.Locate("services", name), "service %q has neither an image nor a build context", name)
		})
		return nil
	},
}
