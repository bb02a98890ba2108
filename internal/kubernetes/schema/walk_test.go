package schema

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// lines returns problems as "line path: message".
func lines(problems []Problem) string {
	var b strings.Builder
	for _, p := range problems {
		var path []string
		for _, step := range p.Path {
			path = append(path, fmt.Sprint(step))
		}
		fmt.Fprintf(&b, "%d %s: %s\n", p.Node().Line, strings.Join(path, "."), p.Message)
	}
	return b.String()
}

func TestProblems(t *testing.T) {
	t.Parallel()
	const head = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n" // three lines
	for _, test := range []struct {
		name, kind, text string
		dialect          yamlfile.Dialect
		want             string
	}{
		{
			name: "every kind of problem at once", kind: "apps/v1 Deployment",
			text: head + `spec:
  replica: 3
  replicas: "3"
  template:
    spec:
      containers:
        - image: 5
          ports: [{containerPort: x, protcol: TCP}]
          resources: {limits: {cpu: 1, memory: [1]}}
          args: [1, true]
      restartPolicy: Always
      restartPolicy: Never
`,
			want: `15 spec.template.spec.restartPolicy: duplicate key ` + "`restartPolicy`" + `
5 spec.replica: unknown field ` + "`replica`; did you mean `replicas`?" + `
6 spec.replicas: ` + "`replicas`" + ` is the string "3", want an integer
10 spec.template.spec.containers.0.image: ` + "`image`" + ` is the number 5, want a string; quote it
11 spec.template.spec.containers.0.ports.0.containerPort: ` + "`containerPort`" + ` is the string "x", want an integer
11 spec.template.spec.containers.0.ports.0.protcol: unknown field ` + "`protcol`; did you mean `protocol`?" + `
12 spec.template.spec.containers.0.resources.limits.memory: ` + "`memory`" + ` is a list, want a string or a number
13 spec.template.spec.containers.0.args.0: ` + "`args[0]`" + ` is the number 1, want a string; quote it
13 spec.template.spec.containers.0.args.1: ` + "`args[1]`" + ` is the boolean true, want a string; quote it
10 spec.template.spec.containers.0: required field ` + "`name` is missing in `containers[0]`" + `
4 spec: required field ` + "`selector` is missing in `spec`" + "\n",
		},
		{
			name: "booleans of YAML 1.1 in a file for kubectl", kind: "v1 ConfigMap", dialect: yamlfile.YAML11,
			text: "apiVersion: v1\nkind: ConfigMap\ndata: {a: yes, b: \"yes\", c: off, d: Off, e: oFF, on: x}\n",
			want: "3 data.a: `a` is the boolean yes, want a string; quote it\n" +
				"3 data.c: `c` is the boolean off, want a string; quote it\n" +
				"3 data.d: `d` is the boolean Off, want a string; quote it\n",
		},
		{
			name: "strings through kustomize", kind: "v1 ConfigMap",
			text: "apiVersion: v1\nkind: ConfigMap\ndata: {a: yes, c: off}\n",
		},
		{
			name: "a merge that is overridden is no duplicate", kind: "v1 ConfigMap",
			text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: &l {a: b, c: d}\n  annotations: {<<: *l, a: x}\ndata:\n  <<: [*l, {z: \"1\"}]\n  c: y\n",
		},
		{
			name: "problems in what is merged and aliased", kind: "v1 ConfigMap",
			text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels: &l {a: 1}\n  annotations: *l\ndata:\n  <<: *l\n  c: y\n",
			want: "4 metadata.labels.a: `a` is the number 1, want a string; quote it\n" +
				"4 metadata.annotations.a: `a` is the number 1, want a string; quote it\n" +
				"4 data.a: `a` is the number 1, want a string; quote it\n",
		},
		{
			name: "keys that are none", kind: "v1 ConfigMap",
			text: "apiVersion: v1\nkind: ConfigMap\ndata: {{x: y}: z, ~: a, 1: b, 0x1: c}\n",
			want: "3 data: a key must be a string; a template such as {{ x }} has to be quoted\n" +
				"3 data: null is no key; quote it\n" +
				"3 data.1: duplicate key `1`\n",
		},
		{
			name: "null is taken for a field that is not required", kind: "v1 Service",
			text: "apiVersion: v1\nkind: Service\nmetadata: {labels: {a: }, creationTimestamp: null}\nspec: {ports: [{port: null, targetPort: ~}], selector: }\n",
			want: "4 spec.ports.0.port: `port` is null, want an integer\n",
		},
		{
			name: "numbers", kind: "apps/v1 Deployment",
			text: head + "spec: {replicas: 1.0, minReadySeconds: 1.5, paused: 1, selector: {}, template: {}, strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1.5}}}\n",
			want: "4 spec.minReadySeconds: `minReadySeconds` is the number 1.5, want an integer\n" +
				"4 spec.paused: `paused` is the number 1, want a boolean\n" +
				"4 spec.strategy.rollingUpdate.maxUnavailable: `maxUnavailable` is the number 1.5, want a string or an integer; quote it\n",
		},
		{
			name: "time", kind: "v1 Pod",
			text: "apiVersion: v1\nkind: Pod\nmetadata: {creationTimestamp: 2024-01-31T10:00:00Z, deletionTimestamp: 2024-01-31}\n",
			want: "3 metadata.deletionTimestamp: `deletionTimestamp` is the string \"2024-01-31\", want a time such as 2006-01-02T15:04:05Z: less than 20 characters long\n",
		},
		{
			name: "the schemas of CustomResourceDefinitions are recursive", kind: "apiextensions.k8s.io/v1 CustomResourceDefinition",
			text: "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: a, scope: Namespaced, names: {kind: A, plural: as}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, propertys: {}}}}}}]}\n",
			want: "3 spec.versions.0.schema.openAPIV3Schema.properties.spec.propertys: unknown field `propertys`; did you mean `properties`?\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			apiVersion, kind, _ := strings.Cut(test.kind, " ")
			s, ok := Kubernetes().Lookup("1.36", ParseGVK(apiVersion, kind))
			if !ok {
				t.Fatal("no such kind")
			}
			if got := lines(s.Validate(parse(t, test.text), Options{Dialect: test.dialect})); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestProblemFields(t *testing.T) {
	t.Parallel()
	s, err := FromJSON(GVK{}, "test:///s.json", decode(t, `{"properties": {"mode": {"enum": ["Fast", "Slow"]}, "size": {}}, "additionalProperties": false, "required": ["size"]}`), noLoad)
	if err != nil {
		t.Fatal(err)
	}
	root := parse(t, "mode: Slows\nsizes: 1\n")
	problems := s.Validate(root, Options{})
	if len(problems) != 3 {
		t.Fatalf("got %v", messages(problems))
	}
	if p := problems[0]; p.Kind != NotAllowed || p.Suggestion != "Slow" || strings.Join(p.Allowed, " ") != "Fast Slow" || p.Key.Value != "mode" || p.Value.Value != "Slows" || p.Node() != p.Value {
		t.Errorf("enum: %+v", p)
	}
	if p := problems[1]; p.Kind != UnknownField || p.Field != "sizes" || p.Suggestion != "size" || p.Node() != p.Key || fmt.Sprint(p.Path) != "[sizes]" {
		t.Errorf("unknown: %+v", p)
	}
	if p := problems[2]; p.Kind != MissingField || p.Field != "size" || len(p.Path) != 0 || p.Key != nil || p.Node() != root {
		t.Errorf("missing: %+v", p)
	}
}

// TestCombinations checks what is said where anyOf and the like fail.
func TestCombinations(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ schema, text, want string }{
		{`{"properties": {"a": {"anyOf": [{"type": "integer"}, {"type": "string"}]}}}`, "a: true", "1 a: `a` is the boolean true, want a string or an integer; quote it\n"},
		{`{"properties": {"a": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"x": {"type": "integer"}}}]}}}`, "a: {x: y}", "1 a.x: `x` is the string \"y\", want an integer\n"},
		{`{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}`, "c: 1", "1 : the resource needs `a` or `b`\n"},
		{`{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}`, "{a: 1, b: 1}", "1 : the resource may have only one of `a`, `b`\n"},
		{`{"not": {"required": ["a", "b"]}}`, "{a: 1, b: 1}", "1 : `a` and `b` must not be set together\n"},
		{`{"$schema": "http://json-schema.org/draft-07/schema#", "if": {"properties": {"type": {"const": "x"}}}, "then": {"required": ["x"]}}`, "type: x", "1 : required field `x` is missing\n"},
		{`{"properties": {"n": {"minimum": 1, "maximum": 3}}}`, "n: 4", "1 n: `n` is 4, want at most 3\n"},
		{`{"properties": {"s": {"pattern": "^a+$", "maxLength": 2}}}`, "s: bcd", "1 s: `s` has 3 characters, want at most 2\n1 s: `s` is the string \"bcd\", which does not match ^a+$\n"},
		{`{"properties": {"l": {"uniqueItems": true, "minItems": 4}}}`, "l: [1, a, 1.0]", "1 l: `l` has 3 items, want at least 4\n1 l.2: `l[2]` is the same as item 0\n"},
	} {
		s, err := FromJSON(GVK{}, "test:///s.json", decode(t, test.schema), noLoad)
		if err != nil {
			t.Fatal(err)
		}
		if got := lines(s.Validate(parse(t, test.text), Options{})); got != test.want {
			t.Errorf("%s: got\n%swant\n%s", test.schema, got, test.want)
		}
	}
}

func TestAnyValue(t *testing.T) {
	t.Parallel()
	s, _ := Kubernetes().Lookup("", ParseGVK("apps/v1", "Deployment"))
	root := parse(t, "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: \"${N:=3}\", paused: maybe, selector: \"${S}\", template: {}}\n")
	options := Options{AnyValue: func(n *yaml.Node) bool { return strings.Contains(n.Value, "${") }}
	if got, want := lines(s.Validate(root, options)), "3 spec.paused: `paused` is the string \"maybe\", want a boolean\n"; got != want {
		t.Errorf("got %s", got)
	}
}

// TestHostile checks that small files that are huge once expanded end soon.
func TestHostile(t *testing.T) {
	t.Parallel()
	var bomb, merges strings.Builder
	bomb.WriteString("apiVersion: v1\nkind: Pod\nmetadata: {annotations: {a: &a0 [x, x, x, x, x, x, x, x, x, x]}}\nspec:\n  volumes:\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&bomb, "  - &a%d [%s]\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	merges.WriteString("apiVersion: v1\nkind: ConfigMap\nx0: &m0 {k0: v}\n")
	for i := 1; i < 25; i++ {
		fmt.Fprintf(&merges, "x%d: &m%d {<<: [*m%d, *m%d], k%d: v}\n", i, i, i-1, i-1, i)
	}
	merges.WriteString("data: {<<: *m24}\n")
	for name, test := range map[string]struct{ kind, text string }{
		"aliases": {"apiextensions.k8s.io/v1 CustomResourceDefinition", strings.Replace(bomb.String(), "volumes:", "versions:", 1)},
		"cycle":   {"apiextensions.k8s.io/v1 CustomResourceDefinition", "spec: {versions: [{schema: {openAPIV3Schema: &a {not: *a}}}]}"},
		"merge":   {"v1 ConfigMap", "data: &a {<<: *a}"},
		"merges":  {"v1 ConfigMap", merges.String()},
		"deep":    {"apiextensions.k8s.io/v1 CustomResourceDefinition", "spec: {versions: [{schema: {openAPIV3Schema: " + strings.Repeat("{not: ", 4000) + "1" + strings.Repeat("}", 4000) + "}}]}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			apiVersion, kind, _ := strings.Cut(test.kind, " ")
			s, ok := Kubernetes().Lookup("", ParseGVK(apiVersion, kind))
			if !ok {
				t.Fatal("no such kind")
			}
			problems := s.Validate(parse(t, test.text), Options{})
			if len(problems) == 0 {
				t.Error("no problem")
			}
			for _, p := range problems {
				if p.Node() == nil {
					t.Error("a problem without a place")
				}
			}
		})
	}
}

func FuzzValidate(f *testing.F) {
	for text := range strings.SplitSeq(benchResources, "---\n") {
		f.Add([]byte(text))
	}
	f.Add([]byte("spec: {versions: [{schema: {openAPIV3Schema: &a {not: *a}}}]}"))
	f.Add([]byte("data: &a {<<: [*a, {b: !!binary x}], ? [a]: b, y: .inf}"))
	p := Kubernetes()
	var schemas []*Schema
	for _, kind := range []string{"v1 ConfigMap", "apps/v1 Deployment", "apiextensions.k8s.io/v1 CustomResourceDefinition", "autoscaling/v2 HorizontalPodAutoscaler"} {
		apiVersion, kind, _ := strings.Cut(kind, " ")
		s, ok := p.Lookup("", ParseGVK(apiVersion, kind))
		if !ok {
			f.Fatal(kind)
		}
		schemas = append(schemas, s)
	}
	s, err := FromJSON(GVK{}, "test:///s.json", decode(f, `{"$schema": "https://json-schema.org/draft/2020-12/schema", "unevaluatedProperties": {"type": "string"}, "contains": true}`), noLoad)
	if err != nil {
		f.Fatal(err)
	}
	schemas = append(schemas, s)
	f.Fuzz(func(t *testing.T, text []byte) {
		var doc yaml.Node
		if err := safely(func() error { return yaml.Unmarshal(text, &doc) }); err != nil || len(doc.Content) == 0 {
			return
		}
		for _, s := range schemas {
			for _, dialect := range []yamlfile.Dialect{yamlfile.YAML11, yamlfile.YAML12} {
				for _, p := range s.Validate(doc.Content[0], Options{Dialect: dialect}) {
					if p.Node() == nil || p.Kind == 0 || p.Message == "" {
						t.Fatalf("bad problem %+v", p)
					}
				}
			}
		}
	})
}

// safely makes an error of go-yaml's panics.
func safely(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return f()
}

func parse(t testing.TB, text string) *yaml.Node {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Content[0]
}

// TestMisplaced checks what is said of a field that is indented wrongly.
func TestMisplaced(t *testing.T) {
	t.Parallel()
	const head = "apiVersion: apps/v1\nkind: Deployment\n"
	for _, test := range []struct{ text, want string }{
		{"spec: {selector: {}, template: {containers: []}}\n", "`containers`; it belongs in `spec.template.spec`"},
		{"spec: {selector: {}, template: {spec: {containers: [], replicas: 3}}}\n", "`replicas`; it belongs in `spec`"},
		{"spec: {selector: {}, template: {spec: {containers: [], livenessProbe: {}}}}\n", "`livenessProbe`; it belongs in `spec.template.spec.containers[]`"},
		{"spec: {selector: {}, template: {spec: {containers: [{name: a, matchLabels: {}}]}}}\n", "`matchLabels`"},
		{"replicas: 3\nspec: {selector: {}, template: {}}\n", "`replicas`; it belongs in `spec`"},
		{"metadata: {name: x, spec: {}}\n", "`spec`; it belongs at the top level"},
		{"minReadySeconds: 3\nspec: {selector: {}, template: {}}\n", "`minReadySeconds`; it belongs in `spec`"},
	} {
		s, _ := Kubernetes().Lookup("", ParseGVK("apps/v1", "Deployment"))
		problems := s.Validate(parse(t, head+test.text), Options{})
		if len(problems) != 1 || problems[0].Message != "unknown field "+test.want {
			t.Errorf("%s: got %q", test.text, messages(problems))
		}
	}
}
