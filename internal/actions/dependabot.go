package actions

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A dependabot is the configuration of Dependabot. It implements lint.Unit. What
// it may hold is what GitHub documents,
// https://docs.github.com/en/code-security/dependabot/working-with-dependabot/dependabot-options-reference.
type dependabot struct {
	file    *source.File
	doc     *yamlfile.Document // nil before Check, and where there is none
	out     *lint.Results      // during Check
	pragmas pragmas
}

// isDependabot reports whether f configures Dependabot, of this repository or of
// one that lies below it.
func isDependabot(f *source.File) bool {
	dir, base := path.Split(f.Path)
	if base == "dependabot.yml" || base == "dependabot.yaml" {
		return strings.HasSuffix("/"+dir, "/.github/") || f.Named
	}
	return f.Named && isYAML(base) && yamlfile.HasTopKeys(f.Content, "version", "updates")
}

func (d *dependabot) Kind() string          { return "dependabot file" }
func (d *dependabot) File() *source.File    { return d.file }
func (d *dependabot) Files() []*source.File { return []*source.File{d.file} }

// Documents returns the file as it is written, of type "dependabot".
func (d *dependabot) Documents() []lint.Document {
	if d.doc == nil {
		return nil
	}
	value, err := d.doc.Value(yamlfile.YAML12)
	if err != nil {
		return nil
	}
	return []lint.Document{{
		Type: "dependabot", File: d.file, Value: value,
		Locate: func(path []any) (source.Span, []lint.Related) { return d.doc.Locate(path), nil },
	}}
}

func (d *dependabot) errorf(n *yaml.Node, format string, args ...any) {
	d.report(ruleDependabotSchema, n, format, args...)
}

func (d *dependabot) report(r *lint.Rule, n *yaml.Node, format string, args ...any) {
	d.out.Report(lint.Finding{Rule: r, Span: yamlfile.Span(d.file, n), Message: fmt.Sprintf(format, args...)})
}

var (
	dependabotKeys = []string{"version", "updates", "registries", "enable-beta-ecosystems", "multi-ecosystem-groups"}
	updateKeys     = []string{
		"allow", "assignees", "commit-message", "cooldown", "directories", "directory", "exclude-paths", "groups", "ignore",
		"insecure-external-code-execution", "labels", "milestone", "multi-ecosystem-group", "open-pull-requests-limit",
		"package-ecosystem", "patterns", "pull-request-branch-name", "rebase-strategy", "registries", "reviewers", "schedule",
		"target-branch", "vendor", "versioning-strategy",
	}
	intervals  = []string{"daily", "weekly", "monthly", "quarterly", "semiannually", "yearly", "cron"}
	ecosystems = []string{
		"bazel", "bun", "bundler", "cargo", "composer", "conda", "devcontainers", "docker", "docker-compose", "dotnet-sdk", "elm",
		"github-actions", "gitsubmodule", "gomod", "gradle", "helm", "julia", "maven", "mix", "npm", "nuget", "opentofu", "pip",
		"pre-commit", "pub", "rust-toolchain", "sbt", "swift", "terraform", "uv", "vcpkg",
	}
)

// Check reports what GitHub refuses, updates that are taken at once, and code of
// dependencies that runs.
func (d *dependabot) Check(_ context.Context, out *lint.Results) error {
	d.out = out
	docs, err := yamlfile.Parse(d.file)
	if err != nil {
		span, message := d.file.LineSpan(1), err.Error()
		var e *yamlfile.Error
		if errors.As(err, &e) {
			span, message = e.Span, e.Message
		}
		out.Report(lint.Finding{Rule: ruleDependabotSchema, Span: span, Message: "could not parse as YAML: " + message})
		return nil
	}
	if len(docs) == 0 || docs[0].Root == nil || docs[0].Root.Kind != yaml.MappingNode {
		out.Report(lint.Finding{Rule: ruleDependabotSchema, Span: d.file.LineSpan(1), Message: "configuration of Dependabot is no mapping"})
		return nil
	}
	d.doc = docs[0]
	root := d.doc.Root
	d.keys(root, "the configuration", dependabotKeys)
	switch v := valueOf(root, "version"); {
	case v == nil:
		d.errorf(root.Content[0], "version is missing, want version: 2")
	case v.Value != "2":
		d.errorf(v, "version is %q, want 2", v.Value)
	}
	updates := yamlfile.Resolve(valueOf(root, "updates"))
	switch {
	case updates == nil:
		d.errorf(root.Content[0], "updates is missing")
	case updates.Kind != yaml.SequenceNode:
		d.errorf(updates, "updates is %s, not a list", describe(updates))
	default:
		for _, n := range updates.Content {
			d.update(yamlfile.Resolve(n))
		}
	}
	return nil
}

