package docker

import (
	"bytes"
	"cmp"
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

// An interval is from one line to another, both included.
type interval struct{ first, last int }

// Accepts reports whether a comment for another linter is about f: it names a
// check that the rule covers, and stands above the instruction or is for the file.
func (d *Dockerfile) Accepts(f lint.Finding) bool {
	if len(d.pragmas) == 0 || f.Span.File != d.file {
		return false
	}
	if d.accepted == nil {
		d.accepted = d.accept()
	}
	line := f.Span.Pos().Line
	for _, peer := range f.Rule.Peers {
		list := d.accepted[peer]
		i, exact := slices.BinarySearchFunc(list, line, func(l interval, line int) int { return cmp.Compare(l.first, line) })
		if exact || i > 0 && line <= list[i-1].last {
			return true
		}
	}
	return false
}

// accept returns the lines in which comments accept a check, in order.
func (d *Dockerfile) accept() map[string][]interval {
	accepted := make(map[string][]interval)
	all := d.All()
	for _, c := range d.pragmas {
		for len(all) > 0 && all[0].node.StartLine < c.line {
			all = all[1:]
		}
		at := interval{1, d.file.Lines()}
		if !c.whole {
			if len(all) == 0 {
				continue
			}
			at = interval{all[0].node.StartLine, max(all[0].node.StartLine, all[0].node.EndLine)}
		}
		for _, peer := range c.peers {
			accepted[peer] = append(accepted[peer], at)
		}
	}
	for peer, list := range accepted {
		slices.SortFunc(list, func(a, b interval) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last)) })
		if list[0] == (interval{1, d.file.Lines()}) {
			accepted[peer] = list[:1]
		}
	}
	return accepted
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
