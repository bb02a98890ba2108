package actions

import (
	"maps"
	"strconv"
	"strings"

	"github.com/rhysd/actionlint"
)

const strategyKey where = "jobs.<job_id>.strategy"

// matrixType checks the expressions of a matrix and returns the type of the
// context that it makes.
func (c *exprChecker) matrixType(m *actionlint.Matrix) *actionlint.ObjectType {
	if m.Expression != nil {
		return c.matrixOfExpression(m.Expression)
	}
	c.matrixExclude(m.Exclude)
	o := actionlint.NewEmptyStrictObjectType()
	for name, row := range m.Rows {
		o.Props[name] = c.matrixRow(row)
	}
	if m.Include == nil {
		return o
	}
	if m.Include.Expression != nil {
		if a, ok := c.whole(m.Include.Expression, strategyKey).(*actionlint.ArrayType); ok {
			if merged, ok := o.Merge(a.Elem).(*actionlint.ObjectType); ok {
				return merged
			}
		}
		return actionlint.NewEmptyObjectType()
	}
	for _, combination := range m.Include.Combinations {
		if combination.Expression != nil {
			// actionlint takes such a combination for an empty one, and then
			// reports the values that it adds as undefined.
			merged, ok := o.Merge(c.combination(combination.Expression)).(*actionlint.ObjectType)
			if !ok {
				return actionlint.NewEmptyObjectType()
			}
			o = merged
			continue
		}
		for name, a := range combination.Assigns {
			ty := c.raw(a.Value)
			if old, ok := o.Props[name]; ok {
				ty = old.Merge(ty)
			}
			o.Props[name] = ty
		}
	}
	return o
}

// combination returns the type of a combination that is an expression.
func (c *exprChecker) combination(s *actionlint.String) actionlint.ExprType {
	if o, ok := c.whole(s, strategyKey).(*actionlint.ObjectType); ok {
		return o
	}
	return actionlint.NewEmptyObjectType()
}

func (c *exprChecker) matrixExclude(m *actionlint.MatrixCombinations) {
	if m == nil {
		return
	}
	if m.Expression != nil {
		if elem := c.array(m.Expression, "exclude", strategyKey); elem != nil {
			c.needObject(elem, m.Expression, "exclude")
		}
		return
	}
	for _, combination := range m.Combinations {
		if combination.Expression != nil {
			c.object(combination.Expression, "exclude", strategyKey)
			continue
		}
		for _, a := range combination.Assigns {
			c.raw(a.Value)
		}
	}
}

// matrixOfExpression returns the type of a matrix that is one expression. What
// it includes adds to the rows; what it excludes is no row.
func (c *exprChecker) matrixOfExpression(s *actionlint.String) *actionlint.ObjectType {
	ty, ok := c.object(s, "matrix", strategyKey).(*actionlint.ObjectType)
	if !ok {
		return actionlint.NewEmptyObjectType()
	}
	o := &actionlint.ObjectType{Props: maps.Clone(ty.Props), Mapped: ty.Mapped}
	if o.Props == nil {
		return o
	}
	if a, ok := o.Props["include"].(*actionlint.ArrayType); ok {
		if included, ok := a.Elem.(*actionlint.ObjectType); ok {
			for name, p := range included.Props {
				if old, ok := o.Props[name]; ok && name != "include" {
					p = old.Merge(p)
				}
				o.Props[name] = p
			}
		}
	}
	delete(o.Props, "include")
	delete(o.Props, "exclude")
	return o
}

func (c *exprChecker) matrixRow(r *actionlint.MatrixRow) actionlint.ExprType {
	if r.Expression != nil {
		if elem := c.array(r.Expression, "matrix row", strategyKey); elem != nil {
			return elem
		}
		return actionlint.AnyType{}
	}
	if len(r.Values) == 0 {
		return actionlint.AnyType{}
	}
	return c.merged(r.Values)
}

func (c *exprChecker) merged(values []actionlint.RawYAMLValue) actionlint.ExprType {
	ty := c.raw(values[0])
	for _, v := range values[1:] {
		ty = ty.Merge(c.raw(v))
	}
	return ty
}

// raw returns the type of a value in a matrix.
func (c *exprChecker) raw(v actionlint.RawYAMLValue) actionlint.ExprType {
	switch v := v.(type) {
	case *actionlint.RawYAMLObject:
		o := actionlint.NewEmptyStrictObjectType()
		for name, p := range v.Props {
			o.Props[name] = c.raw(p)
		}
		return o
	case *actionlint.RawYAMLArray:
		if len(v.Elems) == 0 {
			return &actionlint.ArrayType{Elem: actionlint.AnyType{}}
		}
		return &actionlint.ArrayType{Elem: c.merged(v.Elems)}
	case *actionlint.RawYAMLString:
		return c.rawString(v)
	}
	return actionlint.AnyType{}
}

func (c *exprChecker) rawString(v *actionlint.RawYAMLString) actionlint.ExprType {
	s := &actionlint.String{Value: v.Value, Pos: v.Pos()}
	list, ok := c.all(s, strategyKey, false)
	if s.IsExpressionAssigned() {
		if !ok || len(list) != 1 {
			return actionlint.AnyType{}
		}
		return list[0].ty
	}
	return literalType(v.Value)
}

// literalType returns the type of a plain value without expressions.
func literalType(s string) actionlint.ExprType {
	s = strings.TrimSpace(s)
	switch s {
	case "null":
		return actionlint.NullType{}
	case "true", "false":
		return actionlint.BoolType{}
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return actionlint.NumberType{}
	}
	return actionlint.StringType{}
}
