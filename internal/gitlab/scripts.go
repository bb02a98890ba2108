package gitlab

import (
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// A Script is what a runner hands to one shell: the lines of script,
// before_script and the like.
type Script struct {
	Text     string           // all lines
	Commands []*shell.Command // what they run; none where they are of no POSIX shell
	Holders  []*Value         // the jobs, templates and defaults that have the script

	lines []line
}

// A line is an item of a script.
type line struct {
	start   int // in the text of the script
	value   *Value
	offsets []int // of the bytes of its text in the file; nil until asked for
}

// Scripts returns the scripts of the pipeline, each once, whoever inherits it:
// of jobs, of templates and of defaults.
func (p *Pipeline) Scripts() []*Script {
	if p.root == nil {
		return nil
	}
	if p.scripts != nil {
		return p.scripts
	}
	known := make(map[*Value]*Script)
	add := func(v, holder *Value) {
		if !v.IsSet() {
			return
		}
		if s := known[v]; s != nil {
			s.Holders = append(s.Holders, holder)
			return
		}
		s := newScript(v.Strings())
		s.Holders = []*Value{holder}
		known[v] = s
		p.scripts = append(p.scripts, s)
	}
	of := func(holder *Value) {
		for _, key := range []string{"before_script", "script", "after_script"} {
			add(holder.Get(key), holder)
		}
		add(holder.Get("hooks").Get("pre_get_sources_script"), holder)
		if steps := holder.Get("run"); steps != nil && steps.Kind == List {
			for _, step := range steps.Items {
				add(step.Get("script"), holder)
			}
		}
	}
	for _, j := range p.Jobs {
		of(j.Value)
	}
	for _, e := range p.root.entries {
		if e.value.Kind == Map && p.byName[e.key] == nil && !isGlobal(e.key) {
			of(e.value)
		}
	}
	of(p.root.Get("default"))
	of(p.root)
	return p.scripts
}

func newScript(items []*Value) *Script {
	s := &Script{}
	var b strings.Builder
	for _, item := range items {
		s.lines = append(s.lines, line{start: b.Len(), value: item})
		b.WriteString(readable(item.Text))
		b.WriteByte('\n')
	}
	s.Text = b.String()
	if parsed := shell.Parse(s.Text); parsed.Err == nil {
		s.Commands = parsed.Commands
		return s
	}
	for _, l := range s.lines { // what can be read
		parsed := shell.Parse(readable(l.value.Text))
		for _, c := range parsed.Commands {
			shift(c, l.start)
			s.Commands = append(s.Commands, c)
		}
	}
	return s
}

// shift moves a command that was parsed on its own to where it stands.
func shift(c *shell.Command, by int) {
	word := func(w *shell.Word) {
		w.Start, w.End = w.Start+by, w.End+by
		for i := range w.Expansions {
			w.Expansions[i].Start += by
			w.Expansions[i].End += by
		}
	}
	c.Start, c.End = c.Start+by, c.End+by
	word(&c.Name)
	for i := range c.Args {
		word(&c.Args[i])
	}
	for i := range c.Env {
		word(&c.Env[i].Value)
	}
	for i := range c.Redirects {
		word(&c.Redirects[i].Word)
		word(&c.Redirects[i].Body)
	}
}

// readable returns a text with letters in the place of $[[ … ]], which is no
// shell: GitLab puts the value in before the script runs.
func readable(text string) string {
	list := expansions(text)
	if list == nil {
		return text
	}
	b := []byte(text)
	for _, e := range list {
		for i := e.start; i < e.end; i++ {
			b[i] = 'x'
		}
	}
	return string(b)
}

// Span returns the bytes of the file that a part of the script's text is, up to
// the end of its first line; the whole item where that cannot be told.
func (s *Script) Span(start, end int) source.Span {
	i, found := slices.BinarySearchFunc(s.lines, start, func(l line, at int) int { return l.start - at })
	if !found {
		i--
	}
	if i < 0 {
		return s.lines[0].value.Span()
	}
	l := &s.lines[i]
	whole := l.value.Span()
	from, to := start-l.start, min(end-l.start, len(l.value.Text))
	if n := strings.IndexByte(l.value.Text[min(from, len(l.value.Text)):], '\n'); n >= 0 {
		to = min(to, from+n)
	}
	if l.value.Text != l.value.node.Value || from > to { // an input was put in
		return whole
	}
	if l.offsets == nil {
		l.offsets = yamlfile.Offsets(l.value.file, l.value.node)
	}
	if to >= len(l.offsets) {
		return whole
	}
	return l.value.file.Span(l.offsets[from], l.offsets[to])
}

// Variables returns the variables of a job or template, and those of the
// pipeline, by name. The values of those in the long form are those at value.
func (p *Pipeline) Variables(holder *Value) map[string]*Value {
	all := make(map[string]*Value)
	for _, set := range []*Value{p.root.Get("variables"), holder.Get("variables")} {
		if set == nil || set.Kind != Map {
			continue
		}
		for _, e := range set.entries {
			v := e.value
			if v.Kind == Map {
				v = v.Get("value")
			}
			if v != nil {
				all[e.key] = v
			}
		}
	}
	return all
}

// Related says where a file is included that a finding stands in.
func (p *Pipeline) Related(f source.Span) (where source.Span, ok bool) {
	where, ok = p.includedAt[f.File.Path]
	return where, ok
}
