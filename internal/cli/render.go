package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/kubernetes"
)

func newRender(streams Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "render DIR",
		Short: "Print the resources of a kustomization as they are checked",
		Long: `Render builds the kustomization in DIR and prints its resources, the same bytes
that kubectl kustomize DIR prints. Nothing is fetched and no plugin is run.`,
		Example: "  infralint render deploy/apps/web/overlays/prod",
		Args:    oneArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(args)
			if err != nil {
				return err
			}
			found, err := ws.walk(cmd.Context(), []string{filepath.Join(args[0], "...")})
			if err != nil {
				return err
			}
			dir, err := ws.relative(args[0])
			if err != nil {
				return err
			}
			out, err := kubernetes.Render(cmd.Context(), found.Tree, dir)
			if err != nil {
				return err
			}
			_, err = streams.Out.Write(out)
			return err
		},
	}
}
