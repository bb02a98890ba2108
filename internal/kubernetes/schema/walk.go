package schema

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

const (
	maxVisits  = 1_000_000 // nodes looked at, aliases expanded, for one resource
	maxDepth   = 500       // levels of a resource
	maxSchemas = 10 * maxDepth
)

// Validate returns every problem of a resource, in the order in which they
// stand in it; none for a valid one. The root is the mapping of the resource,
// no document node. Validate does not change it.
func (s *Schema) Validate(root *yaml.Node, options Options) []Problem {
	w := &walker{options: options, visits: maxVisits}
	w.scan(root, 0)
	if w.fatal {
		return w.problems
	}
	if s.engine != nil {
		s.engine.validate(w, root)
	} else {
		w.check(s.root, root)
	}
	return w.problems
}

// A walker validates one resource.
type walker struct {
	options  Options
	path     []step
	problems []Problem
	// quiet is positive while only the verdict is asked for: nothing is
	// reported, and the first problem ends the check.
	quiet  int
	visits int
	depth  int  // of schemas within schemas
	fatal  bool // the resource cannot be read to the end
}

// A step is one element of a path: a key, or an index where key is nil.
type step struct {
	key   *yaml.Node
	name  string
	index int
	in    *node // the schema of what the step is taken in
}

// report adds a problem of the value at the current path.
func (w *walker) report(value *yaml.Node, p Problem) {
	if w.quiet > 0 || w.fatal {
		return
	}
	p.Path = make([]any, len(w.path))
	for i, s := range w.path {
		if s.key == nil {
			p.Path[i] = s.index
		} else {
			p.Path[i] = s.name
		}
	}
	p.Value = value
	if len(w.path) > 0 {
		p.Key = w.path[len(w.path)-1].key
	}
	w.problems = append(w.problems, p)
}

// silently reports whether n fits s, without a report.
func (w *walker) silently(s *node, n *yaml.Node) bool {
	w.quiet++
	ok := w.check(s, n)
	w.quiet--
	return ok
}

// enter runs check one step deeper.
func (w *walker) enter(st step, s *node, n *yaml.Node) bool {
	w.path = append(w.path, st)
	ok := w.check(s, n)
	w.path = w.path[:len(w.path)-1]
	return ok
}

// check reports whether the node at the current path fits s.
func (w *walker) check(s *node, at *yaml.Node) bool {
	if w.visits--; w.visits < 0 || len(w.path) > maxDepth || w.depth > maxSchemas {
		w.giveUp(at)
		return true
	}
	w.depth++
	defer func() { w.depth-- }()
	n := yamlfile.Resolve(at)
	if w.options.AnyValue != nil && n.Kind == yaml.ScalarNode && w.options.AnyValue(n) {
		return true
	}
	t := w.typeOfNode(n)
	for hops := 0; s.ref != nil; hops++ {
		if s.nullOK && t == typeNull || hops > maxDepth {
			return true
		}
		s = s.ref.node()
	}
	if s.never {
		w.report(at, Problem{Kind: NotAllowed, Message: w.subject() + " is not allowed"})
		return false
	}
	if s.types != anyType && !fits(s.types, t) && (!s.nullOK || t != typeNull) {
		w.reportType(at, n, s.types)
		return false
	}
	if !w.checkValue(s, at, n) {
		return false
	}
	if t == typeNull && (s.nullOK || s.server != nil) {
		return true
	}
	ok := true
	switch t {
	case typeObject:
		ok = w.checkObject(s, at, n)
	case typeArray:
		ok = w.checkArray(s, at, n)
	}
	if s.more == nil || !ok && w.quiet > 0 {
		return ok
	}
	switch t {
	case typeString:
		ok = w.checkString(s.more, at, n)
	case typeInteger, typeNumber:
		ok = w.checkNumber(s.more, at, n)
	}
	if !ok && w.quiet > 0 {
		return false
	}
	return w.checkCombinations(s.more, at, n) && ok
}

func fits(allowed, t types) bool {
	return allowed&t != 0 || t == typeInteger && allowed&typeNumber != 0
}

// giveUp ends the walk of a resource that is too deep or too large, which
// aliases make of a small file.
func (w *walker) giveUp(at *yaml.Node) {
	if w.fatal {
		return
	}
	quiet := w.quiet
	w.quiet, w.visits = 0, 0
	w.report(at, Problem{Kind: Unreadable, Message: "resource is nested too deep or, with its aliases, too large to be checked"})
	w.quiet, w.fatal = quiet, true
}

