// Package report writes the result of a run in the formats that people and
// tools read.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
)

// A Result is what a run has to say.
type Result struct {
	Version    string              // of infralint
	Rules      func() []*lint.Rule // every rule that could have reported, in order of ID; not for text
	Findings   []lint.Finding
	NotChecked []lint.NotChecked
	Files      int            // files that were checked
	Units      map[string]int // units that were checked, by kind
	Duration   time.Duration
}

// BySeverity returns the number of findings of each severity.
func (r *Result) BySeverity() map[lint.Severity]int {
	n := make(map[lint.Severity]int)
	for _, f := range r.Findings {
		n[f.Severity]++
	}
	return n
}

// Fixable returns the number of findings with a safe fix.
func (r *Result) Fixable() (n int) {
	for _, f := range r.Findings {
		if fix.Choose(f, false) != nil {
			n++
		}
	}
	return n
}

// A Reporter writes a Result in one format. Apart from the duration, the same
// Result gives the same bytes.
type Reporter interface {
	Report(w io.Writer, res *Result) error
}

// Formats are the names that New accepts.
var Formats = []string{"text", "json", "sarif", "github", "gitlab"}

// New returns the reporter of a format. Color and verbose concern text alone.
func New(format string, color, verbose bool) (Reporter, error) {
	switch format {
	case "text":
		return Text{Color: color, Verbose: verbose}, nil
	case "json":
		return JSON{}, nil
	case "sarif":
		return SARIF{}, nil
	case "github":
		return GitHub{}, nil
	case "gitlab":
		return GitLab{}, nil
	}
	return nil, fmt.Errorf("unknown format %q, want %s", format, strings.Join(Formats, ", "))
}

// Summary is the closing line of a run: what was checked, how long it took,
// and what was found.
func Summary(r *Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Checked %s", Count(r.Files, "file"))
	if len(r.Units) > 0 {
		var units []string
		for _, kind := range unitOrder(r.Units) {
			units = append(units, Count(r.Units[kind], kind))
		}
		fmt.Fprintf(&b, " (%s)", strings.Join(units, ", "))
	}
	fmt.Fprintf(&b, " in %.2fs: ", r.Duration.Seconds())
	n := r.BySeverity()
	var found []string
	for _, s := range []lint.Severity{lint.Error, lint.Warning, lint.Note} {
		if n[s] > 0 {
			found = append(found, Count(n[s], s.String()))
		}
	}
	if len(found) == 0 {
		b.WriteString("no findings")
	}
	b.WriteString(strings.Join(found, ", "))
	if fixable := r.Fixable(); fixable > 0 {
		fmt.Fprintf(&b, ", %d fixable", fixable)
	}
	b.WriteString(".")
	return b.String()
}

// unitOrder puts the kinds that people know first in a fixed order, any others
// by name.
func unitOrder(units map[string]int) []string {
	known := []string{"module", "kustomization", "manifest", "workflow", "action", "pipeline", "dockerfile", "chart"}
	var order, others []string
	for _, kind := range known {
		if units[kind] > 0 {
			order = append(order, kind)
		}
	}
	for kind := range units {
		if !slices.Contains(known, kind) {
			others = append(others, kind)
		}
	}
	slices.Sort(others)
	return append(order, others...)
}

// Count returns "1 file", "2 files" or "2 entries".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
