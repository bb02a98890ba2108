package conformance

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"
	"golang.org/x/tools/txtar"
)

var (
	record   = flag.Bool("record", false, "run terraform and rewrite what the cases want")
	recorded = flag.String("recorded", "*", "with -record, the archives to rewrite, without .txtar")
)

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
	names, err := filepath.Glob(casesDir + "/" + *recorded + ".txtar")
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

// TestConformance compares what is reported on the cases with what Terraform
// says of them. It needs no Terraform.
func TestConformance(t *testing.T) {
	var all []*Comparison
	for _, c := range loadCases(t) {
		if c.Want == nil {
			t.Errorf("case %s: nothing is recorded; run this test with -run TestRecord -record", c.Name)
			continue
		}
		if c.Want.Unusable == "" {
			got := check(t, c)
			all = append(all, Compare(c, got))
			if diff := Warnings(c, got); diff != "" {
				t.Error(diff)
			}
		}
	}
	report(t, all, caseFloors)
}

// report logs the table and what differs, and fails below the floors.
func report(t *testing.T, all []*Comparison, floors Floors) {
	t.Helper()
	var table strings.Builder
	if err := WriteTable(&table, all); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", &table)
	if differing := Describe(all); differing != "" {
		t.Logf("what differs, the worst first:\n%s", differing)
	}
	var total Score
	for _, c := range all {
		total.Add(c)
	}
	if got := total.Verdict(); got < floors.Verdict {
		t.Errorf("verdict is equal on %.2f %% of the cases, want %.2f %%", 100*got, 100*floors.Verdict)
	}
	if got := total.Errors(); got < floors.Errors {
		t.Errorf("%.2f %% of the errors are found at their place, want %.2f %%", 100*got, 100*floors.Errors)
	}
	if total.FalseAlarms > floors.FalseAlarms {
		t.Errorf("%d valid modules are reported, want at most %d", total.FalseAlarms, floors.FalseAlarms)
	}
	if total.Extra > floors.Extra {
		t.Errorf("%d errors are not Terraform's, want at most %d", total.Extra, floors.Extra)
	}
}
