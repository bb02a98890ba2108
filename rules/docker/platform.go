package docker

import (
	"strings"

	"github.com/infralint/infralint/internal/docker"
	"github.com/infralint/infralint/internal/lint"
)

// PlatformConstant reports stages that are for one platform whatever is built.
var PlatformConstant = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-platform-constant",
		Title:    "FROM names a platform",
		Severity: lint.Note,
		Doc: `
` + "`FROM --platform=linux/amd64`" + ` gives an image of that platform even where another one is asked
for: on a machine with ARM processors it runs in an emulator, or not at all.

Leave the flag out, and say ` + "`docker build --platform`" + ` where it matters. ` + "`$BUILDPLATFORM`" + ` is
for stages that cross-compile. A stage with the name of a platform in its own name is
taken as meant for it.
`,
		Bad:   "-- Dockerfile --\nFROM --platform=linux/amd64 alpine:3.22\n",
		Good:  "-- Dockerfile --\nFROM --platform=$BUILDPLATFORM alpine:3.22\n",
		Tags:  []string{"reliability"},
		Peers: []string{"hadolint:DL3029", "buildkit:FromPlatformFlagConstDisallowed"},
		Refs:  []string{checksPage + "from-platform-flag-const-disallowed/"},
		Since: "0.1.0",
		Off:   true,
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("FromPlatformFlagConstDisallowed") {
			return nil
		}
		for _, s := range p.Unit.Stages {
			for _, f := range s.From.Flag("platform") {
				if f.Value != "" && !strings.Contains(f.Value, "$") && !forPlatform(s.Name, f.Value) {
					p.Reportf(f.Span, "stage is for the platform %s, whatever is built", f.Value)
				}
			}
		}
		return nil
	},
}

// forPlatform reports whether the name of a stage has a part of a platform in it.
func forPlatform(name, platform string) bool {
	for part := range strings.SplitSeq(platform, "/") {
		if part != "" && strings.Contains(name, strings.ToLower(part)) {
			return true
		}
	}
	return false
}

// RedundantPlatform reports --platform=$TARGETPLATFORM.
var RedundantPlatform = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-redundant-platform",
		Title:    "FROM names the platform that it has anyway",
		Severity: lint.Note,
		Doc: `
A stage is for ` + "`$TARGETPLATFORM`" + ` unless it says something else. The flag has no effect.

Leave it out.
`,
		Bad:   "-- Dockerfile --\nFROM --platform=$TARGETPLATFORM alpine:3.22\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\n",
		Tags:  []string{"style"},
		Peers: []string{"buildkit:RedundantTargetPlatform"},
		Refs:  []string{checksPage + "redundant-target-platform/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("RedundantTargetPlatform") {
			return nil
		}
		for _, s := range p.Unit.Stages {
			for _, f := range s.From.Flag("platform") {
				if !isTargetPlatform(f.Value) {
					continue
				}
				cut := f.Span
				for cut.End < len(cut.File.Content) && cut.File.Content[cut.End] == ' ' {
					cut.End++
				}
				p.Report(lint.Finding{
					Span:    f.Span,
					Message: "stage is for " + f.Value + " without saying so",
					Fixes:   []lint.Fix{{Message: "Remove the flag", Safe: true, Edits: []lint.TextEdit{{Span: cut}}}},
				})
			}
		}
		return nil
	},
}

// isTargetPlatform reports whether value is that of a variable which is always
// set, so that ${TARGETPLATFORM:-x} is the same.
func isTargetPlatform(value string) bool {
	if value == "$TARGETPLATFORM" {
		return true
	}
	rest, ok := strings.CutPrefix(value, "${TARGETPLATFORM")
	return ok && (rest == "}" || strings.HasPrefix(rest, ":-") || strings.HasPrefix(rest, "-"))
}

// LegacyKeyValue reports ENV NAME value.
var LegacyKeyValue = &docker.Analyzer{
	Rule: lint.Rule{
		ID:       "docker-legacy-key-value",
		Title:    "ENV or LABEL without =",
		Severity: lint.Note,
		Doc: `
` + "`ENV NAME value`" + ` takes the rest of the line as the value, so that ` + "`ENV A=1 B=2`" + ` and ` + "`ENV A 1 B=2`" + `
mean different things. BuildKit keeps the form for old files and warns of it.

Write ` + "`ENV NAME=\"value\"`" + `.
`,
		Bad:   "-- Dockerfile --\nFROM alpine:3.22\nENV MODE production\n",
		Good:  "-- Dockerfile --\nFROM alpine:3.22\nENV MODE=production\n",
		Tags:  []string{"style"},
		Peers: []string{"buildkit:LegacyKeyValueFormat"},
		Refs:  []string{checksPage + "legacy-key-value-format/"},
		Since: "0.1.0",
	},
	Run: func(p *docker.Pass) error {
		if p.Unit.Skips("LegacyKeyValueFormat") {
			return nil
		}
		for _, i := range p.Unit.All() {
			for _, pair := range i.Pairs {
				if !pair.NoSign {
					continue
				}
				f := lint.Finding{Span: pair.Span.FirstLine(), Message: i.Name + " " + pair.Name + " is written without ="}
				raw := pair.Value.Raw
				written := string(pair.Span.Text())
				if strings.HasPrefix(written, pair.Name) && strings.HasSuffix(written, raw) && strings.TrimSpace(written[len(pair.Name):len(written)-len(raw)]) == "" {
					value := raw
					if strings.ContainsAny(raw, " \t#'\"\\`") {
						if strings.ContainsAny(raw, "\"\\`'") {
							value = "" // what is quoted in it means something else then
						} else {
							value = `"` + raw + `"`
						}
					}
					if value != "" {
						f.Fixes = []lint.Fix{{Message: "Write it with =", Safe: true, Edits: []lint.TextEdit{{Span: pair.Span, New: []byte(pair.Name + "=" + value)}}}}
					}
				}
				p.Report(f)
			}
		}
		return nil
	},
}
