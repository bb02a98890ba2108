package kubernetes

import "github.com/infralint/infralint/internal/lint"

var rules = []*lint.Rule{
	k8sSchema, buildFails, cycle, deprecatedField, duplicateResource, imageLatest, missingFile, remoteBase, remoteUnpinned, unusedFile, yamlSyntax,
}

const k8sSchemaGood = `
-- deployment.yaml --
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: web:1.0
`

var k8sSchema = &lint.Rule{
	ID:       "k8s-schema",
	Title:    "object does not match its schema",
	Severity: lint.Error,
	Doc: `
The API server would reject this object, or would drop the field without a
word: a field has the wrong type, a required one is missing, or its name is not
known.

Checked is what ` + "`kubectl apply`" + ` would send: every object that a kustomization
renders, and every manifest that belongs to none, against the OpenAPI document of
the Kubernetes version that is configured (` + "`kubernetes.version`" + `), strictly. A base
or a patch by itself is not an object, so it is checked through its overlays, and
the finding stands where the field was set.

Kinds without a schema are listed at the end of the run. Name places with more of
them in ` + "`kubernetes.schemaLocations`" + `, in the form of kubeconform's ` + "`-schema-location`" + `.
`,
	Bad:   lint.Edit(k8sSchemaGood, "replicas: 3", "replica: 3"),
	Good:  k8sSchemaGood,
	Tags:  []string{"correctness"},
	Refs:  []string{"https://kubernetes.io/docs/reference/kubernetes-api/"},
	Since: "0.1.0",
}

const buildFailsGood = `
-- kustomization.yaml --
resources:
  - account.yaml
-- account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`

var buildFails = &lint.Rule{
	ID:       "kustomize-build",
	Title:    "kustomization does not build",
	Severity: lint.Error,
	Doc: `
` + "`kubectl kustomize`" + ` fails on this kustomization, so nothing of it can be applied.
The message is kustomize's own; the place is the entry that makes it fail: a patch
without a target, a directory without a kustomization, a field that there is none of.
Files that are not there, circles and objects that are there twice have rules of
their own.

Kustomizations that others use are built through those. Where an entry would need
the network, Helm or another program, the rest is built without it; where that gives
nothing, what the kustomization is built from is built by itself.
`,
	Bad:   lint.Edit(buildFailsGood, "resources:", "resource:"),
	Good:  buildFailsGood,
	Tags:  []string{"correctness", "syntax"},
	Refs:  []string{"https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"},
	Since: "0.1.0",
}

var remoteBase = &lint.Rule{
	ID:       "kustomize-remote-base",
	Title:    "kustomization is built from a remote resource",
	Severity: lint.Note,
	Doc: `
A resource, base or component of this kustomization is fetched from the network
each time it is built. The build needs that server, takes its time, and gives
something else when the other side changes. It cannot be checked either:
infralint never goes to the network. The rest of the kustomization is built without
it, as far as that is possible.

Copy what you need into the repository, or keep the entry and know that what it
brings is not checked. Entries without a fixed ` + "`?ref=`" + ` are reported by
` + "`kustomize-remote-base-unpinned`" + ` instead.
`,
	Bad: `
-- kustomization.yaml --
resources:
  - https://github.com/example/platform//deploy/base?ref=v1.4.2
`,
	Good: `
-- kustomization.yaml --
resources:
  - platform
-- platform/kustomization.yaml --
resources:
  - namespace.yaml
-- platform/namespace.yaml --
apiVersion: v1
kind: Namespace
metadata:
  name: platform
`,
	Tags:  []string{"reliability", "supply-chain"},
	Refs:  []string{"https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/"},
	Since: "0.1.0",
}

var yamlSyntax = &lint.Rule{
	ID:       "yaml-syntax",
	Title:    "manifest is no valid YAML",
	Severity: lint.Error,
	Doc: `
The file looks like a Kubernetes manifest, but no YAML parser accepts it. Often
the cause is an indentation that is one space off, a tab, or a value with a
` + "`: `" + ` in it that needs quotes; the place is where the parser gave up, which may be
a line or two behind the cause.

Templates are not meant: files with ` + "`{{ }}`" + ` are left alone.
`,
	Bad: `
-- service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
   namespace: shop
`,
	Good: `
-- service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: shop
`,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}
