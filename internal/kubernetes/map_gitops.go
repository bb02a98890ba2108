package kubernetes

import (
	"path"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes/argo"

	drawing "github.com/infralint/infralint/internal/graph"
)

// A deployment is an object of a file by which Argo CD or Flux deploys.
type deployment struct {
	file, name string
	object     map[string]any
}

func (d deployment) id() string { return drawing.ID("application", d.file+"#"+d.name) }

// mapGitOps adds what deploys from the repository, with what it deploys and
// what deploys it.
func mapGitOps(o *GitOps, charts charts, out *drawing.Graph) {
	byFile := make(map[string][]deployment)
	for _, d := range o.deployments {
		if kindOf(d.object) != "GitRepository" {
			byFile[d.file] = append(byFile[d.file], d)
		}
	}
	m := &gitOpsMap{o, charts, byFile, out}
	for _, k := range o.graph.byDir {
		if k == nil {
			continue
		}
		for i := range k.refs {
			for _, d := range byFile[k.refs[i].target] {
				out.Connect(drawing.ID("kustomization", k.dir), d.id(), k.refs[i].field)
			}
		}
	}
	for _, deployments := range byFile {
		for _, d := range deployments {
			out.Add(drawing.Node{ID: d.id(), Kind: drawing.Application, Name: d.name, Path: d.file})
			m.add(d)
		}
	}
}

type gitOpsMap struct {
	*GitOps
	charts charts
	byFile map[string][]deployment
	out    *drawing.Graph
}

// add connects an object with what it deploys.
func (m *gitOpsMap) add(d deployment) {
	var applications []argo.Application
	switch kindOf(d.object) {
	case "Application":
		applications = []argo.Application{argo.FromApplication(d.object)}
	case "ApplicationSet":
		applications = argo.Expand(d.object, m.GitOps).Applications
	case "Kustomization":
		k := fluxKustomization(d.object)
		for _, s := range m.fluxSources(k) {
			m.connect(d, s.url, s.revision, k.Path)
		}
	}
	for _, a := range applications {
		for _, s := range a.Sources {
			switch {
			case s.Open["repoURL"] || s.Open["path"] || s.Open["chart"] || s.RepoURL == "":
			case s.Chart != "":
				m.out.Connect(d.id(), m.out.AddRemote(chartAddress(s.RepoURL, s.Chart, s.Revision)), "chart")
			case s.Path != "":
				m.connect(d, s.RepoURL, s.Revision, s.Path)
			}
		}
	}
}

// connect connects an object with the directory of a repository: with what is
// in it, or with what is nearest below.
func (m *gitOpsMap) connect(d deployment, url, revision, dir string) {
	dir = strings.TrimPrefix(path.Clean("/"+dir), "/")
	if dir == "" {
		dir = "."
	}
	switch m.Identify(url, revision) {
	case Elsewhere:
		m.out.Connect(d.id(), m.out.AddRemote(url), dir)
		return
	case Maybe:
		return
	}
	if m.graph.byDir[dir] != nil {
		m.out.Connect(d.id(), drawing.ID("kustomization", dir), "path")
		return
	}
	if m.charts[dir] {
		m.out.Connect(d.id(), drawing.ID("chart", dir), "path")
		return
	}
	isBelow := func(name string) bool { return dir == "." || name == dir || strings.HasPrefix(name, dir+"/") }
	covered := func(name string) bool { // a kustomization between has it
		for at := name; at != dir && at != "."; at = path.Dir(at) {
			if at != name && m.graph.byDir[at] != nil {
				return true
			}
		}
		return false
	}
	for below, k := range m.graph.byDir {
		if k != nil && isBelow(below) && !covered(below) {
			m.out.Connect(d.id(), drawing.ID("kustomization", below), "path")
		}
	}
	for file, others := range m.byFile {
		if !isBelow(file) || covered(file) {
			continue
		}
		for _, other := range others {
			if other.id() != d.id() {
				m.out.Connect(d.id(), other.id(), "path")
			}
		}
	}
}
