package config

import "github.com/hashicorp/hcl/v2"

// The schemas say what each block type may hold. Of a block type marked open,
// the rest belongs to somebody else: a provider, a child module.

func attrs(names ...string) []hcl.AttributeSchema {
	out := make([]hcl.AttributeSchema, len(names))
	for i, name := range names {
		if name[len(name)-1] == '!' { // required
			out[i] = hcl.AttributeSchema{Name: name[:len(name)-1], Required: true}
			continue
		}
		out[i] = hcl.AttributeSchema{Name: name}
	}
	return out
}

func block(typ string, labels ...string) hcl.BlockHeaderSchema {
	return hcl.BlockHeaderSchema{Type: typ, LabelNames: labels}
}

func blocks(types ...string) []hcl.BlockHeaderSchema {
	out := make([]hcl.BlockHeaderSchema, len(types))
	for i, typ := range types {
		out[i] = block(typ)
	}
	return out
}

// optional returns s with nothing required, as override files have it.
func optional(s *hcl.BodySchema) *hcl.BodySchema {
	out := &hcl.BodySchema{Blocks: s.Blocks, Attributes: make([]hcl.AttributeSchema, len(s.Attributes))}
	for i, a := range s.Attributes {
		out.Attributes[i] = hcl.AttributeSchema{Name: a.Name}
	}
	return out
}

var fileSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	block("terraform"),
	block("required_providers"), // for a better message only
	block("provider", "name"),
	block("variable", "name"),
	block("locals"),
	block("output", "name"),
	block("module", "name"),
	block("resource", "type", "name"),
	block("data", "type", "name"),
	block("ephemeral", "type", "name"),
	block("moved"),
	block("import"),
	block("removed"),
	block("check", "name"),
	block("action", "type", "name"),
}}

var settingsSchema = &hcl.BodySchema{
	Attributes: attrs("required_version", "experiments", "language"),
	Blocks: []hcl.BlockHeaderSchema{
		block("backend", "type"),
		block("cloud"),
		block("required_providers"),
		block("provider_meta", "provider"),
		block("encryption"),
	},
}

var variableSchema = &hcl.BodySchema{
	Attributes: attrs("description", "default", "type", "sensitive", "ephemeral", "nullable", "deprecated", "const"),
	Blocks:     blocks("validation"),
}

var outputSchema = &hcl.BodySchema{
	Attributes: attrs("description", "value!", "depends_on", "sensitive", "ephemeral", "deprecated", "type"),
	Blocks:     blocks("precondition", "postcondition"),
}

var checkRuleSchema = &hcl.BodySchema{Attributes: attrs("condition!", "error_message!")}

// callSchema is open.
var callSchema = &hcl.BodySchema{
	Attributes: attrs("source!", "version", "count", "for_each", "depends_on", "providers"),
	Blocks:     append(blocks("_", "lifecycle", "locals"), block("provider", "type")),
}

// reservedVariable tells the names that a call could not set.
var reservedVariable = map[string]bool{
	"source": true, "version": true, "count": true, "for_each": true, "depends_on": true, "providers": true,
	"_": true, "lifecycle": true, "locals": true, "provider": true,
}

// providerSchema is open.
var providerSchema = &hcl.BodySchema{
	Attributes: attrs("alias", "version", "count", "depends_on", "for_each", "source"),
	Blocks:     blocks("_", "lifecycle", "locals"),
}

var (
	metaAttrs = attrs("count", "for_each", "provider", "depends_on")

	// resourceSchema is open, and the schema of all three kinds of resources.
	resourceSchema = &hcl.BodySchema{
		Attributes: metaAttrs,
		Blocks: []hcl.BlockHeaderSchema{
			block("locals"), block("lifecycle"), block("connection"), block("provisioner", "type"), block("_"),
		},
	}
	// unmanagedSchema is open: data and ephemeral blocks.
	unmanagedSchema = &hcl.BodySchema{
		Attributes: metaAttrs,
		Blocks:     blocks("locals", "lifecycle", "_"),
	}
)

var lifecycleSchema = &hcl.BodySchema{
	Attributes: attrs("create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by", "enabled", "destroy"),
	Blocks:     blocks("precondition", "postcondition", "action_trigger"),
}

// provisionerSchema is open.
var provisionerSchema = &hcl.BodySchema{
	Attributes: attrs("when", "on_failure"),
	Blocks:     blocks("connection", "lifecycle", "_"),
}

var movedSchema = &hcl.BodySchema{Attributes: attrs("from!", "to!")}

var (
	importSchema = &hcl.BodySchema{Attributes: attrs("for_each", "id!", "provider", "to!")}
	// identitySchema is that of releases with identities, in place of an id.
	identitySchema = &hcl.BodySchema{Attributes: attrs("for_each", "id", "identity", "provider", "to!")}
)

var (
	removedSchema = &hcl.BodySchema{
		Attributes: attrs("from!"),
		Blocks: []hcl.BlockHeaderSchema{
			block("lifecycle"), block("connection"), block("provisioner", "type"),
		},
	}
	removedLifecycleSchema = &hcl.BodySchema{Attributes: attrs("destroy")}
)

var checkSchema = &hcl.BodySchema{Blocks: []hcl.BlockHeaderSchema{
	block("data", "type", "name"),
	block("assert"),
}}
