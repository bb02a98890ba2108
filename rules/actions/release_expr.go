package actions

import (
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
)

// An outcome is what an expression gives in a run: a bool, a string, nil for null,
// or a beginning. It is unknown where ok is false.
type outcome struct {
	value any
	ok    bool
}

// A beginning is a string of which the start alone is known.
type beginning string

func known(v any) outcome { return outcome{v, true} }

// truth returns whether an outcome counts as true.
func (o outcome) truth() (truth, ok bool) {
	switch v := o.value.(type) {
	case bool:
		return v, o.ok
	case string:
		return v != "", o.ok
	}
	return o.value != nil, o.ok
}

// of returns what an expression gives in the run.
func (r releaseRun) of(n actionlint.ExprNode) outcome {
	switch n := n.(type) {
	case *actionlint.StringNode:
		return known(n.Value)
	case *actionlint.BoolNode:
		return known(n.Value)
	case *actionlint.NullNode:
		return known(nil)
	case *actionlint.NotOpNode:
		truth, ok := r.of(n.Operand).truth()
		return outcome{!truth, ok}
	case *actionlint.LogicalOpNode:
		return r.logical(n)
	case *actionlint.CompareOpNode:
		return compare(n.Kind, r.of(n.Left), r.of(n.Right))
	case *actionlint.FuncCallNode:
		return r.call(n)
	}
	if r.event == "" {
		return outcome{}
	}
	switch path := actions.Path(n); {
	case path == "github.event_name":
		return known(r.event)
	case path == "github.ref":
		return known(beginning(r.ref))
	case path == "github.ref_type":
		return known(map[string]string{"refs/tags/": "tag", "refs/heads/": "branch"}[r.ref])
	case path == "github.head_ref", path == "github.base_ref":
		return known("")
	case path == "github.event.pull_request" || strings.HasPrefix(path, "github.event.pull_request."):
		return known(nil)
	}
	return outcome{}
}

// text returns what a value is in the run, in lower case; false where that cannot
// be told.
func (r releaseRun) text(t *actions.Source, v *actionlint.String) (string, bool) {
	if !v.ContainsExpression() {
		return strings.ToLower(strings.TrimSpace(v.Value)), true
	}
	list := t.Exprs(v)
	if len(list) != 1 || !list[0].Whole || list[0].Node == nil {
		return "", false
	}
	switch o := r.of(list[0].Node); v := o.value.(type) {
	case string:
		return strings.ToLower(v), o.ok
	case bool:
		return strconv.FormatBool(v), o.ok
	case nil:
		return "", o.ok
	}
	return "", false
}

// constantText returns a value in lower case; false where an expression decides
// that is more than a literal.
func constantText(t *actions.Source, v *actionlint.String) (string, bool) {
	return releaseRun{}.text(t, v)
}

// logical returns what && or || gives: one of its operands.
func (r releaseRun) logical(n *actionlint.LogicalOpNode) outcome {
	decides := n.Kind == actionlint.LogicalOpNodeKindOr // the truth of an operand that decides
	left, right := r.of(n.Left), r.of(n.Right)
	if truth, ok := left.truth(); ok {
		if truth == decides {
			return left
		}
		return right
	}
	if truth, ok := right.truth(); ok && truth == decides {
		return known(decides) // the left one counts for the same, or the right one is taken
	}
	return outcome{}
}

// compare returns what == or != gives; nothing where values of different types are
// made numbers.
func compare(kind actionlint.CompareOpNodeKind, left, right outcome) outcome {
	if kind != actionlint.CompareOpNodeKindEq && kind != actionlint.CompareOpNodeKindNotEq || !left.ok || !right.ok {
		return outcome{}
	}
	if _, ok := right.value.(beginning); ok {
		left, right = right, left
	}
	equal := false
	switch l := left.value.(type) {
	case beginning:
		if r, ok := right.value.(string); !ok || hasPrefixFold(r, string(l)) {
			return outcome{}
		}
	case string:
		r, ok := right.value.(string)
		if !ok {
			return outcome{}
		}
		equal = strings.EqualFold(l, r)
	case bool:
		r, ok := right.value.(bool)
		if !ok {
			return outcome{}
		}
		equal = l == r
	case nil:
		if right.value != nil {
			return outcome{}
		}
		equal = true
	}
	return known(equal == (kind == actionlint.CompareOpNodeKindEq))
}

func (r releaseRun) call(n *actionlint.FuncCallNode) outcome {
	name := strings.ToLower(n.Callee)
	switch {
	case name == "always" || name == "success":
		return known(true)
	case name == "failure" || name == "cancelled":
		return known(false)
	case len(n.Args) != 2:
		return outcome{}
	}
	in, part := r.of(n.Args[0]), r.of(n.Args[1])
	want, ok := part.value.(string)
	if !ok || !in.ok || name != "startswith" && name != "contains" {
		return outcome{}
	}
	switch v := in.value.(type) {
	case string:
		if name == "contains" {
			return known(strings.Contains(strings.ToLower(v), strings.ToLower(want)))
		}
		return known(hasPrefixFold(v, want))
	case beginning:
		start := strings.ToLower(string(v))
		want = strings.ToLower(want)
		switch {
		case name == "contains" && strings.Contains(start, want), strings.HasPrefix(start, want):
			return known(true)
		case strings.HasPrefix(want, start): // tags of releases begin as somebody asks for them
			return known(true)
		case name == "startswith" || strings.HasPrefix(want, "refs/"):
			return known(false)
		}
	}
	return outcome{}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
