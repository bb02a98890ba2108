# METADATA
# title: jobs and what they use in pipelines of GitLab
# description: |
#   Says which images, services, variables and commands a pipeline has and where.
package infralint.lib.gitlab

# holders are what has the keywords of jobs, by path: jobs, templates, default,
# and the pipeline itself.
holders[["jobs", name]] := job if {
	some name, job in input.jobs
	is_object(job)
}

holders[["templates", name]] := job if {
	some name, job in input.templates
	is_object(job)
}

holders[["default"]] := input["default"] if is_object(input["default"])

holders[[]] := input

# images are the names of the images of jobs by path, in both ways to write them.
images[path] := holder.image if {
	some at, holder in holders
	is_string(holder.image)
	path := array.concat(at, ["image"])
}

images[path] := holder.image.name if {
	some at, holder in holders
	is_string(holder.image.name)
	path := array.concat(at, ["image", "name"])
}

# services are the names of the images of services by path.
services[path] := service if {
	some at, holder in holders
	some i, service in holder.services
	is_string(service)
	path := array.concat(at, ["services", i])
}

services[path] := service.name if {
	some at, holder in holders
	some i, service in holder.services
	is_string(service.name)
	path := array.concat(at, ["services", i, "name"])
}

# variables are the variables of the pipeline, of jobs, their rules and their
# services: their names and values, by the path of the value.
variables[path] := {"name": name, "value": value} if {
	some at, set in variable_sets
	some name, value in set
	not is_object(value)
	path := array.concat(at, [name])
}

variables[path] := {"name": name, "value": long.value} if {
	some at, set in variable_sets
	some name, long in set
	is_object(long)
	path := array.concat(at, [name, "value"])
}

variable_sets[path] := holder.variables if {
	some at, holder in holders
	is_object(holder.variables)
	path := array.concat(at, ["variables"])
}

variable_sets[path] := rule.variables if {
	some at, holder in holders
	some i, rule in holder.rules
	is_object(rule.variables)
	path := array.concat(at, ["rules", i, "variables"])
}

variable_sets[path] := service.variables if {
	some at, holder in holders
	some i, service in holder.services
	is_object(service.variables)
	path := array.concat(at, ["services", i, "variables"])
}

variable_sets[["workflow", "rules", i, "variables"]] := rule.variables if {
	some i, rule in input.workflow.rules
	is_object(rule.variables)
}

# commands are the lines of scripts by path, lists in lists included.
commands[path] := line if {
	some at, holder in holders
	some key in ["before_script", "script", "after_script"]
	walk(holder[key], [below, line])
	is_string(line)
	path := array.concat(at, array.concat([key], below))
}

# text is a value as the shell sees it.
text(value) := value if is_string(value)

text(value) := format_int(value, 10) if is_number(value)

text(value) := sprintf("%v", [value]) if is_boolean(value)

# is_true holds for the ways to write true.
is_true(value) if lower(text(value)) in {"true", "1", "yes"}
