package kubernetes

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// report reports a finding about the field of the object at path.
func report(pass *lint.Pass[*kubernetes.Object], path []any, format string, args ...any) {
	span, related := pass.Unit.Locate(path...)
	pass.Report(lint.Finding{Span: span, Related: related, Message: fmt.Sprintf(format, args...)})
}

// A field is a value with its path in the object.
type field struct {
	path  []any
	value any
}

// get returns the field at a path below f; its value is nil if there is none.
func (f field) get(path ...any) field {
	v := f.value
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[s]
		case int:
			list, _ := v.([]any)
			if s >= len(list) {
				v = nil
				break
			}
			v = list[s]
		}
	}
	return field{append(f.path[:len(f.path):len(f.path)], path...), v}
}

// items returns the items of a list, none for anything else.
func (f field) items() []field {
	list, _ := f.value.([]any)
	items := make([]field, len(list))
	for i := range list {
		items[i] = f.get(i)
	}
	return items
}

// keys returns the keys of a mapping in order.
func (f field) keys() []string {
	m, _ := f.value.(map[string]any)
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// text returns a string that is not to be replaced by something else before it
// is applied.
func (f field) text() (string, bool) {
	s, ok := f.value.(string)
	return s, ok && !isOpen(s)
}

// integer returns a number.
func (f field) integer() (int64, bool) {
	n, ok := f.value.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := n.Int64()
	return i, err == nil
}

// isOpen reports whether s looks like something that a tool fills in: Flux,
// envsubst, a template, or a person.
func isOpen(s string) bool {
	return isSubstituted(s) || strings.Contains(s, "__") || shouted.MatchString(s)
}

// isSubstituted is isOpen for what may be in capitals anyway, such as the name
// of an environment variable.
func isSubstituted(s string) bool { return strings.ContainsAny(s, "$<>%") || strings.Contains(s, "{{") }

// shouted is REPLACEME, PROJECT_ID and the like; protocols in capitals are
// shorter.
var shouted = lazyregexp.New(`[A-Z_]{6}`)

func whole(o *kubernetes.Object) field { return field{nil, o.Value} }

// podTemplate returns the object, or the part of it, with the metadata and the
// spec of the pods that the object makes.
func podTemplate(o *kubernetes.Object) (field, bool) {
	f := whole(o)
	switch o.Group + "/" + o.Kind {
	case "/Pod":
	case "/PodTemplate":
		f = f.get("template")
	case "/ReplicationController", "apps/DaemonSet", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "batch/Job",
		"extensions/DaemonSet", "extensions/Deployment", "extensions/ReplicaSet": // of old releases
		f = f.get("spec", "template")
	case "batch/CronJob":
		f = f.get("spec", "jobTemplate", "spec", "template")
	default:
		return field{}, false
	}
	return f, f.value != nil
}

// containers returns the containers of a pod, in the order of the API server.
func containers(spec field) (list []field) {
	for _, kind := range []string{"containers", "initContainers", "ephemeralContainers"} {
		list = append(list, spec.get(kind).items()...)
	}
	return list
}

// reportAt reports a finding about a field of one object of a set.
func reportAt(pass *lint.Pass[*kubernetes.Set], o *kubernetes.Object, path []any, format string, args ...any) {
	span, related := o.Locate(path...)
	pass.Report(lint.Finding{Span: span, Related: related, Message: fmt.Sprintf(format, args...)})
}

// exampleDeployment is the Deployment of the examples of rules that are about
// something else.
const exampleDeployment = `-- deployment.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers: [{name: web, image: "example.com/web:1.4"}]
`

// examplePod is the pod of such rules.
const examplePod = `-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers: [{name: web, image: "example.com/web:1.4"}]
`
