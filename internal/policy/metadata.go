package policy

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A selector says which documents a policy is for.
type selector struct {
	Type  string   `yaml:"type"`
	Kinds []string `yaml:"kinds"` // empty for every kind
}

func (s selector) matches(doc *lint.Document) bool {
	return s.Type == doc.Type && (len(s.Kinds) == 0 || slices.Contains(s.Kinds, doc.Kind) ||
		slices.ContainsFunc(doc.Kinds, func(kind string) bool { return slices.Contains(s.Kinds, kind) }))
}

// metadata is the METADATA block in front of a policy's package clause. The
// keys outside of custom are OPA's, see
// https://www.openpolicyagent.org/docs/policy-language#metadata.
type metadata struct {
	Scope            string     `yaml:"scope"`
	Title            string     `yaml:"title"`
	Description      string     `yaml:"description"`
	RelatedResources []resource `yaml:"related_resources"`
	Custom           custom     `yaml:"custom"`
}

// custom is what infralint adds.
type custom struct {
	ID       string   `yaml:"id"`
	Severity string   `yaml:"severity"`
	Tags     []string `yaml:"tags"`
	Peers    []string `yaml:"peers"`
	Since    string   `yaml:"since"`
	Off      bool     `yaml:"off"`
	Fix      *fixText `yaml:"fix"`
	Config   any      `yaml:"config"` // a JSON Schema
	Bad      string   `yaml:"bad"`
	Good     string   `yaml:"good"`
	Input    struct {
		Selector []selector `yaml:"selector"`
		Words    []string   `yaml:"words"`
	} `yaml:"input"`
}

var customKeys = []string{"id", "severity", "tags", "peers", "since", "off", "fix", "config", "bad", "good", "input"}

// A fixText says what the fixes of a policy do, and whether what they change
// means the same afterwards.
type fixText struct {
	Message string `yaml:"message"`
	Safe    bool   `yaml:"safe"`
}

// A resource is an address, with or without a description.
type resource struct{ Ref string }

// UnmarshalYAML takes both forms that OPA knows: a string and {ref: …}.
func (r *resource) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		r.Ref = n.Value
		return nil
	}
	var long struct {
		Ref string `yaml:"ref"`
	}
	if err := n.Decode(&long); err != nil {
		return err
	}
	r.Ref = long.Ref
	return nil
}

// A block is the text of a METADATA comment without its comment signs.
type block struct {
	text string
	line int // of the first line of text in its file, from 1
}

// metadataOf returns the METADATA block of the package in a Rego file; false
// where there is none. It reads comments only, since parsing a hundred files
// for their titles would cost more than the rest of the start.
func metadataOf(src string) (block, bool) {
	var b block
	var text strings.Builder
	inside := false
	line := 0
	for l := range strings.Lines(src) {
		line++
		l = strings.TrimRight(l, "\r\n")
		switch comment, ok := strings.CutPrefix(l, "#"); {
		case ok && strings.TrimSpace(comment) == "METADATA":
			text.Reset()
			inside = true
			b.line = line + 1
		case ok && inside:
			text.WriteString(strings.TrimPrefix(comment, " "))
			text.WriteByte('\n')
		case ok: // some other comment
		case strings.HasPrefix(l, "package") && inside:
			b.text = text.String()
			return b, true
		case strings.HasPrefix(l, "package"):
			return block{}, false
		case strings.TrimSpace(l) != "":
			return block{}, false
		default: // an empty line ends a block, as in OPA
			inside = false
		}
	}
	return block{}, false
}

