package schema

import (
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

func parse(t testing.TB, text string) *yaml.Node {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Content[0]
}

func TestTry(t *testing.T) {
	p := Kubernetes()
	s, ok := p.Lookup("1.36", ParseGVK("apps/v1", "Deployment"))
	if !ok {
		t.Fatal(p.err)
	}
	for _, problem := range s.Validate(parse(t, `
apiVersion: apps/v1
kind: Deployment
metadata: {name: x, labels: {a: 1, b: yes, c: ok, c: no}, creationTimestamp: hello}
spec:
  replica: 3
  replicas: "3"
  template:
    spec:
      containers:
        - image: 5
          ports: [{containerPort: x, protcol: TCP}]
          resources: {limits: {cpu: 1, memory: [1]}}
          args: [1, true]
          livenessProbe: {httpGet: {port: true}}
`), Options{Dialect: yamlfile.YAML11}) {
		t.Log(problem.Path, problem.Node().Line, problem.Message)
	}
	t.Log(p.Versions(), len(p.Kinds("")), p.Releases(ParseGVK("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema")))
}
