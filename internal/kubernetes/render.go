package kubernetes

import (
	"context"
	"fmt"

	"github.com/infralint/infralint/internal/source"
)

// Render builds the kustomization in a directory, given relative to the root,
// and returns the bytes that "kubectl kustomize" prints. Errors are in
// kustomize's words, with paths relative to the root.
func Render(_ context.Context, tree *source.Tree, dir string) ([]byte, error) {
	r := newRun(tree)
	k := r.graph.at(dir)
	if k == nil {
		return nil, fmt.Errorf("%s: no kustomization.yaml, kustomization.yml or Kustomization here", dir)
	}
	c := r.graph.closure(k)
	res, err := r.repo.build(k, c)
	if err != nil {
		return nil, fmt.Errorf("build %s: %s", dir, cleanMessage(err.Error()))
	}
	out, err := res.resources.AsYaml()
	if err != nil {
		return nil, fmt.Errorf("build %s: %s", dir, cleanMessage(err.Error()))
	}
	return out, nil
}
