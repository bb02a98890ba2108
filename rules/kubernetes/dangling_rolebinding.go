package kubernetes

import (
	"slices"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

// DanglingRoleBinding reports bindings that miss the Role or the ServiceAccount
// that they are obviously for.
var DanglingRoleBinding = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-dangling-rolebinding",
		Title:    "binding misses the Role or ServiceAccount that is next to it",
		Severity: lint.Warning,
		Doc: `
A RoleBinding or ClusterRoleBinding names a Role or a ServiceAccount that is not there, and
gives nobody anything. The program that needs the rights gets "forbidden" from the API server,
often hours later.

Roles and accounts are often made elsewhere, so this is reported only where the other end is
loose too: a Role of the same namespace that nothing binds, or a ServiceAccount that no binding
names and that has nearly the same name, or had it before kustomize gave it a prefix. (kustomize
changes a subject with its account only where their namespaces are the same in the files.)

Looked at is what is applied together, a rendered kustomization or the manifests of a directory.
`,
		Bad: `
-- kustomization.yaml --
resources: [rbac.yaml]
-- rbac.yaml --
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: User, name: jane}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: config-reader}
rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
`,
		Good: `
-- kustomization.yaml --
resources: [rbac.yaml]
-- rbac.yaml --
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: config-reader}
subjects: [{kind: User, name: jane}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: config-reader}
rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if !pass.Unit.Whole {
			return nil
		}
		b := bindingsOf(pass.Unit)
		if len(b.objects) == 0 {
			return nil
		}
		p := podsOf(pass.Unit)
		for _, o := range b.objects {
			if ref := whole(o).get("roleRef"); ref.get("kind").value == "Role" && p.isTransparent(o.Namespace) {
				b.checkRole(pass, o, ref.get("name"))
			}
			for _, s := range whole(o).get("subjects").items() {
				if namespace := b.namespaceOf(o, s); s.get("kind").value == "ServiceAccount" && p.isTransparent(namespace) {
					b.checkAccount(pass, o, s.get("name"), namespace)
				}
			}
		}
		return nil
	},
}

const rbac = "rbac.authorization.k8s.io/"

// A bindings is the bindings of a set, and what they do not reach.
type bindings struct {
	objects         []*kubernetes.Object
	roles, accounts []*kubernetes.Object // that nothing names
}

func bindingsOf(set *kubernetes.Set) *bindings {
	b := &bindings{}
	for _, o := range set.Objects {
		if kind := o.Group + "/" + o.Kind; kind == rbac+"RoleBinding" || kind == rbac+"ClusterRoleBinding" {
			b.objects = append(b.objects, o)
		}
	}
	for _, o := range set.Objects {
		switch o.Group + "/" + o.Kind {
		case rbac + "Role":
			isBound := slices.ContainsFunc(b.objects, func(binding *kubernetes.Object) bool {
				ref := whole(binding).get("roleRef")
				return ref.get("kind").value == "Role" && mayName(ref.get("name"), o) && sameNamespace(binding.Namespace, o.Namespace)
			})
			if !isBound {
				b.roles = append(b.roles, o)
			}
		case "/ServiceAccount":
			isNamed := slices.ContainsFunc(b.objects, func(binding *kubernetes.Object) bool {
				return slices.ContainsFunc(whole(binding).get("subjects").items(), func(s field) bool {
					return s.get("kind").value == "ServiceAccount" && mayName(s.get("name"), o) && sameNamespace(b.namespaceOf(binding, s), o.Namespace)
				})
			})
			if !isNamed {
				b.accounts = append(b.accounts, o)
			}
		}
	}
	return b
}

// mayName reports whether f is the name of o, or may become it.
func mayName(f field, o *kubernetes.Object) bool {
	name, ok := f.text()
	return !ok || name == o.Name || isOpen(o.Name)
}

// namespaceOf is the namespace of a subject.
func (b *bindings) namespaceOf(binding *kubernetes.Object, subject field) string {
	if namespace, ok := subject.get("namespace").value.(string); ok {
		return namespace
	}
	return binding.Namespace
}

func (b *bindings) checkRole(pass *lint.Pass[*kubernetes.Set], o *kubernetes.Object, f field) {
	name, ok := f.text()
	if !ok || named(objectsOf(pass.Unit, rbac+"Role", o.Namespace), name) {
		return
	}
	for _, loose := range b.roles {
		if loose.Namespace == o.Namespace {
			reportAt(pass, o, f.path, "%s %s binds the Role %q, which the %s does not have; nothing binds the Role %q of it",
				o.Kind, o.WrittenName(), name, pass.Unit.Of, loose.WrittenName())
			return
		}
	}
}

func (b *bindings) checkAccount(pass *lint.Pass[*kubernetes.Set], o *kubernetes.Object, f field, namespace string) {
	name, ok := f.text()
	if !ok || name == "default" || named(objectsOf(pass.Unit, "/ServiceAccount", namespace), name) {
		return
	}
	var near []string
	for _, loose := range b.accounts {
		if loose.Name != name && loose.WrittenName() == name {
			reportAt(pass, o, f.path, "%s %s is for the ServiceAccount %q, which is renamed here; the subject is not, since its namespace is another one in the files",
				o.Kind, o.WrittenName(), name)
			return
		}
		if sameNamespace(loose.Namespace, namespace) {
			near = append(near, loose.WrittenName())
		}
	}
	if meant := suggest.Nearest(name, near); meant != "" {
		reportAt(pass, o, f.path, "%s %s is for the ServiceAccount %q, which the %s does not have; did you mean %q?",
			o.Kind, o.WrittenName(), name, pass.Unit.Of, meant)
	}
}
