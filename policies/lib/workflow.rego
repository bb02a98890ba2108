# METADATA
# title: jobs and steps of workflows and actions
# description: |
#   Says which steps a workflow or a composite action has and where they are.
package infralint.lib.workflow

import data.infralint.lib.image

# jobs are the jobs of a workflow by name.
jobs[name] := job if {
	some name, job in input.jobs
	is_object(job)
}

# steps are the steps by path, as uses are.
steps[["jobs", name, "steps", i]] := step if {
	some name, job in input.jobs
	some i, step in job.steps
}

steps[["runs", "steps", i]] := step if some i, step in input.runs.steps

# shells are the shells that are named, by path: for steps, jobs and all jobs.
shells[array.concat(path, ["shell"])] := step.shell if some path, step in steps

shells[["jobs", name, "defaults", "run", "shell"]] := job.defaults.run.shell if some name, job in jobs

shells[["defaults", "run", "shell"]] := input.defaults.run.shell

# images are the images of jobs and services by path, in both ways to write them.
images[["jobs", name, "container"]] := {"title": title, "image": job.container} if {
	some name, job in jobs
	is_string(job.container)
	title := sprintf("job %q", [name])
}

images[["jobs", name, "container", "image"]] := {"title": title, "image": job.container.image} if {
	some name, job in jobs
	title := sprintf("job %q", [name])
}

images[["jobs", name, "services", service, "image"]] := {"title": title, "image": spec.image} if {
	some name, job in jobs
	some service, spec in job.services
	title := sprintf("service %q", [service])
}

# image_values are the images of jobs and services with their paths; where the matrix names
# one, each that stands there.
image_values contains {"path": path, "title": found.title, "image": value} if {
	some path, found in images
	is_string(found.image)
	some value in matrix_values(input.jobs[path[1]], found.image)
}

# matrix_values are the texts that a value of a job is: itself, or, where a value of the
# matrix is its only expression, one for each that stands in the file. Where the run makes
# a part of the matrix, the text itself is among them.
matrix_values(job, text) := {replace(text, found[0][0], as_text(value)) | some value in known} | {text | open == true} if {
	found := regex.find_all_string_submatch_n(`\$\{\{\s*matrix((?:\.[\w-]+|\['[\w-]+'\])+)\s*\}\}`, text, -1)
	count(found) == 1
	count(split(text, "${{")) == 2
	keys := split(trim_prefix(replace(replace(found[0][1], "['", "."), "']", ""), "."), ".")
	known := [value |
		some combination in combinations(job.strategy.matrix, keys[0])
		value := object.get(combination, keys, null)
		value != null
	]
	open := is_made(job.strategy.matrix, keys[0])
} else := {text}

# as_text is a value of a matrix in a text; of a container the name of its image.
as_text(value) := sprintf("%v", [value]) if not is_collection(value)

as_text(value) := value.image

is_collection(value) if is_object(value)

is_collection(value) if is_array(value)

# is_made says whether an expression makes the values of a key of a matrix.
default is_made(_, _) := false

is_made(matrix, _) if is_string(matrix)

is_made(matrix, key) if is_string(matrix[key])

is_made(matrix, _) if is_string(matrix.include)

# combinations are objects with the values that a key of a matrix has.
combinations(matrix, key) := array.concat(
	[{key: value} | is_array(matrix[key]); some value in matrix[key]; not is_excluded(matrix, {key: value})],
	[combination | is_array(matrix.include); some combination in matrix.include; is_object(combination)],
)

# is_excluded holds for a value that no combination is left with.
is_excluded(matrix, combination) if {
	some left_out in matrix.exclude
	left_out == combination
}

# uses are what the steps use, by path: of every job of a workflow, of a composite
# action.
uses[["jobs", name, "steps", i, "uses"]] := step.uses if {
	some name, job in input.jobs
	some i, step in job.steps
}

uses[["runs", "steps", i, "uses"]] := step.uses if some i, step in input.runs.steps

# triggers are the names of the events that start a workflow, in whatever way
# they are written.
triggers contains input.on if is_string(input.on)

