package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/lint"
)

// Text writes findings for people: place, severity, message and rule on one
// line, then the line of source with a caret.
type Text struct {
	Color   bool
	Verbose bool // every detail and every thing that was not checked
}

// Report implements Reporter.
func (t Text) Report(w io.Writer, res *Result) error {
	out := bufio.NewWriter(w)
	for _, f := range res.Findings {
		t.finding(out, f)
	}
	t.notChecked(out, res.NotChecked)
	return out.Flush()
}

func (t Text) finding(w io.Writer, f lint.Finding) {
	fmt.Fprintf(w, "%s: %s: %s %s\n",
		t.style(bold, escape(f.Span.Pos().String())),
		t.style(severityStyle[f.Severity], f.Severity.String()),
		escape(oneLine(f.Message)),
		t.style(dim, "["+f.Rule.ID+"]"))
	gutter := t.frame(w, f.Span)
	note := func(label, text string) {
		fmt.Fprintf(w, "%s %s %s\n", t.style(blue, strings.Repeat(" ", gutter)+" ="), t.style(bold, label+":"), text)
	}
	for _, r := range t.shown(f.Related) {
		note("see", fmt.Sprintf("%s: %s", escape(r.Span.Pos().String()), escape(oneLine(r.Message))))
	}
	if more := len(f.Related) - len(t.shown(f.Related)); more > 0 {
		note("see", fmt.Sprintf("%d more places (-v shows all)", more))
	}
	if f.Detail != "" {
		t.detail(w, f.Detail, gutter)
	}
	if c := fix.Choose(f, true); c != nil {
		label := "fix"
		if !c.Safe {
			label = "unsafe fix"
		}
		note(label, escape(oneLine(c.Message)))
	}
	fmt.Fprintln(w)
}

// maxRelated is the number of related places shown without -v.
const maxRelated = 4

func (t Text) shown(related []lint.Related) []lint.Related {
	if t.Verbose || len(related) <= maxRelated {
		return related
	}
	return related[:maxRelated]
}

// maxDetail is the number of lines of a detail shown without -v.
const maxDetail = 16

func (t Text) detail(w io.Writer, detail string, gutter int) {
	lines := strings.Split(strings.TrimRight(detail, "\n"), "\n")
	if len(lines) > 2 && strings.HasPrefix(lines[0], "--- ") && strings.HasPrefix(lines[1], "+++ ") {
		lines = lines[2:] // the finding has the name of the file
	}
	shown := lines
	if !t.Verbose && len(lines) > maxDetail {
		shown = lines[:maxDetail]
	}
	indent := strings.Repeat(" ", gutter+3)
	for _, line := range shown {
		style := plain
		switch {
		case strings.HasPrefix(line, "+"):
			style = green
		case strings.HasPrefix(line, "-"):
			style = red
		case strings.HasPrefix(line, "@@"):
			style = blue
		}
		fmt.Fprintf(w, "%s%s\n", indent, t.style(style, escape(expandTabs(line))))
	}
	if n := len(lines) - len(shown); n > 0 {
		fmt.Fprintf(w, "%s%s\n", indent, t.style(dim, fmt.Sprintf("… %s (-v shows all)", Count(n, "more line"))))
	}
}

// notChecked says what was left out, grouped by reason.
func (t Text) notChecked(w io.Writer, all []lint.NotChecked) {
	if len(all) == 0 {
		return
	}
	byReason := make(map[string][]string)
	var reasons []string
	for _, n := range all {
		if byReason[n.Reason] == nil {
			reasons = append(reasons, n.Reason)
		}
		byReason[n.Reason] = append(byReason[n.Reason], n.Path)
	}
	slices.Sort(reasons)
	fmt.Fprintln(w, t.style(bold, "Not checked:"))
	for _, reason := range reasons {
		paths := byReason[reason]
		more := ""
		if !t.Verbose && len(paths) > maxRelated {
			more = fmt.Sprintf(" and %d more (-v shows all)", len(paths)-maxRelated)
			paths = paths[:maxRelated]
		}
		places := escape(strings.Join(slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "" || p == "." }), ", "))
		if places != "" {
			places = ": " + places
		}
		fmt.Fprintf(w, "  %s%s%s\n", escape(oneLine(reason)), places, more)
	}
	fmt.Fprintln(w)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A style is the parameter of an ANSI SGR sequence.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	blue   style = "34"
	cyan   style = "36"
)

var severityStyle = map[lint.Severity]style{lint.Error: red, lint.Warning: yellow, lint.Note: cyan}

func (t Text) style(s style, text string) string {
	if !t.Color || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
