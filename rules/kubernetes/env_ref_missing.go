package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const envRefMissingGood = `
-- kustomization.yaml --
resources: [pod.yaml]
configMapGenerator:
  - name: settings
    literals: [LEVEL=info]
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      envFrom:
        - configMapRef: {name: settings}
`

// EnvRefMissing reports ConfigMaps and Secrets that pods need and that are not
// there.
var EnvRefMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-env-ref-missing",
		Title:    "pod needs a ConfigMap or Secret that is not there",
		Severity: lint.Warning,
		Off:      true,
		Doc: `
A container takes its environment or a volume from a ConfigMap or a Secret that is not
applied with it. Where nobody else makes it, the container does not start
(` + "`CreateContainerConfigError`" + `, or the volume is not mounted), and the rollout hangs.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory; names that kustomize gives a hash are followed. Nothing is said of what an
ExternalSecret, a SealedSecret, a Certificate, another controller or a command of the set
makes, nor of references that are ` + "`optional`" + `. Off by default, since Secrets are often made by
hand.
`,
		Bad:   lint.Edit(envRefMissingGood, "- configMapRef: {name: settings}", "- configMapRef: {name: setings}"),
		Good:  envRefMissingGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-linter:env-value-from"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		c := configOf(pass.Unit)
		for _, t := range podsOf(pass.Unit).templates {
			for _, r := range references(t) {
				name, _ := r.name.text()
				list := objectsOf(pass.Unit, "/"+r.kind, t.namespace)
				if named(list, name) || c.isElsewhere(r.kind, t.namespace, name) {
					continue
				}
				var names []string
				for _, o := range list {
					names = append(names, o.Name)
				}
				reportAt(pass, t.object, r.name.path, "%s %s needs the %s %q, which the %s does not have%s",
					t.object.Kind, t.object.WrittenName(), r.kind, name, pass.Unit.Of, suggest.DidYouMean(name, names))
			}
		}
		return nil
	},
}
