package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const invalidCombinationGood = `
-- web.yaml --
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: web}
spec:
  maxUnavailable: 1
  selector: {matchLabels: {app: web}}
`

// InvalidCombination reports fields that exclude each other, or need another.
var InvalidCombination = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-combination",
		Title:    "fields do not go together",
		Severity: lint.Error,
		Doc: `
The API server rejects the object, or the part of it: two fields exclude each other (` + "`value` and `valueFrom`" + ` of
a variable, ` + "`rollingUpdate`" + ` of a strategy that recreates, ` + "`minAvailable` and `maxUnavailable`" + `), or
one needs another that is not there (a container without an image, a probe that probes
nothing, a Service without ports).

Often a patch sets the one field and leaves the other, which the base has.
`,
		Bad:   lint.Edit(invalidCombinationGood, "spec:", "spec:\n  minAvailable: 1"),
		Good:  invalidCombinationGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/reference/kubernetes-api/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		c := combinations{pass}
		spec := whole(o).get("spec")
		switch o.Group + "/" + o.Kind {
		case "apps/Deployment":
			c.selector(spec)
			c.strategy(spec.get("strategy"), "Recreate")
		case "apps/DaemonSet":
			c.selector(spec)
			c.strategy(spec.get("updateStrategy"), "OnDelete")
		case "apps/StatefulSet", "apps/ReplicaSet":
			c.selector(spec)
			c.strategy(spec.get("updateStrategy"), "OnDelete")
			for _, t := range spec.get("volumeClaimTemplates").items() {
				c.claim(t.get("spec"))
			}
		case "/PersistentVolumeClaim":
			c.claim(spec)
		case "batch/Job":
			c.job(spec)
		case "batch/CronJob":
			c.job(spec.get("jobTemplate", "spec"))
		case "rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/ClusterRole":
			c.role(whole(o), o.Kind == "ClusterRole")
		case "rbac.authorization.k8s.io/RoleBinding", "rbac.authorization.k8s.io/ClusterRoleBinding":
			c.subjects(whole(o), o.Kind == "ClusterRoleBinding")
		case "admissionregistration.k8s.io/MutatingWebhookConfiguration", "admissionregistration.k8s.io/ValidatingWebhookConfiguration":
			c.webhooks(whole(o))
		case "policy/PodDisruptionBudget":
			c.exclude(spec, "minAvailable", "maxUnavailable")
		case "autoscaling/HorizontalPodAutoscaler":
			least, ok1 := spec.get("minReplicas").integer()
			most, ok2 := spec.get("maxReplicas").integer()
			if ok1 && ok2 && most < least {
				report(pass, spec.get("maxReplicas").path, "maxReplicas is %d, which is less than minReplicas, %d", most, least)
			}
			if o.APIVersion == "autoscaling/v2" {
				c.metrics(spec)
			}
		case "/Service":
			c.service(spec)
		case "networking.k8s.io/Ingress":
			if o.APIVersion == "networking.k8s.io/v1" {
				c.ingress(spec)
			}
		case "networking.k8s.io/NetworkPolicy":
			c.networkPolicy(spec)
		}
		for _, path := range selectorsOf[o.Group+"/"+o.Kind] {
			c.requirements(whole(o), path)
		}
		if t, ok := podTemplate(o); ok {
			c.pod(t.get("spec"))
		}
		return nil
	},
}

type combinations struct {
	*lint.Pass[*kubernetes.Object]
}

func (c combinations) say(f field, format string, args ...any) {
	report(c.Pass, f.path, format, args...)
}

// exclude reports that more than one of the fields is there.
func (c combinations) exclude(f field, keys ...string) {
	var found []string
	for _, key := range keys {
		if f.get(key).value != nil {
			found = append(found, "`"+key+"`")
		}
	}
	if len(found) > 1 {
		c.say(f.get(strings.Trim(found[len(found)-1], "`")), "only one of %s may be set", strings.Join(found, ", "))
	}
}

// isSet reports whether a field is there and not empty.
func (f field) isSet() bool { return f.value != nil && f.value != "" }

func (c combinations) selector(spec field) {
	s := spec.get("selector")
	if _, ok := s.value.(map[string]any); ok && len(s.get("matchLabels").keys()) == 0 && len(s.get("matchExpressions").items()) == 0 {
		c.say(s, "selector is empty, and must select the pods of the template")
	}
}

// strategy checks how pods are replaced. Other is the type without a rolling
// update.
func (c combinations) strategy(s field, other string) {
	rolling := s.get("rollingUpdate")
	if s.get("type").value == other && rolling.value != nil {
		c.say(rolling, "`rollingUpdate` may not be set where the type is %s", other)
		return
	}
	isZero := func(f field) bool {
		n, ok := f.integer()
		return ok && n == 0 || f.value == "0%"
	}
	if isZero(rolling.get("maxSurge")) && isZero(rolling.get("maxUnavailable")) {
		c.say(rolling.get("maxUnavailable"), "maxUnavailable may not be 0 where maxSurge is 0: no pod could be replaced")
	}
}
