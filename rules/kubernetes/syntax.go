package kubernetes

import (
	"fmt"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// The forms of names that the API server knows, as
// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ has them.
var (
	dnsLabel      = lazyregexp.New(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?$`)
	dnsSubdomain  = lazyregexp.New(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`)
	dns1035Label  = lazyregexp.New(`^[a-z]([-a-z0-9]*[a-z0-9])?$`)
	qualifiedPart = lazyregexp.New(`^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$`)
	portNameChars = lazyregexp.New(`^[-a-z0-9]+$`)
)

// A check says what is wrong with a string, "" for nothing.
type check func(string) string

func pattern(re *lazyregexp.Regexp, limit int, rule string) check {
	return func(s string) string {
		switch {
		case len(s) > limit:
			return fmt.Sprintf("must be no more than %d characters, and has %d", limit, len(s))
		case !re.MatchString(s):
			return rule
		}
		return ""
	}
}

var (
	isDNSSubdomain = pattern(dnsSubdomain, 253,
		"a lowercase RFC 1123 subdomain has lower case letters, digits, '-' and '.', and starts and ends with a letter or digit")
	isDNSLabel = pattern(dnsLabel, 63,
		"a lowercase RFC 1123 label has lower case letters, digits and '-', and starts and ends with a letter or digit")
	isDNS1035Label = pattern(dns1035Label, 63,
		"an RFC 1035 label has lower case letters, digits and '-', starts with a letter and ends with a letter or digit")
	isNamePart = pattern(qualifiedPart, 63,
		"it has letters, digits, '-', '_' and '.', and starts and ends with a letter or digit")
)

// isPathSegment is what names of roles need.
func isPathSegment(s string) string {
	switch {
	case s == "." || s == "..":
		return "must not be '" + s + "'"
	case strings.ContainsAny(s, "/%"):
		return "must not contain '/' or '%'"
	}
	return ""
}

// isQualifiedName is what keys of labels need.
func isQualifiedName(s string) string {
	prefix, name, ok := strings.Cut(s, "/")
	if !ok {
		name = s
	} else if prefix == "" {
		return "the prefix before '/' is empty"
	} else if m := isDNSSubdomain(prefix); m != "" {
		return "the prefix before '/': " + m
	}
	if name == "" {
		return "the name is empty"
	}
	return isNamePart(name)
}

// isLabelValue is what values of labels need.
func isLabelValue(s string) string {
	if s == "" {
		return ""
	}
	return isNamePart(s)
}

// isPortName is what names of ports of containers need.
func isPortName(s string) string {
	switch {
	case len(s) > 15:
		return fmt.Sprintf("must be no more than 15 characters, and has %d", len(s))
	case !portNameChars.MatchString(s):
		return "must contain only lower case letters, digits and '-'"
	case !strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz"):
		return "must contain a letter"
	case strings.Contains(s, "--"):
		return "must not contain '--'"
	case s[0] == '-' || s[len(s)-1] == '-':
		return "must not begin or end with '-'"
	}
	return ""
}

// isQuantity reports whether s is a quantity such as 1.5, 100m, 2Gi or 1e3. The
// API server takes no digits at all for nought, but not nothing at all.
func isQuantity(s string) bool { return s != "" && quantity.MatchString(s) }

var quantity = lazyregexp.New(`^[-+]?[0-9]*(\.[0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$`)

// isVariable is what the name of an environment variable must be since 1.34;
// before, it had to be letters, digits, '-', '_' and '.'.
func isVariable(s string) string {
	for _, r := range s {
		if r == '=' || r < ' ' || r > '~' {
			return "it has printable ASCII characters, and no '='"
		}
	}
	return ""
}
