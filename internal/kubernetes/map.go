package kubernetes

import (
	"context"
	"path"

	"go.yaml.in/yaml/v3"

	drawing "github.com/infralint/infralint/internal/graph" // the package has a graph of its own
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// Map implements graph.Mapper: overlays, bases,
// components, Helm charts, and what Argo CD and Flux deploy.
func (d *Domain) Map(ctx context.Context, tree *source.Tree, out *drawing.Graph) error {
	r := &repo{tree: tree}
	g := newGraph(r)
	files, _ := r.scan()
	gitOps := newGitOps(r, g, files, d.opts.RepositoryURLs)
	isRoot := make(map[*kustomization]bool)
	for _, k := range g.roots(nil) {
		isRoot[k] = true
	}
	charts := findCharts(tree)
	for dir := range charts {
		mapChart(tree, charts, dir, out)
	}
	mapGitOps(gitOps, charts, out)
	for dir := range g.places {
		if err := ctx.Err(); err != nil {
			return err
		}
		k := g.byDir[dir]
		id := drawing.ID("kustomization", k.dir)
		out.Add(drawing.Node{ID: id, Kind: k.nodeKind(isRoot[k]), Name: k.dir, Path: k.dir})
		for i := range k.refs {
			r := &k.refs[i]
			if kid := g.child(r); kid != nil {
				kidID := drawing.ID("kustomization", kid.dir)
				out.Add(drawing.Node{ID: kidID, Kind: kid.nodeKind(isRoot[kid]), Name: kid.dir, Path: kid.dir}) // it may be ignored by git
				out.Connect(id, kidID, r.field)
			} else if r.remote() {
				out.Connect(id, out.AddRemote(r.value), r.field)
			}
		}
		if k.doc != nil {
			mapInflated(k, charts, id, out)
		}
	}
	return nil
}

func (k *kustomization) nodeKind(isRoot bool) drawing.Kind {
	switch {
	case k.isComponent():
		return drawing.Component
	case isRoot:
		return drawing.Overlay
	}
	return drawing.Base
}

// mapInflated connects a kustomization with the charts that it inflates.
func mapInflated(k *kustomization, charts charts, id string, out *drawing.Graph) {
	home := "charts"
	if _, globals := field(k.doc.Root, "helmGlobals"); text(globals, "chartHome") != "" {
		home = text(globals, "chartHome")
	}
	for _, list := range []string{"helmCharts", "helmChartInflationGenerator"} {
		for _, n := range items(k.doc.Root, list) {
			name := text(n, "name")
			if name == "" {
				name = text(n, "chartName")
			}
			if dir := path.Join(k.dir, home, name); charts[dir] {
				out.Connect(id, drawing.ID("chart", dir), list)
				continue
			}
			repo := text(n, "repo")
			if repo == "" {
				repo = text(n, "chartRepoUrl")
			}
			version := text(n, "version")
			if version == "" {
				version = text(n, "chartVersion")
			}
			if name != "" {
				out.Connect(id, out.AddRemote(chartAddress(repo, name, version)), list)
			}
		}
	}
}

// chartAddress names a chart of a repository.
func chartAddress(repo, name, version string) string {
	if repo != "" {
		name = repo + "/" + name
	}
	if version != "" {
		name += "@" + version
	}
	return name
}

// mapChart adds the chart in a directory, and the charts that it depends on.
func mapChart(tree *source.Tree, charts charts, dir string, out *drawing.Graph) {
	id := drawing.ID("chart", dir)
	out.Add(drawing.Node{ID: id, Kind: drawing.Chart, Name: dir, Path: dir})
	f, err := tree.Read(path.Join(dir, "Chart.yaml"))
	if err != nil {
		return
	}
	docs, _ := yamlfile.Parse(f)
	if len(docs) == 0 || docs[0].Root == nil || docs[0].Root.Kind != yaml.MappingNode {
		return
	}
	for _, n := range items(docs[0].Root, "dependencies") {
		name, repository := text(n, "name"), text(n, "repository")
		local := path.Join(dir, "charts", name)
		if rest, ok := cutFile(repository); ok {
			local = path.Join(dir, rest)
		}
		switch {
		case name == "":
		case charts[local]:
			out.Connect(id, drawing.ID("chart", local), "dependencies")
		case repository != "":
			out.Connect(id, out.AddRemote(chartAddress(repository, name, text(n, "version"))), "dependencies")
		}
	}
}

// cutFile returns the path of a file:// address.
func cutFile(address string) (string, bool) {
	const scheme = "file://"
	if len(address) > len(scheme) && address[:len(scheme)] == scheme {
		return address[len(scheme):], true
	}
	return "", false
}
