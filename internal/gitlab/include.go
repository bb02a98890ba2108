package gitlab

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// An includeKind is the way in which a file is included.
type includeKind string

const (
	includeLocal     includeKind = "local"
	includeRemote    includeKind = "remote"
	includeProject   includeKind = "project"
	includeTemplate  includeKind = "template"
	includeComponent includeKind = "component"
	includeArtifact  includeKind = "artifact"
)

// An include is one entry of include.
type include struct {
	kind        includeKind
	value       *Value // of the key: the path, the address
	inputs      *Value
	conditional bool // it has rules
}

// includesOf returns what v, the value of include, includes. What is no include
// is left out; the checks report it.
func includesOf(v *Value) []include {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case String:
		kind := includeLocal
		if strings.HasPrefix(v.Text, "http://") || strings.HasPrefix(v.Text, "https://") {
			kind = includeRemote
		}
		return []include{{kind: kind, value: v}}
	case List:
		var list []include
		for _, item := range v.Items {
			list = append(list, includesOf(item)...)
		}
		return list
	case Map:
		for _, kind := range []includeKind{includeLocal, includeRemote, includeProject, includeTemplate, includeComponent, includeArtifact} {
			if value := v.Get(string(kind)); value.IsSet() {
				return []include{{kind, value, v.Get("inputs"), v.Get("rules").IsSet()}}
			}
		}
	case Unknown:
		return []include{{kind: "", value: v}}
	}
	return nil
}

// maxIncludes is the number of files that GitLab includes in one pipeline.
const maxIncludes = 150

// A loader reads the files of one pipeline and merges them.
type loader struct {
	files  *files
	base   string  // the root of the project
	loaded []*file // in order of their inclusion, the first time each
	known  map[string]bool
	stack  []string // the files that lead to the one that is being read
	count  int

	report func(rule *lint.Rule, at source.Span, related []lint.Related, format string, args ...any)

	open        []include // what cannot be read
	missing     bool      // a local file could not be read
	conditional bool      // which files are included depends on the pipeline
	includedAt  map[string]source.Span
}

// load returns the file at name with all that it includes merged into it; nil
// where it cannot be read.
func (l *loader) load(name string, inputs *Value) *Value {
	f, err := l.files.read(name)
	if err != nil {
		l.missing = true
		if f, _ := l.files.source(name); f != nil && !l.known[name] {
			l.known[name] = true
			l.loaded = append(l.loaded, &file{source: f})
			at, message := syntaxError(f, err)
			l.report(ruleSyntax, at, nil, "%s", message)
		}
		return nil
	}
	if !l.known[name] {
		l.known[name] = true
		l.loaded = append(l.loaded, f)
	}
	l.stack = append(l.stack, name)
	defer func() { l.stack = l.stack[:len(l.stack)-1] }()
	body := f.withInputs(inputs)
	if body == nil || body.Kind != Map {
		return body
	}
	included := body.Get("include")
	if included == nil {
		return body
	}
	var merged *Value
	for _, in := range includesOf(included) {
		for _, v := range l.include(in) {
			merged = merge(merged, v)
		}
	}
	return merge(merged, body)
}

// include returns the bodies that an include brings in.
func (l *loader) include(in include) (bodies []*Value) {
	l.conditional = l.conditional || in.conditional
	if in.kind != includeLocal || in.value.Kind != String || strings.Contains(in.value.Text, "$") {
		l.open = append(l.open, in)
		return nil
	}
	names, isPattern := l.files.local(l.base, in.value.Text)
	if !isPattern && len(names) == 0 {
		l.missing = true
		if !in.conditional {
			l.report(ruleMissingInclude, in.value.Span(), nil, "file %q, which is included, does not exist", in.value.Text)
		}
		return nil
	}
	for _, name := range names {
		if at := slices.Index(l.stack, name); at >= 0 {
			if !isPattern {
				l.report(ruleCycle, in.value.Span(), nil, "files include one another: %s", strings.Join(append(l.stack[at:len(l.stack):len(l.stack)], name), " → "))
			}
			continue
		}
		if l.count++; l.count > maxIncludes {
			l.missing = true
			if l.count == maxIncludes+1 {
				l.report(ruleMissingInclude, in.value.Span(), nil, "more than %d files are included", maxIncludes)
			}
			return bodies
		}
		if _, ok := l.includedAt[name]; !ok {
			l.includedAt[name] = in.value.Span()
		}
		if f, err := l.files.read(name); err == nil {
			l.inputs(in, f)
		}
		if v := l.load(name, orEmpty(in)); v != nil && v.Kind == Map {
			bodies = append(bodies, v)
		}
	}
	return bodies
}

// orEmpty returns the inputs of an include, which are given even if there are
// none: what is left out has its default.
func orEmpty(in include) *Value {
	if in.inputs != nil {
		return in.inputs
	}
	return &Value{Kind: Map, file: in.value.file, node: in.value.node}
}

// merge returns over merged into base, maps deeply, anything else replaced:
// what GitLab does with included files and with extends.
func merge(base, over *Value) *Value {
	if base == nil || base.Kind != Map || over.Kind != Map {
		return over
	}
	entries := make([]entry, 0, len(base.entries)+len(over.entries))
	for _, b := range base.entries {
		o, ok := over.find(b.key)
		if !ok {
			entries = append(entries, b)
			continue
		}
		entries = append(entries, entry{o.key, o.at, merge(b.value, o.value)})
	}
	for _, o := range over.entries {
		if _, ok := base.find(o.key); !ok {
			entries = append(entries, o)
		}
	}
	return newMap(over.file, over.node, entries)
}
