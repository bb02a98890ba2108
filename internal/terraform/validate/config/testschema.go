package config

import "github.com/hashicorp/hcl/v2"

// The schemas of test and mock files.

var overrideBlocks = []hcl.BlockHeaderSchema{
	block("override_resource"), block("override_data"), block("override_module"),
}

var testFileSchema = &hcl.BodySchema{Blocks: append([]hcl.BlockHeaderSchema{
	block("run", "name"),
	block("variables"),
	block("provider", "name"),
	block("mock_provider", "name"),
	block("test"),
	block("variable", "name"),
}, overrideBlocks...)}

var runSchema = &hcl.BodySchema{
	Attributes: attrs("command", "providers", "expect_failures", "state_key", "parallel", "skip_cleanup"),
	Blocks: append([]hcl.BlockHeaderSchema{
		block("plan_options"), block("variables"), block("assert"), block("module"), block("backend", "type"),
	}, overrideBlocks...),
}

var (
	planOptionsSchema = &hcl.BodySchema{Attributes: attrs("mode", "refresh", "replace", "target")}
	runModuleSchema   = &hcl.BodySchema{Attributes: attrs("source", "version")}
	overrideSchema    = &hcl.BodySchema{Attributes: attrs("target", "values", "override_during")}
	overrideOfModule  = &hcl.BodySchema{Attributes: attrs("target", "outputs", "override_during")}
)

var mockProviderSchema = &hcl.BodySchema{
	Attributes: attrs("alias", "source", "override_during", "for_each"),
	Blocks: []hcl.BlockHeaderSchema{
		block("mock_resource", "type"), block("mock_data", "type"), block("override_resource"), block("override_data"),
	},
}

var (
	mockFileSchema = &hcl.BodySchema{Blocks: mockProviderSchema.Blocks}
	mockSchema     = &hcl.BodySchema{Attributes: attrs("defaults", "override_during")}
)
