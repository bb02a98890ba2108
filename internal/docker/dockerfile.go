package docker

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/suggest"
)

// A Dockerfile is one file. It implements lint.Unit, and is what the analyzers
// run on. It is used by one goroutine at a time.
type Dockerfile struct {
	// Global are the instructions in front of the first FROM: ARG, and what is
	// wrong there.
	Global []*Instruction
	// Stages are the stages in order. The last one is what is built unless
	// something else is asked for.
	Stages []*Stage
	// Directives are the parser directives by name: syntax, escape, check.
	Directives map[string]string
	// Warnings are what BuildKit's parser warns of.
	Warnings []Warning

	file      *source.File
	tree      *source.Tree
	analyzers []*Analyzer
	escape    byte
	pragmas   []pragma
	accepted  map[string][]interval // by the peer; nil until it is asked for
}

// A Warning is what one of BuildKit's build checks says while it parses, see
// https://docs.docker.com/reference/build-checks/.
type Warning struct {
	Check   string // "StageNameCasing"
	Message string
	Span    source.Span
	In      *Instruction // nil for what concerns no instruction that could be read
}

// Kind returns "dockerfile".
func (d *Dockerfile) Kind() string { return "dockerfile" }

// File returns the file.
func (d *Dockerfile) File() *source.File { return d.file }

// Files returns the file, and the file that says what it may not copy.
func (d *Dockerfile) Files() []*source.File {
	if f := d.Ignore(); f != nil {
		return []*source.File{d.file, f}
	}
	return []*source.File{d.file}
}

// Check reports what cannot be parsed and what the analyzers find.
func (d *Dockerfile) Check(ctx context.Context, out *lint.Results) error {
	if isTemplate(d.file.Content) {
		out.Skip(d.file.Path, "is a template of a Dockerfile")
		return nil
	}
	if why := hostile(d.file.Content); why != "" {
		out.Skip(d.file.Path, why)
		return nil
	}
	d.parse(out)
	return lint.Run(ctx, d.analyzers, d, out)
}

// hostile says why a file is not read: it would take BuildKit's lexer for ever,
// or make it write to the terminal.
func hostile(content []byte) string {
	if bytes.IndexByte(content, 0) >= 0 {
		return "has a NUL byte"
	}
	for _, word := range []string{"${", "onbuild"} {
		lower := bytes.ToLower(content)
		if bytes.Count(lower, []byte(word)) <= maxVariables {
			continue
		}
		for line := range bytes.SplitSeq(lower, []byte("\n")) {
			if bytes.Count(line, []byte(word)) > maxVariables {
				return "has a line with too many variables or triggers"
			}
		}
	}
	return ""
}

// Final returns the stage that is built; nil where there is none.
func (d *Dockerfile) Final() *Stage {
	if len(d.Stages) == 0 {
		return nil
	}
	return d.Stages[len(d.Stages)-1]
}

// All returns every instruction in order, what ONBUILD triggers not among them.
func (d *Dockerfile) All() []*Instruction {
	list := append([]*Instruction(nil), d.Global...)
	for _, s := range d.Stages {
		list = append(list, s.Instructions...)
	}
	return list
}

// Skips reports whether the file says that it does not want one of BuildKit's
// checks: # check=skip=NAME.
func (d *Dockerfile) Skips(check string) bool {
	config, err := linter.ParseLintOptions(d.Directives["check"])
	if err != nil {
		return false
	}
	if config.SkipAll {
		return true
	}
	for _, name := range config.SkipRules {
		if name == check {
			return true
		}
	}
	return false
}

// Ignore returns the file that says what a build with this Dockerfile may not
// copy: NAME.dockerignore beside it, or .dockerignore in its folder or one above,
// which may be the context of the build. Nil means there is none.
func (d *Dockerfile) Ignore() *source.File {
	names := []string{d.file.Path + ".dockerignore"}
	for dir := path.Dir(d.file.Path); ; dir = path.Dir(dir) {
		names = append(names, path.Join(dir, ".dockerignore"), path.Join(dir, ".containerignore"))
		if dir == "." || dir == "/" {
			break
		}
	}
	for _, name := range names {
		if f, err := d.tree.Read(name); err == nil {
			return f
		}
	}
	return nil
}

// maxErrors is the number of lines that are left out to read the rest.
const maxErrors = 20

