package functions

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// opentofuFunctions has what only OpenTofu has, from its documentation. It is
// never changed.
var opentofuFunctions = map[string]function.Function{
	"assumeequal":         assumeEqualFunc,
	"assumelistlength":    assumeLengthFunc(cty.Type.IsListType, true, true),
	"assumelistlengthmax": assumeLengthFunc(cty.Type.IsListType, false, true),
	"assumelistlengthmin": assumeLengthFunc(cty.Type.IsListType, true, false),
	"assumemaplength":     assumeLengthFunc(cty.Type.IsMapType, true, true),
	"assumemaplengthmax":  assumeLengthFunc(cty.Type.IsMapType, false, true),
	"assumemaplengthmin":  assumeLengthFunc(cty.Type.IsMapType, true, false),
	"assumenotnull":       assumeNotNullFunc,
	"assumesetlength":     assumeLengthFunc(cty.Type.IsSetType, true, true),
	"assumesetlengthmax":  assumeLengthFunc(cty.Type.IsSetType, false, true),
	"assumesetlengthmin":  assumeLengthFunc(cty.Type.IsSetType, true, false),
	"assumestringprefix":  assumeStringPrefixFunc,
	"base64gunzip":        base64GunzipFunc,
	"cidrcontains":        cidrContainsFunc,
	"urldecode":           urlDecodeFunc,
}

// maxGunzip is the number of bytes above which decompressed text is not read:
// few bytes can stand for very many.
const maxGunzip = 10 << 20

var base64GunzipFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("str")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		b, err := base64.StdEncoding.DecodeString(args[0].AsString())
		if err != nil {
			return unknown, errors.New("not valid base64")
		}
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return unknown, errors.New("not valid gzip data")
		}
		out, err := io.ReadAll(io.LimitReader(r, maxGunzip+1))
		switch {
		case err != nil:
			return unknown, errors.New("not valid gzip data")
		case len(out) > maxGunzip || !utf8.Valid(out):
			return unknown, nil
		}
		return cty.StringVal(string(out)), nil
	},
})

var urlDecodeFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("str")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		s, err := url.QueryUnescape(args[0].AsString())
		if err != nil || !utf8.ValidString(s) {
			return cty.UnknownVal(ty), err
		}
		return cty.StringVal(s), nil
	},
})

// cidrContainsFunc reports whether a prefix has an address, or the
// whole of another prefix, in it.
var cidrContainsFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("containing_prefix"), stringParam("contained_ip_or_prefix")},
	Type:         function.StaticReturnType(cty.Bool),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		outer, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		first, last := netip.Addr{}, netip.Addr{}
		if inner, err := parsePrefix(args[1].AsString()); err == nil {
			a, b := cidr.AddressRange(inner)
			first, _ = netip.AddrFromSlice(a)
			last, _ = netip.AddrFromSlice(b)
		} else {
			if first, err = netip.ParseAddr(withoutLeadingZeros(args[1].AsString())); err != nil || first.Zone() != "" {
				return cty.UnknownVal(ty), fmt.Errorf("%q is neither an IP address nor an address prefix", args[1].AsString())
			}
			last = first
		}
		if (outer.IP.To4() == nil) == first.Unmap().Is4() {
			return cty.UnknownVal(ty), errors.New("one is of IPv4, the other of IPv6")
		}
		return cty.BoolVal(outer.Contains(first.AsSlice()) && outer.Contains(last.AsSlice())), nil
	},
})

// assumeEqualFunc returns its second argument, and wants the first to be equal
// to it.
var assumeEqualFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("actual"), anyParam("expected")},
	Type: func(args []cty.Value) (cty.Type, error) {
		want := args[1].Type()
		if convert.GetConversionUnsafe(args[0].Type(), want) == nil && !args[0].Type().Equals(want) {
			return cty.NilType, function.NewArgErrorf(0, "cannot be converted to %s", want.FriendlyName())
		}
		return want, nil
	},
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		actual, err := convert.Convert(args[0], ty)
		if err != nil {
			return cty.NilVal, function.NewArgError(0, err)
		}
		if a, b := mustUnmark(actual), mustUnmark(args[1]); a.IsNull() == b.IsNull() && a.IsNull() {
			return args[1], nil
		} else if equal, err := stdlib.Equal(a, b); err == nil && equal.IsKnown() && equal.False() {
			return cty.NilVal, errors.New("the values are not equal")
		}
		return args[1], nil
	},
})

func mustUnmark(v cty.Value) cty.Value {
	v, _ = v.UnmarkDeep()
	return v
}

var assumeNotNullFunc = function.New(&function.Spec{
	Params: []function.Parameter{anyParam("value")},
	Type:   typeOfFirst,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		v := args[0]
		if v.IsNull() {
			return cty.NilVal, function.NewArgErrorf(0, "must not be null")
		}
		if v.Type() == cty.DynamicPseudoType {
			return v, nil
		}
		return v.RefineNotNull(), nil
	},
})

var assumeStringPrefixFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		{Name: "string", Type: cty.String, AllowUnknown: true, AllowNull: true},
		stringParam("expected_prefix"),
	},
	Type: function.StaticReturnType(cty.String),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		s, prefix := args[0], args[1].AsString()
		switch {
		case s.IsNull():
			return s, nil
		case s.IsKnown():
			if !strings.HasPrefix(s.AsString(), prefix) {
				return cty.NilVal, function.NewArgErrorf(0, "must start with %q", prefix)
			}
			return s, nil
		}
		if known := s.Range().StringPrefix(); strings.HasPrefix(known, prefix) {
			return s, nil
		} else if !strings.HasPrefix(prefix, known) {
			return cty.NilVal, function.NewArgErrorf(0, "must start with %q", prefix)
		}
		return s.Refine().StringPrefixFull(prefix).NewValue(), nil
	},
})

// assumeLengthFunc returns a function that wants a collection of one kind to
// have a length from a minimum to a maximum, whichever of them is asked for.
// What is not known of its argument stays unknown.
func assumeLengthFunc(kind func(cty.Type) bool, hasMin, hasMax bool) function.Function {
	collection := anyParam("collection")
	collection.AllowMarked = false
	params := []function.Parameter{collection}
	if hasMin {
		params = append(params, function.Parameter{Name: "min_length", Type: cty.Number})
	}
	if hasMax {
		params = append(params, function.Parameter{Name: "max_length", Type: cty.Number})
	}
	return function.New(&function.Spec{
		Params: params,
		Type:   typeOfFirst,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v := args[0]
			if v.IsNull() || v.Type() == cty.DynamicPseudoType || !kind(v.Type()) {
				return v, nil
			}
			n := v.Length()
			if !n.IsKnown() {
				return v, nil
			}
			tooFew := hasMin && n.LessThan(args[1]).True()
			tooMany := hasMax && n.GreaterThan(args[len(args)-1]).True()
			if tooFew || tooMany {
				return cty.NilVal, function.NewArgErrorf(0, "has %s elements, which is not what is assumed", n.AsBigFloat().Text('f', 0))
			}
			return v, nil
		},
	})
}
