package functions

import (
	"fmt"
	"time"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// unpredictableFunc returns a function without arguments whose result is known
// only when the plan is applied.
func unpredictableFunc() function.Function {
	return function.New(&function.Spec{
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(_ []cty.Value, ty cty.Type) (cty.Value, error) {
			return cty.UnknownVal(ty), nil
		},
	})
}

var (
	timestampFunc     = unpredictableFunc()
	planTimestampFunc = unpredictableFunc()
	uuidFunc          = unpredictableFunc()
)

// parseTime parses the RFC 3339 timestamp that argument i is.
func parseTime(args []cty.Value, i int) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, args[i].AsString())
	if err != nil {
		return t, fmt.Errorf("not a valid RFC 3339 timestamp: %w", err)
	}
	return t, nil
}

var timeAddFunc = function.New(&function.Spec{
	Params: []function.Parameter{stringParam("timestamp"), stringParam("duration")},
	Type:   function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		t, err := parseTime(args, 0)
		if err != nil {
			return cty.UnknownVal(cty.String), err
		}
		d, err := time.ParseDuration(args[1].AsString())
		if err != nil {
			return cty.UnknownVal(cty.String), fmt.Errorf("not a valid duration: %w", err)
		}
		return cty.StringVal(t.Add(d).Format(time.RFC3339)), nil
	},
})

var timeCmpFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("timestamp_a"), stringParam("timestamp_b")},
	Type:         function.StaticReturnType(cty.Number),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		a, err := parseTime(args, 0)
		if err != nil {
			return cty.UnknownVal(cty.Number), blame(0, err)
		}
		b, err := parseTime(args, 1)
		if err != nil {
			return cty.UnknownVal(cty.Number), blame(1, err)
		}
		return cty.NumberIntVal(int64(a.Compare(b))), nil
	},
})
