package report

import (
	"encoding/json"
	"io"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// JSON writes the format that docs/output.schema.json describes. Its version
// rises when a field changes its meaning or goes; new fields may come.
type JSON struct{}

type jsonReport struct {
	Version    int              `json:"version"`
	Tool       jsonTool         `json:"tool"`
	Root       string           `json:"root"`
	Findings   []jsonFinding    `json:"findings"`
	NotChecked []jsonNotChecked `json:"notChecked"`
	Summary    jsonSummary      `json:"summary"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type jsonFinding struct {
	Rule     string        `json:"rule"`
	Severity string        `json:"severity"`
	Message  string        `json:"message"`
	Path     string        `json:"path"`
	Start    jsonPosition  `json:"start"`
	End      jsonPosition  `json:"end"`
	Detail   string        `json:"detail,omitempty"`
	Related  []jsonRelated `json:"related"`
	Fixes    []jsonFix     `json:"fixes"`
}

type jsonRelated struct {
	Path    string       `json:"path"`
	Start   jsonPosition `json:"start"`
	End     jsonPosition `json:"end"`
	Message string       `json:"message"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Safe    bool       `json:"safe"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Path  string       `json:"path"`
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
	New   string       `json:"new"`
}

type jsonNotChecked struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

type jsonSummary struct {
	Files      int            `json:"files"`
	Units      map[string]int `json:"units"`
	Findings   jsonCounts     `json:"findings"`
	Fixable    int            `json:"fixable"`
	DurationMs int64          `json:"durationMs"`
}

type jsonCounts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Note    int `json:"note"`
}

// Report implements Reporter.
func (JSON) Report(w io.Writer, res *Result) error {
	n := res.BySeverity()
	out := jsonReport{
		Version:    1,
		Tool:       jsonTool{"infralint", res.Version},
		Root:       ".",
		Findings:   make([]jsonFinding, 0, len(res.Findings)),
		NotChecked: make([]jsonNotChecked, 0, len(res.NotChecked)),
		Summary: jsonSummary{
			Files:      res.Files,
			Units:      res.Units,
			Findings:   jsonCounts{n[lint.Error], n[lint.Warning], n[lint.Note]},
			Fixable:    res.Fixable(),
			DurationMs: res.Duration.Milliseconds(),
		},
	}
	if out.Summary.Units == nil {
		out.Summary.Units = map[string]int{}
	}
	for _, f := range res.Findings {
		out.Findings = append(out.Findings, jsonOf(f))
	}
	for _, nc := range res.NotChecked {
		out.NotChecked = append(out.NotChecked, jsonNotChecked(nc))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func jsonOf(f lint.Finding) jsonFinding {
	start, end := positions(f.Span)
	j := jsonFinding{
		Rule: f.Rule.ID, Severity: f.Severity.String(), Message: f.Message, Detail: f.Detail,
		Path: f.Span.File.Path, Start: start, End: end,
		Related: make([]jsonRelated, 0, len(f.Related)),
		Fixes:   make([]jsonFix, 0, len(f.Fixes)),
	}
	for _, r := range f.Related {
		start, end := positions(r.Span)
		j.Related = append(j.Related, jsonRelated{r.Span.File.Path, start, end, r.Message})
	}
	for _, fx := range f.Fixes {
		jf := jsonFix{Message: fx.Message, Safe: fx.Safe, Edits: make([]jsonEdit, 0, len(fx.Edits))}
		for _, e := range fx.Edits {
			start, end := positions(e.Span)
			jf.Edits = append(jf.Edits, jsonEdit{e.Span.File.Path, start, end, string(e.New)})
		}
		j.Fixes = append(j.Fixes, jf)
	}
	return j
}

func positions(s source.Span) (start, end jsonPosition) {
	a, b := s.Pos(), s.EndPos()
	return jsonPosition{a.Line, a.Column}, jsonPosition{b.Line, b.Column}
}
