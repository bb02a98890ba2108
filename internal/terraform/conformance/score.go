package conformance

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// A Comparison sets what this project says of a case against what Terraform
// says. Errors count once for each path, line and summary: Terraform repeats
// those of a module for every call of it.
type Comparison struct {
	Case     *Case
	Agree    bool // the same verdict
	Expected int  // errors of Terraform
	Found    int  // of those, the ones reported with the same path, line and summary
	Missed   []Diagnostic
	Extra    []Diagnostic // reported, but not by Terraform
}

// FalseAlarm reports whether an error was reported on a module that Terraform
// calls valid: the worst that can happen.
func (c *Comparison) FalseAlarm() bool { return c.Case.Want.Valid && len(c.Extra) > 0 }

// Same reports whether verdict and errors are the same.
func (c *Comparison) Same() bool { return c.Agree && len(c.Missed) == 0 && len(c.Extra) == 0 }

// Compare sets got against what c wants. An error to which Terraform gives no
// place, such as a cycle, is found wherever it is reported.
func Compare(c *Case, got []Diagnostic) *Comparison {
	want := distinctErrors(c.Want.Diagnostics)
	have := distinctErrors(got)
	out := &Comparison{Case: c, Agree: c.Want.Valid == (len(have) == 0), Expected: len(want)}
	take := func(same func(Diagnostic) bool) bool {
		i := slices.IndexFunc(have, same)
		if i >= 0 {
			have = slices.Delete(have, i, i+1)
		}
		return i >= 0
	}
	var homeless []Diagnostic
	for _, w := range want {
		switch {
		case take(func(h Diagnostic) bool { return h == w }):
			out.Found++
		case w.Path == "":
			homeless = append(homeless, w)
		default:
			out.Missed = append(out.Missed, w)
		}
	}
	for _, w := range homeless {
		if take(func(h Diagnostic) bool { return h.Summary == w.Summary }) {
			out.Found++
		} else {
			out.Missed = append(out.Missed, w)
		}
	}
	out.Extra = have
	return out
}

// distinctErrors returns the errors of all, without their columns, each once.
func distinctErrors(all []Diagnostic) []Diagnostic {
	var out []Diagnostic
	for _, d := range all {
		if d.Severity != "error" {
			continue
		}
		d.Column = 0
		d.Summary = sortCycle(d.Summary)
		out = append(out, d)
	}
	if slices.ContainsFunc(out, func(d Diagnostic) bool { return d.Path != "" && strings.HasPrefix(d.Summary, "Invalid ") }) {
		out = slices.DeleteFunc(out, isEcho)
	}
	slices.SortFunc(out, compareDiagnostics)
	return slices.Compact(out)
}

// isEcho reports whether d is the second thing that Terraform says of an
// unfinished reference: var alone is an "Invalid reference" where it stands and
// then, without a place, the undeclared variable "".
func isEcho(d Diagnostic) bool {
	return d.Path == "" && (strings.HasPrefix(d.Summary, "Reference to undeclared ") ||
		strings.HasPrefix(d.Summary, "Invalid ") && (strings.HasSuffix(d.Summary, "\" attribute") || d.Summary == "Invalid address"))
}

// A Score adds up comparisons.
type Score struct {
	Cases       int
	Agreed      int // verdict equal
	Valid       int // cases that Terraform calls valid
	FalseAlarms int // of those, the ones on which an error was reported
	Expected    int // errors of Terraform
	Found       int // of those, the ones found at the same place
	Extra       int // errors that Terraform does not report
}

// Add counts one comparison.
func (s *Score) Add(c *Comparison) {
	s.Cases++
	if c.Agree {
		s.Agreed++
	}
	if c.Case.Want.Valid {
		s.Valid++
	}
	if c.FalseAlarm() {
		s.FalseAlarms++
	}
	s.Expected += c.Expected
	s.Found += c.Found
	s.Extra += len(c.Extra)
}

// Verdict returns the share of cases with the same verdict, from 0 to 1.
func (s *Score) Verdict() float64 { return share(s.Agreed, s.Cases) }

// Errors returns the share of Terraform's errors that were found, from 0 to 1.
func (s *Score) Errors() float64 { return share(s.Found, s.Expected) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// WriteTable writes a row for each family and one for all.
func WriteTable(w io.Writer, all []*Comparison) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(tw, "family\tcases\tverdict equal\terrors\tsame place\tnot in terraform\tfalse alarms\t")
	row := func(name string, s Score) {
		fmt.Fprintf(tw, "%s\t%d\t%s\t%d\t%s\t%d\t%d\t\n", name, s.Cases, percent(s.Agreed, s.Cases),
			s.Expected, percent(s.Found, s.Expected), s.Extra, s.FalseAlarms)
	}
	byFamily := map[string]*Score{}
	var total Score
	for _, c := range all {
		if byFamily[c.Case.Family] == nil {
			byFamily[c.Case.Family] = new(Score)
		}
		byFamily[c.Case.Family].Add(c)
		total.Add(c)
	}
	families := make([]string, 0, len(byFamily))
	for f := range byFamily {
		families = append(families, f)
	}
	slices.Sort(families)
	for _, f := range families {
		row(f, *byFamily[f])
	}
	row("all", total)
	return tw.Flush()
}

func percent(part, whole int) string {
	return fmt.Sprintf("%d (%.1f %%)", part, 100*share(part, whole))
}

// Describe returns what differs, the worst first, one line each.
func Describe(all []*Comparison) string {
	differing := slices.DeleteFunc(slices.Clone(all), (*Comparison).Same)
	slices.SortStableFunc(differing, func(a, b *Comparison) int { return cmp.Compare(badness(b), badness(a)) })
	var b strings.Builder
	for _, c := range differing {
		fmt.Fprintf(&b, "%s/%s: %s\n", c.Case.Family, c.Case.Name, c.kind())
		for _, d := range c.Missed {
			fmt.Fprintf(&b, "\tterraform only: %s\n", d)
		}
		for _, d := range c.Extra {
			fmt.Fprintf(&b, "\there only:      %s\n", d)
		}
	}
	return b.String()
}

func badness(c *Comparison) int {
	switch {
	case c.FalseAlarm():
		return 3
	case !c.Agree:
		return 2
	case len(c.Extra) > 0:
		return 1
	}
	return 0
}

func (c *Comparison) kind() string {
	return []string{"an error is missed", "an error too many", "a fault is missed", "FALSE ALARM"}[badness(c)]
}

// Warnings says how the warnings on a case differ from Terraform's, "" if they
// do not. Columns do not count, nor does how often one is given.
func Warnings(c *Case, got []Diagnostic) string {
	of := func(all []Diagnostic) (out []string) {
		for _, d := range all {
			if d.Severity == "warning" {
				d.Column = 0
				out = append(out, d.String())
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	want, have := of(c.Want.Diagnostics), of(got)
	if slices.Equal(want, have) {
		return ""
	}
	return fmt.Sprintf("%s: warnings differ\nterraform %q\nhere      %q", c.Name, want, have)
}
