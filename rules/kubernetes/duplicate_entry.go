package kubernetes

import (
	"encoding/json"
	"fmt"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const duplicateEntryGood = `
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.4
    - name: proxy
      image: example.com/proxy:2.0
`

// DuplicateEntry reports entries of lists that the API server wants once.
var DuplicateEntry = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-duplicate-entry",
		Title:    "list has an entry twice that must be unique",
		Severity: lint.Error,
		Doc: `
The API server rejects the object with "Duplicate value" or "must be unique": two
containers or two volumes of a pod have one name (init containers count too), two ports of
a container have one name, two mounts of a container have one path, or two ports of a
Service have one name or one number and protocol.

Environment variables that are set twice have a rule of their own, since those are
accepted.
`,
		Bad:   lint.Edit(duplicateEntryGood, "- name: proxy", "- name: web"),
		Good:  duplicateEntryGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-score:container-ports-check"},
		Refs:  []string{"https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		if t, ok := podTemplate(pass.Unit); ok {
			spec := t.get("spec")
			unique(pass, "container name %q", containers(spec), "name")
			unique(pass, "volume name %q", spec.get("volumes").items(), "name")
			for _, c := range containers(spec) {
				unique(pass, "port name %q", c.get("ports").items(), "name")
				unique(pass, "mountPath %q", c.get("volumeMounts").items(), "mountPath")
				unique(pass, "devicePath %q", c.get("volumeDevices").items(), "devicePath")
			}
		}
		if o := pass.Unit; o.Group+"/"+o.Kind == "/Service" {
			ports := whole(o).get("spec", "ports").items()
			unique(pass, "port name %q", ports, "name")
			seen := make(map[string]bool)
			for _, port := range ports {
				n, ok := port.get("port").value.(json.Number)
				protocol, isText := port.get("protocol").text()
				if protocol == "" {
					protocol = "TCP"
				}
				if !ok || !isText && port.get("protocol").value != nil {
					continue
				}
				key := fmt.Sprintf("port %s of protocol %s", n, protocol)
				if seen[key] {
					report(pass, port.get("port").path, "%s is there twice", key)
				}
				seen[key] = true
			}
		}
		return nil
	},
}

// unique reports items whose key has the value of an earlier one.
func unique(pass *lint.Pass[*kubernetes.Object], what string, items []field, key string) {
	seen := make(map[string]bool)
	for _, item := range items {
		f := item.get(key)
		value, ok := f.text()
		if !ok || value == "" {
			continue
		}
		if seen[value] {
			report(pass, f.path, what+" is there twice", value)
		}
		seen[value] = true
	}
}
