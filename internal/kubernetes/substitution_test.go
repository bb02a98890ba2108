package kubernetes

import (
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestSubstitution says which scalars stand for any value. Only the whole text
// counts, whatever the field.
func TestSubstitution(t *testing.T) {
	for _, test := range []struct {
		value               string
		unknown, flux, none bool
	}{
		{"3", false, false, false},
		{"${N}", true, true, false},
		{"${N:=3}", true, true, false},
		{"${N:-3}m", true, true, false},
		{"${N/a/b}", true, true, false},
		{"${N^^}", true, true, false},
		{"${#N}", true, true, false},
		{"web-${A}-${B}", true, true, false},
		{"$N", true, false, false},
		{"web-$N", false, false, false},
		{"$${N}", false, false, false}, // the text ${N}
		{"$$${N}", true, true, false},
		{"$(N)", false, false, false},
		{"${}", false, false, false},
		{"${1}", false, false, false},
		{"{{ n }}", true, true, true},
		{"{{", false, false, false},
		{"${{ n }}", true, true, true},
	} {
		n := &yaml.Node{Kind: yaml.ScalarNode, Value: test.value}
		for by, want := range map[Substitution]bool{
			SubstitutionUnknown: test.unknown, SubstitutionFlux: test.flux, SubstitutionNone: test.none,
		} {
			r := &runState{opts: Options{Substitution: by}}
			if got := r.anyValue(&object{})(n); got != want {
				t.Errorf("%q with substitution %q: any value is %t, want %t", test.value, by, got, want)
			}
		}
	}
	marked := new(yaml.Node)
	if err := yaml.Unmarshal([]byte("metadata: {annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}"), marked); err != nil {
		t.Fatal(err)
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Value: "${N}"}
	r := &runState{opts: Options{Substitution: SubstitutionFlux}}
	if r.anyValue(&object{node: marked.Content[0]})(n) {
		t.Error("an object that is marked is substituted")
	}
	r.opts.Substitution = SubstitutionNone
	if !r.anyValue(&object{isSubstituted: true})(n) {
		t.Error("what Flux applies with postBuild is not substituted")
	}
}
