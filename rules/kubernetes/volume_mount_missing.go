package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const volumeMountMissingGood = `
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      volumeMounts:
        - name: cache
          mountPath: /var/cache
  volumes:
    - name: cache
      emptyDir: {}
`

// VolumeMountMissing reports mounts of volumes that the pod does not have.
var VolumeMountMissing = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-volume-mount-missing",
		Title:    "container mounts a volume that the pod does not have",
		Severity: lint.Error,
		Doc: `
The API server rejects the object: a container mounts a volume by name, and neither
` + "`volumes` of the pod nor `volumeClaimTemplates`" + ` of a StatefulSet has one of that name.
`,
		Bad:   lint.Edit(volumeMountMissingGood, "    - name: cache\n      emptyDir", "    - name: cached\n      emptyDir"),
		Good:  volumeMountMissingGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/storage/volumes/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		t, ok := podTemplate(o)
		if !ok {
			return nil
		}
		var names []string
		has := make(map[string]bool)
		add := func(f field) (known bool) {
			name, ok := f.text()
			names = append(names, name)
			has[name] = true
			return ok || f.value == nil
		}
		for _, v := range t.get("spec", "volumes").items() {
			if !add(v.get("name")) {
				return nil
			}
		}
		if o.Kind == "StatefulSet" {
			for _, c := range whole(o).get("spec", "volumeClaimTemplates").items() {
				if !add(c.get("metadata", "name")) {
					return nil
				}
			}
		}
		for _, c := range containers(t.get("spec")) {
			for _, list := range []string{"volumeMounts", "volumeDevices"} {
				for _, m := range c.get(list).items() {
					f := m.get("name")
					if name, ok := f.text(); ok && name != "" && !has[name] {
						report(pass, f.path, "there is no volume %q%s", name, suggest.DidYouMean(name, names))
					}
				}
			}
		}
		return nil
	},
}
