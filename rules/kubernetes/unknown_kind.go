package kubernetes

import (
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// UnknownKind reports kinds that are none of the API group that they are given.
var UnknownKind = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-unknown-kind",
		Title:    "API group does not have the kind",
		Severity: lint.Error,
		Doc: `
Applying the object fails with "no matches for kind": the group in ` + "`apiVersion`" + ` is one of Kubernetes itself, and
no release has this kind in it. Most often the group was forgotten (` + "`v1`" + ` for a Deployment,
which is of ` + "`apps/v1`" + `), is that of another kind, or the kind is misspelt.

Groups that custom resources may define are left alone.
`,
		Bad: `
-- service-account.yaml --
apiVersion: v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
`,
		Good: `
-- service-account.yaml --
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get]}
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/reference/using-api/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		if !isOwnGroup(o.Group) || o.IsBuiltIn() {
			return nil
		}
		if _, known := o.Lifecycle(); known {
			return nil
		}
		meant, ok := o.Nearest()
		field := "apiVersion"
		switch {
		case !ok:
			return nil
		case meant.Group == o.Group && meant.APIVersion() != o.APIVersion:
			return nil // another version, which may be newer than what is known
		case meant.Group == o.Group && o.Group == "" && !strings.EqualFold(meant.Kind, o.Kind):
			return nil // OpenShift had kinds of its own there
		case meant.Group == o.Group:
			field = "kind"
		}
		report(pass, []any{field}, "%s has no kind %s; it is %s %s", o.APIVersion, o.Kind, meant.APIVersion(), meant.Kind)
		return nil
	},
}
