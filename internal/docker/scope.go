package docker

import (
	"slices"
	"strings"

	lex "github.com/moby/buildkit/frontend/dockerfile/shell"
)

// A scope holds the variables that the builder knows at some point of a stage.
type scope struct {
	// defaults of what is declared; nil for an argument without one and for a
	// value that depends on something unknown
	vars map[string]*string
	env  map[string]bool // those that a stage on top of this one has too
}

// newScope returns a scope with what a stage on top of base inherits.
func newScope(base *scope) *scope {
	s := &scope{vars: make(map[string]*string), env: make(map[string]bool)}
	if base != nil {
		for name := range base.env {
			s.vars[name] = base.vars[name]
			s.env[name] = true
		}
	}
	return s
}

// Get implements EnvGetter of BuildKit's lexer.
func (s *scope) Get(name string) (string, bool) {
	if v := s.vars[name]; v != nil {
		return *v, true
	}
	return "", false
}

// Keys implements EnvGetter.
func (s *scope) Keys() []string { return nil }

// Limits of what is put in: values that are made of each other can double with
// each line, and BuildKit's lexer takes the square of the time for variables
// in variables.
const (
	maxValue     = 4096 // bytes of a known value
	maxVariables = 200  // in one word
)

// expand returns a word with the known variables put in, and whether all are.
func (s *scope) expand(word string, escape byte) (string, bool) {
	if strings.Count(word, "$") > maxVariables {
		return word, false
	}
	if !strings.ContainsAny(word, `$'"`) && strings.IndexByte(word, escape) < 0 {
		return word, true
	}
	l := lex.NewLex(rune(escape))
	l.SkipUnsetEnv = true
	result, err := l.ProcessWordWithMatches(word, s)
	if err != nil {
		return word, false
	}
	if len(result.Result) > max(maxValue, len(word)) {
		return word, false
	}
	return result.Result, len(result.Unmatched) == 0
}

// DefaultImage returns the image that a stage begins with if nobody gives
// arguments to the build: one without a default is empty, those of the platform
// are "platform". It is "" too where that cannot be worked out, and ok is false.
func (d *Dockerfile) DefaultImage(s *Stage) (image string, ok bool) {
	if s.Base != nil || len(s.From.Args) == 0 {
		return "", false
	}
	given := newScope(nil)
	word := func(raw string) (string, bool) {
		if strings.Count(raw, "$") > maxVariables {
			return "", false
		}
		result, err := lex.NewLex(rune(d.escape)).ProcessWordWithMatches(raw, given)
		if err != nil || len(result.Result) > maxValue {
			return "", false
		}
		return result.Result, true
	}
	for _, name := range platformArgs {
		value := "platform"
		given.vars[name] = &value
	}
	for _, i := range d.Global {
		for _, p := range i.Pairs {
			value, ok := word(p.Value.Raw)
			if !ok {
				return "", false
			}
			if p.HasValue || !IsPlatformArg(p.Name) {
				given.vars[p.Name] = &value
			}
		}
	}
	return word(s.From.Args[0].Raw)
}

// define adds the arguments of an instruction ARG.
func (s *scope) define(i *Instruction, escape byte) {
	for k, p := range i.Pairs {
		s.vars[p.Name] = nil
		if p.HasValue {
			value, known := s.expand(p.Value.Raw, escape)
			i.Pairs[k].Value.Value = value
			if known && len(value) <= maxValue {
				s.vars[p.Name] = &value
			}
		}
	}
}

// apply takes note of what an instruction ARG or ENV declares. Global are the
// arguments in front of the first FROM: ARG without a default takes theirs.
func (s *scope) apply(i *Instruction, global *scope, escape byte) {
	switch i.Name {
	case "ARG":
		for _, p := range i.Pairs {
			if s.env[p.Name] {
				continue // ENV counts more
			}
			s.vars[p.Name] = nil
			if p.HasValue {
				if value, known := s.expand(p.Value.Raw, escape); known && len(value) <= maxValue {
					s.vars[p.Name] = &value
				}
			} else {
				s.vars[p.Name] = global.vars[p.Name]
			}
		}
	case "ENV":
		values := make([]*string, len(i.Pairs)) // all are made of what was before
		for k, p := range i.Pairs {
			if value, known := s.expand(p.Value.Raw, escape); known && len(value) <= maxValue {
				values[k] = &value
			}
		}
		for k, p := range i.Pairs {
			s.vars[p.Name], s.env[p.Name] = values[k], true
		}
	}
}

// misquoted returns the first word that the builder cannot expand, whatever the
// variables are: a quote or a brace has no end, or there is no such modifier.
func (i *Instruction) misquoted(escape byte) (Word, error) {
	var words []Word
	if expanded[i.Name] {
		words = i.Args
	}
	for _, p := range i.Pairs {
		words = append(slices.Clip(words), p.Value)
	}
	l := lex.NewLex(rune(escape))
	l.SkipUnsetEnv = true
	for _, w := range words {
		if !strings.ContainsAny(w.Raw, `'"$`) || strings.Count(w.Raw, "$") > maxVariables {
			continue
		}
		_, err := l.ProcessWordWithMatches(w.Raw, newScope(nil))
		if err != nil && (strings.Contains(err.Error(), "unexpected end of statement") || strings.Contains(err.Error(), "unsupported modifier")) {
			return w, err
		}
	}
	return Word{}, nil
}

// expanded are the instructions whose arguments the builder expands.
var expanded = map[string]bool{
	"ADD": true, "COPY": true, "EXPOSE": true, "FROM": true, "STOPSIGNAL": true, "USER": true, "VOLUME": true, "WORKDIR": true,
}

// expand puts the known variables into the arguments.
func (i *Instruction) expand(vars *scope, escape byte) {
	if expanded[i.Name] {
		for k := range i.Args {
			i.Args[k].Value, _ = vars.expand(i.Args[k].Raw, escape)
		}
	}
	for k, p := range i.Pairs {
		if p.HasValue {
			i.Pairs[k].Value.Value, _ = vars.expand(p.Value.Raw, escape)
		}
	}
}
