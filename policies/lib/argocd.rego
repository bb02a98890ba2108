# METADATA
# title: applications of Argo CD
# description: |
#   Says where the specification of an Application is, or of the template of an
#   ApplicationSet, and which sources it has. Every path leads from the top of the
#   object.
package infralint.lib.argocd

# spec_path leads to the specification of the application; undefined for objects
# of other tools with the same kinds.
spec_path := ["spec"] if {
	input.kind == "Application"
	startswith(input.apiVersion, "argoproj.io/")
}

spec_path := ["spec", "template", "spec"] if {
	input.kind == "ApplicationSet"
	startswith(input.apiVersion, "argoproj.io/")
}

spec := object.get(input, spec_path, {})

# sources are the sources by their paths. Where there are several, source is
# not looked at.
sources[path] := source if {
	some i, source in spec.sources
	path := array.concat(spec_path, ["sources", i])
}

sources[path] := spec.source if {
	count(object.get(spec, "sources", [])) == 0
	path := array.concat(spec_path, ["source"])
}

# is_open holds for a text that a generator or another tool fills in.
is_open(text) if regex.match(`\{\{|\$\{|\$\(|<[^<>]+>`, text)
