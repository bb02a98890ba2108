# METADATA
# title: dependency of a chart has no fixed version
# description: |
#   A range takes the newest chart that fits whenever the dependencies are updated. Without
#   Chart.lock that is on every machine that builds the chart: two builds of one commit
#   install different things, and who takes over the repository of the dependency is in the
#   next build.
#
#   Commit Chart.lock and build with `helm dependency build`, or name one version.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/dependencies/#versions
# custom:
#   id: helm-dependency-unpinned
#   severity: warning
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   input:
#     selector:
#       - type: helm
#         kinds: [chart]
#   bad: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     dependencies:
#       - name: redis
#         version: ^21.0.0
#         repository: https://charts.example.com
#   good: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     dependencies:
#       - name: redis
#         version: 21.0.3
#         repository: https://charts.example.com
package infralint.helm.dependency_unpinned

deny contains {"msg": msg, "path": ["chart", "dependencies", i, "version"]} if {
	not input.lock
	some i, dependency in input.chart.dependencies
	is_remote(dependency)
	problem := moves(object.get(dependency, "version", ""))
	msg := sprintf("dependency %q %s, and there is no Chart.lock", [dependency.name, problem])
}

is_remote(dependency) if {
	is_string(dependency.repository)
	not regex.match(`^(?:file:|$)|\{\{`, dependency.repository)
}

moves(version) := "has no version" if version == ""

moves(version) := sprintf("takes any version %q", [version]) if {
	is_string(version)
	version != ""
	not regex.match(`^=?\s*v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$|[{}$]|__`, version)
}
