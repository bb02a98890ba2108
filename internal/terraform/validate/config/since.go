package config

import (
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/terraform/release"
)

// came says with which releases the arguments and block types of the schemas
// came that were not always there, from the changelogs of Terraform and
// OpenTofu. Where those of OpenTofu do not say, the release is too early
// rather than too late.
var came = sync.OnceValue(func() map[*hcl.BodySchema]map[string]release.Since {
	const never = release.Never
	return map[*hcl.BodySchema]map[string]release.Since{
		fileSchema: {
			"import":    {Terraform: 5},
			"check":     {Terraform: 5},
			"removed":   {Terraform: 7, OpenTofu: 7},
			"ephemeral": {Terraform: 10, OpenTofu: 11},
			"action":    {Terraform: 14, OpenTofu: never},
		},
		settingsSchema: {
			"encryption": {Terraform: never, OpenTofu: 7},
		},
		variableSchema: {
			"ephemeral":  {Terraform: 10, OpenTofu: 11},
			"deprecated": {Terraform: 15, OpenTofu: 10},
			"const":      {Terraform: 15, OpenTofu: 12},
		},
		outputSchema: {
			"ephemeral":  {Terraform: 10, OpenTofu: 11},
			"deprecated": {Terraform: 15, OpenTofu: 10},
			"type":       {Terraform: 15, OpenTofu: 12},
		},
		importSchema: {
			"for_each": {Terraform: 7, OpenTofu: 7},
			"identity": importIdentity,
		},
		removedSchema: {
			"connection":  {Terraform: 9, OpenTofu: 7},
			"provisioner": {Terraform: 9, OpenTofu: 7},
		},
		lifecycleSchema: {
			"replace_triggered_by": {Terraform: 2},
			"precondition":         {Terraform: 2},
			"postcondition":        {Terraform: 2},
			"enabled":              {Terraform: never, OpenTofu: 11},
			"destroy":              {Terraform: 16, OpenTofu: 12},
			"action_trigger":       {Terraform: 14, OpenTofu: never},
		},
		testFileSchema: {
			"test":              {Terraform: 12},
			"variable":          {Terraform: 13},
			"mock_provider":     {Terraform: 7},
			"override_resource": {Terraform: 7},
			"override_data":     {Terraform: 7},
			"override_module":   {Terraform: 7},
		},
		runSchema: {
			"state_key":         {Terraform: 11},
			"parallel":          {Terraform: 12},
			"skip_cleanup":      {Terraform: 13},
			"backend":           {Terraform: 13},
			"override_resource": {Terraform: 7},
			"override_data":     {Terraform: 7},
			"override_module":   {Terraform: 7},
		},
		mockProviderSchema: {
			"override_during": {Terraform: 11},
			"for_each":        {Terraform: never, OpenTofu: 11},
		},
		mockSchema:       {"override_during": {Terraform: 11}},
		overrideSchema:   {"override_during": {Terraform: 11}},
		overrideOfModule: {"override_during": {Terraform: 11}},
	}
})

// Of what does not stand in a schema.
var (
	providerForEach   = release.Since{Terraform: release.Never, OpenTofu: 9}
	callLifecycle     = release.Since{Terraform: release.Never, OpenTofu: 11}
	earlyEvaluation   = release.Since{Terraform: 15, OpenTofu: 8}
	dynamicProtection = release.Since{Terraform: release.Never, OpenTofu: 12}
	importExpressions = release.Since{Terraform: 6}
	importIdentity    = release.Since{Terraform: 12, OpenTofu: 10}
	wideValidation    = release.Since{Terraform: 9}
)

// content decodes a body with a schema of this package, less what the release
// does not have.
func (d *decoder) content(body hcl.Body, schema *hcl.BodySchema) *hcl.BodyContent {
	content, diags := body.Content(d.inRelease(schema))
	d.add(d.explain(schema, diags)...)
	return content
}

// inRelease returns what of schema the release has.
func (d *decoder) inRelease(schema *hcl.BodySchema) *hcl.BodySchema {
	gates := came()[schema]
	if len(gates) == 0 {
		return schema
	}
	if s := d.schemas[schema]; s != nil {
		return s
	}
	out := &hcl.BodySchema{}
	for _, a := range schema.Attributes {
		if d.release.Has(gates[a.Name]) {
			out.Attributes = append(out.Attributes, a)
		}
	}
	for _, b := range schema.Blocks {
		if d.release.Has(gates[b.Type]) {
			out.Blocks = append(out.Blocks, b)
		}
	}
	if d.schemas == nil {
		d.schemas = map[*hcl.BodySchema]*hcl.BodySchema{}
	}
	d.schemas[schema] = out
	return out
}

// explain says of what is unsupported in which release it would not be.
func (d *decoder) explain(schema *hcl.BodySchema, diags hcl.Diagnostics) hcl.Diagnostics {
	if len(diags) == 0 {
		return nil
	}
	for name, since := range came()[schema] {
		if d.release.Has(since) {
			continue
		}
		for _, diag := range diags {
			if strings.Contains(diag.Detail, `"`+name+`"`) {
				diag.Detail = name + " " + d.release.Why(since)
			}
		}
	}
	return diags
}

// lacks reports the use of what did not come yet. It reports whether there is
// something to report.
func (d *decoder) lacks(since release.Since, rng hcl.Range, summary, what string) bool {
	if d.release.Has(since) {
		return false
	}
	d.add(errorAt(rng, summary, "%s %s", what, d.release.Why(since)))
	return true
}
