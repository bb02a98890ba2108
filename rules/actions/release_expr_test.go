package actions

import (
	"testing"

	"github.com/rhysd/actionlint"
)

func TestReleaseExpressions(t *testing.T) {
	t.Parallel()
	type unknown struct{}
	for _, test := range []struct {
		expr string
		want any // in the run for a release
	}{
		{"github.event_name", "release"},
		{"github.event_name == 'RELEASE'", true},
		{"'release' != github.event_name", false},
		{"github.event_name == inputs.event", unknown{}},
		{"github.event_name == true", unknown{}},
		{"github.event_name > 'a'", unknown{}},
		{"github.ref == 'refs/heads/main'", false},
		{"'refs/heads/main' != github.ref", true},
		{"github.ref == 'refs/tags/v1'", unknown{}},
		{"github.ref == null", unknown{}},
		{"github.ref == github.event.ref", unknown{}},
		{"github.ref_type == 'tag'", true},
		{"github.ref_name == 'main'", unknown{}},
		{"startsWith(github.ref, 'refs/tags/')", true},
		{"startsWith(github.ref, 'refs/tags/v')", true},
		{"startsWith(github.ref, 'refs/heads/')", false},
		{"startsWith(github.event_name, 'REL')", true},
		{"startsWith('a', github.ref)", unknown{}},
		{"startsWith(inputs.a, 'b')", unknown{}},
		{"endsWith(github.ref, 'x')", unknown{}},
		{"contains(github.ref, 'tags')", true},
		{"contains(github.ref, 'refs/heads/')", false},
		{"contains(github.ref, 'beta')", unknown{}},
		{"contains(github.event_name, 'ease')", true},
		{"contains(fromJSON('[\"push\"]'), github.event_name)", unknown{}},
		{"github.head_ref", ""},
		{"github.event.pull_request.draft", nil},
		{"null == github.event.pull_request", true},
		{"github.event.pull_request == false", unknown{}},
		{"!github.event.pull_request", true},
		{"!inputs.a", unknown{}},
		{"inputs.a && github.head_ref", false},
		{"inputs.a && github.event_name", unknown{}},
		{"inputs.a || github.event_name", true},
		{"inputs.a || false", unknown{}},
		{"github.event_name == 'release' && 'npm' || ''", "npm"},
		{"github.event_name == 'release' && '' || 'npm'", "npm"},
		{"github.event_name != 'release' && 'npm' || ''", ""},
		{"always()", true},
		{"success()", true},
		{"failure()", false},
		{"cancelled()", false},
		{"hashFiles('a')", unknown{}},
		{"1", unknown{}},
		{"vars.CACHE", unknown{}},
	} {
		n, err := actionlint.NewExprParser().Parse(actionlint.NewExprLexer(test.expr + "}}"))
		if err != nil {
			t.Errorf("%s: %v", test.expr, err)
			continue
		}
		got := releaseRun{"release", "refs/tags/"}.of(n)
		if _, none := test.want.(unknown); none && got.ok || !none && (!got.ok || got.value != test.want) {
			t.Errorf("%s: got %v, want %v", test.expr, got, test.want)
		}
		if got := (releaseRun{"push", "refs/heads/"}).of(n); test.expr == "github.ref_type == 'tag'" && got != known(false) {
			t.Errorf("%s on a branch: got %v", test.expr, got)
		}
	}
}
