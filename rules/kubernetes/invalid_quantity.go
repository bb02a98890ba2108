package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const invalidQuantityGood = `
-- claim.yaml --
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 10Gi
`

// InvalidQuantity reports amounts of memory, CPU and the like that are none.
var InvalidQuantity = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-quantity",
		Title:    "quantity is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the object: the value is no quantity. One is a number with or
without one of the suffixes ` + "`n u m k M G T P E` (powers of ten), `Ki Mi Gi Ti Pi Ei`" + ` (powers
of two), or an exponent such as ` + "`e6`" + `. Case matters, there is no ` + "`B`" + ` for bytes, and no space
between the number and the suffix.
`,
		Bad:   lint.Edit(invalidQuantityGood, "storage: 10Gi", "storage: 10GB"),
		Good:  invalidQuantityGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		for _, f := range quantities(pass.Unit) {
			if s, ok := f.text(); ok && !isQuantity(s) {
				report(pass, f.path, "quantity %q is not valid: it is a number with a suffix such as m, k, M, G, Ki, Mi or Gi, or none", s)
			} else if amount, ok := f.amount(); ok && strings.HasPrefix(amount, "-") {
				report(pass, f.path, "quantity %s is negative", amount)
			}
		}
		return nil
	},
}

// quantities returns the fields of the object that are quantities.
func quantities(o *kubernetes.Object) (list []field) {
	all := func(amounts field) {
		for _, key := range amounts.keys() {
			list = append(list, amounts.get(key))
		}
	}
	resources := func(f field) {
		all(f.get("requests"))
		all(f.get("limits"))
	}
	spec := whole(o).get("spec")
	switch o.Group + "/" + o.Kind {
	case "/PersistentVolumeClaim":
		resources(spec.get("resources"))
	case "/PersistentVolume":
		all(spec.get("capacity"))
	case "/ResourceQuota":
		all(spec.get("hard"))
	case "/LimitRange":
		for _, l := range spec.get("limits").items() {
			for _, key := range []string{"default", "defaultRequest", "max", "min", "maxLimitRequestRatio"} {
				all(l.get(key))
			}
		}
	case "apps/StatefulSet":
		for _, c := range spec.get("volumeClaimTemplates").items() {
			resources(c.get("spec", "resources"))
		}
	}
	t, ok := podTemplate(o)
	if !ok {
		return list
	}
	pod := t.get("spec")
	resources(pod.get("resources"))
	all(pod.get("overhead"))
	for _, c := range containers(pod) {
		resources(c.get("resources"))
	}
	for _, v := range pod.get("volumes").items() {
		list = append(list, v.get("emptyDir", "sizeLimit"))
		resources(v.get("ephemeral", "volumeClaimTemplate", "spec", "resources"))
	}
	return list
}
