package schema

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A Config says where schemas come from.
type Config struct {
	// Version is the Kubernetes version, such as "1.36" or "1.36.3"; the newest
	// known one for "".
	Version string
	// Locations are as kubeconform's -schema-location takes them: a URL or a
	// path with {{ .ResourceKind }} and the like, tried in order. "default" is
	// the embedded schemas, which come first where it is left out. Paths are
	// relative to the root of the repository and cannot leave it.
	Locations []string
	// Read reads a file of the repository by its slash-separated path.
	Read func(path string) ([]byte, error)
}

// A Set finds the schema of a kind. It is safe for concurrent use.
type Set struct {
	own     map[GVK]*Schema
	sources []finder
	cache   *cache
}

// A finder is one location. It returns nil, nil for a kind that it does not
// have.
type finder interface {
	find(gvk GVK) (*Schema, error)
}

type cache struct {
	mu    sync.Mutex
	found map[GVK]*lookup
}

type lookup struct {
	once   sync.Once
	schema *Schema
	err    error
}

// NewSet returns the schemas that c names. The errors are those of c; nothing
// is read or downloaded yet.
func NewSet(c Config, pools ...*Pool) (*Set, error) {
	s := &Set{cache: &cache{found: make(map[GVK]*lookup)}}
	locations := c.Locations
	if !slices.Contains(locations, "default") {
		locations = append([]string{"default"}, locations...)
	}
	for _, location := range locations {
		if location == "default" {
			for _, p := range pools {
				s.sources = append(s.sources, embedded{p, c.Version})
			}
			continue
		}
		l, err := newLocation(location, c)
		if err != nil {
			return nil, err
		}
		s.sources = append(s.sources, l)
	}
	return s, nil
}

// With returns the set with schemas that come before all others, such as those
// of CustomResourceDefinitions in the repository.
func (s *Set) With(schemas []*Schema) *Set {
	own := maps.Clone(s.own)
	if own == nil {
		own = make(map[GVK]*Schema, len(schemas))
	}
	for _, schema := range schemas {
		own[schema.gvk] = schema
	}
	return &Set{own: own, sources: s.sources, cache: s.cache}
}

// Find returns the schema of a kind, nil where no location has one. An error
// says that a location could not be asked, or what it had could not be used,
// and no other had the kind.
func (s *Set) Find(gvk GVK) (*Schema, error) {
	if schema := s.own[gvk]; schema != nil {
		return schema, nil
	}
	s.cache.mu.Lock()
	l := s.cache.found[gvk]
	if l == nil {
		l = new(lookup)
		s.cache.found[gvk] = l
	}
	s.cache.mu.Unlock()
	l.once.Do(func() { l.schema, l.err = s.search(gvk) })
	return l.schema, l.err
}

// apiName is what a group, version or kind looks like. Others have no schema;
// they would lead a template to places that it does not mean.
var apiName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$`) })

func (s *Set) search(gvk GVK) (*Schema, error) {
	for _, name := range []string{gvk.Version, gvk.Kind} {
		if !apiName().MatchString(name) {
			return nil, nil
		}
	}
	if gvk.Group != "" && !apiName().MatchString(gvk.Group) {
		return nil, nil
	}
	var failures []error
	for _, source := range s.sources {
		schema, err := source.find(gvk)
		if schema != nil {
			return schema, nil
		}
		if err != nil {
			failures = append(failures, err)
		}
	}
	return nil, errors.Join(failures...)
}

type embedded struct {
	pool    *Pool
	version string
}

func (e embedded) find(gvk GVK) (*Schema, error) {
	schema, _ := e.pool.Lookup(e.version, gvk)
	return schema, nil
}

func decodeDocument(content []byte) (any, error) {
	return jsonschema.UnmarshalJSON(bytes.NewReader(content))
}

// kubeconformVersion is the version as kubeconform's templates expect it: all
// three numbers, and "master" for the newest.
func kubeconformVersion(version string) string {
	version = strings.TrimPrefix(version, "v")
	switch strings.Count(version, ".") {
	case 0:
		return "master"
	case 1:
		return version + ".0"
	}
	return version
}

func errOutside(location string) error {
	return fmt.Errorf("schema location %s is outside of the repository", location)
}
