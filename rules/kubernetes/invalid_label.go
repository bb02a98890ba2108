package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const invalidLabelGood = `
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: team-shop
`

// InvalidLabel reports labels, annotations and selectors that are no such.
var InvalidLabel = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-label",
		Title:    "label or annotation is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the object because of a label, an annotation or a selector. The
key of both has up to 63 letters, digits, ` + "`-`, `_` and `.`" + `, begins and ends with a letter
or digit, and may have a DNS name and ` + "`/`" + ` before it. The value of a label has the same
form, or is empty: no spaces, no slashes, no colons. The value of an annotation may be
any text.

Put free text, addresses and lists into an annotation.
`,
		Bad:   lint.Edit(invalidLabelGood, "owner: team-shop", "owner: Team Shop"),
		Good:  invalidLabelGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-score:label-values"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		keys := func(what string, labels field, form func(string) string) {
			for _, key := range labels.keys() {
				if isOpen(key) {
					continue
				}
				if problem := isQualifiedName(form(key)); problem != "" {
					report(pass, labels.get(key).path, "%s key %q is not valid: %s", what, key, problem)
				}
			}
		}
		values := func(what string, labels field) {
			for _, key := range labels.keys() {
				f := labels.get(key)
				value, ok := f.text()
				if problem := isLabelValue(value); ok && problem != "" {
					report(pass, f.path, "%s value %q is not valid: %s", what, value, problem)
				}
			}
		}
		same := func(s string) string { return s }
		verify := func(metadata field) {
			keys("label", metadata.get("labels"), same)
			values("label", metadata.get("labels"))
			keys("annotation", metadata.get("annotations"), strings.ToLower)
		}
		o := whole(pass.Unit)
		verify(o.get("metadata"))
		if t, ok := podTemplate(pass.Unit); ok {
			if len(t.path) > 0 {
				verify(t.get("metadata"))
			}
			keys("nodeSelector", t.get("spec", "nodeSelector"), same)
			values("nodeSelector", t.get("spec", "nodeSelector"))
		}
		if l := selector(pass.Unit); l.value != nil {
			keys("selector", l, same)
			values("selector", l)
		}
		return nil
	},
}

// selector returns the labels that the object selects by, if it has some.
func selector(o *kubernetes.Object) field {
	switch o.Group + "/" + o.Kind {
	case "/Service", "/ReplicationController":
		return whole(o).get("spec", "selector")
	case "apps/DaemonSet", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "batch/Job", "policy/PodDisruptionBudget":
		return whole(o).get("spec", "selector", "matchLabels")
	case "networking.k8s.io/NetworkPolicy":
		return whole(o).get("spec", "podSelector", "matchLabels")
	}
	return field{}
}
