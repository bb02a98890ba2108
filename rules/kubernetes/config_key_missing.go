package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const configKeyMissingGood = `
-- web.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {LOG_LEVEL: info}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      env:
        - name: LEVEL
          valueFrom: {configMapKeyRef: {name: settings, key: LOG_LEVEL}}
`

// ConfigKeyMissing reports keys that pods need of a ConfigMap or Secret that
// does not have them.
var ConfigKeyMissing = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-config-key-missing",
		Title:    "pod needs a key that the ConfigMap or Secret does not have",
		Severity: lint.Warning,
		Doc: `
A container takes one key of a ConfigMap or a Secret, by an environment variable or an item
of a volume, and the object that is applied with it does not have that key. The container
does not start (` + "`CreateContainerConfigError`" + `), and the rollout hangs.

Nothing is said where something else may add keys, nor of references that are ` + "`optional`" + `.
`,
		Bad:   lint.Edit(configKeyMissingGood, "valueFrom: {configMapKeyRef: {name: settings, key: LOG_LEVEL}}", "valueFrom: {configMapKeyRef: {name: settings, key: LOGLEVEL}}"),
		Good:  configKeyMissingGood,
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
				key, ok := r.key.value.(string)
				if !ok || key == "" || isSubstituted(key) || c.made[r.kind] || c.made[r.kind+" "+name] {
					continue
				}
				var keys []string
				known, written := false, name
				for _, o := range objectsOf(pass.Unit, "/"+r.kind, t.namespace) {
					if isOpen(o.Name) {
						known = false
						break
					}
					if o.Name == name {
						var some []string
						if some, known = keysOf(o); !known {
							break
						}
						keys = append(keys, some...)
						written = o.WrittenName()
					}
				}
				if known && !slices.Contains(keys, key) {
					reportAt(pass, t.object, r.key.path, "%s %s needs the key %q of the %s %s, which does not have it%s",
						t.object.Kind, t.object.WrittenName(), key, r.kind, written, suggest.DidYouMean(key, keys))
				}
			}
		}
		return nil
	},
}
