package argo

import (
	"fmt"
	"regexp"
	"slices"
)

// A Set is what an ApplicationSet makes.
type Set struct {
	Applications []Application
	Problems     []Problem
	// Unresolved are the generators whose parameters the repository does not
	// tell, by kind, each once.
	Unresolved []string
}

// A ProblemKind says what a Problem is about.
type ProblemKind uint8

// The kinds of problems.
const (
	Invalid          ProblemKind = iota // the controller rejects the set
	EmptyGenerator                      // a generator finds nothing
	UnknownParameter                    // a template names a parameter that no generator makes
)

// A Problem is something wrong with an ApplicationSet.
type Problem struct {
	Kind    ProblemKind
	At      []any  // in the object
	Text    string // the part of the text at At that it is about; "" for all of it
	Message string
}

type set struct {
	repo       Repository
	goTemplate bool
	strict     bool // goTemplateOptions: missingkey=error
	patterns   map[string]*regexp.Regexp
	matches    int // names that were matched with patterns
	out        *Set
}

// Expand returns what an ApplicationSet of the group argoproj.io makes.
func Expand(object map[string]any, repo Repository) *Set {
	spec, _ := object["spec"].(map[string]any)
	s := &set{repo: repo, patterns: make(map[string]*regexp.Regexp), out: &Set{}}
	s.goTemplate, _ = spec["goTemplate"].(bool)
	options, _ := spec["goTemplateOptions"].([]any)
	s.strict = slices.Contains(options, any("missingkey=error"))
	template, _ := spec["template"].(map[string]any)
	generators, _ := spec["generators"].([]any)
	t := s.newTemplate(template, spec["templatePatch"])
	for i, item := range generators {
		g, ok := item.(map[string]any)
		if !ok {
			continue
		}
		sets := s.generate(g, []any{"spec", "generators", i}, nil)
		if most := min(maxSets, maxFilled/(size(template)+1)); len(sets) > most {
			sets = sets[:most]
			s.unresolved(fmt.Sprintf("generator of more than %d", most))
		}
		t.check(sets)
		for _, p := range sets {
			s.add(overlay(template, p.template), p)
		}
	}
	s.checkNames()
	return s.out
}

// size is about the number of bytes of v as a text.
func size(v any) int {
	n := 8
	switch v := v.(type) {
	case string:
		n += len(v)
	case map[string]any:
		for key, item := range v {
			n += len(key) + size(item)
		}
	case []any:
		for _, item := range v {
			n += size(item)
		}
	}
	return n
}

// add adds the application of one set of parameters.
func (s *set) add(template map[string]any, p *parameters) {
	filled, _ := s.fill(template, p).(map[string]any)
	a := application(filled, []any{"spec", "template", "spec"})
	a.From, a.Generator = p.from, p.at
	if isPlaceholder(a.Name) {
		a.Name = ""
	}
	s.out.Applications = append(s.out.Applications, a)
}

// checkNames reports applications of the same name, for which the controller
// rejects the set.
func (s *set) checkNames() {
	seen := make(map[string]*Application)
	for i := range s.out.Applications {
		a := &s.out.Applications[i]
		other := seen[a.Name]
		switch {
		case a.Name == "" || a.From == "":
		case other == nil:
			seen[a.Name] = a
		default:
			s.problem(Invalid, []any{"spec", "template", "metadata", "name"}, "",
				"two applications are named %q: those of %s and of %s", a.Name, other.From, a.From)
			return
		}
	}
}

func (s *set) problem(kind ProblemKind, at []any, text, format string, args ...any) {
	p := Problem{kind, at, text, fmt.Sprintf(format, args...)}
	for _, other := range s.out.Problems {
		if other.Kind == kind && other.Text == text && (text != "" || other.Message == p.Message) && slices.Equal(other.At, at) {
			return // a generator in another is run more than once, and a template is for all of them
		}
	}
	s.out.Problems = append(s.out.Problems, p)
}

func (s *set) unresolved(what string) {
	if !slices.Contains(s.out.Unresolved, what) {
		s.out.Unresolved = append(s.out.Unresolved, what)
	}
}

// matchFile matches as git ls-files does, where * crosses slashes.
func (s *set) matchFile(pattern, name string) bool {
	re := s.patterns[pattern]
	if re == nil {
		re = wildcard(pattern)
		s.patterns[pattern] = re
	}
	return re.MatchString(name)
}
