package conformance

import (
	"flag"
	"os"
	"testing"
)

var (
	mutants = flag.Int("mutants", 200, "how many mutants TestMutants makes")
	seed    = flag.Uint64("seed", 1, "where they begin: the same seed makes the same mutants of the same cases")
	differ  = flag.String("differ", "", "write the mutants that differ to this archive, as small as they get")
	archive = flag.String("archive", "", "an archive of cases that TestArchive compares, such as -differ writes")
)

// TestMutants compares with what Terraform itself says of modules that nobody
// wrote. A long run is: go test -run TestMutants -mutants 2000 -seed 7 -differ out.txtar
func TestMutants(t *testing.T) {
	n := *mutants
	if testing.Short() {
		n = min(n, 20)
	}
	referee := newReferee(t)
	m := &Mutator{Seed: *seed, Bases: loadCases(t)}
	cases := make([]*Case, n)
	for i := range cases {
		cases[i] = m.Make(i)
	}
	wants, err := checkAll(t.Context(), referee, cases)
	if err != nil {
		t.Fatal(err)
	}
	var all []*Comparison
	for i, c := range cases {
		if c.Want = wants[i]; c.Want.Unusable == "" {
			all = append(all, Compare(c, check(t, c)))
		}
	}
	if *differ != "" {
		writeDiffering(t, referee, all)
	}
	report(t, all, mutantFloors)
}

// TestArchive compares the cases of an archive that is not in the project. It
// needs Terraform only with -record, which writes down what it says first.
func TestArchive(t *testing.T) {
	if *archive == "" {
		t.Skip("only with -archive")
	}
	data, err := os.ReadFile(*archive)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := ParseArchive("archive", data)
	if err != nil {
		t.Fatal(err)
	}
	if *record {
		wants, err := checkAll(t.Context(), newReferee(t), cases)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range cases {
			c.Want = wants[i]
		}
		if err := os.WriteFile(*archive, FormatArchive(nil, cases), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var all []*Comparison
	for _, c := range cases {
		if c.Want != nil && c.Want.Unusable == "" {
			got := check(t, c)
			all = append(all, Compare(c, got))
			if diff := Warnings(c, got); diff != "" {
				t.Error(diff)
			}
		}
	}
	report(t, all, caseFloors)
}

// writeDiffering writes the mutants that differ, each made smaller as long as
// it differs in the same way.
func writeDiffering(t *testing.T, referee *Referee, all []*Comparison) {
	t.Helper()
	var small []*Case
	for _, cmp := range all {
		if cmp.Same() {
			continue
		}
		small = append(small, Minimize(cmp.Case, 300, func(next *Case) bool {
			want, err := referee.Check(t.Context(), next)
			if err != nil || want.Unusable != "" {
				return false
			}
			next.Want = want
			return differsAs(cmp, Compare(next, check(t, next)))
		}))
	}
	if err := os.WriteFile(*differ, FormatArchive(nil, small), 0o644); err != nil {
		t.Fatal(err)
	}
}

// differsAs reports whether b differs in the way that a does: the same kind
// of difference, over the same summary.
func differsAs(a, b *Comparison) bool {
	if badness(a) != badness(b) || b.Same() {
		return false
	}
	first := func(ds []Diagnostic) string {
		if len(ds) == 0 {
			return ""
		}
		return ds[0].Summary
	}
	return first(a.Missed) == first(b.Missed) && first(a.Extra) == first(b.Extra)
}
