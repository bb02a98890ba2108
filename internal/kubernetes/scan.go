package kubernetes

import (
	"bytes"
	"path"
	"strings"

	"github.com/infralint/infralint/internal/source"
)

// scan reads every YAML file of the repository, those that are not selected
// too, and returns those that mention what Argo CD and Flux deploy by, and
// those that mention CustomResourceDefinitions, in order of path. The others
// are not kept.
func (r *repo) scan() (gitOps, crds []*source.File) {
	for _, name := range r.tree.Paths() {
		if !isYAML(name) || isTestData(name) || isWorkflow(name) || isKustomizationName(path.Base(name)) {
			continue
		}
		content, err := r.tree.Peek(name)
		if err != nil {
			continue
		}
		isGitOps := bytes.Contains(content, []byte("argoproj.io/")) || bytes.Contains(content, []byte("toolkit.fluxcd.io/"))
		isCRD := bytes.Contains(content, []byte("CustomResourceDefinition"))
		if !isGitOps && !isCRD {
			continue
		}
		f, err := r.tree.Read(name)
		if err != nil {
			continue
		}
		if isGitOps {
			gitOps = append(gitOps, f)
		}
		if isCRD {
			crds = append(crds, f)
		}
	}
	return gitOps, crds
}

// isTestData reports whether the file at p is there for a test to read: what
// kinds such files define is true in the test alone.
func isTestData(p string) bool {
	for _, dir := range strings.Split(path.Dir(p), "/") {
		if dir == "testdata" || dir == "fixtures" {
			return true
		}
	}
	return false
}
