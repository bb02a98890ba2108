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
	compareFile(t, "kubernetes.pool", want)
}

func TestCustomResourcesPoolIsCurrent(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	for _, s := range crdSources() {
		if _, err := moduleDir(t.Context(), s.module, s.version); err != nil {
			t.Skipf("%s %s is not in the module cache", s.module, s.version)
		}
	}
	pool, page, err := CustomResources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, "customresources.pool", pool)
	compareFile(t, "customresources.md", page)
}

func TestLifecycleIsCurrent(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	for _, s := range lifecycleSources() {
		if _, err := moduleDir(t.Context(), s.module, s.version); err != nil {
			t.Skipf("%s %s is not in the module cache", s.module, s.version)
		}
	}
	table, err := Lifecycle(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, "lifecycle.txt", table)
}

func compareFile(t *testing.T, name string, want []byte) {
	t.Helper()
	got, err := os.ReadFile("../" + name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is stale: run go generate in internal/kubernetes/schema", name)
	}
}
