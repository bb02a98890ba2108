package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/gitrefs"
	"github.com/infralint/infralint/internal/report"
)

// update looks up the refs of the repositories named, of all without a name, and
// writes the lock. What could not be looked up stays as it was.
func (p *pins) update(ctx context.Context, streams Streams, client *gitrefs.Client, names []string) error {
	uses := make(map[string][]*actions.Use) // by repository in lower case
	for i := range p.uses {
		key := strings.ToLower(p.uses[i].Repository)
		uses[key] = append(uses[key], &p.uses[i])
	}
	asked := slices.Sorted(maps.Keys(uses))
	if len(names) > 0 {
		asked = nil
		for _, name := range names {
			if uses[strings.ToLower(name)] == nil {
				return fmt.Errorf("nothing uses %q, want owner/name of an action in use", name)
			}
			asked = append(asked, strings.ToLower(name))
		}
	}
	refs, failed, err := listAll(ctx, client, asked, uses)
	if err != nil {
		return err
	}
	next := &actions.Lock{}
	for _, e := range p.lock.All() {
		key := strings.ToLower(e.Repository)
		if refs[key] == nil && uses[key] != nil {
			next.Put(e)
		}
	}
	var wrong int
	for _, key := range asked {
		if refs[key] == nil {
			continue
		}
		for _, u := range uses[key] {
			e, err := lockUse(refs[key], u)
			if err != nil {
				failed = append(failed, fmt.Sprintf("%v: %v", u.Span.Pos(), err))
				if old, ok := p.lock.ForUse(u); ok {
					next.Put(old)
				}
				continue
			}
			if e.Commit == "" {
				continue
			}
			if known, ok := next.ForUse(u); !ok || known.Ref == e.Ref {
				next.Put(e)
			}
			if u.IsCommit() && !strings.EqualFold(u.Ref, e.Commit) {
				wrong++
				fmt.Fprintf(streams.Out, "%v: %s is pinned to %.12s, but %s is %.12s\n", u.Span.Pos(), u, u.Ref, u.Comment, e.Commit)
			}
		}
	}
	old := p.lock
	p.lock = next
	if err := p.save(); err != nil {
		return err
	}
	changed := showChanges(streams, old, next)
	fmt.Fprintf(streams.Err, "Asked %s, changed %s of %s.\n", report.Count(len(asked), "repository"), report.Count(changed, "entry"), actions.LockName)
	for _, message := range failed {
		fmt.Fprintln(streams.Err, message)
	}
	switch {
	case len(failed) > 0:
		return fmt.Errorf("%s could not be looked up", report.Count(len(failed), "ref"))
	case wrong > 0:
		return errFindings
	}
	return nil
}

// listAll asks repositories for their refs, several at the same time. Those that
// do not answer are in failed, in order.
func listAll(ctx context.Context, client *gitrefs.Client, asked []string, uses map[string][]*actions.Use) (refs map[string]*gitrefs.Refs, failed []string, err error) {
	refs = make(map[string]*gitrefs.Refs)
	var mu sync.Mutex
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(8)
	for _, key := range asked {
		g.Go(func() error {
			r, err := client.List(ctx, uses[key][0].Repository)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = append(failed, err.Error())
				return nil
			}
			refs[key] = r
			return nil
		})
	}
	err = g.Wait()
	slices.Sort(failed)
	return refs, failed, err
}

// lockUse returns the entry for a use. For one that is pinned it is that of the
// version in its comment; without a comment, that of the version that its commit
// is. The entry has no commit where none is to be had.
func lockUse(refs *gitrefs.Refs, u *actions.Use) (actions.Locked, error) {
	ref := u.Ref
	if u.IsCommit() {
		if ref = u.Comment; ref == "" {
			ref = refs.Version(strings.ToLower(u.Ref))
		}
		if ref == "" {
			return actions.Locked{}, nil
		}
	}
	commit, err := refs.Resolve(ref)
	if err != nil && u.IsCommit() { // "4.2.2" for v4.2.2
		if c, e := refs.Resolve("v" + ref); e == nil {
			commit, err = c, nil
		}
	}
	if err != nil {
		return actions.Locked{}, fmt.Errorf("%s of %s %w", ref, u.Repository, err)
	}
	version := refs.Version(commit)
	if version == "" || u.IsCommit() {
		version = ref
	}
	return actions.Locked{Repository: u.Repository, Ref: ref, Commit: commit, Version: version}, nil
}

// showChanges prints what is new, moved or gone, and returns how many.
func showChanges(streams Streams, old, next *actions.Lock) int {
	n := 0
	for _, e := range next.All() {
		was, ok := old.Get(e.Repository, e.Ref)
		switch {
		case !ok:
			fmt.Fprintf(streams.Out, "+ %s@%s is %.12s %s\n", e.Repository, e.Ref, e.Commit, e.Version)
		case was.Commit != e.Commit:
			fmt.Fprintf(streams.Out, "~ %s@%s is %.12s %s, was %.12s %s\n", e.Repository, e.Ref, e.Commit, e.Version, was.Commit, was.Version)
		default:
			continue
		}
		n++
	}
	for _, e := range old.All() {
		if _, ok := next.Get(e.Repository, e.Ref); !ok {
			fmt.Fprintf(streams.Out, "- %s@%s\n", e.Repository, e.Ref)
			n++
		}
	}
	return n
}
