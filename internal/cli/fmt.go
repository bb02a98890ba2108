package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/report"
	"github.com/infralint/infralint/internal/terraform"
)

func newFmt(streams Streams) *cobra.Command {
	var check, showDiff bool
	var color string
	cmd := &cobra.Command{
		Use:   "fmt [patterns]",
		Short: "Format Terraform files as terraform fmt does",
		Long: `Fmt writes byte for byte what terraform fmt would write and prints the paths of
the files that it changed. With --check it prints the paths and changes nothing,
with --diff it prints what would change.

Exit status: 0 all formatted, 1 with --check or --diff if a file would change,
2 if a file does not parse.`,
		Example: `  infralint fmt ./...
  infralint fmt --check --diff terraform/...`,
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(args)
			if err != nil {
				return err
			}
			found, err := ws.walk(cmd.Context(), args)
			if err != nil {
				return err
			}
			files, err := terraform.Format(cmd.Context(), found.Tree)
			if err != nil {
				return err
			}
			changed, broken := false, 0
			problems := &report.Result{}
			for i := range files {
				f := &files[i]
				for _, finding := range f.Findings {
					finding.Severity = lint.Error
					problems.Findings = append(problems.Findings, finding)
				}
				problems.NotChecked = append(problems.NotChecked, f.NotChecked...)
				if len(f.Findings) > 0 {
					broken++
				}
				if !f.Changed() {
					continue
				}
				changed = true
				if !showDiff || check {
					fmt.Fprintln(streams.Out, f.File.Path)
				}
				if showDiff {
					fmt.Fprint(streams.Out, f.Diff())
				}
				if !check && !showDiff {
					if err := ws.write(f.File, f.New); err != nil {
						return err
					}
				}
			}
			colored, err := useColor(color, streams.Err)
			if err != nil {
				return err
			}
			if err := (report.Text{Color: colored}).Report(streams.Err, problems); err != nil {
				return err
			}
			switch {
			case broken == 1:
				return fmt.Errorf("1 file does not parse")
			case broken > 1:
				return fmt.Errorf("%d files do not parse", broken)
			case changed && (check || showDiff):
				return errFindings
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; exit 1 if a file is not formatted")
	cmd.Flags().BoolVar(&showDiff, "diff", false, "change nothing; print what would change")
	cmd.Flags().StringVar(&color, "color", "auto", "colour syntax errors: auto, always, never")
	complete(cmd, "color", "auto", "always", "never")
	return cmd
}
