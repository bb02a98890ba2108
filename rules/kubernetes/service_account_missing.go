package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const serviceAccountMissingGood = `
-- kustomization.yaml --
resources: [pod.yaml, account.yaml]
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  serviceAccountName: web
  containers: [{name: web, image: "example.com/web:1.4"}]
-- account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
`

// ServiceAccountMissing reports pods that run as a service account that is not
// there.
var ServiceAccountMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-service-account-missing",
		Title:    "service account of a pod is not there",
		Severity: lint.Warning,
		Off:      true,
		Doc: `
The pod runs as a service account that is not applied with it. Where nobody else makes the
account, no pod is created: "serviceaccount not found" stands in the events of the
ReplicaSet, and the rollout hangs.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory. Off by default, since accounts are often made elsewhere: by Terraform, or by
the kustomization of a whole namespace. Where a custom resource may make it, nothing is said.
`,
		Bad:   lint.Edit(serviceAccountMissingGood, "serviceAccountName: web", "serviceAccountName: webb"),
		Good:  serviceAccountMissingGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-linter:non-existent-service-account"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, t := range p.templates {
			f := t.get("spec", "serviceAccountName")
			if f.value == nil {
				f = t.get("spec", "serviceAccount") // the old name of the field
			}
			name, ok := f.text()
			if !ok || name == "" || name == "default" || !p.isTransparent(t.namespace) {
				continue
			}
			accounts := objectsOf(pass.Unit, "/ServiceAccount", t.namespace)
			if named(accounts, name) {
				continue
			}
			var names []string
			for _, a := range accounts {
				names = append(names, a.Name)
			}
			reportAt(pass, t.object, f.path, "%s %s runs as service account %q, which the %s does not have%s",
				t.object.Kind, t.object.WrittenName(), name, pass.Unit.Of, suggest.DidYouMean(name, names))
		}
		return nil
	},
}
