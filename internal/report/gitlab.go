package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strconv"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// GitLab writes a report of code quality, which GitLab shows in merge requests:
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
type GitLab struct{}

type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

// GitLab has blocker and critical too: nothing that is read off code alone is
// known to be as bad.
var gitlabSeverity = map[lint.Severity]string{lint.Error: "major", lint.Warning: "minor", lint.Note: "info"}

// Report implements Reporter.
func (GitLab) Report(w io.Writer, res *Result) error {
	issues := make([]gitlabIssue, 0, len(res.Findings)) // an empty report is [], not null
	hashes := make(map[*source.File][]string)
	seen := make(map[string]int)
	for _, f := range res.Findings {
		file := f.Span.File
		if hashes[file] == nil {
			hashes[file] = lineHashes(file.Content)
		}
		region := physical(f.Span).Region
		// The same while lines move. GitLab drops what has the fingerprint of another.
		identity := f.Rule.ID + "\x00" + uriPath(file) + "\x00" + f.Message
		if line := region.StartLine; line <= len(hashes[file]) {
			identity += "\x00" + hashes[file][line-1]
		}
		seen[identity]++
		sum := sha256.Sum256([]byte(identity + "\x00" + strconv.Itoa(seen[identity])))
		issues = append(issues, gitlabIssue{
			Description: sentence(f.Message), CheckName: f.Rule.ID, Fingerprint: hex.EncodeToString(sum[:16]),
			Severity: gitlabSeverity[f.Severity],
			Location: gitlabLocation{uriPath(file), gitlabLines{region.StartLine, region.EndLine}},
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(issues)
}
