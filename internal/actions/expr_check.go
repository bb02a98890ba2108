package actions

import (
	"slices"

	"github.com/rhysd/actionlint"
)

// A problem is what the rules of this package report in the form of
// actionlint: the place that actionlint gives, and the true one if it differs.
type problem struct {
	actionlint.Error
	in     *actionlint.String // the string that holds the place; nil if none does
	offset int                // of the place in in.Value
}

// An exprChecker checks the expressions of a workflow or an action: syntax,
// types, and where contexts may be used. What the contexts hold changes from
// place to place; its fields are what holds now, nil for nothing known.
//
// It says what actionlint's own rule says, in the same order and places. That
// rule cannot be used here: it reads actions and workflows from the disk.
type exprChecker struct {
	*parser
	variables []string // names of configuration variables; nil for any
	// available returns the contexts and the functions that may be used at a
	// key; nil for GitHub's table for workflows.
	available func(key where) (contexts, functions []string)

	contexts

	problems []problem

	checker *actionlint.ExprSemanticsChecker // the last one
	knows   contexts                         // what it was told
	told    [3]int                           // the sizes of those that it copied
}

// contexts are what the contexts hold.
type contexts struct {
	matrix, steps, needs, secrets, inputs, dispatch, jobs *actionlint.ObjectType
}

// sizes returns the numbers of properties of the contexts that a checker may
// copy, which no longer grow with it then.
func (c *contexts) sizes() (n [3]int) {
	for i, o := range []*actionlint.ObjectType{c.secrets, c.inputs, c.dispatch} {
		if o != nil {
			n[i] = len(o.Props)
		}
	}
	return n
}

// maxProblems ends the check of a file's expressions: each message may list all
// that a context holds.
const maxProblems = 1_000

// full reports whether there were so many problems that the rest is left out.
func (c *exprChecker) full() bool { return len(c.problems) >= maxProblems }

// A typed expression is one whose type is known.
type typedExpr struct {
	*Expr
	ty actionlint.ExprType
}

// Where is the key of a workflow, in the form of GitHub's table of contexts.
type where = string

func (c *exprChecker) report(line, column int, message string, in *actionlint.String, offset int) {
	c.problems = append(c.problems, problem{
		Error:  actionlint.Error{Message: message, Line: line, Column: column, Kind: "expression"},
		in:     in,
		offset: offset,
	})
}

// at reports about a whole string.
func (c *exprChecker) at(s *actionlint.String, message string) {
	c.report(s.Pos.Line, s.Pos.Col, message, nil, 0)
}

// inside reports an error at its place in e.
func (c *exprChecker) inside(e *Expr, err *actionlint.ExprError) {
	line, column := e.In.Pos.Line, e.In.Pos.Col+e.Start
	if e.In.Quoted {
		column++
	}
	c.report(line+err.Line-1, column+err.Column-1, err.Message, e.In, e.Start+err.Offset)
}

// all checks the expressions of s. It stops at the first faulty one, and then
// returns false.
func (c *exprChecker) all(s *actionlint.String, key where, script bool) ([]typedExpr, bool) {
	if c.full() {
		return nil, false
	}
	var list []typedExpr
	for _, e := range c.exprs(s) {
		ty, ok := c.one(e, key, script)
		if !ok {
			return nil, false
		}
		list = append(list, typedExpr{e, ty})
	}
	return list, true
}

// one checks a single expression and returns its type. In a script, a value
// that an attacker can choose ends the check; saying so is the work of
// gha-template-injection.
func (c *exprChecker) one(e *Expr, key where, script bool) (actionlint.ExprType, bool) {
	if e.Err != nil {
		c.inside(e, e.Err)
		return nil, false
	}
	ty, errs := c.types(e.Node, key)
	for _, err := range errs {
		c.inside(e, err)
	}
	return ty, len(errs) == 0 && (!script || len(Untrusted(e.Node)) == 0)
}

// types returns the type of an expression and what is wrong with it.
func (c *exprChecker) types(n actionlint.ExprNode, key where) (actionlint.ExprType, []*actionlint.ExprError) {
	ty, errs := c.semantics(key).Check(n)
	return ty, slices.DeleteFunc(errs, func(e *actionlint.ExprError) bool { return newerProperty.MatchString(e.Message) })
}

// semantics returns a checker for expressions at a key. One serves as long as
// the contexts are the same, since it copies them.
func (c *exprChecker) semantics(key where) *actionlint.ExprSemanticsChecker {
	if sizes := c.contexts.sizes(); c.checker == nil || c.knows != c.contexts || c.told != sizes {
		c.checker, c.knows, c.told = c.newChecker(), c.contexts, sizes
	}
	var contexts, functions []string
	if key != "" {
		available := c.available
		if available == nil {
			available = actionlint.WorkflowKeyAvailability
		}
		contexts, functions = available(key)
	}
	c.checker.SetContextAvailability(contexts)
	c.checker.SetSpecialFunctionAvailability(functions)
	return c.checker
}

func (c *exprChecker) newChecker() *actionlint.ExprSemanticsChecker {
	s := actionlint.NewExprSemanticsChecker(false, c.variables)
	if c.matrix != nil {
		s.UpdateMatrix(c.matrix)
	}
	if c.steps != nil {
		s.UpdateSteps(c.steps)
	}
	if c.needs != nil {
		s.UpdateNeeds(c.needs)
	}
	if c.secrets != nil {
		s.UpdateSecrets(c.secrets)
	}
	if c.inputs != nil {
		s.UpdateInputs(c.inputs)
	}
	if c.dispatch != nil {
		s.UpdateDispatchInputs(c.dispatch)
	}
	if c.jobs != nil {
		s.UpdateJobs(c.jobs)
	}
	return s
}

