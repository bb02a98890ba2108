package schema

import (
	"maps"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
)

func optional(t cty.Type) *Attribute { return &Attribute{Type: t, Optional: true} }
func required(t cty.Type) *Attribute { return &Attribute{Type: t, Required: true} }
func computed(t cty.Type) *Attribute { return &Attribute{Type: t, Computed: true} }

// BuiltIn has the schemas of the provider that is part of Terraform.
type BuiltIn struct{}

var (
	terraformProvider = &Block{}

	// https://developer.hashicorp.com/terraform/language/resources/terraform-data
	terraformData = &Block{Attributes: map[string]*Attribute{
		"input":            optional(cty.DynamicPseudoType),
		"output":           computed(cty.DynamicPseudoType),
		"triggers_replace": optional(cty.DynamicPseudoType),
		"id":               computed(cty.String),
	}}

	// https://developer.hashicorp.com/terraform/language/state/remote-state-data
	terraformRemoteState = &Block{Attributes: map[string]*Attribute{
		"backend":   required(cty.String),
		"config":    optional(cty.DynamicPseudoType),
		"defaults":  optional(cty.DynamicPseudoType),
		"outputs":   computed(cty.DynamicPseudoType),
		"workspace": optional(cty.String),
	}}

	builtInTypes = map[config.Mode]map[string]*Block{
		config.Managed:   {"terraform_data": terraformData},
		config.Data:      {"terraform_remote_state": terraformRemoteState},
		config.Ephemeral: {},
	}
)

// Provider implements Source.
func (BuiltIn) Provider(p config.ProviderSource) (*Block, Lookup) {
	if p == config.BuiltIn {
		return terraformProvider, Found
	}
	return nil, Unknown
}

// Resource implements Source.
func (BuiltIn) Resource(p config.ProviderSource, mode config.Mode, typ string) (*Block, Lookup) {
	if p != config.BuiltIn {
		return nil, Unknown
	}
	if b := builtInTypes[mode][typ]; b != nil {
		return b, Found
	}
	return nil, Missing
}

// Types implements Source.
func (BuiltIn) Types(p config.ProviderSource, mode config.Mode) []string {
	if p != config.BuiltIn {
		return nil
	}
	return slices.Sorted(maps.Keys(builtInTypes[mode]))
}

// Provisioners has the schemas of the provisioners that are part of Terraform.
// https://developer.hashicorp.com/terraform/language/resources/provisioners
var Provisioners = map[string]*Block{
	"file": {Attributes: map[string]*Attribute{
		"source":      optional(cty.String),
		"content":     optional(cty.String),
		"destination": required(cty.String),
	}},
	"local-exec": {Attributes: map[string]*Attribute{
		"command":     required(cty.String),
		"interpreter": optional(cty.List(cty.String)),
		"working_dir": optional(cty.String),
		"environment": optional(cty.Map(cty.String)),
		"quiet":       optional(cty.Bool),
	}},
	"remote-exec": {Attributes: map[string]*Attribute{
		"inline":  optional(cty.List(cty.String)),
		"script":  optional(cty.String),
		"scripts": optional(cty.List(cty.String)),
	}},
}

// Connection is the schema of connection blocks.
// https://developer.hashicorp.com/terraform/language/resources/provisioners/connection
var Connection = connection()

func connection() *Block {
	b := &Block{Attributes: map[string]*Attribute{"host": required(cty.String)}}
	for _, name := range []string{
		"type", "user", "password", "port", "timeout", "script_path", "target_platform",
		"private_key", "certificate", "host_key", "agent", "agent_identity",
		"proxy_scheme", "proxy_host", "proxy_port", "proxy_user_name", "proxy_user_password",
		"bastion_user", "bastion_password", "bastion_host", "bastion_port", "bastion_host_key",
		"bastion_private_key", "bastion_certificate",
		"https", "insecure", "use_ntlm", "cacert",
	} {
		b.Attributes[name] = optional(cty.String)
	}
	for _, name := range []string{"port", "proxy_port", "bastion_port"} {
		b.Attributes[name] = optional(cty.Number)
	}
	for _, name := range []string{"agent", "https", "insecure", "use_ntlm"} {
		b.Attributes[name] = optional(cty.Bool)
	}
	return b
}
