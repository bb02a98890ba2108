package helm

import "github.com/infralint/infralint/internal/lint"

const syntaxExample = `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- values.yaml --
image: "nginx:1.29"
`

var ruleSyntax = &lint.Rule{
	ID:       "helm-syntax",
	Title:    "file of a chart is no YAML",
	Severity: lint.Error,
	Doc: `
Helm cannot read the file, and neither installs nor packages the chart.
`,
	Bad:   lint.Edit(syntaxExample, "image: \"nginx:1.29\"", "image: \"nginx"),
	Good:  syntaxExample,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}

var ruleChart = &lint.Rule{
	ID:       "helm-chart-invalid",
	Title:    "Helm refuses Chart.yaml",
	Severity: lint.Error,
	Doc: `
Chart.yaml needs ` + "`apiVersion`, `name` and `version`" + `, and what it says must be of
its kind: the version a semantic one, the type application or library, dependencies
with names of their own. ` + "`helm lint`" + ` fails, and so does ` + "`helm package`" + `.

A version such as ` + "`1.10`" + ` without quotes is a number in YAML, and 1.1.
`,
	Bad: `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.10
`,
	Good: `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.10.0
`,
	Tags:  []string{"correctness"},
	Peers: []string{"helm:lint"},
	Refs:  []string{"https://helm.sh/docs/topics/charts/#the-chartyaml-file"},
	Since: "0.1.0",
}

const metadataExample = `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
maintainers:
  - name: Ada
`

var ruleMetadata = &lint.Rule{
	ID:       "helm-chart-metadata",
	Title:    "Helm takes no notice of a part of Chart.yaml",
	Severity: lint.Warning,
	Doc: `
Helm does not know the key, so that what it says has no effect, or the address is
none. ` + "`helm lint`" + ` says so too.

Keys of your own belong below ` + "`annotations`" + `.
`,
	Bad:   lint.Edit(metadataExample, "maintainers:", "maintainer:"),
	Good:  metadataExample,
	Tags:  []string{"correctness"},
	Peers: []string{"helm:lint"},
	Refs:  []string{"https://helm.sh/docs/topics/charts/#the-chartyaml-file"},
	Since: "0.1.0",
}

const dependencyMissingExample = `
-- web/Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - name: common
    version: 1.0.0
    repository: file://../common
-- common/Chart.yaml --
apiVersion: v2
name: common
type: library
version: 1.0.0
`

var ruleDependencyMissing = &lint.Rule{
	ID:       "helm-dependency-missing",
	Title:    "chart that another one needs is not in the repository",
	Severity: lint.Error,
	Doc: `
A dependency with a ` + "`file://`" + ` repository is a folder beside the chart, and one
without a repository is in its folder ` + "`charts`" + `. Helm cannot build or install the
chart if it is not there.
`,
	Bad:   lint.Edit(dependencyMissingExample, "repository: file://../common", "repository: file://../comon"),
	Good:  dependencyMissingExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://helm.sh/docs/topics/charts/#chart-dependencies"},
	Since: "0.1.0",
}

const lockStaleExample = `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
dependencies:
  - name: redis
    version: 21.0.0
    repository: https://charts.example.com
-- Chart.lock --
dependencies:
  - name: redis
    version: 21.0.0
    repository: https://charts.example.com
digest: sha256:0
generated: "2026-01-01T00:00:00Z"
`

var ruleLockStale = &lint.Rule{
	ID:       "helm-lock-stale",
	Title:    "Chart.lock does not have what Chart.yaml wants",
	Severity: lint.Warning,
	Doc: `
` + "`helm dependency build`" + ` takes the versions from Chart.lock and refuses to work
where that is not made from the dependencies as they are now.

Run ` + "`helm dependency update`" + ` and commit Chart.lock.
`,
	Bad:   lint.Edit(lockStaleExample, "21.0.0\n    repository: https://charts.example.com\ndigest", "20.1.0\n    repository: https://charts.example.com\ndigest"),
	Good:  lockStaleExample,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://helm.sh/docs/helm/helm_dependency_build/"},
	Since: "0.1.0",
}
