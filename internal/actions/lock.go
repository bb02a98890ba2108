package actions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
)

// LockName is where a repository keeps the commits of the actions that it uses.
const LockName = ".github/actions.lock"

// A Lock says which commits the refs of other repositories were when they were
// last looked up. The zero Lock is empty.
type Lock struct {
	entries map[string]map[string]Locked // by repository in lower case, then by ref
}

// Locked is the commit of one ref.
type Locked struct {
	Repository string // owner/name, as it was first written
	Ref        string // a tag or a branch, such as "v4"
	Commit     string // 40 or 64 hexadecimal digits, lower case
	// Version is the most precise tag of the commit, such as "v4.2.1"; Ref
	// where there is none.
	Version string

	span source.Span // of its line
}

// Get returns what the lock has for a ref.
func (l *Lock) Get(repository, ref string) (Locked, bool) {
	e, ok := l.entries[strings.ToLower(repository)][ref]
	return e, ok
}

// Put adds an entry or takes the place of the one with its repository and ref.
func (l *Lock) Put(e Locked) {
	key := strings.ToLower(e.Repository)
	if l.entries == nil {
		l.entries = make(map[string]map[string]Locked)
	}
	if l.entries[key] == nil {
		l.entries[key] = make(map[string]Locked)
	}
	l.entries[key][e.Ref] = e
}

// All returns the entries in order of repository and ref.
func (l *Lock) All() []Locked {
	var list []Locked
	for _, key := range slices.Sorted(maps.Keys(l.entries)) {
		for _, ref := range slices.Sorted(maps.Keys(l.entries[key])) {
			list = append(list, l.entries[key][ref])
		}
	}
	return list
}

// ForUse returns the entry that a use comes from: that of its ref, or the one
// that its comment names, else one with the commit that it is pinned to.
func (l *Lock) ForUse(u *Use) (Locked, bool) {
	if !u.IsCommit() {
		return l.Get(u.Repository, u.Ref)
	}
	if u.Comment != "" {
		if e, ok := l.Version(u.Repository, u.Comment); ok {
			return e, true
		}
	}
	return l.find(u.Repository, func(e Locked) bool { return strings.EqualFold(e.Commit, u.Ref) })
}

// Version returns the entry that a version, with or without its v, comes from.
func (l *Lock) Version(repository, version string) (Locked, bool) {
	version = strings.TrimPrefix(version, "v")
	if e, ok := l.find(repository, func(e Locked) bool { return strings.TrimPrefix(e.Ref, "v") == version }); ok {
		return e, true
	}
	return l.find(repository, func(e Locked) bool { return strings.TrimPrefix(e.Version, "v") == version })
}

// find returns the first entry of a repository, in order of ref, that f holds for.
func (l *Lock) find(repository string, f func(Locked) bool) (Locked, bool) {
	entries := l.entries[strings.ToLower(repository)]
	for _, ref := range slices.Sorted(maps.Keys(entries)) {
		if f(entries[ref]) {
			return entries[ref], true
		}
	}
	return Locked{}, false
}

const lockHeader = `# The commits of the actions and reusable workflows that this repository uses:
# repository, ref, commit, and the version that the commit is where the ref says
# less. "infralint pins update" writes it, "infralint fix" pins from it.
`

