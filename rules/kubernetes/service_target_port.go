package kubernetes

import (
	"encoding/json"
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

const serviceTargetPortGood = `
-- web.yaml --
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      ports: [{name: http, containerPort: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
`

// ServiceTargetPort reports ports of Services that lead to no port of a pod.
var ServiceTargetPort = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-service-target-port",
		Title:    "Service leads to a port that its pods do not have",
		Severity: lint.Warning,
		Doc: `
The Service sends connections to a port by a name that no container of its pods has, so it
has no endpoints for it; or to a number that is none of the ports that the containers say
they listen on, where nothing answers. Without ` + "`targetPort`" + ` it is the number in ` + "`port`" + `.

Put right what is wrong: ` + "`targetPort`" + `, or ` + "`ports`" + ` of the container. Numbers are looked at only
if every pod that is selected lists its ports: nobody has to.
`,
		Bad:   lint.Edit(serviceTargetPortGood, "ports: [{port: 80, targetPort: http}]", "ports: [{port: 80}]"),
		Good:  serviceTargetPortGood,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range pass.Unit.Objects {
			spec := whole(o).get("spec")
			if o.Group+"/"+o.Kind != "/Service" || spec.get("type").value == "ExternalName" || len(spec.get("selector").keys()) == 0 || !p.isKnown(o.Namespace) {
				continue
			}
			if list := p.matching(o.Namespace, spec.get("selector")); len(list) > 0 {
				ports := portsOf(list)
				for _, port := range spec.get("ports").items() {
					ports.check(pass, o, port)
				}
			}
		}
		return nil
	},
}

// A podPorts is what is known of the ports of the pods that a Service selects.
type podPorts struct {
	names   []string
	numbers []json.Number
	open    bool // some name or number is not known yet
	all     bool // every template lists ports
}

func portsOf(list []template) podPorts {
	p := podPorts{all: true}
	for _, t := range list {
		before := len(p.numbers)
		for _, c := range containers(t.get("spec")) {
			for _, port := range c.get("ports").items() {
				name, _ := port.get("name").value.(string)
				number, ok := port.get("containerPort").value.(json.Number)
				p.open = p.open || isOpen(name) || !ok
				if name != "" {
					p.names = append(p.names, name)
				}
				p.numbers = append(p.numbers, number)
			}
		}
		p.all = p.all && len(p.numbers) > before
	}
	return p
}

func (p podPorts) check(pass *lint.Pass[*kubernetes.Set], o *kubernetes.Object, port field) {
	f := port.get("targetPort")
	if n, isNumber := f.value.(json.Number); f.value == nil || isNumber && n == "0" {
		f = port.get("port")
	}
	if p.open {
		return
	}
	switch v := f.value.(type) {
	case string:
		if !isOpen(v) && v != "" && !slices.Contains(p.names, v) {
			reportAt(pass, o, f.path, "Service %s leads to port %q, and no container of its pods has one of that name%s", o.WrittenName(), v, suggest.DidYouMean(v, p.names))
		}
	case json.Number:
		if p.all && !slices.Contains(p.numbers, v) {
			reportAt(pass, o, f.path, "Service %s leads to port %s, and the containers of its pods list other ports only", o.WrittenName(), v)
		}
	}
}
