package schema

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/yannh/kubeconform/pkg/loader"
)

func TestPoolIsWhole(t *testing.T) {
	t.Parallel()
	if size := len(kubernetesPool); size > 60<<10 {
		t.Errorf("the pool has %d bytes, over 60 KB", size)
	}
	p := Kubernetes()
	if p.load(); p.err != nil {
		t.Fatal(p.err)
	}
	for _, r := range p.index.releases {
		if p.open(r); len(r.kinds) < 140 {
			t.Errorf("%s has %d kinds", r.name, len(r.kinds))
		}
		for at, name := range p.index.names {
			if r.bodies[at] < 0 {
				continue
			}
			body, err := p.body(r, name)
			if err != nil {
				t.Fatal(err)
			}
			document := decode(t, string(body))
			var refs []string
			plainSchema(document, &refs)
			for _, ref := range refs {
				if _, err := p.body(r, ref); err != nil {
					t.Errorf("%s: %s refers to %s: %v", r.name, name, ref, err)
				}
			}
			if n, ok := r.lib.compileDefinition(document); !ok {
				t.Errorf("%s: %s does not compile to a node: %v", r.name, name, n)
			}
		}
	}
}

func TestPoolTruncated(t *testing.T) {
	t.Parallel()
	for _, length := range []int{0, 1, 2, 100, len(kubernetesPool) / 3} {
		p := &Pool{packed: kubernetesPool[:length]}
		if _, ok := p.Lookup("", ParseGVK("v1", "Pod")); ok {
			t.Errorf("found a kind in %d bytes", length)
		}
		if p.err == nil {
			t.Errorf("no error for %d bytes", length)
		}
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	p := Kubernetes()
	if got, want := strings.Join(p.Versions(), " "), "1.28 1.29 1.30 1.31 1.32 1.33 1.34 1.35 1.36"; got != want {
		t.Errorf("versions %s, want %s", got, want)
	}
	for _, test := range []struct {
		version, apiVersion, kind string
		want                      bool
	}{
		{"1.36", "apps/v1", "Deployment", true},
		{"v1.36.9", "apps/v1", "Deployment", true},
		{"", "v1", "Pod", true},
		{"master", "v1", "Pod", true},
		{"1.27", "v1", "Pod", false},
		{"1.28", "v1", "pod", false},
		{"1.28", "extensions/v1beta1", "Deployment", false},
		{"1.31", "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", true},
		{"1.32", "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", false},
		{"1.36", "policy/v1", "Eviction", true},
		{"1.36", "v1", "DeleteOptions", false},
	} {
		if s, ok := p.Lookup(test.version, ParseGVK(test.apiVersion, test.kind)); ok != test.want {
			t.Errorf("%+v: %v", test, ok)
		} else if ok && s.GVK() != ParseGVK(test.apiVersion, test.kind) {
			t.Errorf("%+v: got the schema of %v", test, s.GVK())
		}
	}
	a, _ := p.Lookup("1.36", ParseGVK("v1", "Pod"))
	b, _ := p.Lookup("1.36.3", ParseGVK("v1", "Pod"))
	if a != b {
		t.Error("a schema is compiled twice")
	}
	if got := p.Releases(ParseGVK("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema")); !slices.Equal(got, []string{"1.28", "1.29", "1.30", "1.31"}) {
		t.Errorf("releases of a removed kind: %v", got)
	}
	if kinds := p.Kinds("1.36"); !slices.Contains(kinds, ParseGVK("batch/v1", "CronJob")) || len(p.Kinds("1.0")) != 0 {
		t.Errorf("kinds: %d", len(kinds))
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for given, want := range map[GVK]GVK{
		ParseGVK("apps/v1", "Deploymnet"):                          ParseGVK("apps/v1", "Deployment"),
		ParseGVK("apps/v1", "deployment"):                          ParseGVK("apps/v1", "Deployment"),
		ParseGVK("v1", "Deployment"):                               ParseGVK("apps/v1", "Deployment"),
		ParseGVK("networking.k8s.io/v1beta1", "Ingress"):           ParseGVK("networking.k8s.io/v1", "Ingress"),
		ParseGVK("autoscaling/v2beta1", "HorizontalPodAutoscaler"): ParseGVK("autoscaling/v2", "HorizontalPodAutoscaler"),
		ParseGVK("example.com/v1", "Widget"):                       {},
	} {
		got, ok := Kubernetes().Nearest("1.36", given)
		if ok != (want != GVK{}) || ok && got != want {
			t.Errorf("%v: got %v, %v, want %v", given, got, ok, want)
		}
	}
}

func TestPoolAsRegistry(t *testing.T) {
	t.Parallel()
	var notFound *loader.NotFoundError
	if _, _, err := Kubernetes().DownloadSchema("Nothing", "v1", "1.36.3"); !errors.As(err, &notFound) {
		t.Errorf("an unknown kind gives %v", err)
	}
	if _, _, err := Kubernetes().DownloadSchema("Pod", "v1", "1.2.3"); !errors.As(err, &notFound) {
		t.Errorf("an unknown release gives %v", err)
	}
	location, document, err := Kubernetes().DownloadSchema("Pod", "v1", "1.36.3")
	if err != nil {
		t.Fatal(err)
	}
	s, err := FromJSON(ParseGVK("v1", "Pod"), location, document, noLoad)
	if err != nil {
		t.Fatal(err)
	}
	if problems := s.Validate(parse(t, "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: 1}]}"), Options{}); len(problems) != 1 {
		t.Errorf("got %v", messages(problems))
	}
}
