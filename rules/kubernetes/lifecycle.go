package kubernetes

import (
	"fmt"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
)

// DeprecatedAPI reports kinds that the configured release serves with a
// warning.
var DeprecatedAPI = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-deprecated-api",
		Title:    "API version is deprecated",
		Severity: lint.Warning,
		Doc: `
The release of Kubernetes that is checked against (` + "`kubernetes.version`" + `, or the
newest known) still serves this version of the API, and warns about it. A later one
will not serve it, and then the object can no longer be applied.

Move to the version that the message names. Fields may have moved too: the schema of
the new version says which.
`,
		Bad: `
-- endpoints.yaml --
apiVersion: v1
kind: Endpoints
metadata:
  name: legacy
subsets:
  - addresses: [{ip: 192.0.2.10}]
    ports: [{port: 5432}]
`,
		Good: `
-- endpoints.yaml --
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: legacy
addressType: IPv4
endpoints:
  - addresses: [192.0.2.10]
ports: [{port: 5432}]
`,
		Tags:  []string{"reliability"},
		Peers: []string{"trivy:KSV-0107", "kube-linter:no-extensions-v1beta", "kube-score:stable-version"},
		Refs:  []string{"https://kubernetes.io/docs/reference/using-api/deprecation-guide/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		l, ok := o.Lifecycle()
		if !ok || l.Stage != schema.Deprecated {
			return nil
		}
		message := fmt.Sprintf("%s %s is deprecated in v%s+", o.APIVersion, o.Kind, l.Deprecated)
		if l.Removed != "" {
			message += fmt.Sprintf(", unavailable in v%s+", l.Removed)
		}
		report(pass, []any{"apiVersion"}, "%s%s", message, instead(l))
		return nil
	},
}

// RemovedAPI reports kinds that the configured release does not serve any more.
var RemovedAPI = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-removed-api",
		Title:    "API version is not served any more",
		Severity: lint.Error,
		Doc: `
The release of Kubernetes that is checked against (` + "`kubernetes.version`" + `, or the
newest known) does not serve this version of the API: applying the object fails with
"no matches for kind".

Move to the version that the message names. If the cluster is older than the newest
release, say so with ` + "`kubernetes.version`" + `.
`,
		Bad: `
-- ingress.yaml --
apiVersion: networking.k8s.io/v1beta1
kind: Ingress
metadata:
  name: web
spec:
  backend:
    serviceName: web
    servicePort: 80
`,
		Good: `
-- ingress.yaml --
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80
`,
		Tags:  []string{"correctness"},
		Peers: []string{"trivy:KSV-0107", "kube-linter:no-extensions-v1beta", "kube-score:stable-version"},
		Refs:  []string{"https://kubernetes.io/docs/reference/using-api/deprecation-guide/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		l, ok := o.Lifecycle()
		if !ok || l.Stage != schema.Removed {
			return nil
		}
		report(pass, []any{"apiVersion"}, "%s %s is unavailable in v%s+, and v%s is checked against%s",
			o.APIVersion, o.Kind, l.Removed, o.Version, instead(l))
		return nil
	},
}

// instead says what replaces a kind.
func instead(l schema.Lifecycle) string {
	if l.Replacement.Kind == "" {
		return ""
	}
	return "; use " + l.Replacement.APIVersion() + " " + l.Replacement.Kind
}
