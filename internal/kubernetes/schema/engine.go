package schema

import "go.yaml.in/yaml/v3"

// An engine validates with kubeconform's JSON schema library.
type engine struct{}

func (e *engine) validate(w *walker, root *yaml.Node) {}
