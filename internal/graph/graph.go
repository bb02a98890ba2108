// Package graph is what leads to what in a repository: overlays to bases,
// modules to the modules that they call, applications to what they deploy. It
// knows no language; each domain that has something to draw is a Mapper.
package graph

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/source"
)

// A Kind is what a node stands for.
type Kind string

// The kinds of nodes.
const (
	Module      Kind = "module"      // a directory with Terraform configuration
	Overlay     Kind = "overlay"     // a kustomization that no other is built from
	Base        Kind = "base"        // a kustomization that others are built from
	Component   Kind = "component"   // a kustomization of kind Component
	Chart       Kind = "chart"       // a Helm chart
	Application Kind = "application" // what a GitOps controller deploys
	Remote      Kind = "remote"      // anything that is not in the repository
)

// A Node is one thing of a repository, or a remote one that it refers to.
type Node struct {
	// ID is the same in every run, and unique: see ID.
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Name is what people call it: its directory, its name, or its address.
	Name string `json:"name"`
	// Path is the directory or file that it stands in, slash-separated and
	// relative to the root; empty for what is remote.
	Path string `json:"path,omitempty"`
}

// An Edge says that one node needs another.
type Edge struct {
	From string `json:"from"` // the ID of a node
	To   string `json:"to"`
	// Label says how: the field or the block that refers to it, such as
	// "resources" or "module.network".
	Label string `json:"label"`
}

// A Mapper is a domain with something to draw. It adds everything that the
// tree has, selected or not: what of it is shown, Select decides.
type Mapper interface {
	Map(ctx context.Context, tree *source.Tree, g *Graph) error
}

// A Graph collects nodes and edges. The zero Graph is empty.
type Graph struct {
	nodes map[string]Node
	edges map[Edge]bool
}

// ID returns the ID of the node for a directory or file. What names it is one
// of "terraform", "kustomization", "chart", "application" and the like: a
// domain can point at a node of another without knowing more than this.
func ID(what, path string) string { return what + ":" + path }

// Add adds a node. Of two with one ID the first stays.
func (g *Graph) Add(n Node) {
	if g.nodes == nil {
		g.nodes = make(map[string]Node)
	}
	if _, ok := g.nodes[n.ID]; !ok {
		g.nodes[n.ID] = n
	}
}

// AddRemote adds a node for an address that leads out of the repository, with
// credentials taken out, and returns its ID.
func (g *Graph) AddRemote(address string) string {
	address = withoutCredentials(address)
	id := ID("remote", address)
	g.Add(Node{ID: id, Kind: Remote, Name: address})
	return id
}

// withoutCredentials takes user and password out of an address: a graph is
// something to show around.
func withoutCredentials(address string) string {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	host, path, slash := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(host, '@'); at >= 0 && host[:at] != "git" {
		host = host[at+1:]
	}
	if slash {
		host += "/" + path
	}
	if before, query, ok := strings.Cut(host, "?"); ok {
		host = before
		if values, err := url.ParseQuery(query); err == nil && values.Get("ref") != "" {
			host += "?ref=" + values.Get("ref")
		}
	}
	return scheme + "://" + host
}

// Connect adds an edge. Its nodes may be added later; an edge whose node never
// is, is left out.
func (g *Graph) Connect(from, to, label string) {
	if g.edges == nil {
		g.edges = make(map[Edge]bool)
	}
	g.edges[Edge{from, to, label}] = true
}

// Nodes returns the nodes in order of ID.
func (g *Graph) Nodes() []Node {
	nodes := make([]Node, 0, len(g.nodes))
	for _, n := range g.nodes {
		nodes = append(nodes, n)
	}
	slices.SortFunc(nodes, func(a, b Node) int { return strings.Compare(a.ID, b.ID) })
	return nodes
}

// Edges returns the edges in order of their nodes and labels, without those
// that lead nowhere.
func (g *Graph) Edges() []Edge {
	edges := make([]Edge, 0, len(g.edges))
	for e := range g.edges {
		if _, ok := g.nodes[e.From]; !ok {
			continue
		}
		if _, ok := g.nodes[e.To]; ok {
			edges = append(edges, e)
		}
	}
	slices.SortFunc(edges, func(a, b Edge) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To), strings.Compare(a.Label, b.Label))
	})
	return edges
}

// Select returns the part of g that concerns the nodes that are chosen: these,
// all that they lead to, and all that leads to them.
func (g *Graph) Select(isChosen func(Node) bool) *Graph {
	edges := g.Edges()
	keep := make(map[string]bool)
	for _, down := range []bool{true, false} {
		next := make(map[string][]string)
		for _, e := range edges {
			if down {
				next[e.From] = append(next[e.From], e.To)
			} else {
				next[e.To] = append(next[e.To], e.From)
			}
		}
		reached := make(map[string]bool)
		var queue []string
		for id, n := range g.nodes {
			if isChosen(n) {
				queue = append(queue, id)
			}
		}
		for len(queue) > 0 {
			id := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			if !reached[id] {
				reached[id] = true
				keep[id] = true
				queue = append(queue, next[id]...)
			}
		}
	}
	part := new(Graph)
	for id, n := range g.nodes {
		if keep[id] {
			part.Add(n)
		}
	}
	for _, e := range edges {
		part.Connect(e.From, e.To, e.Label)
	}
	return part
}
