package schemagen

import (
	"bytes"
	"os"
	"testing"
)

// TestKubernetesPoolIsCurrent makes the pool again. It needs the modules in
// the module cache, and does not download them.
func TestKubernetesPoolIsCurrent(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	for _, version := range kubernetesReleases() {
		if _, err := moduleDir(t.Context(), "k8s.io/kubernetes", "v"+version); err != nil {
			t.Skipf("k8s.io/kubernetes v%s is not in the module cache", version)
		}
	}
	want, err := Kubernetes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../kubernetes.pool")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("kubernetes.pool is stale: run go generate in internal/kubernetes/schema")
	}
}
