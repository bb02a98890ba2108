package kubernetes

import (
	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lint"
)

const duplicateObjectGood = `
-- settings.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {level: info}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings-debug}
data: {level: debug}
`

// DuplicateObject reports objects that are there twice.
var DuplicateObject = &kubernetes.SetAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-duplicate-object",
		Title:    "object is there twice",
		Severity: lint.Warning,
		Doc: `
Two objects of what is applied together have the same group, kind, namespace and name. The
second is applied over the first, and what the first said is lost, or comes and goes. Often
a block was copied and its name forgotten.

Looked at are the objects of one kustomization, and those of one file.
`,
		Bad:   lint.Edit(duplicateObjectGood, "metadata: {name: settings-debug}", "metadata: {name: settings}"),
		Good:  duplicateObjectGood,
		Tags:  []string{"correctness"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Set]) error {
		if pass.Unit.Of == "directory" {
			return nil // files beside each other may be there to choose from
		}
		type identity struct{ group, kind, namespace, name string }
		seen := make(map[identity]*kubernetes.Object)
		for _, o := range pass.Unit.Objects {
			if o.Name == "" || isOpen(o.Name) || isOpen(o.Namespace) {
				continue
			}
			id := identity{o.Group, o.Kind, o.Namespace, o.Name}
			first := seen[id]
			if first == nil {
				seen[id] = o
				continue
			}
			span, related := o.Locate("metadata", "name")
			if place, _ := first.Locate("metadata", "name"); !place.IsZero() {
				related = append(related, lint.Related{Span: place, Message: "the other " + o.Kind})
			}
			pass.Report(lint.Finding{Span: span, Related: related, Message: o.Kind + " " + qualified(o) + " is there twice"})
		}
		return nil
	},
}

// qualified returns the name of an object with its namespace, if it has one.
func qualified(o *kubernetes.Object) string {
	if o.Namespace == "" {
		return o.Name
	}
	return o.Namespace + "/" + o.Name
}
