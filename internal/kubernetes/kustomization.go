package kubernetes

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// kustomizationNames are the names under which kustomize looks for a
// kustomization, in its order.
var kustomizationNames = []string{"kustomization.yaml", "kustomization.yml", "Kustomization"}

func isKustomizationName(name string) bool {
	for _, n := range kustomizationNames {
		if name == n {
			return true
		}
	}
	return false
}

// A role is what a kustomization uses a file for.
type role uint8

const (
	roleResource role = iota // resources, bases: objects, or the directory of a base
	roleComponent
	rolePatch     // a strategic merge or JSON patch
	roleData      // what a ConfigMap or Secret is generated from
	rolePlugin    // generators, transformers, validators: their configuration, or a directory with it
	roleConfig    // configurations, crds, openapi, replacements
	roleHelmChart // values of a chart
)

// A ref is one entry of a kustomization that names a file or a directory.
type ref struct {
	field string // "resources"
	role  role
	value string     // the path or address as it is written
	node  *yaml.Node // the entry
	// target is where a local entry leads: slash-separated, relative to the
	// repository; empty for an address. It may begin with "..".
	target string
}

// remote reports whether the entry makes kustomize go to the network.
func (r *ref) remote() bool { return r.target == "" }

// A kustomization is one kustomization file, read but not built.
type kustomization struct {
	dir   string // slash-separated, relative to the repository; "." is the root
	file  *source.File
	extra []string // further kustomization files of the same directory, which kustomize rejects

	doc     *yamlfile.Document // nil if the file has no document or does not parse
	err     *yamlfile.Error    // why it does not parse
	kind    string             // "Kustomization" unless the file says otherwise
	refs    []ref
	inline  []*yaml.Node // strategic merge patches and plugin configurations written in the file itself
	helm    *yaml.Node   // the key helmCharts or helmChartInflationGenerator
	openAPI bool         // changes the OpenAPI document of the whole process
}

func (k *kustomization) isComponent() bool { return k.kind == "Component" }

// changesBases reports whether k may change more of what it is built from than
// names and labels.
func (k *kustomization) changesBases() bool {
	if k.doc == nil {
		return true
	}
	for _, name := range []string{"components", "configurations", "images", "imageTags", "openapi", "patches", "patchesJson6902", "patchesStrategicMerge",
		"replacements", "replicas", "transformers", "vars"} {
		if key, _ := field(k.doc.Root, name); key != nil {
			return true
		}
	}
	return false
}

// isOther reports whether the file is an object of some other tool that only
// has the name: Flux has a kind Kustomization of its own.
func (k *kustomization) isOther() bool {
	if k.doc == nil {
		return false
	}
	_, v := field(k.doc.Root, "apiVersion")
	return isText(v) && v.Value != "" && !strings.HasPrefix(v.Value, "kustomize.config.k8s.io/")
}

// span is where to point for the kustomization as a whole.
func (k *kustomization) span() source.Span { return k.file.LineSpan(1) }

// span is where to point for one of its nodes.
func (k *kustomization) nodeSpan(n *yaml.Node) source.Span {
	if n == nil {
		return k.span()
	}
	return yamlfile.Span(k.file, n)
}

// parseKustomization reads what f refers to. It does not judge: kustomize
// does that when it builds.
func parseKustomization(dir string, f *source.File) *kustomization {
	k := &kustomization{dir: dir, file: f, kind: "Kustomization"}
	docs, err := yamlfile.Parse(f)
	if err != nil {
		k.err = asSyntax(err)
	}
	if len(docs) == 0 || docs[0].Root == nil || docs[0].Root.Kind != yaml.MappingNode {
		return k
	}
	k.doc = docs[0]
	if _, v := field(k.doc.Root, "kind"); v != nil && v.Value != "" {
		k.kind = v.Value
	}
	k.readRefs(k.doc.Root)
	return k
}