func (w *walker) checkObject(s *node, at, n *yaml.Node) bool {
	ok := true
	pairs := w.pairs(n)
	for i := 0; i+1 < len(pairs); i += 2 {
		name, valid := w.keyName(pairs[i])
		if !valid {
			continue // scan has reported it
		}
		if !w.checkField(s, step{key: pairs[i], name: name, in: s}, pairs[i+1]) {
			if ok = false; w.quiet > 0 {
				return false
			}
		}
	}
	for _, name := range s.required {
		if w.absent(s, pairs, name) && s.defaultOf(name) == nil {
			w.reportMissing(at, name)
			if ok = false; w.quiet > 0 {
				return false
			}
		}
	}
	if s.server != nil && s.server != s && !w.checkDefaults(s, at, pairs) {
		ok = false
	}
	if s.more == nil {
		return ok
	}
	return w.checkFields(s, at, pairs) && ok
}

// checkField checks one field of a mapping against properties and the like.
func (w *walker) checkField(s *node, st step, value *yaml.Node) bool {
	if w.dropped(s, st.name, value) {
		return true
	}
	ok, known := true, false
	if property := s.properties[st.name]; property != nil {
		known = true
		ok = w.enter(st, property, value)
	}
	if s.more != nil {
		for _, p := range s.more.patterns {
			if p.pattern.MatchString(st.name) {
				known = true
				ok = w.enter(st, p.node, value) && ok
			}
		}
		if s.more.names != nil && !w.silently(s.more.names, stringNode(st.name)) {
			w.path = append(w.path, st)
			w.report(value, Problem{Kind: Malformed, Field: st.name, Message: "`" + st.name + "` is no allowed name for a field"})
			w.path = w.path[:len(w.path)-1]
			ok = false
		}
	}
	switch {
	case known:
	case s.additional != nil:
		ok = w.enter(st, s.additional, value) && ok
	case s.closed:
		w.path = append(w.path, st)
		w.reportUnknown(s, st.name, value)
		w.path = w.path[:len(w.path)-1]
		ok = false
	}
	return ok
}

// checkFields checks what is said of a mapping as a whole.
func (w *walker) checkFields(s *node, at *yaml.Node, pairs []*yaml.Node) bool {
	k, ok, count := s.more, true, len(pairs)/2
	if s.server != nil && (k.minFields != nil || k.maxFields != nil) {
		count = w.serverCount(s, pairs)
	}
	if k.minFields != nil && count < *k.minFields {
		w.reportRange(at, "has %s, want at least %s", count, *k.minFields, "field")
		ok = false
	}
	if k.maxFields != nil && count > *k.maxFields {
		w.reportRange(at, "has %s, want at most %s", count, *k.maxFields, "field")
		ok = false
	}
	for _, name := range sortedKeys(k.dependentRequired) {
		if _, value := w.field(pairs, name); value == nil {
			continue
		}
		for _, other := range k.dependentRequired[name] {
			if _, value := w.field(pairs, other); value == nil {
				w.reportMissing(at, other)
				ok = false
			}
		}
	}
	for _, name := range sortedKeys(k.dependentSchemas) {
		if _, value := w.field(pairs, name); value != nil {
			ok = w.check(k.dependentSchemas[name], at) && ok
		}
	}
	return ok
}

func (w *walker) checkArray(s *node, at, n *yaml.Node) bool {
	ok, tuple := true, 0
	if s.more != nil {
		for i, item := range s.more.tuple[:min(len(s.more.tuple), len(n.Content))] {
			ok = w.enter(step{index: i, in: s}, item, n.Content[i]) && ok
		}
		tuple = min(len(s.more.tuple), len(n.Content))
	}
	if s.items != nil {
		for i := tuple; i < len(n.Content); i++ {
			if !w.enter(step{index: i, in: s}, s.items, n.Content[i]) {
				if ok = false; w.quiet > 0 {
					return false
				}
			}
		}
	}
	if s.more == nil {
		return ok
	}
	k, count := s.more, len(n.Content)
	if k.minItems != nil && count < *k.minItems {
		w.reportRange(at, "has %s, want at least %s", count, *k.minItems, "item")
		ok = false
	}
	if k.maxItems != nil && count > *k.maxItems {
		w.reportRange(at, "has %s, want at most %s", count, *k.maxItems, "item")
		ok = false
	}
	return w.checkUnique(k, n) && ok
}
