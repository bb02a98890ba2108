package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const invalidPortGood = `
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.4
      ports:
        - name: metrics
          containerPort: 9090
`

// InvalidPort reports ports that the API server rejects.
var InvalidPort = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-port",
		Title:    "port is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the object: a port is not between 1 and 65535, a protocol is not
` + "`TCP`, `UDP` or `SCTP`" + ` in capitals, or the name of a port is too long. A name has up to 15
lower case letters, digits and ` + "`-`" + `, one letter at least, and no ` + "`--`" + `; the ports of a Service
may have longer ones, but what ` + "`targetPort`" + ` names is a port of a container.
A Service with more than one port must name each.
`,
		Bad:   lint.Edit(invalidPortGood, "- name: metrics\n          containerPort: 9090", "- name: prometheus-metrics\n          containerPort: 90900"),
		Good:  invalidPortGood,
		Tags:  []string{"correctness"},
		Peers: []string{"kube-linter:invalid-target-ports", "kube-score:container-ports-check"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		p := portPass{pass}
		if t, ok := podTemplate(pass.Unit); ok {
			for _, c := range containers(t.get("spec")) {
				for _, port := range c.get("ports").items() {
					p.number("containerPort", port.get("containerPort"), 1)
					p.number("hostPort", port.get("hostPort"), 0)
					p.protocol(port.get("protocol"))
					p.name("name of the port", port.get("name"), isPortName)
				}
				for _, probe := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
					for _, kind := range []string{"httpGet", "tcpSocket", "grpc"} {
						p.either("port", c.get(probe, kind, "port"))
					}
				}
			}
		}
		if o := pass.Unit; o.Group+"/"+o.Kind == "/Service" {
			ports := whole(o).get("spec", "ports").items()
			for _, port := range ports {
				p.number("port", port.get("port"), 1)
				p.number("nodePort", port.get("nodePort"), 0)
				p.number("targetPort", port.get("targetPort"), 0) // 0 is the default, port
				p.name("targetPort", port.get("targetPort"), isPortName)
				p.protocol(port.get("protocol"))
				p.name("name of the port", port.get("name"), isDNSLabel)
				if len(ports) > 1 && port.get("name").value == nil && port.value != nil {
					report(pass, port.path, "port has no name, and the Service has %d ports", len(ports))
				}
			}
		}
		return nil
	},
}

type portPass struct {
	*lint.Pass[*kubernetes.Object]
}

// number reports a port below least or above 65535.
func (p portPass) number(what string, f field, least int64) {
	if n, ok := f.integer(); ok && (n < least || n > 65535) {
		report(p.Pass, f.path, "%s is %d, and must be between 1 and 65535", what, n)
	}
}

// name reports a name that is not of the form; "" is none.
func (p portPass) name(what string, f field, is check) {
	if s, ok := f.text(); ok && s != "" {
		if problem := is(s); problem != "" {
			report(p.Pass, f.path, "%s %q is not valid: %s", what, s, problem)
		}
	}
}

// either reports what is neither a port nor the name of one.
func (p portPass) either(what string, f field) {
	p.number(what, f, 1)
	p.name(what, f, isPortName)
}

func (p portPass) protocol(f field) {
	if s, ok := f.text(); ok && s != "" && s != "TCP" && s != "UDP" && s != "SCTP" {
		report(p.Pass, f.path, "protocol %q is none of TCP, UDP and SCTP", s)
	}
}
