package kubernetes

import "strings"

func (c combinations) service(spec field) {
	kind, _ := spec.get("type").value.(string)
	headless := spec.get("clusterIP").value == "None"
	switch kind {
	case "ExternalName":
		if !spec.get("externalName").isSet() {
			c.say(spec.get("externalName"), "a Service of type ExternalName needs `externalName`")
		}
		return
	case "LoadBalancer", "NodePort":
		if headless {
			c.say(spec.get("clusterIP"), "`clusterIP: None` may not be set for a Service of type %s", kind)
		}
	case "", "ClusterIP":
		for _, port := range spec.get("ports").items() {
			if n, ok := port.get("nodePort").integer(); ok && n != 0 {
				c.say(port.get("nodePort"), "`nodePort` may not be set for a Service of type ClusterIP")
			}
		}
		if f := spec.get("externalTrafficPolicy"); f.isSet() && len(spec.get("externalIPs").items()) == 0 {
			c.say(f, "`externalTrafficPolicy` is for Services that are reached from outside: type NodePort or LoadBalancer")
		}
	default:
		return
	}
	if spec.value != nil && !headless && len(spec.get("ports").items()) == 0 {
		c.say(spec.get("ports"), "a Service needs `ports`, unless it is headless")
	}
}

func (c combinations) ingress(spec field) {
	backends := []field{spec.get("defaultBackend")}
	for _, rule := range spec.get("rules").items() {
		if host, ok := rule.get("host").text(); ok && strings.ContainsAny(host, ":/") {
			c.say(rule.get("host"), "host %q must be a name in DNS, without scheme, port and path", host)
		}
		for _, p := range rule.get("http", "paths").items() {
			kind, _ := p.get("pathType").value.(string)
			if text, ok := p.get("path").text(); ok && (kind == "Exact" || kind == "Prefix") && !strings.HasPrefix(text, "/") {
				c.say(p.get("path"), "path %q must begin with /", text)
			}
			backends = append(backends, p.get("backend"))
		}
	}
	for _, b := range backends {
		c.exclude(b, "service", "resource")
		if b.value != nil && b.get("service").value == nil && b.get("resource").value == nil {
			c.say(b, "a backend needs `service` or `resource`")
		}
		port := b.get("service", "port")
		c.exclude(port, "name", "number")
		if b.get("service").value != nil && !port.get("name").isSet() && port.get("number").value == nil {
			c.say(port, "the backend needs the name or the number of a port of the Service")
		}
	}
}

func (c combinations) networkPolicy(spec field) {
	for _, direction := range [][2]string{{"ingress", "from"}, {"egress", "to"}} {
		for _, rule := range spec.get(direction[0]).items() {
			for _, peer := range rule.get(direction[1]).items() {
				if m, ok := peer.value.(map[string]any); ok && len(m) == 0 {
					c.say(peer, "a peer needs `podSelector`, `namespaceSelector` or `ipBlock`; leave out `%s` to allow all", direction[1])
				} else if peer.get("ipBlock").value != nil && len(m) > 1 {
					c.say(peer.get("ipBlock"), "`ipBlock` may not be set beside a selector")
				}
			}
			for _, port := range rule.get("ports").items() {
				first, ok := port.get("port").integer()
				if last, isSet := port.get("endPort").integer(); isSet && (!ok || last < first) {
					c.say(port.get("endPort"), "`endPort` needs a number in `port` that is not above it")
				}
			}
		}
	}
}
