package compose

import (
	"maps"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/compose"
)

// services calls visit for every service of the file, in order of name.
func services(f *compose.File, visit func(name string, service map[string]any)) {
	all := object(f.Project["services"])
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if s := object(all[name]); s != nil {
			visit(name, s)
		}
	}
}

// object returns v as a mapping, nil where it is none.
func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func list(v any) []any {
	s, _ := v.([]any)
	return s
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// A name is one that a service refers to, and where.
type name struct {
	value string
	path  []any
}

// named returns the names in the value of a key that is a list of names, or of
// mappings with the name under source, or a mapping by name.
func named(service map[string]any, path []any, key string) (names []name) {
	path = append(slices.Clone(path), key)
	for _, k := range slices.Sorted(maps.Keys(object(service[key]))) {
		names = append(names, name{k, append(slices.Clone(path), k)})
	}
	for i, item := range list(service[key]) {
		switch v := item.(type) {
		case string:
			names = append(names, name{v, append(slices.Clone(path), i)})
		case map[string]any:
			if s, ok := v["source"].(string); ok {
				names = append(names, name{s, append(slices.Clone(path), i, "source")})
			}
		}
	}
	return slices.DeleteFunc(names, func(n name) bool { return strings.Contains(n.value, "$") })
}

// dependencies returns the services that a service waits for: those that it
// depends on, and those whose network, processes or volumes it shares.
func dependencies(service map[string]any, path []any) []name {
	all := named(service, path, "depends_on")
	for _, n := range append(named(service, path, "links"), named(service, path, "volumes_from")...) {
		n.value, _, _ = strings.Cut(n.value, ":") // the rest is an alias, or the mode
		if n.value != "container" {
			all = append(all, n)
		}
	}
	for _, key := range []string{"network_mode", "ipc", "pid"} {
		if target, ok := strings.CutPrefix(text(service[key]), "service:"); ok && !strings.Contains(target, "$") {
			all = append(all, name{target, append(slices.Clone(path), key)})
		}
	}
	return all
}

// A mount is an item of volumes.
type mount struct {
	source, target string
	isNamed        bool // source is the name of a volume
	path           []any
}

// mounts returns the volumes of a service that are known as they are written.
func mounts(service map[string]any, path []any) (all []mount) {
	for i, item := range list(service["volumes"]) {
		m := mount{path: append(slices.Clone(path), "volumes", i)}
		switch v := item.(type) {
		case string:
			if strings.ContainsAny(v, `$\`) || len(v) > 1 && v[1] == ':' {
				continue // a variable, or a path of Windows
			}
			parts := strings.Split(v, ":")
			m.target = parts[0]
			if len(parts) > 1 {
				m.source, m.target = parts[0], parts[1]
			}
			m.isNamed = m.source != "" && !strings.ContainsAny(m.source[:1], "./~")
		case map[string]any:
			m.source, m.target = text(v["source"]), text(v["target"])
			m.isNamed = text(v["type"]) == "volume" && m.source != "" && !strings.Contains(m.source, "$")
			m.path = append(m.path, "source")
			if m.source == "" {
				m.path[len(m.path)-1] = "target"
			}
		}
		all = append(all, m)
	}
	return all
}
