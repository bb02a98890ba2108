# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: new-rule
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [{type: gitlab}]
#   bad: |
#     build:
#       image: docker.io/golang:1.26
#       script: make
#   good: |
#     build:
#       image: registry.example.com/golang:1.26
#       script: make
package policies.new_rule

deny contains {"msg": msg, "path": ["jobs", name, "image"]} if {
	some name, job in input.jobs
	startswith(image_of(job), "docker.io/")
	msg := sprintf("job %q takes its image from docker.io", [name])
}

image_of(job) := job.image if is_string(job.image)

image_of(job) := job.image.name if is_object(job.image)
