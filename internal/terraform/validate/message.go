package validate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// result turns what was found into diagnostics, in order of place. What
// several evaluations say of one place is there once, whatever the values;
// what is missing from one place may be several things.
func (r *run) result() Result {
	out := Result{NotChecked: r.notChecked}
	type key struct {
		summary    string
		file       *source.File
		start, end int
		missing    string
	}
	seen := map[key]bool{}
	for _, d := range r.diags {
		diag := r.diagnostic(d)
		k := key{diag.Summary, diag.Span.File, diag.Span.Start, diag.Span.End, ""}
		if strings.HasPrefix(diag.Summary, "Missing ") {
			k.missing = diag.Message
		}
		if seen[k] {
			continue
		}
		seen[k] = true
		out.Diagnostics = append(out.Diagnostics, diag)
	}
	slices.SortStableFunc(out.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Span.File.Path, b.Span.File.Path),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Summary, b.Summary),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return out
}

func (r *run) diagnostic(d located) Diagnostic {
	out := Diagnostic{Summary: d.Summary, Severity: lint.Error, Span: r.span(d.Subject), Dir: d.dir}
	if d.Severity == hcl.DiagWarning {
		out.Severity = lint.Warning
	}
	related := func(all ...config.Related) {
		for _, rel := range all {
			out.Related = append(out.Related, lint.Related{Span: r.span(&rel.Range), Message: rel.Message})
		}
	}
	switch extra := d.Extra.(type) {
	case config.NoPlace:
		out.Placeless = true
	case config.Related:
		related(extra)
	case cycle:
		out.Placeless = true
		related(extra.related...)
	}
	summary := fragment(d.Summary)
	if out.Placeless && strings.HasPrefix(d.Summary, "Cycle: ") {
		summary = "cycle"
	}
	out.Message = summary
	if detail := fragment(d.Detail); detail != "" {
		out.Message += ": " + detail
	}
	out.Fixes = fixes(out)
	return out
}

// span finds the bytes of a range; without one, the start of the root module.
func (r *run) span(rng *hcl.Range) source.Span {
	if rng != nil {
		if f := r.files[rng.Filename]; f != nil {
			return f.Span(rng.Start.Byte, rng.End.Byte)
		}
	}
	var first *source.File
	for _, f := range r.files {
		if first == nil || f.Path < first.Path {
			first = f
		}
	}
	if first == nil {
		first = source.NewFile(r.root.dir, nil)
	}
	return first.Span(0, 0)
}

// fragment makes a sentence fragment of a text: its first paragraph without
// capitals and full stops.
func fragment(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n\n")
	sentences := strings.Split(strings.ReplaceAll(text, "\n", " "), ". ")
	for i, s := range sentences {
		sentences[i] = lowerFirst(strings.TrimSuffix(strings.TrimSpace(s), "."))
	}
	return strings.Join(sentences, "; ")
}

// lowerFirst lowers the first letter of a word that is not all capitals.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
