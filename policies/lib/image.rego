# METADATA
# title: parts of image references
# description: |
#   Takes references such as registry:5000/team/app:1.2@sha256:… apart.
package infralint.lib.image

# digest is what follows the @; undefined without one.
digest(ref) := value if {
	[_, value] := split(ref, "@")
	value != ""
}

# tag is what follows the colon of the last part; undefined without one. The
# colon of a registry's port is not it.
tag(ref) := value if {
	parts := split(split(ref, "@")[0], "/")
	[_, value] := split(parts[count(parts) - 1], ":")
}

# is_placeholder holds for a reference that something else fills in later:
# ${IMAGE}, $(IMAGE), app-$TARGETOS, {{ .Image }}, <image>.
is_placeholder(ref) if regex.match(`\$|\{\{|[<>]`, ref)

# is_fixed holds for a reference that means the same image for ever.
is_fixed(ref) if digest(ref)

# moves says how a reference can come to mean another image, as the end of a
# sentence; undefined for a version or a digest.
moves(ref) := "; its tag can move" if {
	not is_fixed(ref)
	tag(ref) == "latest"
}

moves(ref) := " without a tag, which means latest" if {
	ref != ""
	not is_fixed(ref)
	not tag(ref)
	not is_placeholder(ref)
}

# full is a reference with the registry and the path that stand for nothing:
# nginx is docker.io/library/nginx.
full(ref) := ref if {
	contains(ref, "/")
	regex.match(`[.:]|^localhost$`, split(ref, "/")[0])
} else := concat("", ["docker.io/", ref]) if {
	contains(ref, "/")
} else := concat("", ["docker.io/library/", ref])
