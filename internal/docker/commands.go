package docker

import (
	"path"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/infralint/infralint/internal/shell"
	"github.com/infralint/infralint/internal/source"
)

// commands takes apart what an instruction runs.
func (d *Dockerfile) commands(i *Instruction) {
	args := i.Args
	switch i.Name {
	case "RUN", "CMD", "ENTRYPOINT":
	case "HEALTHCHECK":
		if len(args) < 2 || !strings.EqualFold(args[0].Raw, "CMD") {
			return
		}
		args = args[1:]
	default:
		return
	}
	if i.JSON {
		i.exec(args)
		return
	}
	if len(args) == 0 {
		return
	}
	program, options := d.shellOf(i.Stage, i.node.StartLine)
	if !shell.IsShell(program) {
		i.Unread = "is for " + program
		return
	}
	at := strings.LastIndex(i.line.string, args[0].Raw)
	if at < 0 {
		i.Unread = "is at an unknown place"
		return
	}
	i.script = i.line.from(at)
	if len(i.Heredocs) > 0 && i.Name == "RUN" {
		if why := d.heredocs(i); why != "" {
			i.Unread = why
			return
		}
	}
	parsed := shell.Parse(i.script.string)
	if parsed.Err != nil {
		i.Unread = "cannot be read: " + parsed.Err.Error()
		return
	}
	i.Commands = parsed.Commands
	for _, o := range options {
		if o == "pipefail" {
			for _, c := range i.Commands {
				c.Pipefail = true
			}
		}
	}
}

// exec takes apart a command in the JSON form.
func (i *Instruction) exec(args []Word) {
	// Offsets are those of the file.
	i.script = &text{string: string(i.Span.File.Content), file: i.Span.File, segments: []segment{{0, 0}}}
	list := make([]shell.Word, len(args))
	for k, a := range args {
		list[k] = shell.Word{Text: a.Raw, Literal: true, Start: a.Span.Start, End: a.Span.End}
	}
	i.Commands = shell.ParseArgs(list).Commands
}

// heredocs puts the here-documents of RUN behind its line. Where the line is
// nothing but one, that is the script, and what its first line names runs it.
func (d *Dockerfile) heredocs(i *Instruction) string {
	size := 0
	for _, doc := range i.Heredocs {
		size += len(doc.Content)
	}
	if size > shell.MaxScript {
		return "cannot be read: script is too long"
	}
	_, line := logicalLine(d.file, i.node.StartLine, d.escape)
	if first := parser.MustParseHeredoc(strings.TrimSpace(i.script.string)); first != nil && len(i.Heredocs) == 1 {
		doc := i.Heredocs[0]
		if interpreter, ok := strings.CutPrefix(doc.Content, "#!"); ok {
			interpreter, _, _ = strings.Cut(interpreter, "\n")
			fields := strings.Fields(interpreter)
			if len(fields) > 1 && path.Base(fields[0]) == "env" {
				fields = fields[1:]
			}
			if len(fields) == 0 || !shell.IsShell(path.Base(fields[0])) {
				return "is for another interpreter"
			}
		}
		i.script = &text{file: d.file}
		d.content(i.script, line, doc)
		return ""
	}
	for _, doc := range i.Heredocs {
		i.script.string += "\n"
		line = d.content(i.script, line, doc)
		i.script.string += doc.Name + "\n"
	}
	return ""
}

// content adds the lines of a here-document that begins at a line, and returns
// the line behind it.
func (d *Dockerfile) content(to *text, line int, doc parser.Heredoc) int {
	for range strings.Count(doc.Content, "\n") {
		s := d.file.LineSpan(line)
		start := s.Start
		if doc.Chomp {
			for start < s.End && d.file.Content[start] == '\t' {
				start++
			}
		}
		to.add(start, s.End)
		to.string += "\n"
		line++
	}
	return line + 1 // the delimiter
}

// shellOf returns the program that runs the shell forms of the last instruction
// of a stage so far, which stands at a line, and its options.
func (d *Dockerfile) shellOf(stage *Stage, line int) (string, []string) {
	if stage == nil {
		return "sh", nil
	}
	for _, s := range stage.Lineage() {
		if s != stage {
			line = d.Stages[s.Index+1].From.node.StartLine // up to its end
		}
		named, at := d.namedShell(s.From.node.StartLine, line)
		for k := len(s.Instructions) - 1; k >= 0; k-- {
			i := s.Instructions[k]
			if i.node.StartLine < at {
				break
			}
			if i.Name == "SHELL" && i.JSON && len(i.Args) > 0 {
				var options []string
				for _, a := range i.Args[1:] {
					options = append(options, a.Raw)
				}
				return programOf(i.Args[0].Raw), options
			}
		}
		if named != "" {
			return programOf(named), nil
		}
		if s.Base == nil && d.isWindows(s) {
			return "cmd", nil
		}
	}
	return "sh", nil
}

// programOf returns the name of a program without its folder, in lower case.
func programOf(path string) string {
	return strings.TrimSuffix(strings.ToLower(path[strings.LastIndexAny(path, `/\`)+1:]), ".exe")
}

// isWindows reports whether a stage begins with an image of Windows.
func (d *Dockerfile) isWindows(s *Stage) bool {
	for _, part := range []string{"/windows", "nanoserver", "servercore", "windowsservercore"} {
		if strings.Contains(s.Image, part) {
			return true
		}
	}
	for _, f := range s.From.Flag("platform") {
		if strings.HasPrefix(f.Value, "windows") {
			return true
		}
	}
	return d.escape == '`'
}

// At returns the bytes of a word of one of the Commands.
func (i *Instruction) At(w shell.Word) source.Span { return i.scriptSpan(w.Start, w.End) }
