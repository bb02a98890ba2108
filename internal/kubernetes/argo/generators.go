package argo

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Bounds of one ApplicationSet: generators in generators multiply, and
// parameters may be made of parameters.
const (
	maxSets    = 10_000     // sets of parameters
	maxText    = 1 << 20    // bytes of one text once its parameters are filled in
	maxFilled  = 64 << 20   // bytes of all templates, each filled in as often as there are sets
	maxMatches = 20_000_000 // names times patterns
)

// generate returns the sets of parameters that a generator makes, which stands
// at a path of the object. The data of given are those of the generator around it.
func (s *set) generate(g map[string]any, at []any, given *parameters) []*parameters {
	var sets []*parameters
	for _, kind := range sortedKeys(g) {
		options, ok := g[kind].(map[string]any)
		if kind == "selector" || !ok {
			continue
		}
		at := join(at, kind)
		template, _ := options["template"].(map[string]any)
		if given != nil {
			filled := make(map[string]any, len(options))
			for key, v := range options {
				if key != "template" && key != "generators" {
					v = s.fill(v, given)
				}
				filled[key] = v
			}
			options = filled
		}
		var made []*parameters
		switch kind {
		case "list":
			made = s.list(options, at)
		case "git":
			made = s.git(options, at)
		case "matrix":
			made = s.matrix(options, at, given)
		case "merge":
			made = s.merge(options, at, given)
		default:
			s.unresolved(kind)
			made = []*parameters{{open: true}}
		}
		for _, p := range made {
			if len(template) > 0 {
				p.template = overlay(p.template, template)
			}
		}
		sets = append(sets, made...)
	}
	return s.choose(sets, g["selector"])
}

func (s *set) list(options map[string]any, at []any) (sets []*parameters) {
	if options["elementsYaml"] != nil {
		s.unresolved("list of elementsYaml")
		return []*parameters{{open: true}}
	}
	elements, _ := options["elements"].([]any)
	for i, e := range elements {
		m, ok := e.(map[string]any)
		if !ok {
			if _, unknown := e.(Unknown); unknown {
				sets = append(sets, unknownParameters())
			}
			continue
		}
		p := &parameters{values: m, from: fmt.Sprintf("element %d", i+1), at: join(at, "elements", i)}
		if !s.goTemplate {
			p.values = make(map[string]any)
			flatten("", m, p.values)
		}
		sets = append(sets, p)
	}
	return sets
}

// git returns the parameters of a git generator. Those of another repository
// are known by their names alone.
func (s *set) git(options map[string]any, at []any) (sets []*parameters) {
	url, _ := options["repoURL"].(string)
	revision, _ := options["revision"].(string)
	_, open := options["revision"].(Unknown)
	here := url != "" && !open && s.repo.Is(url, revision)
	prefix, _ := options["pathParamPrefix"].(string)
	directories, ok := options["directories"].([]any)
	files, ok2 := options["files"].([]any)
	if !isKnown(directories) || !isKnown(files) {
		here = false
	}
	switch {
	case ok && here:
		sets = s.directories(directories, join(at, "directories"), prefix)
	case ok2 && here:
		sets = s.files(files, join(at, "files"), prefix)
	case ok:
		sets = []*parameters{s.pathParameters(Unknown{}, prefix, false)}
	default:
		sets = []*parameters{{open: true}}
	}
	if !here {
		s.unresolved("git")
	}
	if values, ok := options["values"].(map[string]any); ok {
		for _, p := range sets {
			filled, _ := s.fill(values, p).(map[string]any)
			if s.goTemplate {
				p.values["values"] = filled
				continue
			}
			flatten("values", filled, p.values)
		}
	}
	return sets
}

// An include is one entry of the directories or files of a git generator.
type include struct {
	pattern string
	exclude bool
}

func includes(list []any) (all []include) {
	for _, item := range list {
		m, _ := item.(map[string]any)
		pattern, _ := m["path"].(string)
		exclude, _ := m["exclude"].(bool)
		all = append(all, include{pattern, exclude})
	}
	return all
}

