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