// Untrusted returns what actionlint says of the values in an expression that
// an attacker can choose.
func Untrusted(n actionlint.ExprNode) []*actionlint.ExprError {
	u := actionlint.NewUntrustedInputChecker(actionlint.BuiltinUntrustedInputs)
	u.Init()
	actionlint.VisitExprNode(n, func(n, _ actionlint.ExprNode, entering bool) {
		if entering {
			u.OnVisitNodeEnter(n)
		} else {
			u.OnVisitNodeLeave(n)
		}
	})
	u.OnVisitEnd()
	return u.Errs()
}

// text checks a string that expressions are filled into.
func (c *exprChecker) text(s *actionlint.String, key where) []typedExpr {
	list, ok := c.all(s, key, false)
	if ok {
		c.filledIn(list)
	}
	return list
}

// script is text for a string that is run.
func (c *exprChecker) script(s *actionlint.String, key where) {
	if list, ok := c.all(s, key, true); ok {
		c.filledIn(list)
	}
}

func (c *exprChecker) texts(list []*actionlint.String, key where) {
	for _, s := range list {
		c.text(s, key)
	}
}

// filledIn reports values that become no sensible text.
func (c *exprChecker) filledIn(list []typedExpr) {
	for _, e := range list {
		switch e.ty.(type) {
		case *actionlint.ObjectType, *actionlint.ArrayType, actionlint.NullType:
			column := e.In.Pos.Col + e.Start - len(open)
			if e.In.Quoted {
				column++
			}
			c.report(e.In.Pos.Line, column, "object, array, and null values should not be evaluated in template with ${{ }} but evaluating the value of type "+e.ty.String(), e.In, e.Start-len(open))
		}
	}
}

// whole checks a string that is one expression, and returns its type; nil
// where there is none or it is faulty.
func (c *exprChecker) whole(s *actionlint.String, key where) actionlint.ExprType {
	list, ok := c.all(s, key, false)
	if !ok || len(list) != 1 {
		return nil
	}
	return list[0].ty
}

// object is whole for a value that has to be an object.
func (c *exprChecker) object(s *actionlint.String, what string, key where) actionlint.ExprType {
	return c.needObject(c.whole(s, key), s, what)
}

func (c *exprChecker) needObject(ty actionlint.ExprType, s *actionlint.String, what string) actionlint.ExprType {
	switch ty.(type) {
	case nil:
		return nil
	case *actionlint.ObjectType, actionlint.AnyType:
		return ty
	}
	c.at(s, `type of expression at "`+what+`" must be object but found type `+ty.String())
	return nil
}

// array is whole for a value that has to be an array. It returns the type of
// its elements, nil where that is not known.
func (c *exprChecker) array(s *actionlint.String, what string, key where) actionlint.ExprType {
	switch ty := c.whole(s, key).(type) {
	case nil, actionlint.AnyType:
		return nil
	case *actionlint.ArrayType:
		return ty.Elem
	default:
		c.at(s, `type of expression at "`+what+`" must be array but found type `+ty.String())
		return nil
	}
}

func (c *exprChecker) number(s *actionlint.String, what string, key where) {
	switch ty := c.whole(s, key).(type) {
	case nil, actionlint.NumberType, actionlint.AnyType:
	default:
		c.at(s, `type of expression at "`+what+`" must be number but found type `+ty.String())
	}
}

func (c *exprChecker) bool(b *actionlint.Bool, key where) {
	if b == nil || b.Expression == nil {
		return
	}
	switch ty := c.whole(b.Expression, key).(type) {
	case nil, actionlint.BoolType, actionlint.AnyType:
	default:
		c.at(b.Expression, "type of expression must be bool but found type "+ty.String())
	}
}

func (c *exprChecker) float(f *actionlint.Float, key where) {
	if f != nil {
		c.number(f.Expression, "float number value", key)
	}
}

// condition checks the value of "if".
func (c *exprChecker) condition(s *actionlint.String, key where) {
	if s == nil || c.full() {
		return
	}
	var ty actionlint.ExprType
	if s.ContainsExpression() {
		if list := c.text(s, key); len(list) == 1 && list[0].Whole {
			ty = list[0].ty
		}
	} else {
		e := c.cond(s)
		if e.Err != nil {
			// An error of syntax in a condition does not count its quote.
			c.report(s.Pos.Line+e.Err.Line-1, s.Pos.Col+e.Err.Column-1, e.Err.Message, s, e.Err.Offset)
			return
		}
		var errs []*actionlint.ExprError
		ty, errs = c.types(e.Node, key)
		for _, err := range errs {
			c.report(s.Pos.Line+err.Line-1, s.Pos.Col+err.Column-1, err.Message, s, err.Offset)
		}
		if len(errs) > 0 {
			return
		}
	}
	if ty != nil && !(actionlint.BoolType{}).Assignable(ty) {
		c.at(s, `"if" condition should be type "bool" but got type "`+ty.String()+`"`)
	}
}

func (c *exprChecker) env(env *actionlint.Env, key where) {
	if env == nil {
		return
	}
	if env.Vars == nil {
		c.object(env.Expression, "env", key)
		return
	}
	for _, v := range env.Vars {
		c.text(v.Name, key)
		c.text(v.Value, key)
	}
}
