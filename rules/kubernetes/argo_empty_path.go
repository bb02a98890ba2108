package kubernetes

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

// ArgoEmptyPath reports sources of applications that apply nothing.
var ArgoEmptyPath = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-empty-path",
		Title:    "application has a source without manifests",
		Severity: lint.Warning,
		Doc: `
The application is green and applies nothing: its directory has no ` + "`kustomization.yaml`, `Chart.yaml`" + `
or manifest. Argo CD reads the directories below only with ` + "`directory.recurse: true`" + `, and only the
files that ` + "`include` and `exclude`" + ` leave.
`,
		Bad:   argoApplication("web", "    path: apps/shop\n") + argoAccount("apps/shop/web") + argoApplication("api", "    path: apps/shop/web\n")[1:],
		Good:  argoApplication("web", "    path: apps/shop\n    directory: {recurse: true}\n") + argoAccount("apps/shop/web"),
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/user-guide/directory/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		for _, d := range directories(o) {
			if !d.exists || !d.IsKnown || d.Ref != "" {
				continue // a source with ref may be there for its files alone
			}
			isKustomization, isChart := o.GitOps().IsKustomization(d.dir), o.GitOps().Exists(path.Join(d.dir, "Chart.yaml"))
			at := append(d.At[:len(d.At):len(d.At)], "path")
			switch {
			case d.Type == "plugin", d.Type == "helm" && isChart, d.Type == "kustomize" && isKustomization:
			case d.Type == "helm":
				report(pass, at, "%s has no Chart.yaml, and its source is a Helm chart%s", d.Path, of(d.application))
			case d.Type == "kustomize":
				report(pass, at, "%s has no kustomization.yaml, and its source is a kustomization%s", d.Path, of(d.application))
			case !isKustomization && !isChart:
				own, below := manifests(o, d)
				if own {
					continue
				}
				hint := ""
				if below && !d.Recurse {
					hint = "; those below it need directory.recurse"
				} else if d.Include != "" || d.Exclude != "" {
					hint = " that include and exclude leave"
				}
				report(pass, at, "%s has no manifests%s%s", d.Path, hint, of(d.application))
			}
		}
		return nil
	},
}

// manifests reports whether Argo CD reads a file in a directory, and whether it
// would with recurse. In doubt it does.
func manifests(o *kubernetes.Object, d directory) (own, below bool) {
	all := o.GitOps().FilesBelow(d.dir, func(name string) bool {
		switch path.Ext(name) {
		case ".yaml", ".yml", ".json", ".jsonnet":
		default:
			return true
		}
		if d.Include != "" && !matchesFile(d.Include, name) || d.Exclude != "" && matchesFile(d.Exclude, name) {
			return true
		}
		below = true
		own = d.Recurse || !strings.Contains(name, "/")
		return !own
	})
	return own || !all, below
}

// matchesFile matches as Argo CD does: * crosses slashes, {a,b} is a choice.
func matchesFile(pattern, name string) bool {
	if pattern == "*" || doublestar.MatchUnvalidated(pattern, name) {
		return true
	}
	// Without slashes, * is what it is there.
	flat := strings.NewReplacer("/", "\x01")
	return doublestar.MatchUnvalidated(flat.Replace(pattern), flat.Replace(name))
}
