# METADATA
# title: pods and containers of any workload
# description: |
#   Says where the pod of a workload is and which containers it has, whatever the
#   kind: a Pod, a Deployment, a CronJob. Every path leads from the top of the
#   object, so that a finding points at the right line.
#
#   What stands here is worked out once for a document, however many policies ask.
package infralint.lib.kubernetes

# pod_path leads to the pod specification; undefined for an object without pod.
pod_path := ["spec"] if input.kind == "Pod"

pod_path := ["template", "spec"] if input.kind == "PodTemplate"

pod_path := ["spec", "jobTemplate", "spec", "template", "spec"] if input.kind == "CronJob"

pod_path := ["spec", "template", "spec"] if input.kind in templated

pod_path := ["spec", "template", "spec"] if is_custom

# is_custom holds for a custom resource that makes pods from a template, where a
# Deployment has it: a Knative Service for example. Such an object is judged as
# a PodTemplate.
is_custom if {
	not input.kind in templated
	not input.kind in {"CronJob", "Pod", "PodTemplate"}
	is_array(object.get(input, ["spec", "template", "spec", "containers"], null))
}

# templated are the kinds that have their pod in a template.
templated := {
	"DaemonSet",
	"Deployment",
	"DeploymentConfig",
	"Job",
	"ReplicaSet",
	"ReplicationController",
	"Rollout",
	"StatefulSet",
}

# pod is the pod specification. The path is written out for each kind, so that
# the type checker knows its fields.
pod := spec if {
	input.kind == "Pod"
	spec := input.spec
	is_object(spec)
}

pod := spec if {
	input.kind == "PodTemplate"
	spec := input.template.spec
	is_object(spec)
}

pod := spec if {
	input.kind == "CronJob"
	spec := input.spec.jobTemplate.spec.template.spec
	is_object(spec)
}

pod := spec if {
	input.kind in templated
	spec := input.spec.template.spec
	is_object(spec)
}

pod := spec if {
	is_custom
	spec := input.spec.template.spec
	is_object(spec)
}

# pod_metadata_path leads to the metadata of the pod itself.
pod_metadata_path := array.concat(array.slice(pod_path, 0, count(pod_path) - 1), ["metadata"])

# pod_metadata is the metadata of the pod, an empty object where there is none.
pod_metadata := metadata if {
	metadata := object.get(input, pod_metadata_path, {})
	is_object(metadata)
} else := {}

# psp is the specification of a PodSecurityPolicy, which said before Kubernetes
# 1.25 what pods may ask for. Its fields are looked up by object.get, since there
# is no schema of it.
psp := spec if {
	input.kind == "PodSecurityPolicy"
	spec := object.get(input, "spec", {})
	is_object(spec)
}

# is_windows holds for a pod that says it is for Windows nodes, where there is
# no Linux security context.
is_windows if pod.os.name == "windows"

# has_user_namespace holds for a pod whose root is an ordinary user of the node.
has_user_namespace if pod.hostUsers == false

# containers are all containers by path: init containers and ephemeral ones too.
containers[path] := container if {
	some i, container in pod.initContainers
	is_object(container)
	path := array.concat(pod_path, ["initContainers", i])
}

containers[path] := container if {
	some i, container in pod.containers
	is_object(container)
	path := array.concat(pod_path, ["containers", i])
}

containers[path] := container if {
	some i, container in pod.ephemeralContainers
	is_object(container)
	path := array.concat(pod_path, ["ephemeralContainers", i])
}

# resource_containers are those that may have resources: not ephemeral ones.
resource_containers[path] := container if {
	some path, container in containers
	not "ephemeralContainers" in path
}

# main_containers are those that run as long as the pod does.
main_containers[path] := container if {
	some path, container in containers
	"containers" in path
}

# serving_containers are those of them that name a port.
serving_containers[path] := container if {
	some path, container in main_containers
	count(container.ports) > 0
}

# title names a container in a message: container "web", init container "setup".
title(path, container) := sprintf("%s %q", [role(path), name]) if {
	name := container.name
} else := sprintf("%s %d", [role(path), path[count(path) - 1]])

role(path) := {
	"containers": "container",
	"initContainers": "init container",
	"ephemeralContainers": "ephemeral container",
}[path[count(path) - 2]]

# security gives a field of the security context that holds for a container:
# its own, else that of the pod. Only fields that both have may be asked for.
security(container, field) := value if {
	value := container.securityContext[field]
	value != null
} else := value if {
	value := pod.securityContext[field]
	value != null
}

# security_path leads to where the field is set, or would be: at the container.
security_path(path, container, field) := array.concat(pod_path, ["securityContext", field]) if {
	object.get(container, ["securityContext", field], null) == null
	object.get(pod, ["securityContext", field], null) != null
} else := array.concat(path, ["securityContext", field])

# volume_title names a volume in a message.
volume_title(volume) := sprintf("volume %q", [name]) if {
	name := volume.name
} else := "volume"

# host_paths are the paths of the node that volumes are, by index, without a
# slash at the end.
host_paths[i] := clean(volume.hostPath.path) if some i, volume in pod.volumes

clean(path) := "/" if {
	trim_right(path, "/") == ""
} else := trim_right(path, "/")

# is_runtime_socket holds for the socket of a container runtime on the node.
is_runtime_socket(path) if regex.match(`^(?:/var)?/run/(?:.+/)?(?:docker|containerd|crio|dockershim|cri-dockerd|podman)\.sock/?$`, path)
