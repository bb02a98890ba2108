package actions

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
)

// A Pin is a use of an action or a workflow of another repository by commit.
type Pin struct {
	Repository string // owner/name, lower case
	Commit     string // 40 hexadecimal digits, lower case
	// Version is the version that the comment behind the use gives, such as
	// "4.2.1" or "4"; empty where there is none.
	Version string
	Span    source.Span // of Version with its "v", or of the commit where there is none
}

// pinLine is a use by commit with its comment. Dependabot and Renovate keep the
// version in a comment of this form; others write "tag=v4" or "pin@v4", or put a
// comment for a linter in front.
var pinLine = lazyregexp.New(`^uses:[ \t]*["']?([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)(?:/[^@\s"']*)?@([0-9a-fA-F]{40})["']?[ \t]*(?:[,}].*?)?(?:#[ \t]*(?:[^#\n]*[ \t]#[ \t]+)?(?:[^\s#]*[=@:])?(v?(\d+(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?))\b)?`)

// PinsOf returns the pins of a file in order.
func PinsOf(f *source.File) []Pin {
	var list []Pin
	for at := 0; ; {
		key := bytes.Index(f.Content[at:], []byte("uses:"))
		if key < 0 {
			return list
		}
		start := at + key
		line := f.Content[start:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		at = start + len(line)
		before := f.Content[bytes.LastIndexByte(f.Content[:start], '\n')+1 : start]
		if ref := bytes.IndexByte(line, '@'); ref < 0 || !startsWithCommit(line[ref+1:]) || bytes.IndexByte(before, '#') >= 0 {
			continue
		}
		m := pinLine.FindSubmatchIndex(line)
		if m == nil {
			continue
		}
		p := Pin{
			Repository: strings.ToLower(string(line[m[2]:m[3]])),
			Commit:     strings.ToLower(string(line[m[4]:m[5]])),
			Span:       f.Span(start+m[4], start+m[5]),
		}
		if m[6] >= 0 {
			p.Version = string(line[m[8]:m[9]])
			p.Span = f.Span(start+m[6], start+m[7])
		}
		list = append(list, p)
	}
}

// startsWithCommit reports whether text starts with 40 hexadecimal digits.
func startsWithCommit(text []byte) bool {
	return len(text) >= 40 && !slices.ContainsFunc(text[:40], func(c byte) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F')
	})
}

// OwnPins returns the pins of the file in order. Those of other files are not
// looked for: who checks one file of many waits for it.
func (t *Source) OwnPins() []Pin { return t.project.pinsOf(t.file) }

// pinsOf is PinsOf, once for each file.
func (p *project) pinsOf(f *source.File) []Pin {
	if list, ok := p.local.pinsOf.Load(f.Path); ok {
		return list.([]Pin)
	}
	list := PinsOf(f)
	p.local.pinsOf.Store(f.Path, list)
	return list
}

// Pins returns the pins by commit with a version, of one repository, in all
// workflows and actions of this one; of several that are alike the first.
func (t *Source) Pins(repository string) []Pin { return t.project.local.pins()[repository] }

// maxPins bounds the different pins of one repository.
const maxPins = 100

func (p *project) findPins() map[string][]Pin {
	pins := make(map[string][]Pin)
	for _, name := range p.tree.Paths() {
		root, ok := workflowProject(name)
		base := path.Base(name)
		if ok && root != p.root || !ok && base != "action.yml" && base != "action.yaml" {
			continue
		}
		f, err := p.tree.Read(name)
		if err != nil {
			continue
		}
		for _, pin := range p.pinsOf(f) {
			list := pins[pin.Repository]
			known := slices.ContainsFunc(list, func(old Pin) bool { return old.Commit == pin.Commit && old.Version == pin.Version })
			if pin.Version != "" && !known && len(list) < maxPins {
				pins[pin.Repository] = append(list, pin)
			}
		}
	}
	return pins
}

// ContradictsLock says how a pin with a version contradicts the lock; empty where
// it does not, or where the lock does not know the version.
func (t *Source) ContradictsLock(p Pin) string {
	lock := t.project.lock()
	if lock == nil {
		return ""
	}
	e, ok := lock.Version(p.Repository, p.Version)
	if !ok || e.Commit == p.Commit || strings.Count(p.Version, ".") < 2 { // a short one moves
		return ""
	}
	return fmt.Sprintf("v%s of %s is commit %.7s in %s, not %.7s", p.Version, p.Repository, e.Commit, LockName, p.Commit)
}

// AgreesWithLock reports whether the lock has the version of a pin for its commit.
func (t *Source) AgreesWithLock(p Pin) bool {
	lock := t.project.lock()
	if lock == nil {
		return false
	}
	e, ok := lock.Version(p.Repository, p.Version)
	return ok && e.Commit == p.Commit
}