// keys reports keys that look like a slip. Others may be newer than infralint.
func (d *dependabot) keys(n *yaml.Node, what string, known []string) {
	for _, e := range entries(n) {
		if hint := suggest.DidYouMean(e.name(), known); hint != "" && !slices.Contains(known, e.name()) {
			d.errorf(e.key, "unknown key %q in %s%s", e.name(), what, hint)
		}
	}
}

func (d *dependabot) update(n *yaml.Node) {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		d.errorf(n, "an update is %s, not a mapping", describe(n))
		return
	}
	d.keys(n, "an update", updateKeys)
	first := n.Content[0]
	ecosystem := yamlfile.Resolve(valueOf(n, "package-ecosystem"))
	if ecosystem == nil {
		d.errorf(first, "package-ecosystem is missing")
	} else if hint := suggest.DidYouMean(ecosystem.Value, ecosystems); hint != "" && !slices.Contains(ecosystems, ecosystem.Value) {
		d.errorf(ecosystem, "package-ecosystem %q does not exist%s", ecosystem.Value, hint)
	}
	grouped := valueOf(n, "multi-ecosystem-group") != nil
	switch directory, directories := valueOf(n, "directory"), valueOf(n, "directories"); {
	case directory == nil && directories == nil:
		d.errorf(first, "directory is missing")
	case directory != nil && directories != nil:
		d.errorf(directory, "directory and directories exclude each other")
	}
	interval := yamlfile.Resolve(valueOf(yamlfile.Resolve(valueOf(n, "schedule")), "interval"))
	switch {
	case interval == nil && !grouped:
		d.errorf(first, "schedule.interval is missing")
	case interval != nil && !slices.Contains(intervals, interval.Value):
		d.errorf(interval, "schedule.interval is %q, want %s", interval.Value, strings.Join(intervals, ", "))
	}
	if v := yamlfile.Resolve(valueOf(n, "insecure-external-code-execution")); v != nil && v.Value == "allow" {
		d.report(ruleDependabotExecution, v, "code of dependencies runs where the credentials of registries are")
	}
	d.cooldown(n, ecosystem)
}

// minimumDays is the shortest cooldown that is not reported: most malicious
// releases are found and taken back within days.
const minimumDays = 7

func (d *dependabot) cooldown(update, ecosystem *yaml.Node) {
	name := "this update"
	at := update.Content[0]
	if ecosystem != nil {
		name, at = ecosystem.Value, ecosystem
	}
	cooldown := yamlfile.Resolve(valueOf(update, "cooldown"))
	days := yamlfile.Resolve(valueOf(cooldown, "default-days"))
	if cooldown != nil && valueOf(update, "multi-ecosystem-group") != nil {
		d.report(ruleDependabotCooldownGroup, cooldown, "cooldown for %s is one of several in its group", name)
	}
	limit := yamlfile.Resolve(valueOf(update, "open-pull-requests-limit"))
	switch {
	case limit != nil && limit.Value == "0":
		// Updates for known vulnerabilities alone, which wait for nothing.
	case cooldown == nil:
		d.report(ruleDependabotCooldown, at, "no cooldown for %s: new releases are taken after three days; wait for %d or more", name, minimumDays)
	case days == nil:
		d.report(ruleDependabotCooldown, cooldown, "cooldown for %s has no default-days; wait for %d or more", name, minimumDays)
	default:
		if n, err := strconv.Atoi(days.Value); err == nil && n < minimumDays {
			d.report(ruleDependabotCooldown, days, "cooldown for %s is %d days; wait for %d or more", name, n, minimumDays)
		}
	}
}
