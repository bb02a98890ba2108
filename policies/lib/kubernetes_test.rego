package infralint.lib.kubernetes_test

import data.infralint.lib.kubernetes as k8s
import data.infralint.lib.testing

spec := {"containers": [{"name": "web"}]}

test_every_workload_has_its_pod if {
	every kind in ["DaemonSet", "Deployment", "DeploymentConfig", "Job", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet"] {
		k8s.pod == spec with input as testing.workload(kind, spec)
		k8s.containers == {["spec", "template", "spec", "containers", 0]: {"name": "web"}} with input as testing.workload(kind, spec)
	}
}

test_pod if {
	k8s.containers == {["spec", "containers", 0]: {"name": "web"}} with input as testing.pod_with(spec)
}

test_pod_template if {
	k8s.containers == {["template", "spec", "containers", 0]: {"name": "web"}} with input as {"kind": "PodTemplate", "template": {"spec": spec}}
}

test_cron_job if {
	path := ["spec", "jobTemplate", "spec", "template", "spec", "containers", 0]
	k8s.containers == {path: {"name": "web"}} with input as testing.cron_job(spec)
}

test_other_kinds_have_no_pod if {
	not k8s.pod with input as {"kind": "Service", "spec": {"template": {"spec": {"containers": 1}}}}
	count(k8s.containers) == 0 with input as {"kind": "ConfigMap"}
}

test_custom_resource_with_a_template if {
	k8s.containers == {["spec", "template", "spec", "containers", 0]: {"name": "web"}} with input as testing.workload("Service", spec)
}

test_no_pod_where_there_should_be_one if {
	not k8s.pod with input as {"kind": "Deployment"}
	not k8s.pod with input as testing.workload("Deployment", null)
	count(k8s.containers) == 0 with input as testing.pod_with({"containers": null})
	count(k8s.containers) == 0 with input as testing.pod_with({"containers": ["web"]})
}

all_sorts := {
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "web"}, {}],
	"ephemeralContainers": [{"name": "debug"}],
}

test_titles if {
	titles := {title | some path, c in k8s.containers; title := k8s.title(path, c)} with input as testing.pod_with(all_sorts)
	titles == {`container "web"`, `init container "setup"`, `ephemeral container "debug"`, "container 1"}
}

test_ephemeral_containers_have_no_resources if {
	names := {c.name | some c in k8s.resource_containers} with input as testing.pod_with(all_sorts)
	names == {"setup", "web"}
}

test_pod_metadata if {
	template := {"metadata": {"labels": {"app": "web"}}, "spec": spec}
	k8s.pod_metadata.labels.app == "web" with input as {"kind": "Deployment", "spec": {"template": template}}
	k8s.pod_metadata.name == "p" with input as testing.pod_with(spec)
	k8s.pod_metadata == {} with input as testing.workload("Deployment", spec)
	k8s.pod_metadata == {} with input as {"kind": "Deployment", "spec": {"template": {"metadata": null}}}
}

test_windows if {
	k8s.is_windows with input as testing.pod_with({"os": {"name": "windows"}})
	not k8s.is_windows with input as testing.pod_with({"os": {"name": "linux"}})
	not k8s.is_windows with input as testing.pod_with({})
}

test_security_of_container_wins if {
	in_pod := testing.pod_with({"securityContext": {"runAsUser": 1, "runAsGroup": 2}})
	k8s.security({"securityContext": {"runAsUser": 0}}, "runAsUser") == 0 with input as in_pod
	k8s.security({"securityContext": {"runAsUser": null}}, "runAsUser") == 1 with input as in_pod
	k8s.security({}, "runAsGroup") == 2 with input as in_pod
	not k8s.security({}, "runAsNonRoot") with input as in_pod
}

test_security_path if {
	in_pod := testing.pod_with({"securityContext": {"runAsUser": 1}})
	path := ["spec", "containers", 0]
	own := ["spec", "containers", 0, "securityContext", "runAsUser"]
	k8s.security_path(path, {}, "runAsUser") == ["spec", "securityContext", "runAsUser"] with input as in_pod
	k8s.security_path(path, {"securityContext": {"runAsUser": 0}}, "runAsUser") == own with input as in_pod
	k8s.security_path(path, {}, "runAsUser") == own with input as testing.pod_with({})
}

test_runtime_socket if {
	every path in ["/var/run/docker.sock", "/run/containerd/containerd.sock", "/run/k3s/containerd/containerd.sock", "/run/podman/podman.sock"] {
		k8s.is_runtime_socket(path)
	}
	every path in ["/var/log", "/var/run/app.sock", "/data/docker.sock.d", "/var/run"] {
		not k8s.is_runtime_socket(path)
	}
}

test_main_and_serving_containers if {
	names := {c.name | some c in k8s.main_containers} with input as testing.pod_with(object.union(all_sorts, {"containers": [{"name": "web"}]}))
	names == {"web"}
	serving := {c.name | some c in k8s.serving_containers} with input as testing.pod([{"name": "a", "ports": [{}]}, {"name": "b", "ports": []}, {"name": "c"}])
	serving == {"a"}
}

test_user_namespace if {
	k8s.has_user_namespace with input as testing.pod_with({"hostUsers": false})
	not k8s.has_user_namespace with input as testing.pod_with({"hostUsers": true})
	not k8s.has_user_namespace with input as testing.pod_with({})
}

test_pod_security_policy if {
	k8s.psp == {"hostPID": true} with input as {"kind": "PodSecurityPolicy", "spec": {"hostPID": true}}
	not k8s.psp with input as {"kind": "PodSecurityPolicy", "spec": null}
	not k8s.psp with input as {"kind": "Pod", "spec": {}}
}

test_host_paths if {
	k8s.host_paths == {0: "/etc", 2: "/"} with input as testing.pod_with({"volumes": [{"hostPath": {"path": "/etc/"}}, {"emptyDir": {}}, {"hostPath": {"path": "/"}}]})
	k8s.volume_title({"name": "a"}) == `volume "a"`
	k8s.volume_title({}) == "volume"
}
