package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

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
		t.message(f.Message),
		t.style(dim, "["+f.Rule.ID+"]"))
	gutter := t.frame(w, f.Span)
	note := func(label, text string) {
		fmt.Fprintf(w, "%s %s %s\n", t.style(blue, strings.Repeat(" ", gutter)+" ="), t.style(bold, label+":"), text)
	}
	t.related(f.Related, note)
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

// maxRelated is the number of places shown without -v.
const maxRelated = 4

// related shows the places that explain a finding, those with one message in
// one line.
func (t Text) related(related []lint.Related, note func(label, text string)) {
	var messages []string
	places := make(map[string][]string)
	for _, r := range related {
		if places[r.Message] == nil {
			messages = append(messages, r.Message)
		}
		places[r.Message] = append(places[r.Message], escape(r.Span.Pos().String()))
	}
	for _, m := range messages {
		note(escape(oneLine(m)), t.list(places[m]))
	}
}

// list joins places, the first few of them without -v.
func (t Text) list(places []string) string {
	more := ""
	if n := len(places) - maxRelated; n > 0 && !t.Verbose {
		more = fmt.Sprintf(" and %d more (-v shows all)", n)
		places = places[:maxRelated]
	}
	return strings.Join(places, ", ") + more
}

// maxMessage is the number of bytes of a message shown without -v.
const maxMessage = 300

// message returns m in one line, cut between words if it is very long.
func (t Text) message(m string) string {
	m = oneLine(m)
	if t.Verbose || len(m) <= maxMessage {
		return escape(m)
	}
	cut := strings.LastIndexByte(m[:maxMessage], ' ')
	if cut < maxMessage/2 {
		cut = maxMessage
	}
	return escape(strings.TrimRight(strings.ToValidUTF8(m[:cut], ""), ",;: ")) + " … (-v shows all)"
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
	general := 0 // reasons that are about no file
	for _, reason := range reasons {
		var places []string
		for _, p := range byReason[reason] {
			if p != "" && p != "." {
				places = append(places, escape(p))
			}
		}
		text := escape(oneLine(reason))
		if len(places) > 0 {
			text += ": " + t.list(places)
		} else if general++; general > maxRelated && !t.Verbose {
			continue
		}
		fmt.Fprintf(w, "  %s\n", text)
	}
	if n := general - maxRelated; n > 0 && !t.Verbose {
		fmt.Fprintf(w, "  and %d more (-v shows all)\n", n)
	}
	fmt.Fprintln(w)
}

// oneLine returns s with one space where it has any white space between words.
func oneLine(s string) string {
	gap := true
	for i := range len(s) {
		c := s[i]
		if c == ' ' && gap || c != ' ' && (c < ' ' || c >= utf8.RuneSelf) {
			return strings.Join(strings.Fields(s), " ")
		}
		gap = c == ' '
	}
	return strings.TrimSuffix(s, " ")
}

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