// matching returns the names that one pattern at least includes and none
// excludes, and reports the patterns that match nothing.
func (s *set) matching(names []string, list []any, at []any, match func(pattern, name string) bool, what string) (found []string) {
	entries := includes(list)
	if s.matches += len(entries) * len(names); s.matches > maxMatches {
		s.unresolved("git generator with very many patterns")
		return nil
	}
	used := make([]bool, len(entries))
	for _, name := range names {
		in, out := false, false
		for i, e := range entries {
			if !match(e.pattern, name) {
				continue
			}
			used[i] = true
			in = in || !e.exclude
			out = out || e.exclude
		}
		if in && !out {
			found = append(found, name)
		}
	}
	for i, e := range entries {
		if !used[i] && !e.exclude && !isPlaceholder(e.pattern) && !s.isLeftOut(fixedPart(e.pattern)) {
			s.problem(EmptyGenerator, join(at, i, "path"), "", "%q matches no %s of the repository", e.pattern, what)
		}
	}
	return found
}

// isLeftOut reports whether a directory is there, but is none of those that are
// looked at.
func (s *set) isLeftOut(dir string) bool {
	return dir != "" && s.repo.Exists(dir) && !slices.Contains(s.repo.Dirs(), path.Clean(dir))
}

func (s *set) directories(list []any, at []any, prefix string) (sets []*parameters) {
	match := func(pattern, name string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}
	for _, dir := range s.matching(s.repo.Dirs(), list, at, match, "directory") {
		p := s.pathParameters(dir, prefix, false)
		p.from, p.at = dir, at
		sets = append(sets, p)
	}
	return sets
}

func (s *set) files(list []any, at []any, prefix string) (sets []*parameters) {
	for _, file := range s.matching(s.repo.Files(), list, at, s.matchFile, "file") {
		docs, err := s.repo.Data(file)
		if err != nil || len(docs) == 0 {
			sets = append(sets, &parameters{open: true, values: make(map[string]any), from: file, at: at})
			continue
		}
		items := docs[:1]
		if list, ok := docs[0].([]any); ok {
			items = list
		}
		for i, item := range items {
			p := s.pathParameters(file, prefix, true)
			if m, ok := item.(map[string]any); !ok {
				p.open = true
			} else if s.goTemplate {
				p.values = overlay(m, p.values)
			} else {
				content := make(map[string]any)
				flatten("", m, content)
				p.values = overlay(content, p.values)
			}
			p.from, p.at = file, at
			if len(items) > 1 {
				p.from = fmt.Sprintf("element %d of %s", i+1, file)
			}
			sets = append(sets, p)
		}
	}
	return sets
}

// pathParameters are those that a directory or file gives by its name; what may
// be Unknown.
func (s *set) pathParameters(what any, prefix string, isFile bool) *parameters {
	fields := map[string]any{"path": what, "basename": what, "basenameNormalized": what, "segments": what}
	p := &parameters{}
	if isFile {
		fields["filename"], fields["filenameNormalized"] = what, what
	}
	var segments []any
	if name, ok := what.(string); ok {
		dir := name
		if isFile {
			dir = path.Dir(name)
			fields["filename"], fields["filenameNormalized"] = path.Base(name), normalize(path.Base(name))
		}
		fields["path"], fields["basename"], fields["basenameNormalized"] = dir, path.Base(dir), normalize(path.Base(dir))
		for segment := range strings.SplitSeq(dir, "/") {
			segments = append(segments, segment)
		}
		fields["segments"] = segments
	}
	if s.goTemplate {
		p.values = map[string]any{"path": fields}
		if prefix != "" {
			p.values = map[string]any{prefix: p.values}
		}
		return p
	}
	name := "path"
	if prefix != "" {
		name = prefix + ".path"
	}
	p.values = map[string]any{name: fields["path"]}
	delete(fields, "path")
	delete(fields, "segments")
	for key, v := range fields {
		p.values[name+"."+key] = v
	}
	for i, segment := range segments {
		p.values[fmt.Sprintf("%s[%d]", name, i)] = segment
	}
	if segments == nil {
		p.anyBelow = append(p.anyBelow, name+"[")
	}
	return p
}

// unknownParameters is a set of which nothing is known.
func unknownParameters() *parameters {
	return &parameters{open: true, values: make(map[string]any)}
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
