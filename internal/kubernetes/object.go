package kubernetes

import (
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// An object is one Kubernetes object, written or rendered.
type object struct {
	node             *yaml.Node
	apiVersion, kind string
	dialect          yamlfile.Dialect
	file             *source.File
	isSubstituted    bool // a Flux Kustomization with postBuild applies it
	// locate maps a path into the object to the bytes that set it.
	locate func(path []any) (source.Span, []lint.Related)
	// written returns the name that the object has in the sources; nil where that
	// is the name that it has.
	written func() string
	// point is locate for a node of the object whose path is known.
	point func(n *yaml.Node, path []any) (source.Span, []lint.Related)

	data struct { // what value returns
		known bool
		value any
		err   error
	}
}

// value returns the object as plain data, made once. It is used by one
// goroutine at a time.
func (o *object) value() (any, error) {
	if !o.data.known {
		o.data.known = true
		o.data.value, o.data.err = yamlfile.NodeValue(o.node, o.dialect)
	}
	return o.data.value, o.data.err
}

// newObject returns the object n, nil if it has no apiVersion and kind.
func newObject(n *yaml.Node, dialect yamlfile.Dialect) *object {
	n = yamlfile.Resolve(n)
	_, apiVersion := yamlfile.Lookup(n, "apiVersion")
	_, kind := yamlfile.Lookup(n, "kind")
	apiVersion, kind = yamlfile.Resolve(apiVersion), yamlfile.Resolve(kind)
	if !isText(apiVersion) || !isText(kind) || apiVersion.Value == "" || kind.Value == "" {
		return nil
	}
	return &object{node: n, apiVersion: apiVersion.Value, kind: kind.Value, dialect: dialect}
}

// documents gives objects as plain data. An object that cannot be one, such as
// an alias bomb, was reported by the check; of one that is encrypted the values
// say nothing.
func documents(objects []*object) []lint.Document {
	docs := make([]lint.Document, 0, len(objects))
	set := &lint.DocumentSet{Values: make([]any, 0, len(objects))}
	for _, o := range objects {
		value, err := o.value()
		if err != nil || o.isEncrypted() {
			continue
		}
		doc := lint.Document{Type: "kubernetes", Kind: o.kind, File: o.file, Value: value, Locate: o.locate, Set: set}
		if hasPodTemplate(o.kind, value) {
			doc.Kinds = []string{"PodTemplate"}
		}
		docs = append(docs, doc)
		set.Values = append(set.Values, value)
	}
	return docs
}

// hasPodTemplate reports whether an object whose kind says nothing of pods, such
// as a Service of Knative, has a pod template where a Deployment has it. For
// policies it is a PodTemplate too.
func hasPodTemplate(kind string, value any) bool {
	switch kind {
	case "DaemonSet", "Deployment", "DeploymentConfig", "Job", "ReplicaSet", "ReplicationController", "Rollout", "StatefulSet", "CronJob", "Pod", "PodTemplate":
		return false
	}
	for _, key := range []string{"spec", "template", "spec", "containers"} {
		object, ok := value.(map[string]any)
		if !ok {
			return false
		}
		value = object[key]
	}
	_, ok := value.([]any)
	return ok
}
