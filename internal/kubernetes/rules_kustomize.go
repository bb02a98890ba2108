package kubernetes

import "github.com/infralint/infralint/internal/lint"

const missingFileGood = `
-- kustomization.yaml --
resources:
  - deployment.yaml
-- deployment.yaml --
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
`

var missingFile = &lint.Rule{
	ID:       "kustomize-missing-file",
	Title:    "kustomization names a file that is not there",
	Severity: lint.Error,
	Doc: `
An entry of the kustomization leads to a file or directory that does not exist, so the
build fails and nothing of it can be applied. Usually the file was renamed or never
committed.

All such entries are reported at once; ` + "`kustomize build`" + ` stops at the first. Nothing else is
said of what is built with the kustomization.
`,
	Bad:   lint.Edit(missingFileGood, "- deployment.yaml", "- deploment.yaml"),
	Good:  missingFileGood,
	Tags:  []string{"correctness", "syntax"},
	Refs:  []string{"https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/"},
	Since: "0.1.0",
}

var cycle = &lint.Rule{
	ID:       "kustomize-cycle",
	Title:    "kustomizations refer to each other in a circle",
	Severity: lint.Error,
	Doc: `
A kustomization is built from itself, by way of others or directly, so the build fails.
Kustomize also refuses a base that contains the directory of what is built from it: an
overlay below its base needs the base in a directory beside it.

Move what both need into a base of its own.
`,
	Bad: `
-- web/kustomization.yaml --
resources: [../api]
-- api/kustomization.yaml --
resources: [../web]
`,
	Good: `
-- web/kustomization.yaml --
resources: [../common]
-- api/kustomization.yaml --
resources: [../common]
-- common/kustomization.yaml --
resources: [namespace.yaml]
-- common/namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}

const duplicateResourceGood = `
-- kustomization.yaml --
resources:
  - settings.yaml
  - more.yaml
-- settings.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
-- more.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: more-settings}
`

var duplicateResource = &lint.Rule{
	ID:       "kustomize-duplicate-resource",
	Title:    "kustomization has a resource twice",
	Severity: lint.Error,
	Doc: `
Two entries of the kustomization bring an object of the same group, kind, namespace and
name, so the build fails: a file is listed twice, a base comes in by two ways, or a block
was copied and its name forgotten.

Take one of them out. To change an object of a base, write a patch.
`,
	Bad:   lint.Edit(duplicateResourceGood, "metadata: {name: more-settings}", "metadata: {name: settings}"),
	Good:  duplicateResourceGood,
	Tags:  []string{"correctness", "syntax"},
	Since: "0.1.0",
}

var remoteUnpinned = &lint.Rule{
	ID:       "kustomize-remote-base-unpinned",
	Title:    "remote resource of a kustomization can change",
	Severity: lint.Warning,
	Doc: `
A resource, base or component is fetched from a branch, from what is latest, or without a
` + "`?ref=`" + `, which is the default branch. Whoever can push there decides what is applied with
the next build, and no diff of this repository shows it.

Name a release or, better, a commit: ` + "`?ref=<commit>`" + `. Best copy what you need into the
repository: then it is reviewed, and checked.
`,
	Bad: `
-- kustomization.yaml --
resources:
  - https://github.com/example/platform//deploy/base?ref=main
`,
	Good: `
-- kustomization.yaml --
resources:
  - https://github.com/example/platform//deploy/base?ref=v1.4.2
`,
	Tags:  []string{"supply-chain", "reliability"},
	Refs:  []string{"https://github.com/kubernetes-sigs/kustomize/blob/master/examples/remoteBuild.md"},
	Since: "0.1.0",
}

var deprecatedField = &lint.Rule{
	ID:       "kustomize-deprecated-field",
	Title:    "field of the kustomization is deprecated",
	Severity: lint.Note,
	Doc: `
Kustomize warns about the field and will not read it some day: ` + "`bases` is `resources` now," + `
` + "`commonLabels` is `labels` with `includeSelectors: true`, `patchesStrategicMerge` and" + `
` + "`patchesJson6902` are `patches`, `imageTags` is `images`, and `vars` are `replacements`" + `.

The fix makes the change that ` + "`kustomize edit fix`" + ` makes, and keeps comments and the order in
which patches are applied. It is safe where the build stays the same to the byte. It is
not where the order in which kustomize works would change: JSON patches come before
prefixes, namespaces, labels and annotations once they are ` + "`patches`" + `.

` + "`vars`" + ` have no fix: a replacement names every field that it goes to and takes the place of all
of it, or of what stands between two delimiters, while a variable is found wherever it is written.
`,
	Bad: `
-- kustomization.yaml --
commonLabels:
  app: web
resources: [namespace.yaml]
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`,
	Good: `
-- kustomization.yaml --
labels:
  - includeSelectors: true
    pairs:
      app: web
resources: [namespace.yaml]
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`,
	Tags:  []string{"style"},
	Refs:  []string{"https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"},
	Since: "0.1.0",
}

const unusedFileGood = `
-- kustomization.yaml --
resources:
  - namespace.yaml
  - quota.yaml
-- namespace.yaml --
apiVersion: v1
kind: Namespace
metadata: {name: shop}
-- quota.yaml --
apiVersion: v1
kind: ResourceQuota
metadata: {name: shop, namespace: shop}
spec:
  hard: {pods: "20"}
`

var unusedFile = &lint.Rule{
	ID:       "kustomize-unused-file",
	Title:    "no kustomization uses the manifest",
	Severity: lint.Note,
	Doc: `
The file lies in the folder of a kustomization and has Kubernetes objects, but nothing
names it: no entry of a kustomization, no script, workflow or page of the repository. So
what it says is not applied. Usually the line in ` + "`resources` or `patches`" + ` was forgotten, or the
file when it was no longer needed.

Nothing is said of files of tests and examples, of encrypted files, of charts, and of files
that a comment of the kustomization names.
`,
	Bad:   lint.Edit(unusedFileGood, "\n  - quota.yaml", ""),
	Good:  unusedFileGood,
	Tags:  []string{"correctness"},
	Since: "0.1.0",
}

var imageLatest = &lint.Rule{
	ID:       "kustomize-image-latest",
	Title:    "kustomization gives an image the tag latest",
	Severity: lint.Warning,
	Doc: `
` + "`newTag: latest`" + ` of the ` + "`images`" + ` field makes every pod with the image run whatever was pushed
last: two nodes run different code, and a rollback changes nothing. Name a fixed tag, or a
` + "`digest`" + `.

This is for kustomizations of which no rendered pod is seen: what they are built from is
remote, a chart, or they are components that nothing uses. Elsewhere ` + "`k8s-latest-tag`" + `
reports the same line.
`,
	Bad: `
-- kustomization.yaml --
resources:
  - https://github.com/example/platform//deploy/base?ref=v1.4.2
images:
  - name: example.com/web
    newTag: latest
`,
	Good: `
-- kustomization.yaml --
resources:
  - https://github.com/example/platform//deploy/base?ref=v1.4.2
images:
  - name: example.com/web
    newTag: 1.4.2
`,
	Tags:  []string{"supply-chain", "reliability"},
	Since: "0.1.0",
}
