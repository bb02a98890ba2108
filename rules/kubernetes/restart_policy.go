package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const restartPolicyGood = `
-- job.yaml --
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{name: migrate, image: "example.com/migrate:1.4"}]
`

// RestartPolicy reports restart policies that the kind of workload does not
// have.
var RestartPolicy = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-restart-policy",
		Title:    "kind of workload does not have this restart policy",
		Severity: lint.Error,
		Doc: `
The API server rejects the object. Pods of a Deployment, StatefulSet, DaemonSet,
ReplicaSet or ReplicationController restart ` + "`Always`" + `, which need not be said. Those of a
Job or CronJob restart ` + "`OnFailure` or `Never`" + `, which must be said, since the default is
` + "`Always`" + `.
`,
		Bad:   lint.Edit(restartPolicyGood, "\n      restartPolicy: Never", ""),
		Good:  restartPolicyGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-score:cronjob-restartpolicy"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		t, ok := podTemplate(o)
		f := t.get("spec", "restartPolicy")
		if !ok || t.get("spec").value == nil {
			return nil
		}
		policy, ok := f.text()
		switch {
		case f.value != nil && !ok:
		case policy != "" && policy != "Always" && policy != "OnFailure" && policy != "Never":
			report(pass, f.path, "restartPolicy %q is none of Always, OnFailure and Never", policy)
		case o.Group == "batch" && policy == "":
			report(pass, f.path, "restartPolicy is missing: pods of a %s restart OnFailure or Never, and Always is the default", o.Kind)
		case o.Group == "batch" && policy == "Always":
			report(pass, f.path, "restartPolicy is Always, and pods of a %s restart OnFailure or Never", o.Kind)
		case o.Group != "batch" && len(t.path) > 1 && policy != "" && policy != "Always":
			report(pass, f.path, "restartPolicy is %s, and pods of a %s restart Always", policy, o.Kind)
		}
		return nil
	},
}