triggers contains name if {
	is_array(input.on)
	some name in input.on
}

triggers contains name if {
	is_object(input.on)
	some name, _ in input.on
}

# unpinned says what is wrong with a reference to an action or a reusable workflow,
# which is called what; undefined where nothing is.
unpinned(what, uses) := problem(what, uses) if {
	is_string(uses)
	standing(uses) != "pinned"
}

# standing says of a reference that it is pinned or cannot be, or else whose it is:
# whoever takes over the actions of GitHub itself has the runners too.
standing(uses) := "pinned" if {
	regex.match(`@(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$|^\.\.?/|^\$/|^docker://|^$`, uses)
} else := "of GitHub" if {
	regex.match(`^(?i:actions|github)/`, uses)
} else := "of others"

problem(what, uses) := sprintf("%s %q is pinned to %q, not to a commit", [what, name, value]) if {
	[name, value] := split(uses, "@")
	not needs_tag(name, value)
	not is_listed(name, trusted)
} else := sprintf("%s %q is not pinned to a commit", [what, uses]) if not contains(uses, "@")

# image_uses are the images that steps use as actions.
image_uses[["jobs", name, "steps", i, "uses"]] := step.uses if {
	some name, job in input.jobs
	some i, step in job.steps
	startswith(step.uses, "docker://")
}

image_uses[["runs", "steps", i, "uses"]] := step.uses if {
	some i, step in input.runs.steps
	startswith(step.uses, "docker://")
}

# trusted are the actions that the configuration lets be named by tag.
default trusted := []

trusted := data.config["gha-unpinned-action"].trusted

# is_listed holds for the actions of an owner (acme/*) or a repository (acme/deploy)
# in a list, with all that is below it.
is_listed(name, list) if {
	some pattern in list
	prefix := concat("", [trim_suffix(trim_suffix(lower(pattern), "*"), "/"), "/"])
	startswith(concat("", [lower(name), "/"]), prefix)
}

# is_remote holds for actions and workflows of other repositories.
is_remote(uses) if not regex.match(`^\.\.?/|^\$/|^docker://|^$`, uses)

# needs_tag holds for workflows that work by tag only: the generators of SLSA
# provenance prove which version built an artifact by the tag they were called
# with, see https://github.com/slsa-framework/slsa-github-generator#referencing-slsa-builders-and-generators.
needs_tag(name, value) if {
	startswith(name, "slsa-framework/slsa-github-generator/.github/workflows/")
	regex.match(`^v\d+\.\d+\.\d+$`, value)
}

# moving_image says how an image that is used as an action can come to mean another
# one; undefined for a version or a digest.
moving_image(uses) := sprintf("uses image %q%s", [ref, image.moves(ref)]) if {
	startswith(uses, "docker://")
	ref := trim_prefix(uses, "docker://")
}

# versioned_image says that an image that is used as an action has a version and no
# digest.
versioned_image(uses) := sprintf("uses image %q without a digest", [ref]) if {
	startswith(uses, "docker://")
	ref := trim_prefix(uses, "docker://")
	not image.is_fixed(ref)
	not image.moves(ref)
	not image.is_placeholder(ref)
}

# published_images are the steps that publish an image, with what they do it by.
published_images[array.concat(path, ["run"])] := found if {
	some path, step in steps
	found := regex.find_n(`\b(?:docker|podman|buildah|nerdctl)\s+(?:image\s+)?push\b|\b(?:docker\s+(?:buildx\s+)?build|docker\s+buildx\s+bake|pack\s+build)\b[^\n]*--(?:push|publish)\b|\b(?:crane|skopeo|oras)\s+(?:push|copy)\b|\bko\s+(?:build|publish|resolve|apply)\b`, step.run, 1)[0]
}

published_images[array.concat(path, ["uses"])] := step.uses if {
	some path, step in steps
	lower(split(step.uses, "@")[0]) == "docker/build-push-action"
	object.get(step, ["with", "push"], false) != false
	object.get(step, ["with", "push"], "false") != "false"
}
