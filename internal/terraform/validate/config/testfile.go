package config

import (
	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/terraform/release"
)

// A TestFile is a file with tests.
type TestFile struct {
	Runs []*Run
	// Mocks are the directories with mock data that the file names.
	Mocks []MockSource
	// Overrides are the targets of override blocks outside of runs.
	Overrides []*Target
}

// A Run is a run block.
type Run struct {
	Name           string
	Module         *Source // set if another module is tested
	ModuleDeclared hcl.Range
	ExpectFailures []hcl.Traversal
	Overrides      []*Target
}

// A MockSource is the argument source of a mock_provider block.
type MockSource struct {
	Dir      string // as written
	Declared hcl.Range
}

// DecodeTest decodes a test file.
func DecodeTest(body hcl.Body, r release.Release) (*TestFile, hcl.Diagnostics) {
	d := &decoder{release: r}
	t := &testDecoder{decoder: d, file: &TestFile{}, providers: map[ProviderKey]hcl.Range{}, runs: map[string]hcl.Range{}, overrides: map[string]hcl.Range{}}
	content := d.content(body, testFileSchema)
	var variables *hcl.Block
	for _, b := range content.Blocks {
		switch b.Type {
		case "run":
			t.run(b)
		case "variables":
			if variables != nil {
				d.duplicate(b.DefRange, variables.DefRange, `Multiple "variables" blocks`, "the variables of the file")
				continue
			}
			variables = b
			_, diags := b.Body.JustAttributes()
			d.add(diags...)
		case "provider":
			t.provider(b)
		case "mock_provider":
			t.mockProvider(b)
		case "override_resource", "override_data", "override_module":
			t.override(b, t.overrides, &t.file.Overrides)
		}
	}
	return t.file, d.diags
}

type testDecoder struct {
	*decoder
	file      *TestFile
	providers map[ProviderKey]hcl.Range
	runs      map[string]hcl.Range
	overrides map[string]hcl.Range // by target
}

func (t *testDecoder) run(b *hcl.Block) {
	r := &Run{Name: b.Labels[0]}
	content, diags := b.Body.Content(t.inRelease(runSchema))
	if !t.release.OpenTofu { // whose changes are not all known
		t.add(t.explain(runSchema, diags)...)
	}
	t.name(r.Name, b.LabelRanges[0], "Invalid run block name")
	if first, ok := t.runs[r.Name]; ok {
		t.duplicate(b.DefRange, first, `Duplicate "run" block names`, "run %q", r.Name)
		return
	}
	t.runs[r.Name] = b.DefRange
	if a, ok := content.Attributes["command"]; ok {
		switch hcl.ExprAsKeyword(a.Expr) {
		case "apply", "plan":
		default:
			t.add(errorAt(a.Expr.Range(), `Invalid "command" keyword`, "command must be apply or plan, without quotes"))
		}
	}
	if a, ok := content.Attributes["providers"]; ok {
		t.passedProviders(a)
	}
	if a, ok := content.Attributes["expect_failures"]; ok {
		r.ExpectFailures = t.dependsOn(a)
	}
	if a, ok := content.Attributes["state_key"]; ok {
		var key string
		t.constant(a, &key)
	}
	t.runBlocks(r, content.Blocks)
	t.file.Runs = append(t.file.Runs, r)
}

// runBlocks decodes the blocks inside of a run block.
func (t *testDecoder) runBlocks(r *Run, all hcl.Blocks) {
	once := map[string]*hcl.Block{}
	overrides := map[string]hcl.Range{}
	for _, b := range all {
		switch b.Type {
		case "assert":
			t.checkRule(b)
			continue
		case "override_resource", "override_data", "override_module":
			t.override(b, overrides, &r.Overrides)
			continue
		}
		if first := once[b.Type]; first != nil {
			t.duplicate(b.DefRange, first.DefRange, `Multiple "`+b.Type+`" blocks`, "the %s block of run %q", b.Type, r.Name)
			continue
		}
		before := len(t.diags)
		switch b.Type {
		case "variables":
			_, diags := b.Body.JustAttributes()
			t.add(diags...)
		case "plan_options":
			t.planOptions(b)
		case "module":
			r.ModuleDeclared = b.DefRange
			r.Module = t.runModule(b)
		}
		if !t.diags[before:].HasErrors() {
			once[b.Type] = b
		}
	}
}