// parse reads the file. Lines that BuildKit cannot read are reported and left
// out, so that one mistake does not hide all others.
func (d *Dockerfile) parse(out *lint.Results) {
	content := d.file.Content
	d.pragmas = pragmas(content)
	d.directives(content)
	for range maxErrors {
		result, err := parser.Parse(bytes.NewReader(content))
		if err == nil {
			d.escape = byte(result.EscapeToken)
			d.read(result, out)
			return
		}
		first, last := lines(err)
		if first == 0 {
			out.Report(lint.Finding{Rule: ruleSyntax, Span: d.file.LineSpan(1), Message: words(err)})
			return
		}
		out.Report(lint.Finding{Rule: ruleSyntax, Span: d.file.LineSpan(first), Message: words(err)})
		content = blank(content, first, last)
		if !fromLine.Match(content) {
			return
		}
	}
}

// directives reads the parser directives.
func (d *Dockerfile) directives(content []byte) {
	d.Directives = make(map[string]string)
	d.escape = parser.DefaultEscapeToken
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	var p parser.DirectiveParser
	found, err := p.ParseAll(content[:min(len(content), 8192)])
	if err != nil {
		return // parser.Parse says so
	}
	for _, one := range found {
		d.Directives[one.Name] = one.Value
	}
	if d.Directives["escape"] == "`" {
		d.escape = '`'
	}
}

// lines returns the lines that an error is about, 0 for none.
func lines(err error) (first, last int) {
	var at *parser.LocationError
	if !errors.As(err, &at) {
		return 0, 0
	}
	for _, ranges := range at.Locations {
		for _, r := range ranges {
			if r.Start.Line > 0 && (first == 0 || r.Start.Line < first) {
				first = r.Start.Line
			}
			last = max(last, r.End.Line)
		}
	}
	return first, last
}

// suggestion is what BuildKit adds to a message. Of equally near names it takes
// another one each time.
var suggestion = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\s*\(did you mean [^)]*\?\)`) })

// flagsOf are the flags of instructions, for suggestions.
var flagsOf = map[string][]string{
	"ADD":         {"--chown", "--chmod", "--link", "--keep-git-dir", "--checksum", "--unpack", "--exclude"},
	"COPY":        {"--from", "--chown", "--chmod", "--link", "--parents", "--exclude"},
	"FROM":        {"--platform"},
	"HEALTHCHECK": {"--interval", "--timeout", "--start-period", "--start-interval", "--retries"},
	"RUN":         {"--mount", "--network", "--security", "--device"},
}

// message returns what BuildKit says of an instruction.
func message(i *Instruction, err error) string {
	text := words(err)
	if name, ok := strings.CutPrefix(text, "unknown instruction: "); ok {
		return text + suggest.DidYouMean(strings.ToUpper(name), slices.Sorted(maps.Keys(known)))
	}
	if name, ok := strings.CutPrefix(text, "unknown flag: "); ok {
		return text + suggest.DidYouMean(name, flagsOf[i.Name])
	}
	return text
}

// known are the instructions that there are.
var known = map[string]bool{
	"ADD": true, "ARG": true, "CMD": true, "COPY": true, "ENTRYPOINT": true, "ENV": true, "EXPOSE": true, "FROM": true, "HEALTHCHECK": true,
	"LABEL": true, "MAINTAINER": true, "ONBUILD": true, "RUN": true, "SHELL": true, "STOPSIGNAL": true, "USER": true, "VOLUME": true, "WORKDIR": true,
}

// words returns the message of BuildKit as the fragment of a sentence.
func words(err error) string { return sentence(err.Error()) }

func sentence(text string) string {
	text = strings.TrimSpace(suggestion().ReplaceAllString(text, ""))
	text, _, _ = strings.Cut(text, "\n")
	if len(text) > 300 {
		text = text[:300] + "…"
	}
	if len(text) > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z' {
		text = string(text[0]+'a'-'A') + text[1:]
	}
	return strings.TrimSuffix(strings.ToValidUTF8(text, "\uFFFD"), ".")
}

// blank returns content with lines [first, last] empty.
func blank(content []byte, first, last int) []byte {
	all := bytes.SplitAfter(content, []byte("\n"))
	for i := first - 1; i < last && i < len(all); i++ {
		if i >= 0 {
			all[i] = []byte("\n")
		}
	}
	return bytes.Join(all, nil)
}
