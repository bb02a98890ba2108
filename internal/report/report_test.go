package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

var (
	ruleA = &lint.Rule{ID: "k8s-latest-tag", Title: "image has no fixed tag", Severity: lint.Warning, Doc: "First.\n\nSecond.", Tags: []string{"security"}, Since: "0.1.0"}
	ruleB = &lint.Rule{ID: "tf-fmt", Title: "file is not formatted", Severity: lint.Error, Doc: "Doc.", Tags: []string{"style"}, Since: "0.1.0"}
)

func sample() *Result {
	wide := source.NewFile("a b/ü.yaml", []byte("top:\r\n\timage: \"日本𝄞:latest\" # x\n"))
	plain := source.NewFile("m/main.tf", []byte("a = 1\nb=2\n"))
	start := bytes.IndexByte(wide.Content, '"')
	end := start + len(`"日本𝄞:latest"`)
	finding := func(f *source.File, r *lint.Rule, s, e int, msg string) lint.Finding {
		return lint.Finding{Rule: r, Severity: r.Severity, Message: msg, Span: f.Span(s, e)}
	}
	one := finding(wide, ruleA, start, end, "tag \x1b[31mcan move")
	one.Related = []lint.Related{{Span: plain.LineSpan(1), Message: "rendered by overlay m"}}
	two := finding(wide, ruleA, end+1, end+2, "another on the line")
	three := finding(plain, ruleB, 6, 9, "is not formatted")
	three.Detail = "@@ -2 +2 @@\n-b=2\n+b = 2\n"
	three.Fixes = []lint.Fix{{Message: "Format the line", Safe: true, Edits: []lint.TextEdit{{Span: plain.Span(6, 9), New: []byte("b = 2")}}}}
	four := finding(plain, ruleB, 10, 10, "a point at the end")
	return &Result{
		Version: "v1.2.3", Rules: func() []*lint.Rule { return []*lint.Rule{ruleA, ruleB} },
		Findings:   []lint.Finding{one, two, three, four},
		NotChecked: []lint.NotChecked{{Path: "m", Reason: "module is not installed"}},
		Files:      2, Units: map[string]int{"module": 1, "manifest": 1}, Duration: 840 * time.Millisecond,
	}
}

