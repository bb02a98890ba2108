package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// SARIF writes SARIF 2.1.0 as GitHub code scanning takes it: one run, every
// rule declared, one-line regions, a fingerprint for each result.
type SARIF struct{}

// maxResults is the number of results that GitHub keeps of a run.
const maxResults = 5000

// maxTags is the number of tags that GitHub keeps of a rule.
const maxTags = 10

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool              sarifTool         `json:"tool"`
		AutomationDetails sarifAutomation   `json:"automationDetails"`
		Invocations       []sarifInvocation `json:"invocations"`
		ColumnKind        string            `json:"columnKind"`
		Results           []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifAutomation struct {
		ID string `json:"id"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version"`
		SemanticVersion string      `json:"semanticVersion"`
		InformationURI  string      `json:"informationUri"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string          `json:"id"`
		Name                 string          `json:"name"`
		ShortDescription     sarifText       `json:"shortDescription"`
		FullDescription      sarifText       `json:"fullDescription"`
		HelpURI              string          `json:"helpUri"`
		Help                 sarifHelp       `json:"help"`
		DefaultConfiguration sarifLevel      `json:"defaultConfiguration"`
		Properties           sarifProperties `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifProperties struct {
		Tags             []string `json:"tags"`
		Precision        string   `json:"precision"`
		ProblemSeverity  string   `json:"problem.severity"`
		SecuritySeverity string   `json:"security-severity,omitempty"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool                `json:"executionSuccessful"`
		Notifications       []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints sarifFingerprints `json:"partialFingerprints"`
	}
	sarifFingerprints struct {
		PrimaryLocationLineHash string `json:"primaryLocationLineHash"`
	}
	sarifLocation struct {
		ID               int           `json:"id,omitempty"`
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// Report implements Reporter.
func (SARIF) Report(w io.Writer, res *Result) error {
	rules := res.Rules()
	index := make(map[*lint.Rule]int, len(rules))
	driver := sarifDriver{
		Name: "infralint", Version: semantic(res.Version), SemanticVersion: semantic(res.Version),
		InformationURI: "https://github.com/infralint/infralint",
		Rules:          make([]sarifRule, 0, len(rules)),
	}
	for i, r := range rules {
		index[r] = i
		driver.Rules = append(driver.Rules, sarifRuleOf(r))
	}
	results := sarifResults(res.Findings, index)
	invocation := sarifInvocation{ExecutionSuccessful: true}
	if left := len(results) - maxResults; left > 0 {
		results = results[:maxResults]
		invocation.Notifications = append(invocation.Notifications, sarifNotification{"warning",
			sarifText{fmt.Sprintf("%d more results are left out: GitHub keeps the first %d of a run", left, maxResults)}})
	}
	for _, nc := range res.NotChecked {
		text := "not checked: " + nc.Reason
		if nc.Path != "" {
			text = nc.Path + ": " + text
		}
		invocation.Notifications = append(invocation.Notifications, sarifNotification{"note", sarifText{text}})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:              sarifTool{driver},
			AutomationDetails: sarifAutomation{"infralint/"},
			Invocations:       []sarifInvocation{invocation},
			ColumnKind:        "utf16CodeUnits",
			Results:           results,
		}},
	})
}

// semantic returns version as SARIF's semanticVersion wants it.
func semantic(version string) string {
	version = strings.TrimPrefix(version, "v")
	if version == "" || version[0] < '0' || version[0] > '9' {
		return "0.0.0-dev"
	}
	return version
}

func sarifRuleOf(r *lint.Rule) sarifRule {
	tags := slices.Clone(r.Tags)
	slices.Sort(tags)
	sr := sarifRule{
		ID:                   r.ID,
		Name:                 pascal(r.ID),
		ShortDescription:     sarifText{sentence(r.Title)},
		FullDescription:      sarifText{firstParagraph(r.Doc)},
		HelpURI:              r.URL(),
		Help:                 sarifHelp{Text: strings.TrimSpace(r.Doc), Markdown: strings.TrimSpace(r.Doc) + "\n\n[" + r.ID + "](" + r.URL() + ")"},
		DefaultConfiguration: sarifLevel{r.Severity.String()},
		Properties: sarifProperties{
			Tags:            tags[:min(len(tags), maxTags)],
			Precision:       "high",
			ProblemSeverity: map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Note: "recommendation"}[r.Severity],
		},
	}
	if slices.Contains(r.Tags, "security") {
		sr.Properties.SecuritySeverity = map[lint.Severity]string{lint.Error: "8.0", lint.Warning: "5.0", lint.Note: "3.0"}[r.Severity]
	}
	return sr
}

// sarifResults makes one result of the findings of one rule on one line, which
// GitHub could not tell apart, and puts the most severe first.
func sarifResults(findings []lint.Finding, index map[*lint.Rule]int) []sarifResult {
	type identity struct {
		rule *lint.Rule
		path string
		line int
	}
	at := make(map[identity]int)
	var merged []lint.Finding
	for _, f := range findings {
		id := identity{f.Rule, uriPath(f.Span.File), f.Span.Pos().Line}
		i, ok := at[id]
		if !ok {
			at[id] = len(merged)
			merged = append(merged, f)
			continue
		}
		m := &merged[i]
		if m.Message != f.Message && !slices.Contains(strings.Split(m.Message, "; "), f.Message) {
			m.Message += "; " + f.Message
		}
		m.Related = slices.Concat(m.Related, f.Related)
		m.Severity = max(m.Severity, f.Severity)
	}
	slices.SortStableFunc(merged, func(a, b lint.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	results := make([]sarifResult, 0, len(merged))
	hashes := make(map[*source.File][]string)
	for i, f := range merged {
		if i < maxResults && hashes[f.Span.File] == nil {
			hashes[f.Span.File] = lineHashes(f.Span.File.Content)
		}
		results = append(results, sarifResultOf(f, index[f.Rule], hashes[f.Span.File]))
	}
	return results
}

func sarifResultOf(f lint.Finding, ruleIndex int, hashes []string) sarifResult {
	r := sarifResult{
		RuleID: f.Rule.ID, RuleIndex: ruleIndex, Level: f.Severity.String(),
		Message:   sarifText{sentence(f.Message)},
		Locations: []sarifLocation{{PhysicalLocation: physical(f.Span)}},
	}
	if line := f.Span.Pos().Line; line <= len(hashes) {
		r.PartialFingerprints.PrimaryLocationLineHash = hashes[line-1]
	}
	for i, rel := range f.Related {
		r.RelatedLocations = append(r.RelatedLocations, sarifLocation{
			ID: i + 1, PhysicalLocation: physical(rel.Span), Message: &sarifText{sentence(rel.Message)},
		})
	}
	return r
}

// physical keeps the region on one line: GitHub shows an annotation on a pull
// request only if every line of its region is in the diff.
func physical(span source.Span) sarifPhysical {
	span = span.FirstLine()
	if span.Start == span.End { // a point becomes its line: GitHub wants a region
		span = span.File.LineSpan(span.Pos().Line)
	}
	start, end := span.Pos(), span.EndPos()
	return sarifPhysical{
		ArtifactLocation: sarifArtifact{escapeURI(uriPath(span.File))},
		Region:           sarifRegion{start.Line, start.Column, end.Line, end.Column},
	}
}

// uriPath is the path that GitHub can find in the repository: links resolved.
func uriPath(f *source.File) string { return cmp.Or(f.Target, f.Path) }

// escapeURI percent-encodes a relative path. Only what RFC 3986 calls
// unreserved stays, so that no part can be read as a scheme, query or fragment.
func escapeURI(p string) string {
	var b strings.Builder
	for _, c := range []byte(p) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// sentence makes a sentence of a fragment: GitHub shows it on its own.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	if first, _, _ := strings.Cut(s, " "); strings.ToLower(first) == first && s[0] >= 'a' && s[0] <= 'z' && !strings.ContainsAny(first, `._/:$("'`) {
		s = strings.ToUpper(s[:1]) + s[1:]
	}
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		s += "."
	}
	return s
}

func firstParagraph(doc string) string {
	p, _, _ := strings.Cut(strings.TrimSpace(doc), "\n\n")
	return strings.Join(strings.Fields(p), " ")
}

// pascal makes the PascalCase name that SARIF wants of a kebab-case id.
func pascal(id string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(id, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}
