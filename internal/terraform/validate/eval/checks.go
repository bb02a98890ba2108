package eval

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/infralint/infralint/internal/terraform/marks"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// rule evaluates the two expressions of a rule, even if a reference is wrong.
// Their references are looked at together.
func (s *Scope) rule(r *config.CheckRule) (condition, message cty.Value, refs, inCondition, inMessage hcl.Diagnostics) {
	condition, message = cty.DynamicVal, cty.DynamicVal
	ctx, refs := s.ruleContext(r)
	if r.Condition != nil {
		condition, inCondition = r.Condition.Value(ctx)
	}
	if r.ErrorMessage != nil {
		message, inMessage = r.ErrorMessage.Value(ctx)
	}
	return condition, message, refs, s.fix(inCondition), s.fix(inMessage)
}

// ruleContext returns what both expressions of a rule are evaluated against.
func (s *Scope) ruleContext(r *config.CheckRule) (*hcl.EvalContext, hcl.Diagnostics) {
	var all []hcl.Traversal
	for _, expr := range []hcl.Expression{r.Condition, r.ErrorMessage} {
		if expr != nil {
			all = append(all, expr.Variables()...)
		}
	}
	return s.Context(all)
}

// resourceRule checks a precondition or postcondition of a resource, of which
// validation looks at no result.
func (s *Scope) resourceRule(r *config.CheckRule) (diags hcl.Diagnostics) {
	for _, expr := range []hcl.Expression{r.Condition, r.ErrorMessage} {
		if expr == nil {
			continue
		}
		ctx, more := s.Context(expr.Variables())
		diags = append(diags, more...)
		_, more = expr.Value(ctx)
		diags = append(diags, s.fix(more)...)
	}
	return diags
}

// outputRule checks the precondition of an output.
func (s *Scope) outputRule(r *config.CheckRule) hcl.Diagnostics {
	condition, message, diags, inCondition, inMessage := s.rule(r)
	failed := diags.HasErrors() || inMessage.HasErrors()
	diags = append(append(diags, inCondition...), inMessage...)
	text, more := errorMessage(message, r.ErrorMessage)
	if !failed {
		diags = append(diags, more...)
	}
	if diags.HasErrors() {
		return diags
	}
	const summary = "Invalid condition result"
	condition, _ = condition.Unmark()
	if !condition.IsKnown() {
		return diags
	}
	if condition.IsNull() {
		return append(diags, errorAt(r.Condition.Range(), summary, "the condition is null, not true or false"))
	}
	result, err := convert.Convert(condition, cty.Bool)
	if err != nil {
		return append(diags, errorAt(r.Condition.Range(), summary, "the condition is neither true nor false: %s", config.TypeError(err)))
	}
	if result.IsKnown() && result.False() {
		diags = append(diags, errorAt(r.Condition.Range(), "Module output value precondition failed", "the condition is always false%s", says(text)))
	}
	return diags
}

// assertion checks an assert block of a check block, whose condition is not
// evaluated.
func (s *Scope) assertion(r *config.CheckRule) hcl.Diagnostics {
	_, message, diags, _, inMessage := s.rule(r)
	failed := inMessage.HasErrors()
	diags = append(diags, inMessage...)
	if _, more := errorMessage(message, r.ErrorMessage); !failed {
		diags = append(diags, more...)
	}
	return diags
}

// errorMessage returns the text of a message, if it is known.
func errorMessage(message cty.Value, expr hcl.Expression) (string, hcl.Diagnostics) {
	const summary = "Invalid error message"
	if expr == nil {
		return "", nil
	}
	text, err := convert.Convert(message, cty.String)
	if err != nil {
		return "", hcl.Diagnostics{errorAt(expr.Range(), summary, "the message is no string: %s", config.TypeError(err))}
	}
	sensitive, ephemeral := marks.Contains(text, marks.Sensitive), marks.Contains(text, marks.Ephemeral)
	text, _ = text.UnmarkDeep()
	switch {
	case !text.IsKnown():
		return "", nil
	case text.IsNull():
		return "", hcl.Diagnostics{errorAt(expr.Range(), summary, "the message is null")}
	case sensitive:
		d := errorAt(expr.Range(), "Error message refers to sensitive values", "the message has a sensitive value in it and is not shown")
		d.Severity = hcl.DiagWarning
		return "", hcl.Diagnostics{d}
	case ephemeral:
		d := errorAt(expr.Range(), "Error message refers to ephemeral values", "the message has an ephemeral value in it and is not shown")
		d.Severity = hcl.DiagWarning
		return "", hcl.Diagnostics{d}
	}
	return text.AsString(), nil
}

// says adds the text of a message to a finding.
func says(text string) string {
	if text == "" {
		return ""
	}
	return ": " + text
}

// Validations checks the rules of variable v, whose value is val. The value is
// set at the place given, or is the default if there is none.
func (s *Scope) Validations(v *config.Variable, val cty.Value, at *hcl.Range) (diags hcl.Diagnostics) {
	scope := *s
	scope.Vars = map[string]cty.Value{v.Name: val}
	for _, r := range v.Validations {
		diags = append(diags, scope.validation(v, r, at)...)
	}
	return diags
}

func (s *Scope) validation(v *config.Variable, r *config.CheckRule, at *hcl.Range) hcl.Diagnostics {
	const summary = "Invalid variable validation result"
	if r.Condition == nil {
		return nil
	}
	ctx, diags := s.ruleContext(r)
	if diags.HasErrors() {
		return diags
	}
	condition, more := r.Condition.Value(ctx)
	diags = append(diags, s.fix(more)...)
	message := cty.DynamicVal
	var inMessage hcl.Diagnostics
	if r.ErrorMessage != nil {
		message, inMessage = r.ErrorMessage.Value(ctx)
		diags = append(diags, s.fix(inMessage)...)
	}
	condition, _ = condition.Unmark()
	if diags.HasErrors() || !condition.IsKnown() {
		return diags
	}
	if condition.IsNull() {
		return append(diags, errorAt(r.Condition.Range(), summary, "the condition is null, not true or false"))
	}
	result, err := convert.Convert(condition, cty.Bool)
	if err != nil {
		return append(diags, errorAt(r.Condition.Range(), summary, "the condition is neither true nor false: %s", config.TypeError(err)))
	}
	if !result.IsKnown() || result.True() {
		return diags
	}
	text := ""
	if !message.IsKnown() || !message.IsNull() {
		var more hcl.Diagnostics
		text, more = errorMessage(message, r.ErrorMessage)
		for _, d := range more {
			if d.Severity == hcl.DiagWarning && v.Sensitive { // of course
				continue
			}
			d.Severity = hcl.DiagError
			diags = append(diags, d)
		}
	}
	d := errorAt(v.Declared, "Invalid value for variable", "variable %q does not pass its validation%s", v.Name, says(text))
	d.Extra = config.Related{Range: r.Declared, Message: "validation rule"}
	if at != nil {
		d.Subject = at
	}
	return append(diags, d)
}
