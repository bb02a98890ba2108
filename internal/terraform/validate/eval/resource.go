package eval

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/infralint/infralint/internal/terraform/validate/config"
	"github.com/infralint/infralint/internal/terraform/validate/refs"
	"github.com/infralint/infralint/internal/terraform/validate/schema"
)

// checkResource checks everything inside of a resource block.
func (e *Env) checkResourceBlock(r *config.Resource) hcl.Diagnostics {
	outside := e.Root()
	var diags hcl.Diagnostics
	scope := e.instance(r.Count, r.ForEach)
	scope.Check, outside.Check = r.Nested, r.Nested
	switch {
	case r.Count != nil:
		diags = append(diags, outside.countArgument(r.Count)...)
	case r.ForEach != nil:
		diags = append(diags, outside.forEachArgument(r.ForEach)...)
	}
	diags = append(diags, outside.dependsOn(r.DependsOn)...)
	diags = append(diags, scope.resourceBody(r)...)
	for _, rule := range r.Preconditions {
		diags = append(diags, scope.resourceRule(rule)...)
	}
	self := scope.withSelf(r)
	for _, rule := range r.Postconditions {
		diags = append(diags, self.resourceRule(rule)...)
	}
	for _, p := range r.Provisioners { // up to the first that is wrong
		more := self.provisioner(p, r.Connection)
		if diags = append(diags, more...); more.HasErrors() {
			break
		}
	}
	return diags
}

// resourceBody checks what a resource tells its provider.
func (s *Scope) resourceBody(r *config.Resource) hcl.Diagnostics {
	source := s.Module.Source(r.ProviderKey().Name)
	block, found := s.Schemas.Resource(source, r.Mode, r.Type)
	switch found {
	case schema.Unknown:
		return s.Open(r.Body)
	case schema.Missing:
		return hcl.Diagnostics{s.noSuchType(r, source)}
	}
	val, diags := s.Block(r.Body, block)
	if diags.HasErrors() {
		return diags
	}
	diags = append(diags, noEphemeral(val, r.Body, block)...)
	diags = append(diags, checkIgnoreChanges(r, block)...)
	if diags.HasErrors() {
		return diags
	}
	if source == config.BuiltIn {
		val, _ = val.UnmarkDeep()
		diags = append(diags, builtInProblems(r, val)...)
	}
	return diags
}

func (s *Scope) noSuchType(r *config.Resource, source config.ProviderSource) *hcl.Diagnostic {
	summary := [...]string{"Invalid resource type", "Invalid data source", "Invalid ephemeral resource"}[r.Mode]
	noun := [...]string{"managed resource", "data source", "ephemeral resource"}
	hint := didYouMean(r.Type, s.Schemas.Types(source, r.Mode))
	for _, mode := range []config.Mode{config.Managed, config.Data, config.Ephemeral} {
		if _, found := s.Schemas.Resource(source, mode, r.Type); found == schema.Found {
			hint = fmt.Sprintf("; it is a %s, which a %s block declares", noun[mode], mode.Keyword())
		}
	}
	return errorAt(r.TypeRange, summary, "provider %s has no %s type %q%s", source.Short(), noun[r.Mode], r.Type, hint)
}

// checkIgnoreChanges checks the attributes that ignore_changes names.
func checkIgnoreChanges(r *config.Resource, block *schema.Block) (diags hcl.Diagnostics) {
	for _, t := range r.IgnoreChanges {
		more := checkPath(block, t)
		diags = append(diags, more...)
		step, ok := t[0].(hcl.TraverseAttr)
		if !ok || more.HasErrors() {
			continue
		}
		if a := block.Attributes[step.Name]; a != nil && a.Computed && !a.Optional {
			d := errorAt(r.TypeRange, "Redundant ignore_changes element",
				"the provider alone sets %s, so that there is no change to ignore", step.Name)
			d.Severity = hcl.DiagWarning
			diags = append(diags, d)
		}
	}
	return diags
}

// dependsOn checks a list of references, up to the first that is wrong.
func (s *Scope) dependsOn(traversals []hcl.Traversal) hcl.Diagnostics {
	for _, t := range traversals {
		r, diag := refs.Parse(t)
		if diag != nil {
			return hcl.Diagnostics{diag}
		}
		if len(r.Rest) > 0 {
			return hcl.Diagnostics{errorAt(r.Rest.SourceRange(), "Invalid depends_on reference",
				"depends_on names whole objects, not attributes of them")}
		}
		if _, diags := s.Context([]hcl.Traversal{t}); diags.HasErrors() {
			return diags
		}
	}
	return nil
}

// provisioner checks a provisioner block; connection is that of the resource.
func (s *Scope) provisioner(p *config.Provisioner, connection *hcl.Block) hcl.Diagnostics {
	block := schema.Provisioners[p.Type]
	if block == nil { // reported before
		return nil
	}
	val, diags := s.Block(p.Body, block)
	val, _ = val.UnmarkDeep()
	diags = append(diags, provisionerProblems(p, val)...)
	var body hcl.Body
	switch {
	case p.Connection != nil && connection != nil:
		body = &config.Merged{Base: connection.Body, Over: p.Connection.Body}
	case p.Connection != nil:
		body = p.Connection.Body
	case connection != nil:
		body = connection.Body
	default:
		return diags
	}
	_, more := s.Block(body, schema.Connection)
	return append(diags, more...)
}

// provisionerProblems are what the provisioners themselves check.
func provisionerProblems(p *config.Provisioner, val cty.Value) hcl.Diagnostics {
	given := func(names ...string) (n int) {
		for _, name := range names {
			if !val.GetAttr(name).IsNull() {
				n++
			}
		}
		return n
	}
	switch p.Type {
	case "file":
		switch given("source", "content") {
		case 0:
			return hcl.Diagnostics{placeless(p.Declared, "Must provide one of 'source' or 'content'", "the provisioner has neither source nor content")}
		case 2:
			return hcl.Diagnostics{placeless(p.Declared, "Cannot set both 'source' and 'content'", "the provisioner has both source and content")}
		}
	case "remote-exec":
		if n := given("inline", "script", "scripts"); n != 1 {
			return hcl.Diagnostics{placeless(p.Declared, "Invalid remote-exec provisioner configuration",
				"the provisioner has %d of inline, script and scripts; it needs one", n)}
		}
	}
	return nil
}

// builtInProblems are what the provider that is part of Terraform checks.
func builtInProblems(r *config.Resource, val cty.Value) (diags hcl.Diagnostics) {
	switch r.Type {
	case "terraform_data":
		attributes, _ := r.Body.JustAttributes()
		for _, name := range []string{"id", "output"} {
			if !val.GetAttr(name).IsNull() {
				at := r.Declared
				if a := attributes[name]; a != nil {
					at = a.NameRange
				}
				diags = append(diags, placeless(at, fmt.Sprintf("%q attribute is read-only", name), "%s is set by the provider alone", name))
			}
		}
	case "terraform_remote_state":
		diags = remoteStateProblems(r, val)
	}
	return diags
}
