// Package explain writes what there is to say about a rule, for a terminal and
// for the pages in docs/rules.
package explain

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
)

// Text returns r for a terminal.
func Text(r *lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", r.ID, r.Title)
	fmt.Fprintf(&b, "Severity: %s\nTags:     %s\n", level(r), strings.Join(r.Tags, ", "))
	if len(r.Peers) > 0 {
		fmt.Fprintf(&b, "Also:     %s\n", strings.Join(r.Peers, ", "))
	}
	fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(r.Doc))
	example(&b, "Reported", r.Bad, func(name, text string) {
		fmt.Fprintf(&b, "  # %s\n%s\n", name, indent(text))
	})
	example(&b, "Not reported", r.Good, func(name, text string) {
		fmt.Fprintf(&b, "  # %s\n%s\n", name, indent(text))
	})
	if len(r.Refs) > 0 {
		fmt.Fprintf(&b, "\nMore:\n")
		for _, ref := range r.Refs {
			fmt.Fprintf(&b, "  %s\n", ref)
		}
	}
	fmt.Fprintf(&b, "\nTo change its level, in .infralint.yaml:\n  rules:\n    %s: off   # or note, warning, error\n", r.ID)
	fmt.Fprintf(&b, "\nTo accept one finding, at the end of its line or above it:\n  # infralint: ignore[%s] why\n", r.ID)
	return b.String()
}

// Markdown returns the page of r.
func Markdown(r *lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", r.ID, capital(r.Title)+".")
	fmt.Fprintf(&b, "| severity | tags | since |\n|---|---|---|\n| %s | %s | %s |\n\n", level(r), strings.Join(r.Tags, ", "), r.Since)
	fmt.Fprintf(&b, "%s\n", strings.TrimSpace(r.Doc))
	fence := func(name, text string) {
		fmt.Fprintf(&b, "`%s`\n\n```%s\n%s\n```\n\n", name, language(name), strings.TrimRight(text, "\n"))
	}
	example(&b, "## Reported\n", r.Bad, fence)
	example(&b, "## Not reported\n", r.Good, fence)
	if len(r.Peers) > 0 {
		fmt.Fprintf(&b, "## The same elsewhere\n\n")
		for _, p := range r.Peers {
			fmt.Fprintf(&b, "- `%s`\n", p)
		}
		b.WriteString("\n")
	}
	if len(r.Refs) > 0 {
		fmt.Fprintf(&b, "## More\n\n")
		for _, ref := range r.Refs {
			fmt.Fprintf(&b, "- <%s>\n", ref)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "## Configuration\n\n```yaml\nrules:\n  %s: off # or note, warning, error\n```\n", r.ID)
	return b.String()
}

// Index returns the page that lists all rules, which must be in order of ID.
func Index(rules []*lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Rules\n\n%d rules. `infralint explain RULE` prints a page in the terminal.\n\n| rule | severity | what |\n|---|---|---|\n", len(rules))
	for _, r := range rules {
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", r.ID, r.ID, level(r), strings.ReplaceAll(r.Title, "|", "\\|"))
	}
	return b.String()
}

func level(r *lint.Rule) string {
	if r.Off {
		return r.Severity.String() + " (off by default)"
	}
	return r.Severity.String()
}

// example writes each file of an archive; nothing for a rule without example.
func example(b *strings.Builder, title, archive string, write func(name, text string)) {
	files := txtar.Parse([]byte(archive)).Files
	if len(files) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, f := range files {
		write(f.Name, string(f.Data))
	}
}

func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("  " + line)
	}
	return strings.TrimRight(b.String(), "\n")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func language(name string) string {
	switch path.Ext(name) {
	case ".tf", ".hcl", ".tfvars", ".tofu":
		return "hcl"
	case ".yaml", ".yml":
		return "yaml"
	case ".json":
		return "json"
	}
	if path.Base(name) == "Dockerfile" {
		return "dockerfile"
	}
	return ""
}