func (k *kustomization) readRefs(root *yaml.Node) {
	for _, f := range []struct {
		field string
		role  role
	}{
		{"resources", roleResource}, {"bases", roleResource}, {"components", roleComponent},
		{"crds", roleConfig}, {"configurations", roleConfig},
	} {
		for _, n := range items(root, f.field) {
			k.add(f.field, f.role, n)
		}
	}
	for _, list := range []string{"generators", "transformers", "validators"} {
		for _, n := range items(root, list) {
			k.addOrInline(list, rolePlugin, n)
		}
	}
	for _, n := range items(root, "patchesStrategicMerge") {
		k.addOrInline("patchesStrategicMerge", rolePatch, n)
	}
	for _, list := range []string{"patches", "patchesJson6902"} {
		for _, n := range items(root, list) {
			if isText(n) { // which kustomize refuses; the file is meant as a patch all the same
				k.addOrInline(list, rolePatch, n)
			}
			if _, p := field(n, "path"); isText(p) {
				k.add(list, rolePatch, p)
			}
			if _, p := field(n, "patch"); isText(p) && list == "patches" {
				k.inline = append(k.inline, p)
			}
		}
	}
	for _, n := range items(root, "replacements") {
		if _, p := field(n, "path"); isText(p) {
			k.add("replacements", roleConfig, p)
		}
	}
	for _, list := range []string{"configMapGenerator", "secretGenerator"} {
		for _, n := range items(root, list) {
			k.readGenerator(list, n)
		}
	}
	if _, v := field(root, "openapi"); v != nil {
		k.openAPI = true
		if _, p := field(v, "path"); isText(p) {
			k.add("openapi", roleConfig, p)
		}
	}
	for _, list := range []string{"helmCharts", "helmChartInflationGenerator"} {
		key, v := field(root, list)
		if v = yamlfile.Resolve(v); v == nil || v.Kind != yaml.SequenceNode || len(v.Content) == 0 {
			continue
		}
		k.helm = key
		for _, chart := range v.Content {
			if _, p := field(chart, "valuesFile"); isText(p) {
				k.add(list, roleHelmChart, p)
			}
			for _, p := range items(chart, "additionalValuesFiles") {
				k.add(list, roleHelmChart, p)
			}
		}
	}
}

func (k *kustomization) readGenerator(generator string, n *yaml.Node) {
	for _, list := range []string{"files", "envs"} {
		for _, f := range items(n, list) {
			k.add(generator, roleData, f)
		}
	}
	if _, f := field(n, "env"); isText(f) {
		k.add(generator, roleData, f)
	}
}

// addOrInline adds an entry that is either a path or YAML in itself.
func (k *kustomization) addOrInline(field string, role role, n *yaml.Node) {
	n = yamlfile.Resolve(n)
	if isText(n) && strings.ContainsAny(n.Value, "\n{") {
		k.inline = append(k.inline, n)
		return
	}
	k.add(field, role, n)
}

func (k *kustomization) add(field string, role role, n *yaml.Node) {
	n = yamlfile.Resolve(n)
	if !isText(n) || n.Value == "" {
		return
	}
	r := ref{field: field, role: role, value: n.Value, node: n}
	name := n.Value
	if role == roleData && (field == "configMapGenerator" || field == "secretGenerator") {
		if _, file, ok := strings.Cut(name, "="); ok { // key=path
			name = file
		}
	}
	switch {
	case isRemote(name, role):
	case path.IsAbs(name):
		r.target = path.Join("..", name) // wherever that is, it is not here
	default:
		r.target = path.Join(k.dir, name)
	}
	k.refs = append(k.refs, r)
}

// ref returns the first entry whose text is value, nil if there is none.
func (k *kustomization) ref(value string) *ref {
	for i := range k.refs {
		if k.refs[i].value == value {
			return &k.refs[i]
		}
	}
	return nil
}

func isText(n *yaml.Node) bool { return n != nil && n.Kind == yaml.ScalarNode }

// field returns the key and the value of a field of a kustomization. Like
// kustomize, which decodes by way of JSON, it does not mind the case of letters.
func field(n *yaml.Node, name string) (key, value *yaml.Node) {
	if key, value = yamlfile.Lookup(n, name); key != nil {
		return key, value
	}
	if n = yamlfile.Resolve(n); n == nil || n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if strings.EqualFold(n.Content[i].Value, name) {
			key, value = n.Content[i], n.Content[i+1]
		}
	}
	return key, value
}

// items returns the items of the list that n has under key.
func items(n *yaml.Node, key string) []*yaml.Node {
	_, v := field(n, key)
	if v = yamlfile.Resolve(v); v == nil || v.Kind != yaml.SequenceNode {
		return nil
	}
	list := make([]*yaml.Node, len(v.Content))
	for i, item := range v.Content {
		list[i] = yamlfile.Resolve(item)
	}
	return list
}
