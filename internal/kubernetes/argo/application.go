// Package argo reads the Applications and ApplicationSets of Argo CD: which
// directories of which repositories they apply, and what the generators of an
// ApplicationSet make of its template. It works on plain data and knows the
// repository by an interface; what depends on a cluster or on another
// repository is an Unknown, never a guess.
package argo

import "strings"

// An Unknown is a value that the repository does not tell.
type Unknown struct{}

// An Application is one application, written or generated.
type Application struct {
	Name    string // "" if it is not known
	Sources []Source
	// At is where its specification is in the object: [spec] or [spec, template, spec].
	At []any
	// From is the generator's word for it, such as "element 2"; "" for one that is
	// written down.
	From string
	// Generator is the path of what it was generated from, nil likewise.
	Generator []any
}

// A Source is what an application is made of. A field that is not known is "",
// and is named in Open.
type Source struct {
	At                                  []any // in the object
	RepoURL, Revision, Path, Chart, Ref string
	Open                                map[string]bool // keys whose values are not known

	Type                string // "helm", "kustomize", "directory" or "plugin" if the source says so
	ValueFiles          []Text // of helm.valueFiles
	IgnoreMissingValues bool   // helm.ignoreMissingValueFiles
	Components          []Text // of kustomize.components
	IgnoreMissing       bool   // kustomize.ignoreMissingComponents
	Recurse             bool   // directory.recurse
	Include, Exclude    string // directory.include and exclude
	IsKnown             bool   // the fields of this group are
}

// A Text is a string with its path in the object.
type Text struct {
	At    []any
	Value string
}

// FromApplication returns an Application of the group argoproj.io.
func FromApplication(object map[string]any) Application {
	return application(object, []any{"spec"})
}

// application reads an object, or what a template makes of one.
func application(object map[string]any, at []any) Application {
	a := Application{At: at}
	metadata, _ := object["metadata"].(map[string]any)
	a.Name, _ = metadata["name"].(string)
	spec, _ := object["spec"].(map[string]any)
	if list, ok := spec["sources"].([]any); ok && len(list) > 0 {
		for i, item := range list {
			if m, ok := item.(map[string]any); ok {
				a.Sources = append(a.Sources, source(m, join(at, "sources", i)))
			}
		}
		return a
	}
	if m, ok := spec["source"].(map[string]any); ok {
		a.Sources = append(a.Sources, source(m, join(at, "source")))
	}
	if hydrator, ok := spec["sourceHydrator"].(map[string]any); ok {
		if m, ok := hydrator["drySource"].(map[string]any); ok {
			a.Sources = append(a.Sources, source(m, join(at, "sourceHydrator", "drySource")))
		}
	}
	return a
}

func source(m map[string]any, at []any) Source {
	s := Source{At: at, Open: make(map[string]bool), IsKnown: true}
	for key, to := range map[string]*string{
		"repoURL": &s.RepoURL, "targetRevision": &s.Revision, "path": &s.Path, "chart": &s.Chart, "ref": &s.Ref,
	} {
		switch v := m[key].(type) {
		case string:
			*to = v
			s.Open[key] = isPlaceholder(v)
		case Unknown:
			s.Open[key] = true
		}
	}
	for _, kind := range []string{"helm", "kustomize", "directory", "plugin"} {
		if v, ok := m[kind]; ok && v != nil {
			s.Type = kind
			if options, ok := v.(map[string]any); ok {
				s.readOptions(kind, options)
			} else {
				s.IsKnown = false
			}
		}
	}
	return s
}

func (s *Source) readOptions(kind string, options map[string]any) {
	at := join(s.At, kind)
	switch kind {
	case "helm":
		s.ValueFiles = s.texts(options["valueFiles"], join(at, "valueFiles"))
		s.IgnoreMissingValues = isTrue(options["ignoreMissingValueFiles"])
	case "kustomize":
		s.Components = s.texts(options["components"], join(at, "components"))
		s.IgnoreMissing = isTrue(options["ignoreMissingComponents"])
	case "directory":
		s.Recurse = isTrue(options["recurse"])
		for key, to := range map[string]*string{"include": &s.Include, "exclude": &s.Exclude} {
			switch v := options[key].(type) {
			case string:
				*to = v
			case Unknown:
				s.IsKnown = false
			}
		}
	}
}

func (s *Source) texts(v any, at []any) (texts []Text) {
	list, _ := v.([]any)
	for i, item := range list {
		if text, ok := item.(string); ok && !isPlaceholder(text) {
			texts = append(texts, Text{join(at, i), text})
		}
	}
	return texts
}

// isTrue takes a value that is not known for true: it turns checks off.
func isTrue(v any) bool {
	switch v := v.(type) {
	case bool:
		return v
	case Unknown:
		return true
	}
	return false
}

// isPlaceholder reports whether somebody fills in s before it is used.
func isPlaceholder(s string) bool {
	return strings.Contains(s, "${") || strings.Contains(s, "{{") || strings.Contains(s, "$(") || strings.ContainsAny(s, "<>")
}

// join returns path with more steps, in memory of its own.
func join(path []any, steps ...any) []any {
	return append(path[:len(path):len(path)], steps...)
}
