package kubernetes

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"sigs.k8s.io/kustomize/api/resource"
)

// TestMayNameRemote puts entries together of what addresses are made of: where
// the text alone says that there is nothing remote, kustomize must say so too.
func TestMayNameRemote(t *testing.T) {
	parts := []string{"http", "HTTPS", ":", "/", "//", "git", "git::", "@", "github.com", "GitHub.com", "example.com", ".git", "ssh", "a", "..", "?ref=v1", "_git/"}
	rng := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20_000 {
		var entry strings.Builder
		for range 1 + rng.IntN(6) {
			entry.WriteString(parts[rng.IntN(len(parts))])
		}
		if isRemote(entry.String(), roleResource) || (&resource.Origin{}).Append(entry.String()).Repo != "" {
			found++
			if content := fmt.Sprintf("resources: [%q]\n", entry.String()); !mayNameRemote([]byte(content)) {
				t.Errorf("%s is remote", content)
			}
		}
	}
	if found < 100 {
		t.Errorf("%d entries are remote, which proves little", found)
	}
	var wide []byte
	for _, unit := range utf16.Encode([]rune("\uFEFFresources: ['https://example.com/a.yaml']\n")) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for _, content := range []string{
		`resources: ["\x68ttps\x3a//example.com/a.yaml"]`,
		"resources: [\"git\\\n  hub.com/a/b\"]",
		string(wide),
	} {
		if entry, ok := firstRemote([]byte(content)); !ok {
			t.Errorf("nothing remote in %q, got %q", content, entry)
		}
	}
}
