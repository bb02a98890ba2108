# METADATA
# title: image in the values of a chart has the tag latest
# description: |
#   A tag that moves makes two installations of one release run different code, and a
#   rollback brings nothing back. Values are what everybody gets who sets nothing else.
#
#   Name a version, better a digest, or leave the tag empty where the template falls back to
#   the chart's appVersion; an empty tag is not reported.
# related_resources:
#   - ref: https://helm.sh/docs/chart_best_practices/pods/#images
# custom:
#   id: helm-values-latest-tag
#   severity: warning
#   tags: [supply-chain, reliability]
#   since: 0.1.0
#   input:
#     selector:
#       - type: helm
#         kinds: [values]
#   bad: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     -- values.yaml --
#     image:
#       repository: nginx
#       tag: latest
#   good: |
#     -- Chart.yaml --
#     apiVersion: v2
#     name: web
#     version: 1.0.0
#     -- values.yaml --
#     image:
#       repository: nginx
#       tag: 1.29.1
package infralint.helm.values_latest_tag

import data.infralint.lib.image

deny contains {"msg": msg, "path": array.concat(path, ["tag"])} if {
	walk(input, [path, value])
	value.tag == "latest"
	not has_digest(value)
	some key in ["repository", "image", "name", "registry"]
	is_string(value[key])
	msg := sprintf("image %q has the tag latest, which can move", [value[key]])
	not named_before(value, key)
}

deny contains {"msg": "image has the tag latest, which can move", "path": array.concat(path, ["tag"])} if {
	walk(input, [path, value])
	value.tag == "latest"
	regex.match(`(?i)image$`, path[count(path) - 1])
	not has_digest(value)
	not is_named(value)
}

deny contains {"msg": msg, "path": path} if {
	walk(input, [path, value])
	is_string(value)
	last := path[count(path) - 1]
	is_string(last)
	regex.match(`(?i)image$`, last)
	image.tag(value) == "latest"
	not image.is_fixed(value)
	msg := sprintf("image %q has the tag latest, which can move", [value])
}

deny contains {"msg": msg, "path": array.concat(path, [key])} if {
	walk(input, [path, value])
	some key, tag in value
	tag == "latest"
	regex.match(`(?:i|I)mage_?[tT]ag$`, key)
	msg := sprintf("%s is latest, which can move", [key])
}

# is_named holds where the image has its name beside the tag, not in the values
# that these add to.
is_named(value) if {
	some key in ["repository", "image", "name", "registry"]
	is_string(value[key])
}

has_digest(value) if value.digest != ""

# named_before holds where an earlier key names the image, so that it is reported
# once.
named_before(value, key) if {
	keys := ["repository", "image", "name", "registry"]
	some i, k in keys
	k == key
	some j, earlier in keys
	j < i
	is_string(value[earlier])
}
