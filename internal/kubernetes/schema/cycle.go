package schema

// hasCycle reports whether a schema below root leads back to itself without
// going one step into the value, such as {"$ref": "#"}. Only the engine knows
// what to say of that. References must have their targets.
func hasCycle(root *node) bool {
	c := &cycles{state: make(map[*node]progress)}
	for queue := []*node{root}; len(queue) > 0; {
		n := queue[0]
		queue = queue[1:]
		if c.state[n] != unseen {
			continue
		}
		if c.visit(n, &queue) {
			return true
		}
	}
	return false
}

type progress uint8

const (
	unseen progress = iota
	open            // on the way from the start to here
	done
)

type cycles struct{ state map[*node]progress }

// visit follows all that is asked of the same value, and queues the schemas of
// what is within it.
func (c *cycles) visit(n *node, queue *[]*node) bool {
	if n == nil || c.state[n] == done {
		return false
	}
	if c.state[n] == open {
		return true
	}
	c.state[n] = open
	defer func() { c.state[n] = done }()
	if n.ref != nil {
		return c.visit(n.ref.node(), queue)
	}
	for _, p := range n.properties {
		*queue = append(*queue, p)
	}
	for _, child := range []*node{n.additional, n.items} {
		if child != nil {
			*queue = append(*queue, child)
		}
	}
	if n.more == nil {
		return false
	}
	k := n.more
	for _, p := range k.patterns {
		*queue = append(*queue, p.node)
	}
	*queue = append(*queue, k.tuple...)
	if k.names != nil {
		*queue = append(*queue, k.names)
	}
	for _, list := range [][]*node{k.allOf, k.anyOf, k.oneOf, {k.not, k.cond, k.yes, k.no}} {
		for _, s := range list {
			if c.visit(s, queue) {
				return true
			}
		}
	}
	for _, s := range k.dependentSchemas {
		if c.visit(s, queue) {
			return true
		}
	}
	return false
}
