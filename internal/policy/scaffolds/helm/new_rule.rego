# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: helm, kinds: [chart]}]
#   bad: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: shop
#     version: 1.0.0
#     dependencies:
#       - name: redis
#         version: 19.0.2
#         repository: http://charts.example.com
#   good: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: shop
#     version: 1.0.0
#     dependencies:
#       - name: redis
#         version: 19.0.2
#         repository: https://charts.example.com
package policies.new_rule

deny contains {"msg": msg, "path": ["chart", "dependencies", i, "repository"]} if {
	some i, dependency in input.chart.dependencies
	startswith(dependency.repository, "http://")
	msg := sprintf("dependency %q is fetched without TLS", [dependency.name])
}
