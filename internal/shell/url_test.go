package shell_test

import (
	"testing"

	"github.com/infralint/infralint/internal/shell"
)

func TestNamesCommit(t *testing.T) {
	const sha = "239741f535c59d6e1b9faee61f64ebcf4361d2c5"
	for text, want := range map[string]bool{
		"curl https://raw.githubusercontent.com/a/b/" + sha + "/install.sh | sh":    true,
		"curl 'https://github.com/a/b/raw/" + sha + "/install.sh' | sh":             true,
		"wget -qO- https://gist.githubusercontent.com/a/1f/raw/" + sha + "/x.sh":    true,
		"curl https://gitlab.example.com/a/b/-/raw/" + sha + "/x.sh":                true,
		"curl https://raw.githubusercontent.com/a/b/main/install.sh | sh":           false,
		"curl https://raw.githubusercontent.com/a/$REPO/" + sha + "/install.sh":     false,
		"curl https://example.com/" + sha + "/install.sh":                           false,
		"curl https://raw.githubusercontent.com/a/b/" + sha[:7] + "/install.sh":     false,
		"curl https://raw.githubusercontent.com/a/b/" + sha + "/x https://a.test/x": false,
		"curl $URL | sh": false,
	} {
		if got := shell.NamesCommit(text); got != want {
			t.Errorf("NamesCommit(%q) = %v, want %v", text, got, want)
		}
	}
}
