package config

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/infralint/infralint/internal/terraform/release"
)

// DecodeMock decodes a file with mock data.
func DecodeMock(body hcl.Body, r release.Release) hcl.Diagnostics {
	d := &decoder{release: r}
	t := &testDecoder{decoder: d, file: &TestFile{}}
	content := d.content(body, mockFileSchema)
	t.mockBlocks(content.Blocks)
	return d.diags
}

// provider decodes a provider block of a test file.
func (t *testDecoder) provider(b *hcl.Block) {
	content, _, diags := b.Body.PartialContent(providerSchema)
	t.add(diags...)
	key := ProviderKey{Name: b.Labels[0]}
	if !t.providerName(key.Name, b.DefRange) {
		return
	}
	t.alias(&key, content)
	if a, ok := content.Attributes["version"]; ok {
		t.add(errorAt(a.Expr.Range(), "Version constraints are not allowed in test files", "state the version in the required_providers of the module"))
	}
	for _, a := range sortedAttributes(content.Attributes) {
		switch {
		case a.Name == "for_each" && t.release.Has(providerForEach):
		case a.Name == "count", a.Name == "depends_on", a.Name == "for_each", a.Name == "source":
			t.add(errorAt(a.NameRange, "Reserved argument name in provider block", "%s is reserved", a.Name))
		}
	}
	for _, inner := range content.Blocks {
		if inner.Type != "_" {
			t.reserved(inner, "provider")
		}
	}
	t.declareProvider(key, b)
}

// alias decodes the alias of a provider.
func (t *testDecoder) alias(key *ProviderKey, content *hcl.BodyContent) {
	a, ok := content.Attributes["alias"]
	if !ok {
		return
	}
	t.constant(a, &key.Alias)
	if !hclsyntax.ValidIdentifier(key.Alias) {
		diag := errorAt(a.Expr.Range(), "Invalid provider configuration alias", "%q is not a name", key.Alias)
		diag.Extra = NoPlace{}
		t.add(diag)
	}
}

func (t *testDecoder) declareProvider(key ProviderKey, b *hcl.Block) {
	if first, ok := t.providers[key]; ok {
		t.duplicate(b.DefRange, first, "Duplicate provider block", "provider %s", key)
		return
	}
	t.providers[key] = b.DefRange
}

func (t *testDecoder) mockProvider(b *hcl.Block) {
	before := len(t.diags)
	content := t.content(b.Body, mockProviderSchema)
	key := ProviderKey{Name: b.Labels[0]}
	if !t.providerName(key.Name, b.DefRange) {
		return
	}
	t.alias(&key, content)
	t.overrideDuring(content)
	if a, ok := content.Attributes["source"]; ok {
		var dir string
		t.constant(a, &dir)
		if !t.diags[before:].HasErrors() {
			t.file.Mocks = append(t.file.Mocks, MockSource{Dir: dir, Declared: b.DefRange})
		}
	}
	t.mockBlocks(content.Blocks)
	t.declareProvider(key, b)
}

// mockBlocks decodes mock and override blocks.
func (t *testDecoder) mockBlocks(all hcl.Blocks) {
	type mock struct{ block, typ string }
	seen := map[mock]hcl.Range{}
	overrides := map[string]hcl.Range{}
	for _, b := range all {
		if b.Type == "override_resource" || b.Type == "override_data" {
			t.override(b, overrides, &t.file.Overrides)
			continue
		}
		content := t.content(b.Body, mockSchema)
		t.overrideDuring(content)
		if a, ok := content.Attributes["defaults"]; ok {
			_, diags := a.Expr.Value(nil)
			t.add(diags...)
		}
		key := mock{b.Type, b.Labels[0]}
		if first, ok := seen[key]; ok {
			t.duplicate(b.LabelRanges[0], first, "Duplicate "+b.Type+" block", "the %s of %s", b.Type, key.typ)
			continue
		}
		seen[key] = b.DefRange
	}
}
