package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const podWithPullSecret = `
-- kustomization.yaml --
resources: [pod.yaml]
secretGenerator:
  - name: registry
    type: kubernetes.io/dockerconfigjson
    literals: ['.dockerconfigjson={"auths":{}}']
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  imagePullSecrets: [{name: registry}]
  containers: [{name: web, image: "example.com/web:1.4"}]
`

// PullSecretMissing reports pods and service accounts that pull images with a
// Secret that is not there.
var PullSecretMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-pull-secret-missing",
		Title:    "imagePullSecrets names a Secret that is not there",
		Severity: lint.Warning,
		Off:      true,
		Doc: `
A pod, or the service account that it runs as, pulls its images with a Secret that is not
applied with it. Where nobody else makes it, the node asks the registry without credentials:
a private image is not pulled (` + "`ImagePullBackOff`" + `), on new nodes first, since old ones
have it still.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory. Nothing is said of what an ExternalSecret, a SealedSecret or another controller of
the set makes. Off by default, since these Secrets are often made by hand, or copied into
every namespace.
`,
		Bad:   lint.Edit(podWithPullSecret, "imagePullSecrets: [{name: registry}]", "imagePullSecrets: [{name: regitsry}]"),
		Good:  podWithPullSecret,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		c := configOf(pass.Unit)
		check := func(o *kubernetes.Object, list field) {
			for _, item := range list.items() {
				f := item.get("name")
				name, ok := f.text()
				if !ok || name == "" || strings.Contains(name, "-dockercfg-") { // OpenShift makes these
					continue
				}
				secrets := objectsOf(pass.Unit, "/Secret", o.Namespace)
				if named(secrets, name) || c.isElsewhere("Secret", o.Namespace, name) {
					continue
				}
				var names []string
				for _, s := range secrets {
					names = append(names, s.Name)
				}
				reportAt(pass, o, f.path, "%s %s pulls images with the Secret %q, which the %s does not have%s",
					o.Kind, o.WrittenName(), name, pass.Unit.Of, suggest.DidYouMean(name, names))
			}
		}
		for _, t := range podsOf(pass.Unit).templates {
			check(t.object, t.get("spec", "imagePullSecrets"))
		}
		for _, o := range pass.Unit.Objects {
			if o.Group+"/"+o.Kind == "/ServiceAccount" {
				check(o, whole(o).get("imagePullSecrets"))
			}
		}
		return nil
	},
}
