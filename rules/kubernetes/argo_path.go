package kubernetes

import (
	"path"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/kubernetes/argo"
	"github.com/infralint/infralint/internal/lint"
)

// ArgoMissingPath reports sources of applications that are not there.
var ArgoMissingPath = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "argo-missing-path",
		Title:    "application has a source that does not exist",
		Severity: lint.Error,
		Doc: `
Argo CD cannot sync this application: ` + "`path`" + ` is no directory of the repository, or leads out
of it. Mostly the directory was moved or renamed and the application forgotten. The applications
that an ApplicationSet makes are looked at one by one, as far as the repository tells what its
generators make.

Only paths of this repository are looked up: those whose ` + "`repoURL`" + ` is a remote in ` + "`.git/config`" + ` or
one of ` + "`kubernetes.repositoryURLs`" + `. Where there is neither, an address is taken for this repository
if most of the paths that go with it are here. What cannot be told is listed as not checked: another
revision than the default branch, a fork, the clusters of a generator.
`,
		Bad:   argoApplication("web", "    path: apps/wbe\n") + argoAccount("apps/web") + argoApplication("api", "    path: apps/web\n")[1:],
		Good:  argoApplication("web", "    path: apps/web\n") + argoAccount("apps/web"),
		Tags:  []string{"correctness"},
		Refs:  []string{"https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := pass.Unit
		file := func() string {
			span, _ := o.Locate("kind")
			return span.File.Path
		}
		seen := make(map[string]bool) // two sources of one text
		for _, a := range o.Applications() {
			for _, s := range a.Sources {
				if s.Chart != "" || s.Path == "" || s.Open["path"] || s.Open["chart"] || seen[s.Path] {
					continue
				}
				seen[s.Path] = true
				at := append(s.At[:len(s.At):len(s.At)], "path")
				dir := path.Clean(s.Path)
				if isLeaving(s.Path) {
					if path.IsAbs(s.Path) {
						report(pass, at, "path %q is absolute, and must be relative to the root of the repository%s", s.Path, of(a))
					} else {
						report(pass, at, "path %q leads out of the repository%s", s.Path, of(a))
					}
					continue
				}
				if s.Open["repoURL"] || s.RepoURL == "" {
					continue
				}
				if _, isDir, err := o.GitOps().Stat(dir); err == nil && isDir {
					continue
				}
				switch o.GitOps().Identify(s.RepoURL, s.Revision) {
				case kubernetes.Here:
					if !s.Open["targetRevision"] {
						report(pass, at, "%s %s%s", s.Path, whyNot(o, dir), of(a))
					}
				case kubernetes.Maybe:
					pass.Skip(file(), "path "+s.Path+" of "+argo.NormalURL(s.RepoURL)+": not known to be this repository at this revision")
				}
			}
		}
		if set := o.ApplicationSet(); set != nil {
			for _, what := range set.Unresolved {
				pass.Skip(file(), "the applications of a "+what+" generator: what it makes is not in the repository")
			}
		}
		return nil
	},
}
