package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/explain"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
)

func newExplain(streams Streams) *cobra.Command {
	return &cobra.Command{
		Use:               "explain RULE",
		Short:             "Say what a rule is about, with an example",
		Example:           "  infralint explain k8s-latest-tag",
		Args:              oneArgument,
		ValidArgsFunction: completeRule,
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := rulesHere()
			if err != nil {
				return err
			}
			var ids, same []string
			for _, r := range rules {
				if r.ID == args[0] {
					_, err := fmt.Fprint(streams.Out, explain.Text(r))
					return err
				}
				ids = append(ids, r.ID)
				if slices.ContainsFunc(r.Peers, func(peer string) bool { return peer == args[0] || strings.HasSuffix(peer, ":"+args[0]) }) {
					same = append(same, r.ID)
				}
			}
			if len(same) > 0 {
				return fmt.Errorf("no rule %q; what says the same is %s", args[0], strings.Join(same, ", "))
			}
			return fmt.Errorf("no rule %q%s", args[0], suggest.DidYouMean(args[0], ids))
		},
	}
}

// completeRule offers the ids of the rules in shell completion.
func completeRule(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	rules, err := rulesHere()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID+"\t"+r.Title)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// rulesHere returns the rules of this repository: ours and its own.
func rulesHere() ([]*lint.Rule, error) {
	ws, err := openWorkspace(nil)
	if err != nil {
		return nil, err
	}
	s, err := ws.suite(nil)
	if err != nil {
		return nil, err
	}
	return s.Rules(), nil
}
