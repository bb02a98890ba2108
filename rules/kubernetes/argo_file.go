package kubernetes

import (
	"path"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/lint"
)

// ArgoMissingFile reports files that sources name and that are not there.
var ArgoMissingFile = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-missing-file",
		Title:    "application names a file that does not exist",
		Severity: lint.Error,
		Doc: `
Argo CD cannot render this application: a file of ` + "`helm.valueFiles`" + ` or a component of
` + "`kustomize.components`" + ` is not in the repository. Such paths are relative to the path of the source;
one that begins with ` + "`/`" + ` is relative to the root of the repository, and one that begins with ` + "`$name/`" + `
to the root of the source with that ` + "`ref`" + `.
`,
		Bad:   argoApplication("web", "    path: apps/web\n    helm:\n      valueFiles: [values-prod.yaml]\n") + argoChart,
		Good:  argoApplication("web", "    path: apps/web\n    helm:\n      valueFiles: [values-production.yaml]\n") + argoChart,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#values-files"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		for _, a := range o.Applications() {
			for _, s := range a.Sources {
				if !s.IgnoreMissingValues {
					for _, f := range s.ValueFiles {
						verifyFile(pass, a, s, f)
					}
				}
				if !s.IgnoreMissing {
					for _, c := range s.Components {
						verifyFile(pass, a, s, c)
					}
				}
			}
		}
		return nil
	},
}

// verifyFile reports a file that is known to be missing.
func verifyFile(pass *lint.Pass[*kubernetes.Object], a argo.Application, s argo.Source, f argo.Text) {
	o := pass.Unit
	name := f.Value
	if strings.Contains(name, "://") || strings.ContainsAny(name, "*?[{") {
		return
	}
	home := s
	if rest, ok := strings.CutPrefix(name, "$"); ok {
		ref, file, isPath := strings.Cut(rest, "/")
		i := refTo(a, ref)
		if !isPath || i < 0 {
			return // a variable of the build environment
		}
		home, name = a.Sources[i], "/"+file
	}
	if strings.Contains(name, "$") || home.Open["repoURL"] || home.Open["targetRevision"] ||
		o.GitOps().Identify(home.RepoURL, home.Revision) != kubernetes.Here {
		return
	}
	if !path.IsAbs(name) {
		if s.Chart != "" || s.Path == "" || s.Open["path"] {
			return // within a chart from elsewhere
		}
		if _, isDir, err := o.GitOps().Stat(s.Path); err != nil || !isDir {
			return // reported as that
		}
		name = path.Join(s.Path, name)
	}
	if !o.GitOps().Exists(name) {
		report(pass, f.At, "%s does not exist%s", strings.TrimPrefix(path.Clean("/"+name), "/"), of(a))
	}
}

// refTo returns the index of the source with a ref, -1 if there is none.
func refTo(a argo.Application, ref string) int {
	for i, s := range a.Sources {
		if s.Ref == ref {
			return i
		}
	}
	return -1
}
