package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/fix"
	"github.com/infralint/infralint/internal/report"
)

func newFix(streams Streams) *cobra.Command {
	var unsafe bool
	var only []string
	cmd := &cobra.Command{
		Use:   "fix [patterns]",
		Short: "Apply the safe fixes of the findings",
		Long: `Fix applies one safe fix of each finding that has one: a change that does not
alter what the code means. With --unsafe it also applies fixes that may.`,
		Example: `  infralint fix ./...
  infralint fix --only tf-fmt ./...`,
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(args)
			if err != nil {
				return err
			}
			if err := ws.useRules(nil, only); err != nil {
				return err
			}
			res, err := analyse(cmd.Context(), ws, args, nil, nil)
			if err != nil {
				return err
			}
			changes, fixed := fix.Apply(res.Findings, unsafe)
			for _, c := range changes {
				if err := ws.write(c.File, c.New); err != nil {
					return err
				}
				fmt.Fprintln(streams.Out, c.File.Path)
			}
			fmt.Fprintf(streams.Err, "Fixed %d of %s; %d left.\n", fixed, report.Count(len(res.Findings), "finding"), len(res.Findings)-fixed)
			return nil
		},
	}
	cmd.Flags().BoolVar(&unsafe, "unsafe", false, "also apply fixes that may change what the code means")
	addOnly(cmd, &only)
	return cmd
}
