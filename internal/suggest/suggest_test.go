package suggest_test

import (
	"testing"

	"github.com/infralint/infralint/internal/suggest"
)

func TestNearest(t *testing.T) {
	for _, test := range []struct {
		given, want string
		candidates  []string
	}{
		{"replica", "replicas", []string{"replicas", "template"}},
		{"prots", "ports", []string{"expose", "ports"}},
		{"protsx", "", []string{"expose", "ports"}},
		{"rulse", "rules", []string{"render", "rules"}},
		{"tga", "tag", []string{"tag"}},
		{"tagg", "tag", []string{"tag"}},
		{"ab", "", []string{"cd", "abcd"}},
		{"abc", "", []string{"xyz"}},
		{"name", "", []string{"name"}}, // that is what it is
		{"nam", "name", []string{"names", "namo", "name"}},
		{"", "", []string{"name"}},
		{"name", "", nil},
		{"\u00e9t\u00e9", "", []string{"t"}},
	} {
		if got := suggest.Nearest(test.given, test.candidates); got != test.want {
			t.Errorf("%q of %q: %q, want %q", test.given, test.candidates, got, test.want)
		}
	}
	if got := suggest.DidYouMean("prots", []string{"ports"}); got != `; did you mean "ports"?` {
		t.Errorf("got %q", got)
	}
	if got := suggest.DidYouMean("x", []string{"ports"}); got != "" {
		t.Errorf("got %q", got)
	}
}
