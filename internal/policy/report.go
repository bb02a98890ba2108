package policy

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// WriteText writes what did not pass, what no test covers and a closing line.
// With verbose it names every test.
func (r *TestReport) WriteText(w io.Writer, verbose bool) error {
	var b strings.Builder
	failed, skipped := 0, 0
	for _, t := range r.Tests {
		outcome := "PASS"
		switch {
		case t.Problem != "":
			outcome = "FAIL"
			failed++
		case t.Skipped:
			outcome = "SKIP"
			skipped++
		}
		if verbose || t.Problem != "" {
			fmt.Fprintf(&b, "%s: %s %s.%s\n", t.Line, outcome, t.Package, t.Name)
		}
		if t.Problem != "" {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(t.Problem, "\n", "\n  "))
		}
		if out := strings.TrimRight(t.Output, "\n"); out != "" && (verbose || t.Problem != "") {
			fmt.Fprintf(&b, "  | %s\n", strings.ReplaceAll(out, "\n", "\n  | "))
		}
	}
	if verbose {
		for _, line := range r.Uncovered {
			fmt.Fprintf(&b, "%s: not covered\n", line)
		}
	}
	noun := "tests"
	if len(r.Tests) == 1 {
		noun = "test"
	}
	fmt.Fprintf(&b, "%d %s: %d passed, %d failed, %d skipped", len(r.Tests), noun, len(r.Tests)-failed-skipped, failed, skipped)
	if !r.Partial {
		fmt.Fprintf(&b, "; %.1f%% of policy lines covered", r.Coverage())
		if len(r.Uncovered) > 0 && !verbose {
			b.WriteString(" (-v names the others)")
		}
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJUnit writes the report in the XML that CI systems read: a test suite
// for each package.
func (r *TestReport) WriteJUnit(w io.Writer) error {
	type message struct {
		Text string `xml:"message,attr"`
	}
	type testcase struct {
		Class   string   `xml:"classname,attr"`
		Name    string   `xml:"name,attr"`
		File    string   `xml:"file,attr"`
		Line    int      `xml:"line,attr"`
		Seconds string   `xml:"time,attr"`
		Failure *message `xml:"failure"`
		Skipped *message `xml:"skipped"`
		Output  string   `xml:"system-out,omitempty"`
	}
	type suite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Skipped  int        `xml:"skipped,attr"`
		Cases    []testcase `xml:"testcase"`
	}
	var doc struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []suite  `xml:"testsuite"`
	}
	for _, t := range r.Tests {
		if n := len(doc.Suites); n == 0 || doc.Suites[n-1].Name != t.Package {
			doc.Suites = append(doc.Suites, suite{Name: t.Package})
		}
		s := &doc.Suites[len(doc.Suites)-1]
		c := testcase{
			Class: t.Package, Name: t.Name, File: t.Line.Path, Line: t.Line.Row,
			Seconds: fmt.Sprintf("%.3f", t.Duration.Seconds()), Output: t.Output,
		}
		s.Tests++
		if t.Problem != "" {
			s.Failures++
			c.Failure = &message{t.Problem}
		} else if t.Skipped {
			s.Skipped++
			c.Skipped = &message{"its name begins with todo_"}
		}
		s.Cases = append(s.Cases, c)
	}
	text, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return fmt.Errorf("write JUnit: %w", err)
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
