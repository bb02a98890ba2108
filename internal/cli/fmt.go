package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/report"
	"github.com/infralint/infralint/internal/terraform"
)

type fmtFlags struct {
	check, diff bool
	color       string
}

func newFmt(streams Streams) *cobra.Command {
	var flags fmtFlags
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
			return formatFiles(cmd.Context(), streams, flags, args)
		},
	}
	cmd.Flags().BoolVar(&flags.check, "check", false, "change nothing; exit 1 if a file is not formatted")
	cmd.Flags().BoolVar(&flags.diff, "diff", false, "change nothing; print what would change")
	cmd.Flags().StringVar(&flags.color, "color", "auto", "colour syntax errors: auto, always, never")
	complete(cmd, "color", "auto", "always", "never")
	return cmd
}

// formatFiles formats what patterns select, or says what it would do.
func formatFiles(ctx context.Context, streams Streams, flags fmtFlags, patterns []string) error {
	colored, err := useColor(flags.color, streams.Err)
	if err != nil {
		return err
	}
	ws, err := openWorkspace(patterns)
	if err != nil {
		return err
	}
	found, err := ws.walk(ctx, patterns)
	if err != nil {
		return err
	}
	files, err := terraform.Format(ctx, found.Tree)
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
		if !flags.diff || flags.check {
			fmt.Fprintln(streams.Out, f.File.Path)
		}
		if flags.diff {
			fmt.Fprint(streams.Out, f.Diff())
		}
		if !flags.check && !flags.diff {
			if err := ws.write(f.File, f.New); err != nil {
				return err
			}
		}
	}
	if err := (report.Text{Color: colored}).Report(streams.Err, problems); err != nil {
		return err
	}
	switch {
	case broken == 1:
		return errors.New("1 file does not parse")
	case broken > 1:
		return fmt.Errorf("%d files do not parse", broken)
	case changed && (flags.check || flags.diff):
		return errFindings
	}
	return nil
}
