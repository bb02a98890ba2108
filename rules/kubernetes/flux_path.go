package kubernetes

import (
	"path"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// FluxMissingPath reports Kustomizations of Flux whose path is not there.
var FluxMissingPath = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "flux-missing-path",
		Title:    "Flux Kustomization has a path that does not exist",
		Severity: lint.Error,
		Doc: `
Flux cannot apply this Kustomization: ` + "`path`" + `, or one of its ` + "`components`" + `, is no directory of its source. What it applied before
stays as it is, and is not updated any more.

Looked up are Kustomizations whose source is a GitRepository with the address of this repository: a
remote of ` + "`.git/config`" + ` or one of ` + "`kubernetes.repositoryURLs`" + `. Where there is neither, an address is
taken for this repository if most of the paths that go with it are here.
`,
		Bad: `
-- clusters/prod/apps.yaml --
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps/production
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: infrastructure, namespace: flux-system}
spec:
  interval: 10m
  path: ./infrastructure/controllers
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
-- infrastructure/controllers/service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
-- apps/prod/service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
`,
		Good: `
-- clusters/prod/apps.yaml --
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps/prod
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
-- apps/prod/service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://fluxcd.io/flux/components/kustomize/kustomizations/#path"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		k, from, ok := o.Flux()
		if !ok || !k.HasPath || isOpen(k.Path) {
			return nil
		}
		at := []any{"spec", "path"}
		dir := strings.TrimPrefix(path.Clean("/"+k.Path), "/") // as Flux does, which never leaves the source
		if dir == "" {
			return nil
		}
		if _, isDir, err := o.GitOps().Stat(dir); err == nil && isDir {
			for _, c := range k.Components {
				component := path.Join(dir, c.Value)
				if from == kubernetes.Here && !isOpen(c.Value) && !strings.Contains(c.Value, "://") && !o.GitOps().Exists(component) {
					report(pass, c.At, "the component %s does not exist", component)
				}
			}
			return nil
		}
		switch from {
		case kubernetes.Here:
			report(pass, at, "%s %s", k.Path, whyNot(o, dir))
		case kubernetes.Maybe:
			span, _ := o.Locate(at...)
			pass.Skip(span.File.Path, "path "+k.Path+" of "+k.Kind+" "+k.Name+": not known to be this repository at this revision")
		}
		return nil
	},
}
