package kubernetes

import (
	"bytes"
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// crds finds the schemas of the CustomResourceDefinitions of the repository. A
// file with definitions is parsed once a kind is asked for that it may have:
// they are long, and most runs need few of them. It is safe for concurrent use.
type crds struct {
	kubernetes *schema.Pool

	mu    sync.Mutex
	files []*crdFile // in order of path
	kinds map[schema.GVK][]*schema.Schema
}

// A crdFile is a file that mentions CustomResourceDefinitions.
type crdFile struct {
	*source.File
	isParsed bool
	schemas  []*schema.Schema
}

func newCRDs(files []*source.File, kubernetes *schema.Pool) *crds {
	c := &crds{kubernetes: kubernetes, kinds: make(map[schema.GVK][]*schema.Schema)}
	for _, f := range files {
		c.files = append(c.files, &crdFile{File: f})
	}
	return c
}

// find returns the schemas that the repository has for a kind.
func (c *crds) find(gvk schema.GVK) []*schema.Schema {
	c.mu.Lock()
	defer c.mu.Unlock()
	list, ok := c.kinds[gvk]
	if ok {
		return list
	}
	for _, f := range c.files {
		if !f.isParsed && bytes.Contains(f.Content, []byte(gvk.Group)) && bytes.Contains(f.Content, []byte(gvk.Kind)) {
			f.parse(c.kubernetes)
		}
		for _, s := range f.schemas {
			if s.GVK() == gvk {
				list = append(list, s)
			}
		}
	}
	c.kinds[gvk] = list
	return list
}

// parse fills schemas. What does not parse has its finding, if it is anybody's
// business.
func (f *crdFile) parse(kubernetes *schema.Pool) {
	f.isParsed = true
	if checkAliases(f.Content) != nil {
		return
	}
	docs, err := yamlfile.Parse(f.File)
	if err != nil && isTemplate(f.File) {
		return
	}
	for _, d := range docs {
		for _, at := range objectsIn(d.Root) {
			_, n := find(d.Root, at)
			if found, err := schema.FromCRD(yamlfile.Resolve(n), f.Path, kubernetes); err == nil {
				f.schemas = append(f.schemas, found...)
			}
		}
	}
}
