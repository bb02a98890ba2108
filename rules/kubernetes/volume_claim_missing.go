package kubernetes

import (
	"slices"
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const podWithClaim = `
-- kustomization.yaml --
resources: [pod.yaml, claim.yaml]
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: web, image: "example.com/web:1.4"}]
  volumes:
    - name: data
      persistentVolumeClaim: {claimName: uploads}
-- claim.yaml --
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: uploads}
spec:
  accessModes: [ReadWriteOnce]
  resources: {requests: {storage: 1Gi}}
`

// VolumeClaimMissing reports pods with a volume from a claim that is not there.
var VolumeClaimMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-volume-claim-missing",
		Title:    "PersistentVolumeClaim of a pod is not there",
		Severity: lint.Warning,
		Off:      true,
		Doc: `
A volume of the pod is a PersistentVolumeClaim that is not applied with it. Where nobody
else makes the claim, the pod stays Pending: "persistentvolumeclaim not found" stands in
its events, and the rollout hangs.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory. The claims that a StatefulSet makes of its ` + "`volumeClaimTemplates`" + ` count too, by
the names that they get (` + "`data-web-0`" + `). Off by default, since claims are often made once, by
hand, and left alone. Where a custom resource may make it, nothing is said.
`,
		Bad:   lint.Edit(podWithClaim, "metadata: {name: uploads}", "metadata: {name: upload}"),
		Good:  podWithClaim,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, t := range p.templates {
			for _, v := range t.get("spec", "volumes").items() {
				f := v.get("persistentVolumeClaim", "claimName")
				name, ok := f.text()
				if !ok || name == "" || !p.isTransparent(t.namespace) || isTemplated(t.object, v.get("name").value) {
					continue
				}
				claims := objectsOf(pass.Unit, "/PersistentVolumeClaim", t.namespace)
				if named(claims, name) || isOfStatefulSet(objectsOf(pass.Unit, "apps/StatefulSet", t.namespace), name) {
					continue
				}
				var names []string
				for _, c := range claims {
					names = append(names, c.Name)
				}
				reportAt(pass, t.object, f.path, "%s %s has a volume of the PersistentVolumeClaim %q, which the %s does not have%s",
					t.object.Kind, t.object.WrittenName(), name, pass.Unit.Of, suggest.DidYouMean(name, names))
			}
		}
		return nil
	},
}

// isTemplated reports whether o is a StatefulSet with a claim template named
// volume: pods get the claim made of that in place of their own volume.
func isTemplated(o *kubernetes.Object, volume any) bool {
	return slices.ContainsFunc(whole(o).get("spec", "volumeClaimTemplates").items(), func(template field) bool {
		return template.get("metadata", "name").value == volume
	})
}

// isOfStatefulSet reports whether a claim is one that a StatefulSet makes:
// template, StatefulSet and number.
func isOfStatefulSet(sets []*kubernetes.Object, claim string) bool {
	return slices.ContainsFunc(sets, func(o *kubernetes.Object) bool {
		return slices.ContainsFunc(whole(o).get("spec", "volumeClaimTemplates").items(), func(template field) bool {
			name, _ := template.get("metadata", "name").value.(string)
			number, ok := strings.CutPrefix(claim, name+"-"+o.Name+"-")
			_, err := strconv.Atoi(number)
			return ok && err == nil || isOpen(name) || isOpen(o.Name)
		})
	})
}
