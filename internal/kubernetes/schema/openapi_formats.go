package schema

import (
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
)

// openAPIFormat returns a format of CustomResourceDefinitions, or nil for one
// that the API server ignores. They are those of k8s.io/kube-openapi's strfmt,
// which is not linked since it costs a millisecond at every start; isbn,
// creditcard and ssn are left out, as nobody has them in a resource.
func openAPIFormat(name string) *format {
	ok := map[string]struct {
		text string
		is   func(string) bool
	}{
		"uri":          {"a URI or an absolute path", isRequestURI},
		"email":        {"an email address", isEmail},
		"hostname":     {"a host name", mayBeHostname},
		"ipv4":         {"an IPv4 address", isIPv4},
		"ipv6":         {"an IPv6 address", isIPv6},
		"cidr":         {"an address range such as 10.0.0.0/8", isCIDR},
		"mac":          {"a MAC address", func(s string) bool { _, err := net.ParseMAC(s); return err == nil }},
		"uuid":         {"a UUID", uuid("[0-9a-f]", "[0-9a-f]")},
		"uuid3":        {"a UUID of version 3", uuid("3", "[0-9a-f]")},
		"uuid4":        {"a UUID of version 4", uuid("4", "[89ab]")},
		"uuid5":        {"a UUID of version 5", uuid("5", "[89ab]")},
		"byte":         {"base64", matcher(`^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$`)},
		"date":         {"a date such as 2006-01-02", func(s string) bool { _, err := time.Parse(time.DateOnly, s); return err == nil }},
		"datetime":     {"a time such as 2006-01-02T15:04:05Z", isDateTime},
		"duration":     {"a duration such as 1h30m", isGoDuration},
		"hexcolor":     {"a color such as #0080ff", matcher(`^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)},
		"k8sshortname": {"a name of lower case letters, digits and dashes, up to 63", isShortName},
		"k8slongname":  {"a name of lower case letters, digits, dashes and dots, up to 253", isLongName},
	}[strings.ReplaceAll(name, "-", "")]
	if ok.is == nil {
		return nil
	}
	return &format{text: ok.text, check: func(s string) error {
		if ok.is(s) {
			return nil
		}
		return errMalformed
	}}
}

// matcher matches a regular expression that is compiled when first needed.
func matcher(pattern string) func(string) bool {
	re := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(s string) bool { return re().MatchString(s) }
}

// uuid matches a UUID with or without dashes.
func uuid(version, variant string) func(string) bool {
	return matcher(`(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?` + version + `[0-9a-f]{3}-?` + variant + `[0-9a-f]{3}-?[0-9a-f]{12}$`)
}

func isRequestURI(s string) bool {
	_, err := url.ParseRequestURI(s)
	return err == nil
}

func isEmail(s string) bool {
	address, err := mail.ParseAddress(s)
	return err == nil && address.Address != ""
}

// mayBeHostname rejects only what is a host name in nobody's eyes; the server
// rejects more.
func mayBeHostname(s string) bool {
	if s == "" || len(s) > 255 {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if len(label) > 63 {
			return false
		}
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsSymbol(r)
	})
}

// withoutZeros takes leading zeros from decimals, which the API server allows.
func withoutZeros(address string) string {
	parts := strings.Split(address, ".")
	for i, part := range parts {
		if n, err := strconv.Atoi(part); err == nil && n >= 0 && len(part) <= 3 {
			parts[i] = strconv.Itoa(n)
		}
	}
	return strings.Join(parts, ".")
}

func isIPv4(s string) bool {
	address, err := netip.ParseAddr(withoutZeros(s))
	return err == nil && strings.Contains(s, ".") && address.Zone() == ""
}

func isIPv6(s string) bool {
	address, err := netip.ParseAddr(s)
	return err == nil && strings.Contains(s, ":") && address.Zone() == ""
}

func isCIDR(s string) bool {
	address, bits, ok := strings.Cut(s, "/")
	if !ok {
		return false
	}
	if !strings.Contains(address, ":") {
		address = withoutZeros(address)
	}
	_, _, err := net.ParseCIDR(address + "/" + bits)
	return err == nil
}

var clock = matcher(`^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](.[0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})$`)

func isDateTime(s string) bool {
	date, rest, ok := strings.Cut(strings.ToLower(s), "t")
	rest, _, _ = strings.Cut(rest, "t")
	if _, err := time.Parse(time.DateOnly, date); err != nil || !ok {
		return false
	}
	return clock(rest)
}

var shortName = matcher(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?$`)

func isShortName(s string) bool { return len(s) <= 63 && shortName(s) }

var longName = matcher(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`)

func isLongName(s string) bool { return len(s) <= 253 && longName(s) }
