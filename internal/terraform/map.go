package terraform

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/graph"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform/validate/config"
)

// Map implements graph.Mapper: the modules and what they call.
func (d *Domain) Map(ctx context.Context, tree *source.Tree, g *graph.Graph) error {
	repo := NewRepo(tree, d.opts)
	var dirs []string
	for _, p := range tree.Paths() {
		if isConfig(p) {
			dirs = append(dirs, path.Dir(p))
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if err := ctx.Err(); err != nil {
			return err
		}
		id := graph.ID("terraform", dir)
		g.Add(graph.Node{ID: id, Kind: graph.Module, Name: dir, Path: dir})
		for name, call := range repo.Config(dir).Calls {
			label := "module." + name
			switch call.Source.Kind {
			case config.LocalSource:
				g.Connect(id, graph.ID("terraform", call.Source.LocalDir(dir)), label)
			case config.RegistrySource, config.RemoteSource:
				address := call.Source.Text
				if v := call.Source.Versions.String(); v != "" {
					address += " " + strings.ReplaceAll(v, ",", ", ")
				}
				g.Connect(id, g.AddRemote(address), label)
			}
		}
	}
	return nil
}