// Format returns the lock as a file: the same entries, the same bytes.
func (l *Lock) Format() []byte {
	var b bytes.Buffer
	b.WriteString(lockHeader)
	for _, e := range l.All() {
		fmt.Fprintf(&b, "%s %s %s", e.Repository, e.Ref, e.Commit)
		if e.Version != e.Ref {
			fmt.Fprintf(&b, " %s", e.Version)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// A LockError is a line of a lock that cannot be read.
type LockError struct {
	Span    source.Span
	Message string
}

// Error implements error.
func (e *LockError) Error() string { return fmt.Sprintf("%v: %s", e.Span.Pos(), e.Message) }

// parseLock reads a lock. Lines that cannot be read are left out of it and
// returned, in their order.
func parseLock(f *source.File) (*Lock, []*LockError) {
	l := &Lock{}
	var errs []*LockError
	at := 0
	for line := range bytes.Lines(f.Content) {
		span := f.Span(at, at+len(bytes.TrimRight(line, "\r\n")))
		at += len(line)
		fields := strings.Fields(string(line))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		fail := func(format string, args ...any) {
			errs = append(errs, &LockError{span, fmt.Sprintf(format, args...)})
		}
		if len(fields) < 3 || len(fields) > 4 {
			fail("want a repository, a ref and a commit, and perhaps a version")
			continue
		}
		e := Locked{Repository: fields[0], Ref: fields[1], Commit: strings.ToLower(fields[2]), Version: fields[1], span: span}
		if len(fields) == 4 {
			e.Version = fields[3]
		}
		_, below, _, ok := splitUse(e.Repository + "@" + e.Ref)
		switch other, twice := l.Get(e.Repository, e.Ref); {
		case !ok || below != "":
			fail("%q is no repository and ref", e.Repository+" "+e.Ref)
		case !isCommit(e.Commit):
			fail("%q is no commit, which has 40 or 64 hexadecimal digits", fields[2])
		case twice && other.Commit != e.Commit:
			fail("%s@%s has another commit on line %d", e.Repository, e.Ref, other.span.Pos().Line)
		default:
			l.Put(e)
		}
	}
	return l, errs
}

// ReadLock returns the lock of the repository; an empty one where it has none.
func ReadLock(tree *source.Tree) (*Lock, *source.File, []*LockError, error) {
	f, err := tree.Read(LockName)
	if errors.Is(err, fs.ErrNotExist) {
		return &Lock{}, nil, nil, nil
	}
	if err != nil {
		return nil, nil, nil, err
	}
	l, errs := parseLock(f)
	return l, f, errs, nil
}

// A lockUnit is the lock. It implements lint.Unit.
type lockUnit struct {
	file *source.File
	tree *source.Tree
}

func (u *lockUnit) Kind() string               { return "lock" }
func (u *lockUnit) File() *source.File         { return u.file }
func (u *lockUnit) Files() []*source.File      { return []*source.File{u.file} }
func (u *lockUnit) Documents() []lint.Document { return nil }

// Check reports lines that cannot be read and entries that nothing uses.
func (u *lockUnit) Check(_ context.Context, out *lint.Results) error {
	lock, errs := parseLock(u.file)
	for _, e := range errs {
		out.Report(lint.Finding{Rule: ruleLock, Span: e.Span, Message: e.Message})
	}
	for _, e := range lock.Stale(UsesIn(u.tree)) {
		out.Report(lint.Finding{Rule: ruleLock, Span: e.span, Message: fmt.Sprintf("nothing uses %s@%s", e.Repository, e.Ref)})
	}
	return nil
}

// Stale returns the entries that none of uses comes from, in order.
func (l *Lock) Stale(uses []Use) []Locked {
	used := make(map[string]bool)
	for i := range uses {
		u := &uses[i]
		name := strings.ToLower(u.Repository)
		used[name+" "+u.Ref] = true
		used[name+" "+strings.ToLower(u.Ref)] = true // commits
		if u.Comment != "" {
			used[name+" "+u.Comment] = true
		}
	}
	return slices.DeleteFunc(l.All(), func(e Locked) bool {
		name := strings.ToLower(e.Repository)
		return used[name+" "+e.Ref] || used[name+" "+e.Commit]
	})
}

var ruleLock = &lint.Rule{
	ID:       "gha-actions-lock",
	Title:    "lock of actions cannot be read or has what nothing uses",
	Severity: lint.Warning,
	Doc: `
` + "`.github/actions.lock`" + ` says which commits the actions of this repository are
pinned to. A line of it cannot be read, or no workflow and no action uses what it
names any more: whoever reads it to learn what runs here is misled.

Run ` + "`infralint pins update`" + `, which writes it anew.
`,
	Bad: `
-- .github/actions.lock --
actions/checkout v4 08c6903cd8c0fde910a37f88322edcfb5dd907a8 v4.2.2
actions/setup-go v5 11bd71901bbe5b1630ceea73d27597364c9af683
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
`,
	Good: `
-- .github/actions.lock --
actions/checkout v4 08c6903cd8c0fde910a37f88322edcfb5dd907a8 v4.2.2
-- .github/workflows/ci.yml --
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v4.2.2
`,
	Tags:  []string{"supply-chain"},
	Since: "0.1.0",
}
