package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/policy"
)

func newPolicy(streams Streams) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Write, test and debug policies of your own",
		Long: `Policies are written in Rego. Those of a repository are named in .infralint.yaml:

  policies: [policies]

They have the form of the built-in ones, or of conftest's. Those of conftest see
what infralint finds; with files they see these files as conftest parses them, and
with combine all of them at once:

  policies:
    - path: conftest/terraform
      files: [terraform]
      combine: true

docs/policies.md says what policies see of each kind of file.`,
	}
	cmd.AddCommand(newPolicyTest(streams), newPolicyNew(streams), newPolicyEval(streams), newPolicyInput(streams))
	return cmd
}

// maxHints is the number of hints about policies that a run shows unasked.
const maxHints = 3

// writeHints writes what the author of the repository's own policies should
// know. The engine may be nil.
func writeHints(w io.Writer, own *policy.Engine, all bool) {
	if own == nil {
		return
	}
	hints := own.Hints()
	for i, hint := range hints {
		if i == maxHints && !all {
			fmt.Fprintf(w, "hint: %d more about the policies; -v shows them\n", len(hints)-i)
			return
		}
		fmt.Fprintf(w, "hint: %s\n", hint)
	}
}

func newPolicyNew(streams Streams) *cobra.Command {
	var typ, dir string
	cmd := &cobra.Command{
		Use:     "new ID",
		Short:   "Write a new policy with its test and its archive of cases",
		Example: "  infralint policy new acme-owner-label --type kubernetes --dir policies",
		Args:    oneArgument,
		RunE: func(_ *cobra.Command, args []string) error {
			files, err := policy.Scaffold(args[0], typ)
			if err != nil {
				return err
			}
			for _, f := range files {
				name := filepath.Join(dir, filepath.FromSlash(f.Path))
				if _, err := os.Lstat(name); err == nil {
					return fmt.Errorf("%s exists already", name)
				}
			}
			for _, f := range files {
				name := filepath.Join(dir, filepath.FromSlash(f.Path))
				if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(name, []byte(f.Content), 0o644); err != nil {
					return err
				}
				fmt.Fprintln(streams.Out, filepath.ToSlash(name))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&typ, "type", "kubernetes", "what the policy is for: "+strings.Join(policy.ScaffoldTypes(), ", "))
	cmd.Flags().StringVar(&dir, "dir", "policies", "the `folder` of policies")
	complete(cmd, "type", policy.ScaffoldTypes()...)
	return cmd
}

func newPolicyEval(streams Streams) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:     "eval -p RULE FILE",
		Short:   "Show what one policy says of a file: input, results, findings",
		Example: "  infralint policy eval -p k8s-latest-tag deployment.yaml",
		Args:    oneArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, docs, err := documents(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			s, err := ws.suite(nil)
			if err != nil {
				return err
			}
			engine := s.Engine
			if s.Own != nil && hasRule(s.Own, id) {
				engine = s.Own
			}
			applies := false
			for _, doc := range docs {
				ev, err := engine.Eval(cmd.Context(), id, doc)
				if err != nil {
					return err
				}
				if !ev.Applies {
					continue
				}
				applies = true
				fmt.Fprintf(streams.Out, "# %s\n%s\n", title(doc), ev.Results)
				if ev.Printed != "" {
					fmt.Fprintf(streams.Out, "printed:\n%s\n", ev.Printed)
				}
				for _, f := range ev.Findings {
					fmt.Fprintf(streams.Out, "%v: %s\n", f.Span.Pos(), f.Message)
				}
				fmt.Fprintln(streams.Out)
			}
			if !applies {
				titles := make([]string, len(docs))
				for i, doc := range docs {
					titles[i] = title(doc)
				}
				slices.Sort(titles)
				return fmt.Errorf("%s is for none of: %s", id, strings.Join(slices.Compact(titles), ", "))
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&id, "policy", "p", "", "id of the policy's `rule`")
	if err := cmd.MarkFlagRequired("policy"); err != nil {
		panic(err) // the flag was defined a line above
	}
	return cmd
}

// title says what a document is: "kubernetes Deployment in web.yaml".
func title(doc lint.Document) string {
	words := []string{doc.Type, doc.Kind, "in", doc.File.Path}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

func hasRule(e *policy.Engine, id string) bool {
	for _, r := range e.Rules() {
		if r.ID == id {
			return true
		}
	}
	return false
}

func newPolicyInput(streams Streams) *cobra.Command {
	var conftest bool
	cmd := &cobra.Command{
		Use:     "input FILE",
		Short:   "Print what policies see of a file as input",
		Example: "  infralint policy input .github/workflows/ci.yml",
		Args:    oneArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, docs, err := documents(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			for _, doc := range docs {
				input, err := policy.Input(doc, conftest)
				if err != nil {
					return err
				}
				if len(input) > 0 {
					fmt.Fprintf(streams.Out, "%s\n", input)
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&conftest, "conftest", false, "what policies in the form of conftest see")
	return cmd
}

// documents returns what the units of one file are to policies.
func documents(ctx context.Context, name string) (*workspace, []lint.Document, error) {
	ws, err := openWorkspace([]string{name})
	if err != nil {
		return nil, nil, err
	}
	found, err := ws.walk(ctx, []string{name})
	if err != nil {
		return nil, nil, err
	}
	s, err := ws.suite(nil)
	if err != nil {
		return nil, nil, err
	}
	s.AllDocuments = true
	var docs []lint.Document
	for _, d := range s.Domains {
		units, err := d.Load(ctx, found.Tree)
		if err != nil {
			return nil, nil, err
		}
		for _, u := range units {
			if err := u.Check(ctx, new(lint.Results)); err != nil {
				return nil, nil, err
			}
			docs = append(docs, u.Documents()...)
		}
	}
	if len(docs) == 0 {
		return nil, nil, fmt.Errorf("%s: nothing that policies look at", name)
	}
	return ws, docs, nil
}
