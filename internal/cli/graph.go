package cli

import (
	"path"

	"github.com/spf13/cobra"

	"github.com/infralint/infralint/internal/graph"
)

func newGraph(streams Streams) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "graph [patterns]",
		Short: "Draw what is built from what",
		Long: `Graph prints what leads to what in the repository: Terraform modules to the
modules that they call, overlays to their bases and components, charts to the
charts that they depend on. Nothing is built and nothing is fetched: what is
remote is drawn as such.

With patterns, it prints what they select, all that this is built from, and all
that is built from it: who is hit by a change of a base?

GitHub and GitLab draw mermaid in Markdown; Graphviz draws dot; docs/graph.md
describes the JSON.`,
		Example: `  infralint graph
  infralint graph deploy/base
  infralint graph --format dot terraform/... | dot -Tsvg > modules.svg
  infralint graph --format json | jq -r '.nodes[] | select(.kind == "remote") | .name'`,
		RunE: func(cmd *cobra.Command, patterns []string) error {
			ws, err := openWorkspace(patterns)
			if err != nil {
				return err
			}
			s, err := ws.suite(nil)
			if err != nil {
				return err
			}
			found, err := ws.walk(cmd.Context(), patterns)
			if err != nil {
				return err
			}
			all := new(graph.Graph)
			for _, d := range s.Domains {
				if m, ok := d.(graph.Mapper); ok {
					if err := m.Map(cmd.Context(), found.Tree, all); err != nil {
						return err
					}
				}
			}
			chosen := make(map[string]bool) // files, and the directories that hold one
			for _, f := range found.Tree.Selected() {
				chosen[f.Path], chosen[path.Dir(f.Path)] = true, true
			}
			return graph.Write(streams.Out, format, all.Select(func(n graph.Node) bool { return chosen[n.Path] }))
		},
	}
	cmd.Flags().StringVar(&format, "format", "mermaid", "mermaid, dot or json")
	complete(cmd, "format", graph.Formats...)
	return cmd
}
