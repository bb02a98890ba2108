package kubernetes

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// schemas finds the schemas of a run. It is safe for concurrent use.
type schemas struct {
	tree       *source.Tree
	kubernetes *schema.Pool
	custom     *schema.Pool // common custom resources
	version    string
	set        *schema.Set // what is embedded, and what the configuration adds

	once sync.Once
	crds map[schema.GVK][]*schema.Schema // of the repository; read when a kind asks for it
}

func newSchemas(opts Options, kubernetes, custom *schema.Pool, tree *source.Tree) (*schemas, error) {
	set, err := schema.NewSet(schema.Config{
		Version:   opts.Version,
		Locations: opts.SchemaLocations,
		Read: func(name string) ([]byte, error) {
			f, err := tree.Read(name)
			if err != nil {
				return nil, err
			}
			return f.Content, nil
		},
	}, kubernetes, custom)
	if err != nil {
		return nil, err
	}
	return &schemas{tree: tree, kubernetes: kubernetes, custom: custom, version: opts.Version, set: set}, nil
}

// find returns the schemas of a kind; an object is valid if it fits one. There
// is more than one only where the repository has several versions of a
// CustomResourceDefinition, and which of them is installed where the object
// goes, nobody can tell.
func (s *schemas) find(gvk schema.GVK) ([]*schema.Schema, error) {
	if _, ok := s.kubernetes.Lookup(s.version, gvk); !ok {
		s.once.Do(s.readCRDs)
		if list := s.crds[gvk]; len(list) > 0 {
			return list, nil
		}
	}
	found, err := s.set.Find(gvk)
	if found == nil {
		return nil, err
	}
	return []*schema.Schema{found}, nil
}

// readCRDs collects the CustomResourceDefinitions of the repository, those in
// files that were not selected too. What does not parse has its finding, if it
// is anybody's business.
func (s *schemas) readCRDs() {
	s.crds = make(map[schema.GVK][]*schema.Schema)
	for _, p := range s.tree.Paths() {
		if !isYAML(p) || isTestData(p) {
			continue
		}
		f, err := s.tree.Read(p)
		if err != nil || !bytes.Contains(f.Content, []byte("CustomResourceDefinition")) || checkAliases(f.Content) != nil {
			continue
		}
		docs, err := yamlfile.Parse(f)
		if err != nil && isTemplate(f) {
			continue
		}
		for _, d := range docs {
			for _, at := range objectsIn(d.Root) {
				_, n := find(d.Root, at)
				n = yamlfile.Resolve(n)
				found, err := schema.FromCRD(n, p, s.kubernetes)
				if err != nil {
					continue
				}
				for _, one := range found {
					s.crds[one.GVK()] = append(s.crds[one.GVK()], one)
				}
			}
		}
	}
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

// check reports what the schema of o has against it. A fragment may lack what it
// gets elsewhere.
func (r *runState) check(o *object, isFragment bool, out *lint.Results) {
	for _, p := range r.problems(o) {
		if isFragment && p.Kind == schema.MissingField {
			continue
		}
		span, related := o.point(p.Node(), p.Path)
		out.Report(lint.Finding{Rule: k8sSchema, Message: p.Message, Span: span, Related: related})
	}
}

// problems returns what the schema of o has against it; nothing for a kind
// without one, which is counted.
func (r *runState) problems(o *object) []schema.Problem {
	list, err := r.schemas.find(schema.ParseGVK(o.apiVersion, o.kind))
	if len(list) == 0 {
		if !o.isForeign() {
			r.countUnknown(o, err)
		}
		return nil
	}
	if o.isEncrypted() || o.isUnfinished() {
		return nil
	}
	var fewest []schema.Problem
	options := schema.Options{Dialect: o.dialect, AnyValue: r.anyValue(o)}
	for i, s := range list {
		problems := s.Validate(o.node, options)
		if r.schemas.isGuess(s) {
			problems = slices.DeleteFunc(problems, func(p schema.Problem) bool {
				return p.Kind == schema.UnknownField && p.Suggestion == ""
			})
		}
		if i == 0 || len(problems) < len(fewest) {
			fewest = problems
		}
		if len(fewest) == 0 {
			return nil
		}
	}
	return fewest
}

// isGuess reports whether s is of one release of a custom resource, which need
// not be the one that is installed: a field that it does not know may be newer
// or older, unless it is a known one misspelt.
func (s *schemas) isGuess(one *schema.Schema) bool {
	embedded, ok := s.custom.Lookup(s.version, one.GVK())
	return ok && embedded == one
}

// isEncrypted reports whether o was encrypted with SOPS, which adds a field of
// its own and takes it away again before anything is applied.
func (o *object) isEncrypted() bool {
	_, mac := find(o.node, []any{"sops", "mac"})
	return mac != nil
}
