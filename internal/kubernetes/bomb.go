package kubernetes

import (
	"bytes"
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// maxExpanded bounds the values of a document once aliases are expanded.
const maxExpanded = 1_000_000

// Bounds of a build: kustomize needs time that grows with the square of the
// objects.
const (
	maxVisits  = 20_000 // kustomizations, each as often as it is built
	maxObjects = 20_000 // documents of their resources, likewise
)

// checkAliases returns an error if the aliases of text blow up: kustomize
// expands them without a limit.
func checkAliases(text []byte) error {
	if bytes.IndexByte(text, '*') < 0 || bytes.IndexByte(text, '&') < 0 {
		return nil
	}
	docs, _ := yamlfile.Parse(source.NewFile("", text))
	for _, d := range docs {
		e := expansion{size: make(map[*yaml.Node]int)}
		if n := e.of(d.Root); n < 0 {
			return errors.New("an alias contains itself")
		} else if n > maxExpanded {
			return fmt.Errorf("aliases expand to more than %d values", maxExpanded)
		}
	}
	return nil
}

type expansion struct {
	size map[*yaml.Node]int // -1 while it is being counted
}

// of returns the number of values of n, at most a little over maxExpanded, and
// -1 if n contains itself.
func (e *expansion) of(n *yaml.Node) int {
	if n == nil {
		return 0
	}
	if n.Kind == yaml.AliasNode {
		return e.of(n.Alias)
	}
	if size, ok := e.size[n]; ok {
		return size
	}
	if len(n.Content) == 0 {
		return 1
	}
	e.size[n] = -1
	size := 1
	for _, c := range n.Content {
		s := e.of(c)
		if s < 0 {
			return -1
		}
		size = min(size+s, maxExpanded+1)
	}
	e.size[n] = size
	return size
}

// checkSize returns an error if a build would visit too many kustomizations or
// objects, which a few files can make happen by referring to each other twice.
func (g *graph) checkSize(root *kustomization, docs func(file string) int) error {
	type cost struct{ visits, objects int }
	known := make(map[*kustomization]cost)
	var of func(k *kustomization) cost
	of = func(k *kustomization) cost {
		if c, ok := known[k]; ok {
			return c
		}
		known[k] = cost{} // a circle is for kustomize to report
		c := cost{visits: 1}
		for i := range k.refs {
			r := &k.refs[i]
			if kid := g.child(r); kid != nil {
				kc := of(kid)
				c.visits = min(c.visits+kc.visits, maxVisits+1)
				c.objects = min(c.objects+kc.objects, maxObjects+1)
			} else if r.role == roleResource && !r.remote() {
				c.objects = min(c.objects+docs(r.target), maxObjects+1)
			}
		}
		known[k] = c
		return c
	}
	switch c := of(root); {
	case c.visits > maxVisits:
		return fmt.Errorf("the build visits more than %d kustomizations", maxVisits)
	case c.objects > maxObjects:
		return fmt.Errorf("the build has more than %d objects", maxObjects)
	}
	return nil
}