// readMetadata makes a rule of a METADATA block. Its errors name file and line.
func readMetadata(file string, b block) (*rego, error) {
	at := func(line int, format string, args ...any) error {
		return fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
	}
	root := &yaml.Node{}
	docs, err := yamlfile.Parse(source.NewFile(file, []byte(b.text)))
	var syntax *yamlfile.Error
	if errors.As(err, &syntax) {
		return nil, at(b.line+syntax.Span.Pos().Line-1, "METADATA: %s", syntax.Message)
	}
	if len(docs) > 0 && docs[0].Root != nil {
		root = docs[0].Root
	}
	var m metadata
	if err := root.Decode(&m); err != nil {
		line, message := yamlError(err)
		return nil, at(b.line+line-1, "METADATA: %s", message)
	}
	if m.Scope != "" && m.Scope != "package" {
		return nil, at(b.line, "METADATA in front of the package has scope %q, want package", m.Scope)
	}
	// The line of the block stands for what is missing.
	missing := func(what string) error { return at(b.line-1, "METADATA has no %s", what) }
	var errs []error
	for _, field := range []struct{ name, value string }{
		{"title", m.Title},
		{"description", strings.TrimSpace(m.Description)},
		{"custom.id", m.Custom.ID},
		{"custom.severity", m.Custom.Severity},
	} {
		if field.value == "" {
			errs = append(errs, missing(field.name))
		}
	}
	if len(m.Custom.Input.Selector) == 0 {
		errs = append(errs, missing("custom.input.selector, the documents that the policy is for"))
	}
	if m.Custom.Fix != nil && m.Custom.Fix.Message == "" {
		errs = append(errs, missing("custom.fix.message"))
	}
	for i, s := range m.Custom.Input.Selector {
		if s.Type == "" {
			errs = append(errs, missing(fmt.Sprintf("custom.input.selector[%d].type", i)))
		}
	}
	for key, line := range customOf(root) {
		if !slices.Contains(customKeys, key) {
			if near := suggest.DidYouMean(key, customKeys); near != "" {
				errs = append(errs, at(b.line+line-1, "METADATA: custom.%s is not known%s", key, near))
			}
		}
	}
	severity, err := lint.ParseSeverity(m.Custom.Severity)
	if err != nil && m.Custom.Severity != "" {
		errs = append(errs, at(b.line-1, "METADATA: custom.%v", err))
	}
	if len(errs) > 0 {
		slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return nil, errors.Join(errs...)
	}
	rule := &lint.Rule{
		ID:       m.Custom.ID,
		Title:    m.Title,
		Severity: severity,
		Doc:      m.Description,
		Tags:     m.Custom.Tags,
		Peers:    m.Custom.Peers,
		Since:    m.Custom.Since,
		Off:      m.Custom.Off,
		Bad:      example(m.Custom.Bad, m.Custom.Input.Selector[0]),
		Good:     example(m.Custom.Good, m.Custom.Input.Selector[0]),
	}
	var words [][]byte
	for _, w := range m.Custom.Input.Words {
		words = append(words, []byte(strings.ToLower(w)))
	}
	for _, r := range m.RelatedResources {
		rule.Refs = append(rule.Refs, r.Ref)
	}
	return &rego{rule: rule, selectors: m.Custom.Input.Selector, words: words, fix: m.Custom.Fix, config: m.Custom.Config}, nil
}

// exampleFile is the name of the file that an example without file names is.
var exampleFile = map[string]string{
	"kubernetes": "manifest.yaml",
	"workflow":   ".github/workflows/ci.yaml",
	"compose":    "compose.yaml",
	"gitlab":     ".gitlab-ci.yml",
	"dockerfile": "Dockerfile",
	"action":     "action.yaml",
	"terraform":  "main.tf",
	"helm":       "values.yaml",
	"dependabot": ".github/dependabot.yml",
}

// noFixes are the types of documents whose files are not YAML: nothing is known
// of how to change them.
var noFixes = []string{"dockerfile", "terraform"}

// checkUse returns an error for METADATA of a user's policy that would make it run
// on nothing, or promise what does not come.
func (p *rego) checkUse(m *module, b block) error {
	types := slices.Sorted(maps.Keys(exampleFile))
	for _, s := range p.selectors {
		if !slices.Contains(types, s.Type) {
			hint := suggest.DidYouMean(s.Type, types)
			if hint == "" {
				hint = "; want one of " + strings.Join(types, ", ")
			}
			return fmt.Errorf("%s:%d: METADATA has the unknown type %q in custom.input.selector%s", m.path, b.line-1, s.Type, hint)
		}
		if p.fix != nil && slices.Contains(noFixes, s.Type) {
			return fmt.Errorf("%s:%d: METADATA has custom.fix, which is for documents that are written in YAML, not for the type %s", m.path, b.line-1, s.Type)
		}
	}
	if len(ruleNames(m.parsed, isEntry)) == 0 {
		return fmt.Errorf("%s:%d: package %s has METADATA with an id and no rule deny, warn or violation", m.path, m.parsed.Package.Location.Row, m.pkg)
	}
	return nil
}

// example makes a txtar archive of an example that is a single file.
func example(text string, s selector) string {
	if text == "" || strings.HasPrefix(text, "-- ") {
		return text
	}
	name := exampleFile[s.Type]
	if name == "" {
		name = "input.yaml"
	}
	return "-- " + name + " --\n" + text
}

// customOf returns the keys of the mapping custom with their lines.
func customOf(root *yaml.Node) map[string]int {
	keys := make(map[string]int)
	for key, value := range mapping(root) {
		if key.Value != "custom" {
			continue
		}
		for k := range mapping(value) {
			keys[k.Value] = k.Line
		}
	}
	return keys
}

// mapping iterates over the keys and values of a mapping node.
func mapping(n *yaml.Node) func(yield func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

var yamlLine = lazyregexp.New(`^(?:yaml: )?(?:unmarshal errors:\s*)?line (\d+): (.*)`)

// yamlError splits a message of the YAML parser into its line and the rest.
func yamlError(err error) (line int, message string) {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return 1, strings.TrimPrefix(err.Error(), "yaml: ")
	}
	_, _ = fmt.Sscan(m[1], &line) // digits, by the expression
	return line, m[2]
}
