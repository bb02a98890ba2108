package conformance

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/txtar"
)

var record = flag.Bool("record", false, "run terraform and rewrite what the cases want")

const casesDir = "../../../testdata/conformance"

// newReferee skips the test where there is no terraform, unless in CI.
func newReferee(t *testing.T) *Referee {
	t.Helper()
	r, err := NewReferee(t.TempDir())
	if errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") == "" {
		t.Skip("terraform is not installed")
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// checkAll asks the referee about every case, a few at a time.
func checkAll(ctx context.Context, r *Referee, cases []*Case) ([]*Result, error) {
	results := make([]*Result, len(cases))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(2)
	for i, c := range cases {
		g.Go(func() error {
			var err error
			results[i], err = r.Check(ctx, c)
			return err
		})
	}
	return results, g.Wait()
}

// TestRecord compares what is recorded with what terraform says today. With
// -record it writes it down.
func TestRecord(t *testing.T) {
	if !*record {
		t.Skip("only with -record")
	}
	referee := newReferee(t)
	if v, err := referee.Version(t.Context()); err != nil || v != refereeVersion {
		t.Fatalf("terraform is %s (%v), want %s", v, err, refereeVersion)
	}
	names, err := filepath.Glob(casesDir + "/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := ParseArchive(filepath.Base(name), data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		results, err := checkAll(t.Context(), referee, cases)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, c := range cases {
			c.Want = results[i]
		}
		text := FormatArchive(txtar.Parse(data).Comment, cases)
		if bytes.Equal(text, data) {
			continue
		}
		t.Logf("%s changed", name)
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMakeIsReproducible(t *testing.T) {
	cases := loadCases(t)
	m := &Mutator{Seed: 7, Bases: cases}
	last := m.Make(41)
	again := (&Mutator{Seed: 7, Bases: cases}).Make(41)
	if a, b := FormatArchive(nil, []*Case{last}), FormatArchive(nil, []*Case{again}); !bytes.Equal(a, b) {
		t.Errorf("mutant 41 is\n%s\nand then\n%s", a, b)
	}
}

func loadCases(t testing.TB) []*Case {
	t.Helper()
	cases, err := LoadDir(os.DirFS(casesDir), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatalf("no cases in %s", casesDir)
	}
	return cases
}
