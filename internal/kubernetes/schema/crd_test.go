package schema

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"k8s.io/kube-openapi/pkg/validation/strfmt"
)

func TestCustomResourcesPoolIsWhole(t *testing.T) {
	t.Parallel()
	if size := len(customResourcesPool); size > 300<<10 {
		t.Errorf("the pool has %d bytes, over 300 KB", size)
	}
	p := CustomResources(Kubernetes())
	if p.load(); p.err != nil {
		t.Fatal(p.err)
	}
	kinds := p.Kinds("")
	if len(kinds) < 300 {
		t.Errorf("%d kinds", len(kinds))
	}
	for _, gvk := range kinds {
		s, ok := p.Lookup("1.30", gvk)
		if !ok || s.Source() == "" {
			t.Fatalf("%v: no schema", gvk)
		}
		text := "apiVersion: " + gvk.APIVersion() + "\nkind: " + gvk.Kind + "\nmetadata: {name: x, lables: {}}\n"
		found := false
		for _, problem := range s.Validate(parse(t, text), Options{}) {
			found = found || problem.Suggestion == "labels"
		}
		if !found {
			t.Errorf("%v: metadata is not checked", gvk)
		}
	}
}

// TestVerdictsOfAPIServer compares with what k8s.io/apiextensions-apiserver
// 0.36.3 says of random custom resources: defaults, strict pruning, validation
// and list types, in the order of the server. The verdicts were recorded with
// the definitions that are in the pool.
func TestVerdictsOfAPIServer(t *testing.T) {
	t.Parallel()
	p := CustomResources(Kubernetes())
	f, err := os.Open("testdata/api-server-verdicts.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	scanner := bufio.NewScanner(f)
	for line := 1; scanner.Scan(); line++ {
		var record struct {
			Valid  bool
			Object json.RawMessage
			Why    string
		}
		if err := json.Unmarshal(scanner.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		var id struct{ APIVersion, Kind string }
		if err := json.Unmarshal(record.Object, &id); err != nil {
			t.Fatal(err)
		}
		s, ok := p.Lookup("", ParseGVK(id.APIVersion, id.Kind))
		if !ok {
			t.Errorf("line %d: no schema for %s %s", line, id.APIVersion, id.Kind)
			continue
		}
		if problems := s.Validate(parse(t, string(record.Object)), Options{}); (len(problems) == 0) != record.Valid {
			t.Errorf("line %d: valid %v (%s), we say %v", line, record.Valid, record.Why, messages(problems))
		}
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
}

// TestCustomResourcesAsRegistry checks that the documents of the registry
// compile, and that what is valid is valid to kubeconform's engine.
func TestCustomResourcesAsRegistry(t *testing.T) {
	t.Parallel()
	p := CustomResources(Kubernetes())
	for i, gvk := range p.Kinds("") {
		if i%7 != 0 {
			continue
		}
		location, document, err := p.DownloadSchema(gvk.Kind, gvk.APIVersion(), "1.36.3")
		if err != nil {
			t.Fatal(err)
		}
		s, err := FromJSON(gvk, location, document, noLoad)
		if err != nil {
			t.Fatal(err)
		}
		text := "apiVersion: " + gvk.APIVersion() + "\nkind: " + gvk.Kind + "\nmetadata: {name: x, lables: {}}\n"
		if got := lines(s.Validate(parse(t, text), Options{})); !strings.Contains(got, "`lables`") {
			t.Errorf("%v: got %s", gvk, got)
		}
	}
}

const widgets = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions:
    - name: v1
      served: true
      storage: true
      subresources: {status: {}}
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: {type: string}
            kind: {type: string}
            metadata: {type: object, properties: {name: {type: string, maxLength: 5}}}
            status: {type: object, required: [phase], properties: {phase: {type: string}}}
            spec:
              type: object
              required: [size, mode]
              properties:
                size: {type: integer, minimum: 1}
                mode: {type: string, enum: [fast, slow], default: fast}
                port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {closed: {type: object, properties: {a: {type: string}}}}}
                note: {type: string, nullable: true}
                template: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
                env:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name, kind]
                  items: {type: object, required: [name], properties: {name: {type: string}, kind: {type: string, default: plain}, value: {type: string}}}
                tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                labels: {type: object, additionalProperties: {type: string}}
                address: {type: object, properties: {type: {type: string, default: IP}, value: {type: string}}, oneOf: [{properties: {type: {enum: [IP]}, value: {format: ipv4}}}, {properties: {type: {not: {enum: [IP]}}}}]}
    - name: v1beta1
      served: true
      storage: false
      deprecated: true
      deprecationWarning: example.com/v1beta1 Widget is deprecated; use v1
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    - name: v1alpha1
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
`

func TestFromCRD(t *testing.T) {
	t.Parallel()
	schemas, err := FromCRD(parse(t, widgets), "crds/widgets.yaml", Kubernetes())
	if err != nil {
		t.Fatal(err)
	}
	if len(schemas) != 2 || schemas[0].GVK() != (GVK{"example.com", "v1", "Widget"}) || schemas[1].GVK().Version != "v1beta1" {
		t.Fatalf("got %v", schemas)
	}
	if schemas[0].Deprecated() != "" || schemas[1].Deprecated() != "example.com/v1beta1 Widget is deprecated; use v1" || schemas[0].Source() != "crds/widgets.yaml" {
		t.Errorf("got %q, %q, %q", schemas[0].Deprecated(), schemas[1].Deprecated(), schemas[0].Source())
	}
	const head = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w1}\n"
	for _, test := range []struct{ text, want string }{
		{head + "spec: {size: 1, port: 80, free: {x: {y: 1}}, note: null, labels: {a: b}, address: {value: 10.0.0.1}}\nstatus: {}\n", ""},
		{head + "spec: {size: 1, port: http, mode: null, address: {type: Name, value: x}, labels: null}\n", ""},
		{head, "1 : required field `spec` is missing\n"},
		{head + "spec: {sizes: 1}\n", "4 spec.sizes: unknown field `sizes`; did you mean `size`?\n4 spec: required field `size` is missing in `spec`\n"},
		{head + "spec: {size: null, mode: fsat}\n", "4 spec.mode: `mode` is the string \"fsat\", want one of \"fast\" or \"slow\"; did you mean \"fast\"?\n4 spec: required field `size` is missing in `spec`\n"},
		{head + "spec: {size: 0, port: 1.5, free: {closed: {b: 1}}}\n", "4 spec.size: `size` is 0, want at least 1\n4 spec.port: `port` is the number 1.5, want a string or an integer; quote it\n4 spec.free.closed.b: unknown field `b`\n"},
		{head + "spec: {size: 1, env: [{name: a}, {name: a, kind: plain}, {name: a, kind: x}], tags: [a, b, a]}\n", "4 spec.env.1: `env[1]` has the same `name`, `kind` as item 0\n4 spec.tags.2: `tags[2]` is the same as item 0\n"},
		{head + "spec: {size: 1, template: {kind: Pod, metadata: {lables: {}}}}\n", "4 spec.template.metadata.lables: unknown field `lables`; did you mean `labels`?\n4 spec.template: required field `apiVersion` is missing in `template`\n"},
		{head + "spec: {size: 1, labels: {a: 1}, address: {value: host}}\n", "4 spec.labels.a: `a` is the number 1, want a string; quote it\n4 spec.address.value: `value` is the string \"host\", want an IPv4 address\n"},
		{"apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: toolong, labels: {a: 1}}\nspec: {size: 1}\n", "3 metadata.labels.a: `a` is the number 1, want a string; quote it\n3 metadata.name: `name` has 7 characters, want at most 5\n"},
	} {
		if got := lines(schemas[0].Validate(parse(t, test.text), Options{})); got != test.want {
			t.Errorf("%s\ngot\n%swant\n%s", test.text, got, test.want)
		}
	}
	if problems := schemas[1].Validate(parse(t, "apiVersion: example.com/v1beta1\nkind: Widget\nspec: {anything: 1}\n"), Options{}); len(problems) > 0 {
		t.Errorf("got %v", messages(problems))
	}
}

func TestFromCRDv1beta1(t *testing.T) {
	t.Parallel()
	schemas, err := FromCRD(parse(t, `
apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
spec:
  group: example.com
  version: v1
  names: {kind: Widget}
  validation: {openAPIV3Schema: {properties: {spec: {properties: {size: {type: integer}}}}}}
`), "x.yaml", Kubernetes())
	if err != nil || len(schemas) != 1 {
		t.Fatalf("%v, %v", schemas, err)
	}
	got := lines(schemas[0].Validate(parse(t, "apiVersion: example.com/v1\nkind: Widget\nother: 1\nspec: {size: a}\n"), Options{}))
	if want := "4 spec.size: `size` is the string \"a\", want an integer\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestFromCRDBad(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a: b", "[]", "kind: CustomResourceDefinition\nspec: 1", "kind: CustomResourceDefinition\nspec: {group: a, names: []}", "kind: CustomResourceDefinition\nspec: &a {group: a, names: *a}"} {
		if schemas, err := FromCRD(parse(t, text), "x.yaml", Kubernetes()); err == nil {
			t.Errorf("%s: %v", text, schemas)
		}
	}
	// Nonsense in a schema is not ours to report, and must not stop the run.
	schemas, err := FromCRD(parse(t, `
kind: CustomResourceDefinition
spec:
  group: a.b
  names: {kind: A}
  versions: [1, {name: v1, schema: {openAPIV3Schema: {type: 5, required: x, properties: {a: [], b: {pattern: "(", enum: 1, anyOf: {}, items: 7}}, additionalProperties: 3}}}, {name: v2, schema: 4}, {name: v3}]
`), "x.yaml", Kubernetes())
	if err != nil || len(schemas) != 3 {
		t.Fatalf("%v, %v", schemas, err)
	}
	for _, s := range schemas {
		s.Validate(parse(t, "apiVersion: a.b/v1\nkind: A\na: 1\nb: [x]\nc: {d: e}\n"), Options{})
	}
}

// TestOpenAPIFormats compares with the library of the API server.
func TestOpenAPIFormats(t *testing.T) {
	t.Parallel()
	texts := []string{
		"", "a", "a b", "/a", "http://x/y?z", "::", "::1", "fe80::1%eth0", "10.0.0.1", "010.0.0.01", "10.0.0", "10.0.0.256", "10.0.0.0/8", "010.0.0.0/33", "::/0", "x/8",
		"::ffff:10.0.0.1", "a@b", "A <a@b.c>", "@", "a.b-c.de", "a..b", "-a", "a_b", strings.Repeat("a", 64), "YWJj", "YWI=", "YQ==", "YQ=", "Y Q=", "2024-02-30", "2024-02-29",
		"2024-01-31T10:00:00Z", "2024-01-31t10:00:00.5+02:00", "2024-01-31T24:00:00Z", "2024-01-31 10:00:00Z", "2024-01-31T10:00:00", "1h30m", "3 days", "1d", "5", "1.5h", "P1D", "week 2w",
		"00:11:22:33:44:55", "0011.2233.4455", "00:11", "#fff", "0080ff", "#ggg", "550e8400-e29b-41d4-a716-446655440000", "550E8400e29b31d4a716446655440000", "550e8400-e29b-51d4-c716-446655440000",
		"a-b", "a-", "A", "a.b", "a.-b", strings.Repeat("a.", 126) + "a", strings.Repeat("a.", 127) + "a",
	}
	for _, name := range []string{"uri", "email", "hostname", "ipv4", "ipv6", "cidr", "mac", "uuid", "uuid3", "uuid4", "uuid5", "byte", "date", "date-time", "datetime", "duration", "hexcolor", "k8s-short-name", "k8s-long-name"} {
		f := openAPIFormat(name)
		if f == nil {
			t.Errorf("%s is not known", name)
			continue
		}
		for _, text := range texts {
			ours, theirs := f.check(text) == nil, strfmt.Default.Validates(name, text)
			if ours != theirs && (name != "hostname" || !ours) { // host names are taken more freely
				t.Errorf("%s %q: ours %v, theirs %v", name, text, ours, theirs)
			}
		}
	}
	for _, name := range []string{"int32", "password", "unknown", "creditcard"} {
		if openAPIFormat(name) != nil {
			t.Errorf("%s is checked", name)
		}
	}
}

func FuzzFromCRD(f *testing.F) {
	f.Add([]byte(widgets))
	f.Add([]byte("kind: CustomResourceDefinition\nspec: {group: a.b, names: {kind: A}, versions: [{name: v1, schema: {openAPIV3Schema: &a {not: *a, properties: {x: *a}}}}]}"))
	f.Add([]byte("kind: CustomResourceDefinition\nspec: {group: a.b, names: {kind: A}, versions: [{name: v1, schema: {openAPIV3Schema: {default: {x: 1}, required: [x], properties: {x: {type: integer, default: 1e9999}}}}}]}"))
	kubernetes := Kubernetes()
	f.Fuzz(func(t *testing.T, text []byte) {
		var doc yaml.Node
		if err := safely(func() error { return yaml.Unmarshal(text, &doc) }); err != nil || len(doc.Content) == 0 {
			return
		}
		schemas, err := FromCRD(doc.Content[0], "x.yaml", kubernetes)
		if err != nil {
			return
		}
		for _, s := range schemas {
			s.Validate(doc.Content[0], Options{})
			s.Validate(parse(t, "apiVersion: a.b/v1\nkind: A\nspec: {a: 1, x: null, b: [{c: d}]}\nstatus: {}"), Options{})
		}
	})
}
