package schema

import (
	"errors"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A format is a check of strings that a schema asks for by name.
type format struct {
	text  string // as a message names it
	check func(string) error
}

// errMalformed says no more than that a string does not have the format.
var errMalformed = errors.New("malformed")

// formatNamed returns the format, or nil where kubeconform's engine does not
// know it and takes every string.
func formatNamed(name string) *format {
	f := &format{text: "a " + name}
	switch name {
	case "date-time":
		f.text = "a time such as 2006-01-02T15:04:05Z"
	case "duration":
		f.text = "a duration such as 1h30m"
		f.check = checkDuration
		return f
	case "regex":
		f.text = "a regular expression"
	case "ipv4", "ipv6":
		f.text = "an address of " + name
	case "uri", "email", "uuid", "hostname", "date", "time", "semver", "json-pointer", "relative-json-pointer", "period",
		"iri", "uri-reference", "iri-reference", "uri-template":
	default:
		return nil
	}
	// The engine exports its formats on compiled schemas only.
	validate := sync.OnceValue(func() func(any) error {
		c := jsonschema.NewCompiler()
		c.DefaultDraft(jsonschema.Draft7)
		const url = "infralint:format"
		if c.AddResource(url, map[string]any{"format": name}) == nil {
			if schema, err := c.Compile(url); err == nil && schema.Format != nil {
				return schema.Format.Validate
			}
		}
		return func(any) error { return nil }
	})
	f.check = func(s string) error { return validate()(s) }
	return f
}

// checkDuration takes what kubeconform takes for a duration: Go's form, that
// of the API server's schemas ("3 days"), and ISO 8601.
func checkDuration(s string) error {
	if isGoDuration(s) || isISODuration(s) {
		return nil
	}
	return errMalformed
}
