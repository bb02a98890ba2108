package actions

import (
	"encoding/json"
	"strings"

	"github.com/rhysd/actionlint"

	"github.com/infralint/infralint/internal/actions"
)

// ownLabels returns the label that sends a job to a machine of one's own, and an
// expression that may name any runner; nil where there is none.
func ownLabels(t *actions.Workflow, j *actionlint.Job) (own, unknown *actionlint.String) {
	if j.RunsOn == nil {
		return nil, nil
	}
	for _, l := range append([]*actionlint.String{j.RunsOn.LabelsExpr}, j.RunsOn.Labels...) {
		if l == nil {
			continue
		}
		if !l.ContainsExpression() {
			if own == nil && isSelfHosted(l.Value) {
				own = l
			}
			continue
		}
		for _, e := range t.Exprs(l) {
			labels := labels{job: j}
			labels.add(e.Node)
			if own == nil && e.Whole && labels.own {
				own = l
			}
			if unknown == nil && labels.unknown {
				unknown = l
			}
		}
	}
	return own, unknown
}

func isSelfHosted(label string) bool { return strings.EqualFold(label, "self-hosted") }

// labels is what is known of the values of an expression.
type labels struct {
	job     *actionlint.Job
	own     bool // one of them is self-hosted
	unknown bool // some are not known
}

// add adds the values that n can have: texts, lists in JSON, values of the
// matrix, and alternatives of these.
func (l *labels) add(n actionlint.ExprNode) {
	switch n := n.(type) {
	case *actionlint.StringNode:
		l.own = l.own || isSelfHosted(n.Value)
		return
	case *actionlint.LogicalOpNode:
		if n.Kind == actionlint.LogicalOpNodeKindOr {
			if left, ok := n.Left.(*actionlint.LogicalOpNode); !ok || left.Kind != actionlint.LogicalOpNodeKindAnd {
				l.add(n.Left)
			} else {
				l.add(left.Right)
			}
		}
		l.add(n.Right)
		return
	case *actionlint.FuncCallNode:
		if text, ok := jsonText(n); ok {
			l.addJSON(text)
			return
		}
	}
	if path, ok := strings.CutPrefix(actions.Path(n), "matrix."); ok {
		l.addMatrix(strings.Split(path, "."))
		return
	}
	l.unknown = true
}

// jsonText returns the text that fromJSON is called with.
func jsonText(n *actionlint.FuncCallNode) (string, bool) {
	if !strings.EqualFold(n.Callee, "fromJSON") || len(n.Args) != 1 {
		return "", false
	}
	s, ok := n.Args[0].(*actionlint.StringNode)
	if !ok {
		return "", false
	}
	return s.Value, true
}

func (l *labels) addJSON(text string) {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		l.unknown = true
		return
	}
	l.addValue(value)
}

func (l *labels) addValue(value any) {
	switch v := value.(type) {
	case string:
		l.own = l.own || isSelfHosted(v)
	case []any:
		for _, e := range v {
			l.addValue(e)
		}
	case map[string]any: // of a group
		if _, ok := v["group"]; ok {
			l.unknown = true
		}
		l.addValue(v["labels"])
	}
}

// addMatrix adds what the matrix has at path.
func (l *labels) addMatrix(path []string) {
	if l.job.Strategy == nil || l.job.Strategy.Matrix == nil || l.job.Strategy.Matrix.Expression != nil {
		l.unknown = true
		return
	}
	m := l.job.Strategy.Matrix
	if row := m.Rows[path[0]]; row != nil {
		l.unknown = l.unknown || row.Expression != nil
		for _, v := range row.Values {
			if !isExcluded(m.Exclude, path[0], v) {
				l.addRaw(v, path[1:])
			}
		}
	}
	if m.Include == nil {
		return
	}
	l.unknown = l.unknown || m.Include.Expression != nil
	for _, c := range m.Include.Combinations {
		l.unknown = l.unknown || c.Expression != nil
		if a := c.Assigns[path[0]]; a != nil {
			l.addRaw(a.Value, path[1:])
		}
	}
}

// isExcluded reports whether the combinations with a value of a matrix are left
// out, whatever the other values are.
func isExcluded(exclude *actionlint.MatrixCombinations, key string, v actionlint.RawYAMLValue) bool {
	if exclude == nil {
		return false
	}
	for _, c := range exclude.Combinations {
		if a := c.Assigns[key]; a != nil && len(c.Assigns) == 1 && a.Value.Equals(v) {
			return true
		}
	}
	return false
}

func (l *labels) addRaw(v actionlint.RawYAMLValue, path []string) {
	switch v := v.(type) {
	case *actionlint.RawYAMLString:
		l.unknown = l.unknown || strings.Contains(v.Value, "${{")
		l.own = l.own || isSelfHosted(v.Value)
	case *actionlint.RawYAMLArray:
		for _, e := range v.Elems {
			l.addRaw(e, nil)
		}
	case *actionlint.RawYAMLObject:
		if len(path) > 0 && v.Props[path[0]] != nil {
			l.addRaw(v.Props[path[0]], path[1:])
		} else if group := v.Props["group"]; group != nil {
			l.unknown = true
		} else if named := v.Props["labels"]; named != nil {
			l.addRaw(named, nil)
		}
	}
}
