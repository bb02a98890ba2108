package compose

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/compose"
	"github.com/infralint/infralint/internal/lint"
)

// DuplicateMount reports two volumes at one path of a container.
var DuplicateMount = &compose.Analyzer{
	Rule: lint.Rule{
		ID:       "compose-duplicate-mount",
		Title:    "two volumes are mounted at the same path",
		Severity: lint.Warning,
		Doc: `
Two items of ` + "`volumes`" + ` or ` + "`tmpfs`" + ` have the same target. Of two volumes Docker
Compose mounts the last one and says nothing; with ` + "`tmpfs`" + ` it refuses the file.
Remove the one that is not meant.
`,
		Bad: `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    volumes:
      - ./site:/usr/share/nginx/html
      - ./build:/usr/share/nginx/html
`,
		Good: `
-- compose.yaml --
services:
  web:
    image: nginx:1.29.1
    volumes:
      - ./build:/usr/share/nginx/html
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://docs.docker.com/reference/compose-file/services/#volumes"},
		Since: "0.1.0",
	},
	Run: func(p *compose.Pass) error {
		services(p.Unit, func(service string, s map[string]any) {
			at := []any{"services", service}
			all := mounts(s, at)
			for i, item := range list(s["tmpfs"]) {
				target, _, _ := strings.Cut(text(item), ":")
				all = append(all, mount{target: target, path: append(slices.Clone(at), "tmpfs", i)})
			}
			first := make(map[string]mount)
			for _, m := range all {
				if m.target == "" || strings.Contains(m.target, "$") {
					continue
				}
				target := path.Clean(m.target)
				earlier, ok := first[target]
				if !ok {
					first[target] = m
					continue
				}
				p.Report(lint.Finding{
					Span:    p.Unit.Locate(m.path...),
					Message: fmt.Sprintf("service %q mounts two volumes at %s", service, target),
					Related: []lint.Related{{Span: p.Unit.Locate(earlier.path...), Message: "the first one"}},
				})
			}
		})
		return nil
	},
}
