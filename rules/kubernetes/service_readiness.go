package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// ServiceReadiness reports containers that a Service leads to and that have no
// readiness probe.
var ServiceReadiness = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-service-readiness",
		Title:    "Service leads to a container without readiness probe",
		Severity: lint.Warning,
		Doc: `
The Service sends connections to the pod as soon as its process is started, before it
listens, and when it hangs: without a readiness probe nobody asks.

Add a ` + "`readinessProbe`" + ` that asks for what the container serves. Reported are the single container
of a pod, and those of a Pod that list ports; containers of workloads that list ports are the
business of k8s-readiness-probe. A Service that publishes addresses that are not ready has
its reasons.
`,
		Bad: `
` + examplePod + `---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`,
		Good: `
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      readinessProbe: {tcpSocket: {port: 80}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-score:pod-probes"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		p := podsOf(pass.Unit)
		reported := make(map[*kubernetes.Object]bool)
		for _, service := range objectsOf(pass.Unit, "/Service", "") {
			spec := whole(service).get("spec")
			selector := spec.get("selector")
			if len(selector.keys()) == 0 || spec.get("type").value == "ExternalName" || spec.get("publishNotReadyAddresses").value == true {
				continue
			}
			for _, t := range p.matching(service.Namespace, selector) {
				if o := t.object; !reported[o] && o.Group != "batch" && t.namespace == service.Namespace {
					reported[o] = true
					reportUnready(pass, service, t)
				}
			}
		}
		return nil
	},
}

// reportUnready reports the containers of t that serve without a probe.
func reportUnready(pass *lint.Pass[*kubernetes.Set], service *kubernetes.Object, t template) {
	list := t.get("spec", "containers").items()
	for _, c := range list {
		ports := len(c.get("ports").items())
		if ports > 0 && t.object.Kind != "Pod" || ports == 0 && len(list) > 1 || c.get("readinessProbe").value != nil {
			continue
		}
		if name, ok := c.get("name").text(); ok {
			reportAt(pass, t.object, c.get("readinessProbe").path, "Service %s leads to container %q of %s %s, which has no readiness probe",
				service.WrittenName(), name, t.object.Kind, t.object.WrittenName())
		}
	}
}
