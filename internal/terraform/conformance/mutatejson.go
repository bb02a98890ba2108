package conformance

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
)

// mutateJSON changes a value or a property of a JSON file, or some of its
// bytes if it is none.
func mutateJSON(rng *rand.Rand, src []byte) []byte {
	var doc any
	if rng.IntN(6) == 0 || json.Unmarshal(src, &doc) != nil {
		return mutateBytes(rng, src)
	}
	sites := 0
	walkJSON(doc, func(map[string]any, string) { sites++ })
	if sites == 0 {
		return mutateBytes(rng, src)
	}
	at := rng.IntN(sites)
	walkJSON(doc, func(in map[string]any, key string) {
		if at--; at != -1 {
			return
		}
		switch rng.IntN(6) {
		case 0:
			delete(in, key)
		case 1:
			in[misspell(rng, key)] = in[key]
			delete(in, key)
		case 2:
			in[pick(rng, argumentPool)] = in[key]
		case 3:
			in[key] = []any{in[key]}
		case 4:
			in[key] = pick(rng, []any{nil, 1, true, "x", []any{}, map[string]any{}, []any{"a", 1}, map[string]any{"a": nil}})
		default:
			in[key] = "${" + pick(rng, valuePool) + "}"
		}
	})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if enc.Encode(doc) != nil {
		return mutateBytes(rng, src)
	}
	return b.Bytes()
}

// walkJSON calls visit for every property, in a fixed order. Visit may change
// the object.
func walkJSON(v any, visit func(in map[string]any, key string)) {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			child := v[k]
			visit(v, k)
			walkJSON(child, visit)
		}
	case []any:
		for _, x := range v {
			walkJSON(x, visit)
		}
	}
}
