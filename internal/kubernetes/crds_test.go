package kubernetes

import (
	"fmt"
	"testing"

	"github.com/infralint/infralint/internal/kubernetes/schema"
	"github.com/infralint/infralint/internal/source"
)

// TestCRDs asks for kinds one after the other: a file is parsed at the first
// that it may have, and has the others then too.
func TestCRDs(t *testing.T) {
	define := func(kind string) string {
		return fmt.Sprintf("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {group: example.com, names: {kind: %s}, versions: [{name: v1, served: true}, {name: v2, served: true}]}\n---\n", kind)
	}
	files := []*source.File{
		source.NewFile("a.yaml", []byte(define("Cat")+define("Dog"))),
		source.NewFile("b.yaml", []byte(define("Cat"))),
		source.NewFile("c.yaml", []byte(define("Bird")+"# no Cat, no Dog: [")),
		source.NewFile("d.yaml", []byte(define("Fish"))),
	}
	c := newCRDs(files, schema.Kubernetes())
	for _, test := range []struct {
		gvk  schema.GVK
		want string
	}{
		{schema.GVK{Group: "example.com", Version: "v1", Kind: "Cat"}, "[a.yaml b.yaml]"},
		{schema.GVK{Group: "example.com", Version: "v2", Kind: "Dog"}, "[a.yaml]"},
		{schema.GVK{Group: "example.com", Version: "v3", Kind: "Dog"}, "[]"},
		{schema.GVK{Group: "example.org", Version: "v1", Kind: "Cat"}, "[]"},
		{schema.GVK{Group: "example.com", Version: "v1", Kind: "Bird"}, "[c.yaml]"},
		{schema.GVK{Group: "example.com", Version: "v1", Kind: "Cat"}, "[a.yaml b.yaml]"},
	} {
		sources := []string{}
		for _, s := range c.find(test.gvk) {
			sources = append(sources, s.Source())
		}
		if got := fmt.Sprint(sources); got != test.want {
			t.Errorf("%v is in %s, want %s", test.gvk, got, test.want)
		}
	}
	if c.files[3].isParsed {
		t.Error("a file is parsed that has none of the kinds")
	}
}