func TestGitHub(t *testing.T) {
	res := sample()
	file := source.NewFile("a,b:c%\n.tf", []byte("x\n"))
	res.Findings = append(res.Findings[:1:1], lint.Finding{Rule: ruleB, Severity: lint.Note, Message: "two\nlines: 100%", Span: file.Span(0, 1)})
	var out bytes.Buffer
	if err := (GitHub{}).Report(&out, res); err != nil {
		t.Fatal(err)
	}
	const want = `::warning file=a b/ü.yaml,line=2,col=9,endLine=2,endColumn=22,title=k8s-latest-tag::Tag \x1b[31mcan move.%0Arendered by overlay m: m/main.tf:1:1
::notice file=a%2Cb%3Ac%25\x0a.tf,line=1,col=1,endLine=1,endColumn=2,title=tf-fmt::two\x0alines: 100%25.
`
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

func TestGitLab(t *testing.T) {
	res := sample()
	res.Findings = append(res.Findings, res.Findings[0]) // the same once more
	var out bytes.Buffer
	if err := (GitLab{}).Report(&out, res); err != nil {
		t.Fatal(err)
	}
	var issues []gitlabIssue
	if err := json.Unmarshal(out.Bytes(), &issues); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for _, i := range issues {
		if seen[i.Fingerprint] {
			t.Errorf("%s has the fingerprint of another", i.Description)
		}
		seen[i.Fingerprint] = true
	}
	if len(issues) != len(res.Findings) {
		t.Errorf("%d issues of %d findings", len(issues), len(res.Findings))
	}
}

func TestText(t *testing.T) {
	const want = `a b/ü.yaml:2:9: warning: tag \x1b[31mcan move [k8s-latest-tag]
   |
 2 |     image: "日本𝄞:latest" # x
   |            ^~~~~~~~~~~~~~
   = rendered by overlay m: m/main.tf:1:1

a b/ü.yaml:2:23: warning: another on the line [k8s-latest-tag]
   |
 2 |     image: "日本𝄞:latest" # x
   |                           ^

m/main.tf:2:1: error: is not formatted [tf-fmt]
   |
 2 | b=2
   | ^~~
     @@ -2 +2 @@
     -b=2
     +b = 2
   = fix: Format the line

m/main.tf:3:1: error: a point at the end [tf-fmt]

Not checked:
  module is not installed: m

`
	var b bytes.Buffer
	if err := (Text{}).Report(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := (Text{Color: true}).Report(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\x1b[33mwarning\x1b[0m") || strings.Contains(b.String(), "\x1b[31mcan") {
		t.Errorf("colour: %q", b.String())
	}
}

func TestSummary(t *testing.T) {
	const want = "Checked 2 files (1 module, 1 manifest) in 0.84s: 2 errors, 2 warnings, 1 fixable."
	if got := Summary(sample()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := Summary(&Result{}); got != "Checked 0 files in 0.00s: no findings." {
		t.Errorf("got %s", got)
	}
}

func TestFrameOfLongLine(t *testing.T) {
	f := source.NewFile("min.json", []byte(strings.Repeat("é", 1<<20)+"X"+strings.Repeat("é", 1<<20)))
	var b bytes.Buffer
	at := 2 << 20
	(Text{}).frame(&b, f.Span(at, at+1))
	lines := strings.Split(b.String(), "\n")
	before, _, found := strings.Cut(lines[1], "X")
	if len(lines[1]) > 200 || !found || columns(before) != strings.Index(lines[2], "^") {
		t.Errorf("frame:\n%s", b.String())
	}
}

func TestSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := (SARIF{}).Report(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 3 {
		t.Fatalf("%d results, want 3: two on one line are one", len(run.Results))
	}
	if run.Results[0].Level != "error" || run.Results[2].Level != "warning" {
		t.Error("the most severe do not come first")
	}
	last := run.Results[2]
	if got := last.Locations[0].PhysicalLocation.ArtifactLocation.URI; got != "a%20b/%C3%BC.yaml" {
		t.Errorf("uri is %s", got)
	}
	if got, want := last.Locations[0].PhysicalLocation.Region, (sarifRegion{2, 9, 2, 22}); got != want {
		t.Errorf("region is %v, want %v", got, want)
	}
	if !strings.Contains(last.Message.Text, "; another on the line.") {
		t.Errorf("message is %q", last.Message.Text)
	}
	if run.Tool.Driver.SemanticVersion != "1.2.3" || run.Tool.Driver.Rules[0].Properties.SecuritySeverity != "5.0" || run.Tool.Driver.Rules[1].Properties.SecuritySeverity != "" {
		t.Error("driver properties")
	}
	if run.Tool.Driver.Rules[0].FullDescription.Text != "First." {
		t.Errorf("full description is %q", run.Tool.Driver.Rules[0].FullDescription.Text)
	}
}

func TestSARIFLimit(t *testing.T) {
	res := sample()
	res.Findings = nil
	f := source.NewFile("x.tf", []byte(strings.Repeat("x\n", maxResults+10)))
	for i := range maxResults + 7 {
		res.Findings = append(res.Findings, lint.Finding{Rule: ruleA, Severity: lint.Warning, Message: "m", Span: f.LineSpan(i + 1)})
	}
	var b bytes.Buffer
	if err := (SARIF{}).Report(&b, res); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if n := len(log.Runs[0].Results); n != maxResults {
		t.Errorf("%d results", n)
	}
	if !strings.HasPrefix(log.Runs[0].Invocations[0].Notifications[0].Message.Text, "7 more results") {
		t.Error("what is left out is not said")
	}
}

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain ü 日":          "plain ü 日",
		"\x1b]0;title\x07":   `\x1b]0;title\x07`,
		"a\u202eb":           `a\u202eb`,
		"\xff":               `\xff`,
		"\u009b31m":          `\u009b31m`,
		"carriage\rreturn\n": `carriage\x0dreturn\x0a`,
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}
