package policy

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

// Join makes one engine of several that ReadUser gave, each of which is compiled
// by itself: packages of one name are not the same in two of them. Rules without
// METADATA that have one id, since they have one package and name, are one rule.
func Join(parts ...*Engine) (*Engine, error) {
	if len(parts) == 1 {
		return parts[0], nil
	}
	e := newEngine(Options{})
	e.parts = parts
	byID := make(map[string]*rego)
	var errs []error
	for _, part := range parts {
		e.hints = append(e.hints, part.hints...)
		for _, r := range part.policies {
			first := byID[r.rule.ID]
			switch {
			case first == nil:
				byID[r.rule.ID] = r
				e.policies = append(e.policies, r)
			case first.module != nil && r.module != nil:
				errs = append(errs, fmt.Errorf("%s:1: rule %s is defined in %s too", r.module.path, r.rule.ID, first.module.path))
			case first.module != nil || r.module != nil:
				errs = append(errs, fmt.Errorf("rule %s is defined twice", r.rule.ID))
			default:
				r.rule = first.rule
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("load policies: %w", err)
	}
	slices.Sort(e.hints)
	slices.SortFunc(e.policies, compareIDs)
	return e, nil
}

func (e *Engine) compileParts(opts Options) (*Engine, error) {
	var errs []error
	var parts []*Engine
	for _, part := range e.parts {
		compiled, err := part.Compile(opts)
		errs = append(errs, err)
		parts = append(parts, compiled)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return Join(parts...)
}

// evalParts is Eval of the part that has the policy, of the one that it applies
// in if there are several.
func (e *Engine) evalParts(ctx context.Context, id string, doc lint.Document) (*Evaluation, error) {
	var last *Evaluation
	for _, part := range e.parts {
		for _, r := range part.policies {
			if r.rule.ID != id {
				continue
			}
			ev, err := part.evalOne(ctx, r, doc)
			if err != nil || ev.Applies {
				return ev, err
			}
			last = ev
		}
	}
	if last == nil {
		var ids []string
		for _, r := range e.policies {
			ids = append(ids, r.rule.ID)
		}
		return nil, fmt.Errorf("no policy has the id %q%s", id, suggest.DidYouMean(id, ids))
	}
	return last, nil
}

// reports are the types of documents in which a rule found something.
type reports map[string]bool

// note records that r found something in doc.
func (e *Engine) note(r *rego, doc *lint.Document) {
	if r.conftest == nil || e.set != "" {
		return
	}
	typ := doc.Type
	if typ == lint.ConftestType {
		typ = "*" + path.Ext(doc.File.Path)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.reported == nil {
		e.reported = make(map[string]reports)
	}
	if e.reported[r.rule.ID] == nil {
		e.reported[r.rule.ID] = make(reports)
	}
	e.reported[r.rule.ID][typ] = true
}

// RunHints returns what the author of the policies should know after a run, in
// order: rules without METADATA that found something in documents of several types,
// as those do that were only ever given files of one.
func (e *Engine) RunHints() (hints []string) {
	for _, part := range e.parts {
		hints = append(hints, part.RunHints()...)
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(e.reported)) {
		if types := e.reported[id]; len(types) > 1 {
			hints = append(hints, fmt.Sprintf("%s finds something in documents of the types %s; name the files that it is for (docs/policies.md)",
				id, strings.Join(slices.Sorted(maps.Keys(types)), ", ")))
		}
	}
	return hints
}

// A Policy is a policy with METADATA and the file that it is in.
type Policy struct {
	Rule *lint.Rule
	File string
}

// UnknownKinds returns a sentence with the file for each kind of a type in METADATA
// that is not among those known but nearly one of them: with a slip of the pen a
// policy never runs.
func (e *Engine) UnknownKinds(typ string, known []string) (hints []string) {
	for _, r := range e.policies {
		if r.module == nil {
			continue
		}
		for _, s := range r.selectors {
			for _, kind := range s.Kinds {
				if s.Type != typ || slices.Contains(known, kind) {
					continue
				}
				if near := suggest.DidYouMean(kind, known); near != "" {
					hints = append(hints, fmt.Sprintf("%s:1: METADATA names the kind %s, which is not known%s", r.module.path, kind, near))
				}
			}
		}
	}
	return hints
}

// Policies returns those with METADATA, in order of id.
func (e *Engine) Policies() []Policy {
	var list []Policy
	for _, r := range e.all() {
		if r.module != nil {
			list = append(list, Policy{r.rule, r.module.path})
		}
	}
	return list
}
