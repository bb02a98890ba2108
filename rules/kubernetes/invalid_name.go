package kubernetes

import (
	"strconv"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// InvalidName reports names that the API server rejects.
var InvalidName = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-name",
		Title:    "name is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the object because of a name in it. Most names are RFC 1123
subdomains: lower case letters, digits, ` + "`-` and `.`" + `, up to 253 characters. Those of
Namespaces, StatefulSets, Services, containers and volumes become a part of a host name
or a path, and are labels: no dots, up to 63 characters; before 1.36 a Service must begin
with a letter too. A CronJob has room for 52 characters, since its Jobs get a suffix.

Names of roles and their bindings may be anything without ` + "`/` and `%`" + `.
`,
		Bad: `
-- configmap.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: Web_Settings
data: {level: info}
`,
		Good: `
-- configmap.yaml --
apiVersion: v1
kind: ConfigMap
metadata:
  name: web-settings
data: {level: info}
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		verify := func(what string, f field, is check) {
			name, ok := f.text()
			if !ok || is == nil {
				return
			}
			if name == "" && what != "namespace" {
				report(pass, f.path, "%s is empty", what)
			} else if problem := is(name); name != "" && problem != "" {
				report(pass, f.path, "%s %q is not valid: %s", what, name, problem)
			}
		}
		metadata := whole(o).get("metadata")
		if !metadata.get("generateName").isSet() || metadata.get("name").isSet() {
			verify("name", metadata.get("name"), nameCheck(o))
		}
		verify("namespace", metadata.get("namespace"), isDNSLabel)
		if prefix, ok := metadata.get("generateName").text(); ok && prefix != "" {
			verify("generateName", field{metadata.get("generateName").path, strings.TrimRight(prefix, "-") + "x"}, nameCheck(o))
		}
		for _, table := range namesOf {
			if table.kind == strings.TrimPrefix(o.Group+"/"+o.Kind, "/") && has(o.Value, table.path) {
				for _, f := range whole(o).each(table.path) {
					if f.value != "" {
						verify(table.what, f, table.is)
					}
				}
			}
		}
		template, ok := podTemplate(o)
		if !ok {
			return nil
		}
		spec := template.get("spec")
		for _, one := range []struct {
			name string
			is   check
		}{
			{"hostname", isDNSLabel}, {"subdomain", isDNSLabel}, {"nodeName", isDNSSubdomain},
			{"priorityClassName", isDNSSubdomain}, {"runtimeClassName", isDNSSubdomain},
		} {
			if f := spec.get(one.name); f.value != "" {
				verify(one.name, f, one.is)
			}
		}
		if f := spec.get("serviceAccountName"); f.value != "" {
			verify("service account", f, isDNSSubdomain)
		}
		for _, c := range containers(spec) {
			verify("container name", c.get("name"), isDNSLabel)
			for _, e := range c.get("env").items() {
				verify("name of the variable", e.get("name"), isVariable)
			}
		}
		for _, v := range spec.get("volumes").items() {
			verify("volume name", v.get("name"), isDNSLabel)
		}
		return nil
	},
}

// nameCheck returns what the name of an object must be, nil if that is not
// known. The source is pkg/apis/*/validation of Kubernetes.
func nameCheck(o *kubernetes.Object) check {
	if !o.IsBuiltIn() {
		return nil
	}
	switch o.Group + "/" + o.Kind {
	case "/Namespace", "apps/StatefulSet":
		return isDNSLabel
	case "/Service":
		if _, minor, _ := strings.Cut(o.Version, "."); minor != "" {
			if n, err := strconv.Atoi(minor); err == nil && n < 36 {
				return isDNS1035Label
			}
		}
		return isDNSLabel
	case "batch/CronJob":
		return pattern(dnsSubdomain, 52, isDNSSubdomain("_"))
	case "apiregistration.k8s.io/APIService", "certificates.k8s.io/CertificateSigningRequest",
		"certificates.k8s.io/ClusterTrustBundle", "internal.apiserver.k8s.io/StorageVersion", "networking.k8s.io/IPAddress":
		return nil // have forms of their own
	}
	if o.Group == "rbac.authorization.k8s.io" || o.Kind == "PodDisruptionBudget" { // no form is asked for
		return isPathSegment
	}
	return isDNSSubdomain
}
