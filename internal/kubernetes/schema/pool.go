package schema

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
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
	name   string // such as 1.36.3
	bodies []int  // for each name its body, or -1
	kinds  map[GVK]int
	lib    *library

	mu      sync.Mutex
	schemas map[GVK]*Schema
}

// minor returns 1.36 for 1.36.3.
func (r *release) minor() string { return minorOf(r.name) }

func minorOf(version string) string {
	parts := strings.SplitN(strings.TrimPrefix(version, "v"), ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// Versions returns the minor releases of the pool, such as "1.36", oldest
// first.
func (p *Pool) Versions() []string {
	var versions []string
	for _, r := range p.load().releases {
		versions = append(versions, r.minor())
	}
	return versions
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
		return &Schema{gvk: gvk, source: "Kubernetes " + r.minor(), root: r.lib.reference(name)}
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
		if _, ok := r.kinds[gvk]; ok {
			versions = append(versions, r.minor())
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
		return releases[len(releases)-1]
	}
	minor := minorOf(version)
	for _, r := range releases {
		if r.minor() == minor {
			return r
		}
	}
	return nil
}

// load decodes the index at first use. The file is embedded and its test reads
// all of it, so a pool that cannot be read is a build that nobody could test;
// it has no kinds.
func (p *Pool) load() *poolIndex {
	p.once.Do(func() { p.err = p.decode() })
	return &p.index
}

func (p *Pool) decode() error {
	length, n := binary.Uvarint(p.packed)
	if n <= 0 || length > uint64(len(p.packed)-n) {
		return errTruncated
	}
	content, err := decompress(p.packed[n:n+int(length)], 64<<10)
	if err != nil {
		return err
	}
	d := &poolDecoder{rest: content}
	index := &poolIndex{nameAt: make(map[string]int)}
	frames := p.packed[n+int(length):]
	for range d.count() {
		packed, plain := d.int(), d.int()
		if packed > len(frames) || plain > maxFrame {
			return errTruncated
		}
		f := poolFrame{packed: frames[:packed]}
		frames = frames[packed:]
		f.plain = sync.OnceValues(func() ([]byte, error) { return decompress(f.packed, plain) })
		index.frames = append(index.frames, f)
	}
	ends := make([]int, len(index.frames))
	for range d.count() {
		frame, length := d.int(), d.int()
		if frame >= len(ends) {
			return errTruncated
		}
		index.bodies = append(index.bodies, poolBody{frame, ends[frame], ends[frame] + length})
		ends[frame] += length
	}
	for i := range d.count() {
		name := d.string()
		index.names = append(index.names, name)
		index.nameAt[name] = i
	}
	for range d.count() {
		gvk := GVK{d.string(), d.string(), d.string()}
		index.kinds = append(index.kinds, poolKind{gvk, d.int()})
	}
	for range d.count() {
		r := &release{name: d.string(), kinds: make(map[GVK]int), schemas: make(map[GVK]*Schema)}
		for range index.names {
			r.bodies = append(r.bodies, d.int()-1)
		}
		for _, k := range index.kinds {
			if d.int() != 0 {
				r.kinds[k.gvk] = k.name
			}
		}
		r.lib = &library{body: func(name string) ([]byte, error) { return p.body(r, name) }}
		index.releases = append(index.releases, r)
	}
	if d.bad {
		return errTruncated
	}
	p.index = *index
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

var errTruncated = errors.New("schema pool is truncated")

const maxFrame = 16 << 20

// decompress returns what is packed; size is about how much that will be.
func decompress(packed []byte, size int) ([]byte, error) {
	r, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxFrame))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.DecodeAll(packed, make([]byte, 0, size))
}

// A poolDecoder reads the index; once it met the end, everything is zero.
type poolDecoder struct {
	rest []byte
	bad  bool
}

func (d *poolDecoder) int() int {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 || v > 1<<31 {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[n:]
	return int(v)
}

// count is int for the length of a list, each item of which has a byte or more.
func (d *poolDecoder) count() int { return min(d.int(), len(d.rest)) }

func (d *poolDecoder) string() string {
	n := d.int()
	if n > len(d.rest) {
		d.bad, d.rest = true, nil
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return string(s)
}
