package functions

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"io"
	"net/url"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/ianaindex"
)

var base64EncodeFunc = stringFunc("str", func(s string) (string, error) {
	return base64.StdEncoding.EncodeToString([]byte(s)), nil
})

var base64DecodeFunc = stringFunc("str", func(s string) (string, error) {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		return "", errors.New("not valid base64")
	}
	if !utf8.Valid(b) {
		return "", errors.New("what the base64 data encodes is not valid UTF-8")
	}
	return string(b), nil
})

var base64GzipFunc = stringFunc("str", func(s string) (string, error) {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := io.WriteString(w, s); err != nil {
		return "", err
	}
	// Terraform flushes before it closes, which shows in the bytes.
	if err := w.Flush(); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(buf.Bytes()), nil
})

var urlEncodeFunc = stringFunc("str", func(s string) (string, error) { return url.QueryEscape(s), nil })

// charset returns the encoding with an IANA name; nil stands for UTF-8, which
// needs no conversion.
func charset(name string) (encoding.Encoding, error) {
	enc, err := ianaindex.IANA.Encoding(name)
	if err != nil {
		return nil, function.NewArgErrorf(1, "%q is not the IANA name of an encoding", name)
	}
	if enc == nil {
		if canonical, err := ianaindex.IANA.Name(encoding.Nop); err == nil && canonical == name {
			return nil, nil
		}
		return nil, function.NewArgErrorf(1, "the encoding %q is not supported", name)
	}
	return enc, nil
}

var textEncodeBase64Func = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("string"), stringParam("encoding")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		enc, err := charset(args[1].AsString())
		if err != nil {
			return unknown, err
		}
		b, err := enc.NewEncoder().Bytes([]byte(args[0].AsString()))
		if err != nil {
			return unknown, function.NewArgErrorf(0, "the string has characters that %s cannot represent", args[1].AsString())
		}
		return cty.StringVal(base64.StdEncoding.EncodeToString(b)), nil
	},
})

var textDecodeBase64Func = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("source"), stringParam("encoding")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		enc, err := charset(args[1].AsString())
		if err != nil {
			return unknown, err
		}
		b, err := base64.StdEncoding.DecodeString(args[0].AsString())
		if err != nil {
			return unknown, function.NewArgErrorf(0, "not valid base64: %w", err)
		}
		out, err := enc.NewDecoder().Bytes(b)
		if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
			return unknown, function.NewArgErrorf(0, "not valid %s text", args[1].AsString())
		}
		return cty.StringVal(string(out)), nil
	},
})
