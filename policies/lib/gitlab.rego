# METADATA
# title: jobs and what they use in pipelines of GitLab
# description: |
#   Says which images, services, variables and commands a pipeline has and where.
package infralint.lib.gitlab

# holders are what has the keywords of jobs, by path: jobs, templates, default,
# and the pipeline itself. This and what follows are comprehensions, since a rule
# for each key takes the square of the time: a pipeline can have thousands of jobs.
holders := object.union_n([
	{["jobs", name]: job | some name, job in input.jobs; is_object(job)},
	{["templates", name]: job | some name, job in input.templates; is_object(job)},
	{["default"]: input["default"] | is_object(input["default"])},
	{[]: input},
])

# images are the names of the images of jobs by path, in both ways to write them.
images := object.union(
	{array.concat(at, ["image"]): holder.image | some at, holder in holders; is_string(holder.image)},
	{array.concat(at, ["image", "name"]): holder.image.name | some at, holder in holders; is_string(holder.image.name)},
)

# services are the names of the images of services by path.
services := object.union(
	{array.concat(at, ["services", i]): service |
		some at, holder in holders
		some i, service in holder.services
		is_string(service)
	},
	{array.concat(at, ["services", i, "name"]): service.name |
		some at, holder in holders
		some i, service in holder.services
		is_string(service.name)
	},
)

# variables are the variables of the pipeline, of jobs, their rules and their
# services: their names and values, by the path of the value.
variables := object.union(
	{array.concat(at, [name]): {"name": name, "value": value} |
		some at, set in variable_sets
		some name, value in set
		not is_object(value)
	},
	{array.concat(at, [name, "value"]): {"name": name, "value": long.value} |
		some at, set in variable_sets
		some name, long in set
		is_object(long)
	},
)

variable_sets := object.union_n([
	{array.concat(at, ["variables"]): holder.variables | some at, holder in holders; is_object(holder.variables)},
	{array.concat(at, ["rules", i, "variables"]): rule.variables |
		some at, holder in holders
		some i, rule in holder.rules
		is_object(rule.variables)
	},
	{array.concat(at, ["services", i, "variables"]): service.variables |
		some at, holder in holders
		some i, service in holder.services
		is_object(service.variables)
	},
	{["workflow", "rules", i, "variables"]: rule.variables |
		some i, rule in input.workflow.rules
		is_object(rule.variables)
	},
])

# commands are the lines of scripts by path, lists in lists included.
commands := {path: line |
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
