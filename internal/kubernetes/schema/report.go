package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// subject names the value at the current path: `replicas`, `args[0]`, and
// "the resource" for the whole.
func (w *walker) subject() string {
	var name string
	for _, s := range slices.Backward(w.path) {
		if s.key != nil {
			return "`" + s.name + name + "`"
		}
		name = "[" + strconv.Itoa(s.index) + "]" + name
	}
	if name != "" {
		return "item " + name
	}
	return "the resource"
}

// reportType says that n has the wrong type.
func (w *walker) reportType(at, n *yaml.Node, wanted types) {
	if w.quiet > 0 {
		return
	}
	message := w.subject() + " is " + w.describe(n) + ", want " + wanted.text()
	if wanted&typeString != 0 && n.Kind == yaml.ScalarNode && w.typeOfNode(n) != typeNull {
		message += "; quote it"
	}
	w.report(at, Problem{Kind: WrongType, Message: message})
}

// text names a set of types: "an integer or a string". Null is left out, since
// nobody means to write it, unless it is all there is.
func (t types) text() string {
	var names []string
	for _, one := range []struct {
		types types
		name  string
	}{
		{typeObject, "a mapping"}, {typeArray, "a list"}, {typeString, "a string"},
		{typeInteger, "an integer"}, {typeNumber, "a number"}, {typeBoolean, "a boolean"},
	} {
		if t&one.types != 0 && (one.types != typeInteger || t&typeNumber == 0) {
			names = append(names, one.name)
		}
	}
	if len(names) == 0 {
		return "null"
	}
	return orList(names)
}

func orList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func (w *walker) reportMissing(at *yaml.Node, name string) {
	if w.quiet > 0 {
		return
	}
	message := "required field `" + name + "` is missing"
	if len(w.path) > 0 {
		message += " in " + w.subject()
	}
	w.report(at, Problem{Kind: MissingField, Field: name, Message: message})
}

func (w *walker) reportOneMissing(at *yaml.Node, names []string) {
	for i, name := range names {
		names[i] = "`" + name + "`"
	}
	names = slices.Compact(names)
	w.report(at, Problem{Kind: MissingField, Field: strings.Trim(names[0], "`"), Message: w.subject() + " needs " + orList(names)})
}

func (w *walker) reportEnum(at, n *yaml.Node, e *enum) {
	if w.quiet > 0 {
		return
	}
	p := Problem{Kind: NotAllowed}
	var texts []string
	for _, v := range e.values {
		if s, ok := v.(string); ok {
			texts = append(texts, quoteText(s))
			p.Allowed = append(p.Allowed, s)
			continue
		}
		texts = append(texts, canonical(v))
		p.Allowed = append(p.Allowed, canonical(v))
	}
	p.Message = w.subject() + " is " + w.describe(n) + ", want "
	if len(texts) > 1 {
		p.Message += "one of "
	}
	p.Message += orList(texts)
	if n.Kind == yaml.ScalarNode {
		p.Suggestion = nearest(n.Value, sortedKeys(e.strings))
	}
	if p.Suggestion != "" && len(texts) > 1 {
		p.Message += "; did you mean " + quoteText(p.Suggestion) + "?"
	}
	w.report(at, p)
}

func (w *walker) reportFormat(at, n *yaml.Node, f *format, err error) {
	if w.quiet > 0 {
		return
	}
	message := w.subject() + " is " + w.describe(n) + ", want " + f.text
	if !errors.Is(err, errMalformed) {
		message += ": " + err.Error()
	}
	w.report(at, Problem{Kind: Malformed, Message: message, want: f.text})
}

func (w *walker) reportPattern(at, n *yaml.Node, pattern string) {
	if w.quiet > 0 {
		return
	}
	w.report(at, Problem{Kind: Malformed, Message: fmt.Sprintf("%s is %s, which does not match %s", w.subject(), w.describe(n), pattern)})
}

// reportRange says that there are got of unit where the limit is want.
func (w *walker) reportRange(at *yaml.Node, format string, got, want int, unit string) {
	if w.quiet > 0 {
		return
	}
	w.report(at, Problem{Kind: OutOfRange, Message: w.subject() + " " + fmt.Sprintf(format, plural(got, unit), strconv.Itoa(want))})
}

func plural(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return strconv.Itoa(n) + " " + unit + "s"
}

func (w *walker) reportNumber(at, n *yaml.Node, want string) {
	if w.quiet > 0 {
		return
	}
	w.report(at, Problem{Kind: OutOfRange, Message: w.subject() + " is " + n.Value + ", want " + want})
}

func (w *walker) reportDuplicate(at *yaml.Node, first int, keys []mapKey) {
	message := w.subject() + " is the same as item " + strconv.Itoa(first)
	if keys != nil {
		var names []string
		for _, key := range keys {
			names = append(names, "`"+key.name+"`")
		}
		message = w.subject() + " has the same " + strings.Join(names, ", ") + " as item " + strconv.Itoa(first)
	}
	w.report(at, Problem{Kind: Conflict, Message: message})
}

func (w *walker) reportKey(key, value *yaml.Node) {
	message := "null is no key; quote it"
	if key.Kind != yaml.ScalarNode {
		message = "a key must be a string; a template such as {{ x }} has to be quoted"
	}
	w.report(key, Problem{Kind: Unreadable, Message: message})
}

func (w *walker) reportTooMany(matched []*node, at, n *yaml.Node) {
	if w.quiet > 0 {
		return
	}
	var fields []string
	for _, s := range matched {
		s = target(s)
		if len(s.required) != 1 {
			fields = nil
			break
		}
		fields = append(fields, "`"+s.required[0]+"`")
	}
	message := w.subject() + " fits several forms of which only one is allowed"
	if len(fields) > 1 {
		message = w.subject() + " may have only one of " + strings.Join(fields, ", ")
	}
	w.report(at, Problem{Kind: Conflict, Message: message})
}

func (w *walker) reportNot(s *node, at, n *yaml.Node) {
	if w.quiet > 0 {
		return
	}
	s = target(s)
	p := Problem{Kind: Conflict, Message: w.subject() + " has a form that is not allowed"}
	switch {
	case len(s.required) > 0:
		var names []string
		for _, name := range s.required {
			names = append(names, "`"+name+"`")
		}
		p.Message = strings.Join(names, " and ") + " must not be set together"
		if len(names) == 1 {
			p.Message = names[0] + " must not be set"
		}
		if len(w.path) > 0 {
			p.Message += " in " + w.subject()
		}
	case n.Kind == yaml.ScalarNode:
		p.Kind, p.Message = NotAllowed, w.subject()+" must not be "+w.describe(n)
	}
	w.report(at, p)
}

// canonical returns v as JSON, equal for equal values.
func canonical(v any) string {
	switch v := v.(type) {
	case json.Number:
		if r, ok := newRat(v.String()); ok {
			return ratText(r)
		}
	case []any:
		parts := make([]string, 0, len(v))
		for _, item := range v {
			parts = append(parts, canonical(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		parts := make([]string, 0, len(v))
		for _, key := range sortedKeys(v) {
			parts = append(parts, strconv.Quote(key)+": "+canonical(v[key]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case string:
		return strconv.Quote(v)
	}
	text, _ := json.Marshal(v)
	return string(text)
}

func ratText(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return strings.TrimRight(r.FloatString(12), "0")
}
