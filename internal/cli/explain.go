package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/config"
	"github.com/infralint/infralint/internal/explain"
	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/suggest"
	"github.com/infralint/infralint/internal/suite"
)

func newExplain(streams Streams) *cobra.Command {
	return &cobra.Command{
		Use:     "explain RULE",
		Short:   "Say what a rule is about, with an example",
		Example: "  infralint explain k8s-latest-tag",
		Args:    cobra.ExactArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			rules, err := allRules()
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			var ids []string
			for _, r := range rules {
				ids = append(ids, r.ID+"\t"+r.Title)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := allRules()
			if err != nil {
				return err
			}
			var ids []string
			for _, r := range rules {
				if r.ID == args[0] {
					_, err := fmt.Fprint(streams.Out, explain.Text(r))
					return err
				}
				ids = append(ids, r.ID)
			}
			return fmt.Errorf("no rule %q%s", args[0], suggest.DidYouMean(args[0], ids))
		},
	}
}

func allRules() ([]*lint.Rule, error) {
	s, err := suite.New(&config.Config{})
	if err != nil {
		return nil, err
	}
	return s.Rules(), nil
}
