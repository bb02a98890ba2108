package docker

import (
	"bytes"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// A pragma is a comment that is addressed to another linter. Who comes from there
// has them in the file; what they accept is accepted.
type pragma struct {
	line  int
	peers []string // "hadolint:DL3008": what is accepted
	whole bool     // of the whole file, not of the next instruction
	shell string   // what runs the scripts below
}

var (
	addressed = lazyregexp.New(`(?m)^[ \t]*#[ \t]*(?:hadolint[ \t]|checkov:skip=|trivy:ignore:)`)

	// The comments of hadolint, see https://github.com/hadolint/hadolint#ignoring-rules.
	hadolint = lazyregexp.New(`^#[ \t]*hadolint[ \t]+(?:(global[ \t]+)?ignore[ \t]*=[ \t]*([A-Z0-9, \t]+)|shell[ \t]*=[ \t]*(\S+))`)
	// One of checkov is for the whole Dockerfile.
	checkov = lazyregexp.New(`^#[ \t]*checkov:skip=([A-Z0-9_]+)`)
	trivy   = lazyregexp.New(`^#[ \t]*trivy:ignore:(?:AVD-)?([A-Za-z0-9-]+)`)
)

// pragmas returns those of a file.
func pragmas(content []byte) (list []pragma) {
	if !addressed.Match(content) {
		return nil
	}
	number := 0
	for line := range bytes.Lines(content) {
		number++
		text := strings.TrimSpace(string(line))
		if !strings.HasPrefix(text, "#") {
			continue
		}
		c := pragma{line: number}
		if m := hadolint.FindStringSubmatch(text); m != nil {
			c.whole, c.shell = m[1] != "", m[3]
			for _, code := range strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
				c.peers = append(c.peers, "hadolint:"+code)
			}
		} else if m := checkov.FindStringSubmatch(text); m != nil {
			c.whole, c.peers = true, []string{"checkov:" + m[1]}
		} else if m := trivy.FindStringSubmatch(text); m != nil {
			c.peers = []string{"trivy:" + strings.ToUpper(m[1])}
		}
		if c.shell != "" || len(c.peers) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// Accepts reports whether a comment for another linter is about f: it names a
// check that the rule covers, and stands above the instruction or is for the file.
func (d *Dockerfile) Accepts(f lint.Finding) bool {
	if f.Span.File != d.file {
		return false
	}
	for _, c := range d.pragmas {
		if !slices.ContainsFunc(c.peers, func(peer string) bool { return slices.Contains(f.Rule.Peers, peer) }) {
			continue
		}
		if c.whole {
			return true
		}
		if i := d.below(c.line); i != nil {
			line := f.Span.Pos().Line
			if line >= i.node.StartLine && line <= max(i.node.EndLine, i.node.StartLine) {
				return true
			}
		}
	}
	return false
}

// below returns the first instruction below a line.
func (d *Dockerfile) below(line int) *Instruction {
	for _, i := range d.All() {
		if i.node.StartLine > line {
			return i
		}
	}
	return nil
}

// namedShell returns the last shell that a comment names between two lines, and
// its line; "" for none.
func (d *Dockerfile) namedShell(from, to int) (string, int) {
	for _, c := range slices.Backward(d.pragmas) {
		if c.shell != "" && c.line > from && c.line < to {
			return c.shell, c.line
		}
	}
	return "", 0
}
