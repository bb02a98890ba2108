package docker

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/infralint/infralint/internal/source"
)

// A Variable is a use of a variable that the builder puts in.
type Variable struct {
	Name string
	// HasDefault reports whether the use itself says what an unset variable
	// means: ${NAME:-x}, ${NAME:+x}, ${NAME:?x}.
	HasDefault bool
	Sets       string // the name that ENV, ARG or LABEL gives the value; "" elsewhere
	Span       source.Span
}

// variable matches what BuildKit takes for one, with the escape token in front.
var variable = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\$(?:\{([A-Za-z_]\w*)(:?[-+?=])?|([A-Za-z_]\w*))`)
})

// Variables returns the variables that an instruction uses, in order. Those of
// instructions that the builder does not expand are for the shell, and none.
func (d *Dockerfile) Variables(i *Instruction) []Variable {
	var list []Variable
	add := func(raw string, span source.Span) {
		list = append(list, d.variables(raw, span)...)
	}
	if expanded[i.Name] && !(i.Name == "FROM" && len(i.Args) == 0) {
		for k, a := range i.Args {
			if i.Name == "FROM" && k > 0 {
				break
			}
			add(a.Raw, a.Span)
		}
	}
	if i.Name == "FROM" {
		for _, f := range i.Flag("platform") {
			add(f.Value, f.Span)
		}
	}
	for _, p := range i.Pairs {
		if !p.HasValue {
			continue
		}
		for _, v := range d.variables(p.Value.Raw, p.Value.Span) {
			v.Sets = p.Name
			list = append(list, v)
		}
	}
	return list
}

// variables returns those of a word. What stands in single quotes or behind the
// escape token is none.
func (d *Dockerfile) variables(raw string, span source.Span) (list []Variable) {
	if !strings.Contains(raw, "$") {
		return nil
	}
	exact := span.File != nil && strings.HasSuffix(string(span.Text()), raw)
	shift := span.End - len(raw)
	for _, m := range variable().FindAllStringSubmatchIndex(raw, -1) {
		if quoted(raw[:m[0]], d.escape) {
			continue
		}
		v := Variable{Span: span}
		if m[2] >= 0 {
			v.Name = raw[m[2]:m[3]]
			v.HasDefault = m[4] >= 0
		} else {
			v.Name = raw[m[6]:m[7]]
		}
		if exact {
			v.Span = span.File.Span(shift+m[0], shift+m[1])
		}
		list = append(list, v)
	}
	return list
}

// quoted reports whether what comes after text is in single quotes or escaped.
func quoted(text string, escape byte) bool {
	single, double, escaped := false, false, false
	for i := range len(text) {
		switch c := text[i]; {
		case escaped:
			escaped = false
		case c == escape && !single:
			escaped = true
		case c == '\'' && !double:
			single = !single
		case c == '"' && !single:
			double = !double
		}
	}
	return single || escaped
}

// IsPlatformArg reports whether BuildKit itself sets an argument in front of the
// first FROM.
func IsPlatformArg(name string) bool { return slices.Contains(platformArgs, name) }

var platformArgs = []string{
	"TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
	"BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
}
