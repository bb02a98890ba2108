# Inputs for the tests of policies.
package infralint.lib.testing

# pod is a Pod with these containers.
pod(containers) := pod_with({"containers": containers})

# pod_with is a Pod with this specification.
pod_with(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": spec}

# workload is an object of a kind with a pod template of this specification.
workload(kind, spec) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": "w"},
	"spec": {"template": {"spec": spec}},
}

# cron_job is a CronJob with a pod of this specification.
cron_job(spec) := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "c"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": spec}}}},
}

# terraform is a Terraform module with these resources: their values by type and
# name.
terraform(resources) := terraform_with({"resources": resources})

# terraform_with is a Terraform module with resources, data and more.
terraform_with(parts) := object.union(parts, {
	"resources": terraform_objects("resources", "", object.get(parts, "resources", {})),
	"data": terraform_objects("data", "data.", object.get(parts, "data", {})),
})

terraform_objects(kind, prefix, resources) := {type: {name: one |
	some name, values in byname
	one := {
		"type": type,
		"name": name,
		"address": sprintf("%s%s.%s", [prefix, type, name]),
		"path": [kind, type, name],
		"values": object.remove(values, ["references", "lifecycle", "provisioners"]),
		"references": object.get(values, "references", {}),
		"lifecycle": object.get(values, "lifecycle", {"prevent_destroy": false}),
		"provisioners": object.get(values, "provisioners", []),
	}
} |
	some type, byname in resources
}

# instruction is an instruction of a Dockerfile with these arguments.
instruction(name, args) := {"name": name, "text": concat(" ", args), "json": false, "flags": {}, "args": args}

# command is a program with its arguments, as RUN starts it.
command(words) := {
	"name": words[0],
	"args": array.slice(words, 1, count(words)),
	"env": {},
	"via": [],
	"pipeline": 0,
	"stage": 0,
	"pipefail": false,
	"redirects": [],
}

# dockerfile is a Dockerfile of one stage with these instructions behind FROM.
dockerfile(instructions) := {
	"name": "Dockerfile",
	"ignored": false,
	"directives": {},
	"args": [],
	"stages": [{
		"index": 0,
		"final": true,
		"image": "debian:13",
		"lineage": [0],
		"instructions": array.concat([instruction("FROM", ["debian:13"])], instructions),
	}],
}

# runs is a Dockerfile with one RUN of these commands, each a list of words.
runs(commands) := dockerfile([object.union(instruction("RUN", []), {"commands": [command(words) | some words in commands]})])
