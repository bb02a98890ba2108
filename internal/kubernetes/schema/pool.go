package schema

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed kubernetes.pool
var kubernetesPool []byte

//go:embed customresources.pool
var customResourcesPool []byte

// A Pool is an embedded set of schemas for one or more releases. Nothing of it
// is decompressed before the first use, and only the definitions that
// resources touch are compiled. It is safe for concurrent use.
type Pool struct {
	packed []byte
	// base is set where the definitions are versions of custom resources: the
	// pool that has ObjectMeta. Such a pool has one release without a name.
	base *Pool

	names struct { // of the releases, which need no decompression
		once   sync.Once
		list   []string
		minors []string
		rest   []byte
	}
	once  sync.Once
	index poolIndex
	err   error
}

// Kubernetes returns a new pool of Kubernetes' own kinds.
func Kubernetes() *Pool { return &Pool{packed: kubernetesPool} }

// CustomResources returns a new pool of common custom resources, those of
// customresources.md; it takes ObjectMeta from the pool of Kubernetes. Its
// kinds are there whatever version Lookup is asked for.
func CustomResources(kubernetes *Pool) *Pool {
	return &Pool{packed: customResourcesPool, base: kubernetes}
}

// poolIndex is the decoded index; package schemagen describes the file.
type poolIndex struct {
	frames   []poolFrame
	bodies   []poolBody
	names    []string
	nameAt   map[string]int
	kinds    []poolKind
	releases []*release
}

type poolFrame struct {
	packed []byte
	plain  func() ([]byte, error)
}

type poolBody struct{ frame, start, end int }

type poolKind struct {
	gvk  GVK
	name int
}

// A release is one version of the pool, with what was compiled of it.
type release struct {
	name  string // such as 1.36.3
	minor string // such as 1.36
	block []byte
	lib   *library

	once   sync.Once
	bodies []int // for each name its body, or -1
	kinds  map[GVK]int

	mu      sync.Mutex
	schemas map[GVK]*Schema
}

// minorOf returns 1.36 for 1.36.3.
func minorOf(version string) string {
	parts := strings.SplitN(strings.TrimPrefix(version, "v"), ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// Versions returns the minor releases of the pool, such as "1.36", oldest
// first.
func (p *Pool) Versions() []string {
	p.header()
	return slices.Clone(p.names.minors)
}

// Lookup returns the schema of a kind in a release: "1.36", "1.36.3",
// "v1.36.3", or the newest for "" and "master". It is false for a kind
// that the release does not have and for a release that the pool does not have.
func (p *Pool) Lookup(version string, gvk GVK) (*Schema, bool) {
	r := p.release(version)
	if r == nil {
		return nil, false
	}
	name, ok := r.kinds[gvk]
	if !ok {
		return nil, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.schemas[gvk]
	if s == nil {
		s = p.newSchema(r, gvk, p.load().names[name])
		r.schemas[gvk] = s
	}
	return s, true
}

func (p *Pool) newSchema(r *release, gvk GVK, name string) *Schema {
	if p.base == nil {
		return &Schema{gvk: gvk, source: "Kubernetes " + r.minor, root: r.lib.reference(name)}
	}
	v, err := p.customVersion(r, name)
	if err != nil { // which a test of every kind excludes
		return &Schema{gvk: gvk, root: new(node)}
	}
	return v.schema(gvk, v.source, p.base)
}

// Releases returns the minor releases that have the kind, oldest first.
func (p *Pool) Releases(gvk GVK) []string {
	var versions []string
	for _, r := range p.load().releases {
		if _, ok := p.open(r).kinds[gvk]; ok {
			versions = append(versions, r.minor)
		}
	}
	return versions
}

// Kinds returns the kinds of a release, sorted by group, kind and version.
func (p *Pool) Kinds(version string) []GVK {
	r := p.release(version)
	if r == nil {
		return nil
	}
	var kinds []GVK
	for _, k := range p.load().kinds {
		if _, ok := r.kinds[k.gvk]; ok {
			kinds = append(kinds, k.gvk)
		}
	}
	return kinds
}

// Nearest returns the kind of a release that gvk is most likely meant to be,
// for one that it does not have: a kind of the same group and version that is
// spelt much the same, or the same kind in the best other group and version.
func (p *Pool) Nearest(version string, gvk GVK) (GVK, bool) {
	var names []string
	var best GVK
	for _, other := range p.Kinds(version) {
		switch {
		case other.Group == gvk.Group && other.Version == gvk.Version:
			if strings.EqualFold(other.Kind, gvk.Kind) {
				return other, true
			}
			names = append(names, other.Kind)
		case other.Kind == gvk.Kind && (best.Kind == "" || compareAPIVersions(other.Version, best.Version) > 0):
			best = other
		}
	}
	if best.Kind != "" {
		return best, true
	}
	name := nearest(gvk.Kind, names)
	return GVK{gvk.Group, gvk.Version, name}, name != ""
}

func (p *Pool) release(version string) *release {
	releases := p.load().releases
	if len(releases) == 0 {
		return nil
	}
	if version == "" || version == "master" || p.base != nil {
		return p.open(releases[len(releases)-1])
	}
	minor := minorOf(version)
	for _, r := range releases {
		if r.minor == minor {
			return p.open(r)
		}
	}
	return nil
}

// body returns the JSON of a definition in a release.
func (p *Pool) body(r *release, name string) ([]byte, error) {
	at, ok := p.index.nameAt[name]
	if !ok || r.bodies[at] < 0 {
		return nil, fmt.Errorf("no definition %s in release %s", name, r.name)
	}
	b := p.index.bodies[r.bodies[at]]
	plain, err := p.index.frames[b.frame].plain()
	if err != nil {
		return nil, err
	}
	if b.end > len(plain) {
		return nil, errTruncated
	}
	return plain[b.start:b.end:b.end], nil
}