func (t *testDecoder) planOptions(b *hcl.Block) {
	content := t.content(b.Body, planOptionsSchema)
	refreshOnly, refresh := false, true
	if a, ok := content.Attributes["mode"]; ok {
		switch hcl.ExprAsKeyword(a.Expr) {
		case "refresh-only":
			refreshOnly = true
		case "normal":
		default:
			t.add(errorAt(a.Expr.Range(), `Invalid "mode" keyword`, "mode must be normal or refresh-only, without quotes"))
		}
	}
	if a, ok := content.Attributes["refresh"]; ok {
		refresh = false
		t.constant(a, &refresh)
		if refreshOnly && !refresh {
			t.add(errorAt(a.Range, "Incompatible plan options", "refresh cannot be false in the mode refresh-only"))
		}
	}
	for _, name := range []string{"replace", "target"} {
		if a, ok := content.Attributes[name]; ok {
			t.dependsOn(a)
		}
	}
}

// runModule decodes a module block inside of a run block.
func (t *testDecoder) runModule(b *hcl.Block) *Source {
	content := t.content(b.Body, runModuleSchema)
	s := &Source{}
	versioned, hasVersion := content.Attributes["version"]
	if hasVersion {
		s.Versions, _ = t.versionConstraint(versioned)
	}
	a, ok := content.Attributes["source"]
	if !ok {
		t.add(errorAt(b.DefRange, `Missing "source" attribute for module block`, "say which module the run is for"))
		return nil
	}
	s.Range = a.Expr.Range()
	before := len(t.diags)
	t.constant(a, &s.Text)
	if t.diags[before:].HasErrors() {
		return nil
	}
	kind, problem := parseSource(s.Text, hasVersion)
	if problem == nil && kind == RemoteSource {
		problem = &Problem{"Invalid module source address", "a run can use local modules and those of a registry only"}
	}
	if problem != nil {
		t.add(errorAt(a.Range, problem.Summary, "%s", problem.Detail))
		return nil
	}
	s.Kind = kind
	return s
}

// override decodes an override_ block and adds its target to all; seen has the
// targets of others.
func (t *testDecoder) override(b *hcl.Block, seen map[string]hcl.Range, all *[]*Target) {
	schema, values := overrideSchema, "values"
	if b.Type == "override_module" {
		schema, values = overrideOfModule, "outputs"
	}
	content := t.content(b.Body, schema)
	if a, ok := content.Attributes[values]; ok {
		val, diags := a.Expr.Value(nil)
		t.add(diags...)
		if !val.Type().IsObjectType() {
			t.add(errorAt(a.Range, "Invalid "+values+" attribute", "%s must be an object", values))
		}
	}
	t.overrideDuring(content)
	a, ok := content.Attributes["target"]
	if !ok {
		t.add(errorAt(b.DefRange, "Missing target attribute", "the block does not say what it overrides"))
		return
	}
	traversal, diags := hcl.AbsTraversalForExpr(a.Expr)
	t.add(diags...)
	if diags.HasErrors() {
		return
	}
	target, diag := parseTarget(traversal)
	if diag != nil {
		t.add(diag)
		return
	}
	wanted := map[string]string{"override_resource": "managed resources", "override_data": "data sources", "override_module": "modules"}[b.Type]
	fits := target.IsModule
	switch b.Type {
	case "override_resource":
		fits = !target.IsModule && target.Resource.Mode == Managed
	case "override_data":
		fits = !target.IsModule && target.Resource.Mode == Data
	}
	if !fits {
		t.add(errorAt(a.Range, "Invalid override target", "%s is for %s, not for %s", b.Type, wanted, target))
		return
	}
	key := traversalText(traversal)
	if first, ok := seen[key]; ok {
		t.duplicate(b.DefRange, first, "Duplicate "+b.Type+" block", "the override of %s", key)
		return
	}
	seen[key] = b.DefRange
	target.Range = a.Range
	*all = append(*all, target)
}

func (t *testDecoder) overrideDuring(content *hcl.BodyContent) {
	if a, ok := content.Attributes["override_during"]; ok {
		switch hcl.ExprAsKeyword(a.Expr) {
		case "plan", "apply":
		default:
			t.add(errorAt(a.Range, "Invalid override_during value", "override_during must be plan or apply"))
		}
	}
}
