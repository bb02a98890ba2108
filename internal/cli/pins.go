package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/actions"
	"github.com/infralint/infralint/internal/gitrefs"
	"github.com/infralint/infralint/internal/report"
	"github.com/infralint/infralint/internal/source"
)

const pinsHelp = `Pins lists the actions and reusable workflows of other repositories that the
workflows and actions of this one use, and whether each is pinned to a commit.

The lock, .github/actions.lock, has a line for each repository and ref: the commit
that the ref was when it was last looked up, and the version that this commit is.
"infralint pins update" writes it; "infralint fix" pins from it, without network:
"uses: actions/checkout@v4" becomes "uses: actions/checkout@<commit> # v4.2.2".
"infralint pins check" compares the lock with the files, without network.`

func newPins(streams Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pins",
		Short: "List the actions in use and the commits they are pinned to",
		Long:  pinsHelp,
		Example: `  infralint pins                         what is used, and what is pinned
  infralint pins update                  look up all refs and write the lock
  infralint fix .github/...              pin from the lock
  infralint pins check                   in CI: the lock and the files agree`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			p, err := openPins(cmd.Context())
			if err != nil {
				return err
			}
			return p.list(streams)
		},
	}
	cmd.AddCommand(newPinsCheck(streams), newPinsUpdate(streams))
	return cmd
}

func newPinsCheck(streams Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Compare the lock of actions with the files",
		Long: `Check says which uses are not in the lock, which pins contradict it, and which
entries nothing uses. It needs no network.

Exit status: 0 they agree, 1 they do not.`,
		Example: "  infralint pins check",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			p, err := openPins(cmd.Context())
			if err != nil {
				return err
			}
			problems := p.problems()
			for _, line := range problems {
				fmt.Fprintln(streams.Out, line)
			}
			fmt.Fprintf(streams.Err, "Compared %s with %s: %s.\n", report.Count(len(p.uses), "use"), actions.LockName, report.Count(len(problems), "problem"))
			if len(problems) > 0 {
				return errFindings
			}
			return nil
		},
	}
}

func newPinsUpdate(streams Streams) *cobra.Command {
	var client gitrefs.Client
	cmd := &cobra.Command{
		Use:   "update [owner/name...]",
		Short: "Look up the commits of refs and write the lock of actions",
		Long: `Update asks the repositories of all actions in use, or of those named alone, for
their tags and branches by "git ls-remote", and writes .github/actions.lock. It is
the one command that uses the network.

Git runs outside of this repository, with no configuration of the repository, the
user or the machine, and asks for no passwords. The address of a repository is
made of the --remote-template: for a server of your own
"https://git.example.com/{owner}/{name}.git", for keys instead of passwords
"ssh://git@github.com/{owner}/{name}.git".

Exit status: 0 written, 1 a pin is not the commit of the version in its comment,
2 a repository could not be asked or a ref not found; the others are written.`,
		Example: `  infralint pins update
  infralint pins update actions/checkout`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := client.Validate(); err != nil {
				return fmt.Errorf("--remote-template: %w", err)
			}
			p, err := openPins(cmd.Context())
			if err != nil {
				return err
			}
			return p.update(cmd.Context(), streams, &client, args)
		},
	}
	cmd.Flags().StringVar(&client.Template, "remote-template", gitrefs.GitHub, "`address` of a repository, with {owner} and {name} in it")
	return cmd
}

// pins is the lock of a repository and what its files use.
type pins struct {
	ws   *workspace
	uses []actions.Use
	lock *actions.Lock
	file *source.File // nil where there is no lock
	errs []*actions.LockError
}

func openPins(ctx context.Context) (*pins, error) {
	ws, err := openWorkspace(nil)
	if err != nil {
		return nil, err
	}
	ws.dir = ws.root // the lock is about all of the repository
	found, err := ws.walk(ctx, nil)
	if err != nil {
		return nil, err
	}
	p := &pins{ws: ws, uses: actions.UsesIn(found.Tree)}
	if p.lock, p.file, p.errs, err = actions.ReadLock(found.Tree); err != nil {
		return nil, fmt.Errorf("read %s: %w", actions.LockName, err)
	}
	return p, nil
}

// list prints a line for each action and ref.
func (p *pins) list(streams Streams) error {
	type row struct {
		use   *actions.Use
		count int
	}
	rows := make(map[string]*row)
	var order []string
	for i := range p.uses {
		u := &p.uses[i]
		key := u.String() + "@" + u.Ref + " " + u.Comment
		if rows[key] == nil {
			rows[key] = &row{use: u}
			order = append(order, key)
		}
		rows[key].count++
	}
	slices.Sort(order)
	w := tabwriter.NewWriter(streams.Out, 0, 0, 2, ' ', 0)
	var pinned int
	for _, key := range order {
		r := rows[key]
		ref, state := r.use.Ref, "not in the lock"
		e, locked := p.lock.ForUse(r.use)
		switch {
		case r.use.IsCommit():
			pinned += r.count
			ref, state = fmt.Sprintf("%.12s %s", r.use.Ref, r.use.Comment), "pinned"
		case locked:
			state = fmt.Sprintf("locked to %.12s %s", e.Commit, e.Version)
		}
		places := r.use.Span.Pos().String()
		if r.count > 1 {
			places += fmt.Sprintf(" and %d more", r.count-1)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", r.use, ref, state, places)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(streams.Err, "%d of %s pinned.\n", pinned, report.Count(len(p.uses), "use"))
	return nil
}

// problems says where the lock and the files disagree.
func (p *pins) problems() []string {
	var list []string
	for _, e := range p.errs {
		list = append(list, e.Error())
	}
	for i := range p.uses {
		u := &p.uses[i]
		e, ok := p.lock.ForUse(u)
		switch {
		case ok && u.IsCommit() && !strings.EqualFold(e.Commit, u.Ref):
			list = append(list, fmt.Sprintf("%v: %s is pinned to %.12s, but %s is %.12s", u.Span.Pos(), u, u.Ref, u.Comment, e.Commit))
		case !ok && (!u.IsCommit() || u.Comment != ""):
			list = append(list, fmt.Sprintf("%v: %s@%s is not in the lock", u.Span.Pos(), u, lockRef(u)))
		}
	}
	for _, e := range p.lock.Stale(p.uses) {
		list = append(list, fmt.Sprintf("%s: nothing uses %s@%s", actions.LockName, e.Repository, e.Ref))
	}
	return list
}

// lockRef is the ref of a use by which the lock knows it.
func lockRef(u *actions.Use) string {
	if u.IsCommit() {
		return u.Comment
	}
	return u.Ref
}

// save writes the lock if it changed.
func (p *pins) save() error {
	content := p.lock.Format()
	if p.file != nil && string(p.file.Content) == string(content) || p.file == nil && len(p.lock.All()) == 0 {
		return nil
	}
	root, err := os.OpenRoot(p.ws.root)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.Mkdir(".github", 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	if err := root.WriteFile(actions.LockName, content, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", actions.LockName, err)
	}
	return nil
}
