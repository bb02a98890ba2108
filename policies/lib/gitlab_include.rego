# METADATA
# title: what the refs and versions of included files are
# description: |
#   Tells commits, versions and branches apart by their form.
package infralint.lib.gitlab_include

# component gives the name and the version of a component.
component(address) := [name, version] if {
	[name, version] := split(address, "@")
}

is_commit(ref) if regex.match(`^[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?$`, ref)

# is_known holds for a ref that does not depend on a variable or an input.
is_known(ref) if {
	is_string(ref)
	ref != ""
	not contains(ref, "$")
}

# is_version holds for the name of a release: it has a number with parts, or is
# one with a letter in front.
is_version(ref) if {
	is_known(ref)
	not is_commit(ref)
	regex.match(`(?:^|[-_/v])\d+(?:[.-]\d+)+|^v?\d+$`, ref)
	not is_moving_version(ref)
}

# is_branch holds for what is neither a commit nor a version.
is_branch(ref) if {
	is_known(ref)
	not is_commit(ref)
	not regex.match(`(?:^|[-_/v])\d+(?:[.-]\d+)+|^v?\d+$|\d`, ref)
}

is_branch(ref) if regex.match(`^(?:refs/heads/|feature/|release/\d+(?:[.-]\d+)*[.-][x]$|dev/)`, ref)

# is_moving_version holds for what a component's version means anew with each
# release: the newest, a part of a version, a branch.
is_moving_version(version) if version == "~latest"

is_moving_version(version) if regex.match(`^\d+(?:\.\d+)?$`, version)

is_moving_version(version) if is_branch(version)

# is_fixed_address holds for an address with a commit in it, or one that a
# variable is part of.
is_fixed_address(address) if regex.match(`[/=@][0-9a-f]{40}(?:/|$|\?)`, address)

is_fixed_address(address) if contains(address, "$")
