package config

import (
	"fmt"
	"strings"
	"unicode"
)

// A Problem is a diagnostic without a place.
type Problem struct{ Summary, Detail string }

// ParseProviderSource reads the source of a provider: TYPE, NAMESPACE/TYPE or
// HOST/NAMESPACE/TYPE.
func ParseProviderSource(text string) (ProviderSource, *Problem) {
	var s ProviderSource
	parts := strings.Split(text, "/")
	bad := func(summary, format string, args ...any) (ProviderSource, *Problem) {
		return s, &Problem{summary, fmt.Sprintf(format, args...)}
	}
	for _, part := range parts {
		if part == "" {
			return bad("Invalid provider source string", "%q is not of the form [HOST/][NAMESPACE/]TYPE", text)
		}
	}
	if len(parts) > 3 {
		return bad("Invalid provider source string", "%q is not of the form [HOST/][NAMESPACE/]TYPE", text)
	}
	name := parts[len(parts)-1]
	if !validProviderPart(name) {
		return bad("Invalid provider type", "%q in %q must hold only letters, digits and dashes, and not start or end with a dash", name, text)
	}
	s = ProviderSource{DefaultHost, "hashicorp", strings.ToLower(name)}
	if len(parts) == 1 {
		if s.Type == "terraform" {
			s = BuiltIn
		}
		return s, nil
	}
	namespace := parts[len(parts)-2]
	switch {
	case namespace == "-" && len(parts) == 2:
	case len(parts) == 2 && strings.Contains(namespace, "."):
		return bad("Invalid provider namespace", "%q in %q must not have dots; a host must be followed by a namespace", namespace, text)
	case !validProviderPart(namespace):
		return bad("Invalid provider namespace", "%q in %q must hold only letters, digits and dashes, and not start or end with a dash", namespace, text)
	}
	s.Namespace = strings.ToLower(namespace)
	if len(parts) == 3 {
		if !validHost(parts[0]) {
			return bad("Invalid provider source hostname", "%q in %q is not the name of a host", parts[0], text)
		}
		s.Host = strings.ToLower(parts[0])
	}
	if rest, ok := strings.CutPrefix(s.Type, "terraform-provider-"); ok && rest != "" {
		return bad("Invalid provider type", "write %q without terraform-provider-", text)
	}
	return s, nil
}

// validProviderPart reports whether a namespace or a type is well formed, case
// aside.
func validProviderPart(s string) bool {
	if s == "" || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") && !strings.HasPrefix(s, "xn--") {
		return false
	}
	for _, r := range s {
		if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// validHost reports whether s could be the name of a host, with an optional
// port. It lets through what it is not sure of.
func validHost(s string) bool {
	host, port, ported := strings.Cut(s, ":")
	if ported && strings.Trim(port, "0123456789") != "" {
		return false
	}
	for _, label := range strings.Split(host, ".") {
		if label == "" || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for _, r := range label {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return false
			}
		}
	}
	return true
}
