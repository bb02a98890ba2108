package kubernetes

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const danglingIngressGood = `
` + examplePod + `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports: [{name: http, port: 80}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service: {name: web, port: {number: 80}}
`

// DanglingIngress reports backends of Ingresses that are not there.
var DanglingIngress = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-ingress",
		Title:    "backend of the Ingress is not there",
		Severity: lint.Warning,
		Doc: `
The Ingress sends requests to a Service, or to a port of one, that is not
there, so they are answered with an error. Usually the Service or its port was renamed.

Looked at is what is applied together, a rendered kustomization or the manifests of a
directory, if it has pods and Services in the same namespace. Where a custom resource may
make Services that it does not show, nothing is said.
`,
		Bad:   lint.Edit(danglingIngressGood, "service: {name: web, port: {number: 80}}", "service: {name: web, port: {number: 8080}}"),
		Good:  danglingIngressGood,
		Tags:  []string{"reliability"},
		Peers: []string{"kube-linter:dangling-ingress", "kube-score:ingress-targets-service"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/ingress/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range pass.Unit.Objects {
			if isIngress(o) && p.isKnown(o.Namespace) {
				for _, b := range backends(o) {
					checkBackend(pass, o, b)
				}
			}
		}
		return nil
	},
}

func isIngress(o *kubernetes.Object) bool {
	return o.Kind == "Ingress" && (o.Group == "networking.k8s.io" || o.Group == "extensions")
}

// A backend is a Service that an Ingress names, and a port of it. In the field
// of a name that is not there the value is nil.
type backend struct {
	service    field
	name, port field // by name or by number
}

// backends returns the services that an Ingress names, as the version of its API
// does.
func backends(o *kubernetes.Object) []backend {
	spec := whole(o).get("spec")
	if strings.Contains(o.APIVersion, "beta") {
		list := []backend{oldBackend(spec.get("backend"))}
		for _, r := range spec.get("rules").items() {
			for _, path := range r.get("http", "paths").items() {
				list = append(list, oldBackend(path.get("backend")))
			}
		}
		return list
	}
	list := []backend{newBackend(spec.get("defaultBackend", "service"))}
	for _, r := range spec.get("rules").items() {
		for _, path := range r.get("http", "paths").items() {
			list = append(list, newBackend(path.get("backend", "service")))
		}
	}
	return list
}

func newBackend(service field) backend {
	return backend{service.get("name"), service.get("port", "name"), service.get("port", "number")}
}

// oldBackend takes the form of v1beta1, in which one field is the name or the
// number.
func oldBackend(f field) backend {
	b := backend{service: f.get("serviceName"), name: f.get("servicePort")}
	if _, isNumber := b.name.value.(json.Number); isNumber {
		b.name, b.port = field{}, b.name
	}
	return b
}

func checkBackend(pass *lint.Pass[*kubernetes.Set], o *kubernetes.Object, b backend) {
	name, ok := b.service.text()
	if !ok {
		return
	}
	services := objectsOf(pass.Unit, "/Service", o.Namespace)
	if len(services) == 0 {
		return // they are elsewhere
	}
	i := slices.IndexFunc(services, func(s *kubernetes.Object) bool { return s.Name == name || isOpen(s.Name) })
	if i < 0 {
		if port, _ := b.name.value.(string); port != "use-annotation" { // of the AWS controller
			reportAt(pass, o, b.service.path, "Ingress %s sends requests to Service %s, which the %s does not have", o.WrittenName(), name, pass.Unit.Of)
		}
		return
	}
	spec := whole(services[i]).get("spec")
	if spec.get("type").value == "ExternalName" || len(spec.get("ports").items()) == 0 {
		return
	}
	for key, f := range map[string]field{"name": b.name, "port": b.port} { // of the Service
		if f.value == nil {
			continue
		}
		if s, isText := f.value.(string); isText && (isOpen(s) || s == "use-annotation") {
			continue
		}
		has := slices.ContainsFunc(spec.get("ports").items(), func(port field) bool {
			v := port.get(key).value
			s, isText := v.(string)
			return v == f.value || isText && isOpen(s)
		})
		if !has {
			reportAt(pass, o, f.path, "Ingress %s sends requests to port %v of Service %s, which has no such port", o.WrittenName(), f.value, services[i].WrittenName())
		}
	}
}
