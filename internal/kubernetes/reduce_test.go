package kubernetes

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/source"
)

// TestReduced checks what is found of kustomizations of which a part cannot be
// had.
func TestReduced(t *testing.T) {
	ar, err := txtar.ParseFile(filepath.Join("testdata", "partial.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	linttest.Archive(t, k8sSchema, ar, func(t testing.TB, tree *source.Tree) []lint.Finding {
		return slices.DeleteFunc(checkTree(t, tree), func(f lint.Finding) bool { return f.Rule != k8sSchema && f.Rule != buildFails })
	})
	var got []string
	_, tree := writeTree(t, ar)
	for _, n := range checkResult(t, tree).NotChecked {
		got = append(got, n.Path+": "+n.Reason)
	}
	want := []string{
		"aggregate/kustomization.yaml: not built: https://example.com/only.yaml is remote",
		"aggregate/only-remote/kustomization.yaml: not built: https://example.com/only.yaml is remote",
		"chart-flow/kustomization.yaml: built without its Helm charts",
		"chart-plugin/kustomization.yaml: built without its Helm charts",
		"chart/kustomization.yaml: built without its Helm charts",
		"filled-in/kustomization.yaml: not built: ${ENVIRONMENT}/a.yaml is to be filled in",
		"flow/kustomization.yaml: built without https://example.com/remote.yaml, which is remote",
		"flows/kustomization.yaml: built without https://example.com/1.yaml, and 2 more that are remote",
		"patched-remote/kustomization.yaml: built without https://example.com/install.yaml, which is remote, and without patches",
		"plugin/kustomization.yaml: built without the plugin ksops",
		"remote-patched/kustomization.yaml: built without https://example.com/remote.yaml, which is remote, and without patches",
		"remote/kustomization.yaml: built without https://example.com/crds.yaml, and 1 more that are remote",
		"templated/kustomization.yaml: not built: templated/kustomization.yaml is a template",
		"transformed/kustomization.yaml: built without the plugin AddSelectors",
	}
	if !slices.Equal(got, want) {
		t.Errorf("not checked:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestReducedKeepsPlaces: what is left out leaves every other byte where it is.
func TestReducedKeepsPlaces(t *testing.T) {
	const text = "resources:\r\n- a.yaml\r\n- https://example.com/x.yaml\r\n- b.yaml\r\nhelmCharts:\r\n- name: x\r\n\r\n  # y\r\n  version: 1\r\npatches:\r\n- path: p.yaml\r\n"
	files := map[string]string{"kustomization.yaml": text}
	r := newRun(memoryTree(files))
	m := r.reduce(r.graph.at("."), false)
	if m == nil {
		t.Fatal("not reduced")
	}
	got := m.root.file.Content
	if len(got) != len(text) {
		t.Fatalf("%d bytes, want %d", len(got), len(text))
	}
	for i, line := range strings.Split(text, "\n") {
		have := string(bytes.Split(got, []byte("\n"))[i])
		if isCut := strings.Contains(line, "https") || i >= 4 && i <= 8 && strings.TrimSpace(line) != ""; isCut {
			line = "#" + strings.Repeat(" ", len(line)-2) + "\r"
		}
		if have != line {
			t.Errorf("line %d is %q, want %q", i+1, have, line)
		}
	}
}
