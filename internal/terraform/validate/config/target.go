package config

import (
	"math/big"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// A Target is the address that a moved, removed or import block names: a
// resource, or a module call if IsModule is set.
type Target struct {
	Module   []string // names of the calls that lead to it
	Resource ResourceKey
	IsModule bool
	// Keyed is set if there is an instance key anywhere.
	Keyed bool
	Range hcl.Range
}

// reservedTypes are words that cannot be a resource type in an address.
var reservedTypes = map[string]bool{
	"each": true, "count": true, "self": true, "path": true, "terraform": true, "var": true, "local": true,
	"template": true, "lazy": true, "arg": true,
}

const badAddress = "Invalid address"

// modulePrefix reads module.NAME[KEY] as often as it stands at the start of t.
// The indices of what it read stay in keys.
func modulePrefix(t hcl.Traversal) (names []string, keys []hcl.Traverser, rest hcl.Traversal, diag *hcl.Diagnostic) {
	for len(t) > 0 && stepName(t[0]) == "module" {
		at := t[0].SourceRange()
		if len(t) > 1 {
			at = t[1].SourceRange()
		}
		name := ""
		if len(t) > 1 {
			name = stepName(t[1])
		}
		if name == "" {
			return nil, nil, nil, errorAt(at, "Invalid address operator", "module. must be followed by the name of a module call")
		}
		names, t = append(names, name), t[2:]
		if len(t) > 0 {
			if index, ok := t[0].(hcl.TraverseIndex); ok {
				if diag := wholeKey(index); diag != nil {
					return nil, nil, nil, diag
				}
				keys, t = append(keys, index), t[1:]
			}
		}
	}
	return names, keys, t, nil
}

// stepName returns the name of an attribute step or of the root.
func stepName(step hcl.Traverser) string {
	switch step := step.(type) {
	case hcl.TraverseRoot:
		return step.Name
	case hcl.TraverseAttr:
		return step.Name
	}
	return ""
}

func wholeKey(index hcl.TraverseIndex) *hcl.Diagnostic {
	switch index.Key.Type() {
	case cty.String:
		return nil
	case cty.Number:
		if _, accuracy := index.Key.AsBigFloat().Int64(); accuracy == big.Exact {
			return nil
		}
	}
	return errorAt(index.SrcRange, badAddress, "an instance key is a whole number or a string")
}

// parseTarget reads the address of a resource instance or of a module instance.
func parseTarget(whole hcl.Traversal) (*Target, *hcl.Diagnostic) {
	target := &Target{Range: whole.SourceRange()}
	names, keys, t, diag := modulePrefix(whole)
	if diag != nil {
		return nil, diag
	}
	target.Module, target.Keyed = names, len(keys) > 0
	if len(t) == 0 {
		target.IsModule = true
		return target, nil
	}
	key, rest, diag := resourceTarget(t, true)
	if diag != nil {
		return nil, diag
	}
	target.Resource = key
	if len(rest) > 0 {
		index, ok := rest[0].(hcl.TraverseIndex)
		if !ok {
			return nil, errorAt(rest[0].SourceRange(), badAddress, "an instance key stands in square brackets")
		}
		if diag := wholeKey(index); diag != nil {
			return nil, diag
		}
		target.Keyed = true
		if len(rest) > 1 {
			return nil, errorAt(rest[1].SourceRange(), badAddress, "the address goes on after the instance key")
		}
	}
	return target, nil
}

// resourceTarget reads TYPE.NAME with its prefix and returns what follows. In
// the address of an instance there are more prefixes, and some words cannot be
// a type.
func resourceTarget(t hcl.Traversal, instance bool) (ResourceKey, hcl.Traversal, *hcl.Diagnostic) {
	key := ResourceKey{Mode: Managed}
	start := t
	prefixed := false
	switch word := stepName(t[0]); {
	case word == "data":
		key.Mode, prefixed = Data, true
	case word == "ephemeral" && instance:
		key.Mode, prefixed = Ephemeral, true
	case word == "resource" && instance:
		prefixed = true
	}
	if prefixed {
		t = t[1:]
	} else if instance && reservedTypes[stepName(t[0])] {
		return key, nil, errorAt(start.SourceRange(), badAddress,
			"%q cannot be a resource type; put resource. in front of it if it is one", stepName(t[0]))
	}
	if len(t) < 2 {
		at := start[0].SourceRange()
		if len(t) > 0 {
			at = t[0].SourceRange()
		}
		return key, nil, errorAt(at, badAddress, "a resource is named by a type and a name")
	}
	if key.Type = stepName(t[0]); key.Type == "" {
		return key, nil, errorAt(t[0].SourceRange(), badAddress, "a resource type is missing")
	}
	if key.Name = stepName(t[1]); key.Name == "" {
		return key, nil, errorAt(t[1].SourceRange(), badAddress, "the name of the resource is missing")
	}
	return key, t[2:], nil
}

// parseConfigTarget reads an address in which there must be no instance key.
func parseConfigTarget(whole hcl.Traversal) (*Target, *hcl.Diagnostic) {
	names, keys, t, diag := modulePrefix(whole)
	if diag != nil {
		return nil, diag
	}
	if len(keys) > 0 {
		return nil, errorAt(keys[0].SourceRange(), "Module instance keys not allowed",
			"name the module call without an instance key")
	}
	target := &Target{Module: names, Range: whole.SourceRange()}
	if len(t) == 0 {
		target.IsModule = true
		return target, nil
	}
	key, rest, diag := resourceTarget(t, false)
	if diag != nil {
		return nil, diag
	}
	if len(rest) > 0 {
		return nil, errorAt(rest[0].SourceRange(), "Resource instance keys not allowed",
			"name the resource without an instance key")
	}
	if key.Mode == Data {
		return nil, errorAt(whole.SourceRange(), "Data source address not allowed",
			"a data source is never destroyed; remove its block instead")
	}
	target.Resource = key
	return target, nil
}

// String returns the address without instance keys.
func (t *Target) String() string {
	var b strings.Builder
	for _, name := range t.Module {
		b.WriteString("module." + name + ".")
	}
	if t.IsModule {
		return strings.TrimSuffix(b.String(), ".")
	}
	return b.String() + t.Resource.String()
}
