//go:build ignore

// Gen writes the embedded schema pools. Run it with go generate.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/infralint/infralint/internal/kubernetes/schema/schemagen"
)

func main() {
	if err := generate(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func generate(ctx context.Context) error {
	pool, err := schemagen.Kubernetes(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile("kubernetes.pool", pool, 0o644); err != nil {
		return err
	}
	pool, page, err := schemagen.CustomResources(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile("customresources.pool", pool, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile("customresources.md", page, 0o644); err != nil {
		return err
	}
	table, err := schemagen.Lifecycle(ctx)
	if err != nil {
		return err
	}
	return os.WriteFile("lifecycle.txt", table, 0o644)
}
