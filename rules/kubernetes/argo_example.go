package kubernetes

// argoApplication is the file of an Application for the examples of rules. Source
// are the lines of its source besides the address.
func argoApplication(name, source string) string {
	return `
-- argocd/` + name + `.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ` + name + `, namespace: argocd}
spec:
  project: shop
  source:
    repoURL: https://git.example.com/shop/platform
` + source + `  destination: {name: in-cluster, namespace: web}
`
}

// argoAccount is a manifest in a folder.
func argoAccount(dir string) string {
	return "-- " + dir + `/service-account.yaml --
apiVersion: v1
kind: ServiceAccount
metadata: {name: web}
`
}

// argoChart is a chart with values for production.
const argoChart = `-- apps/web/Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- apps/web/values-production.yaml --
replicas: 3
`

// argoSet is an ApplicationSet with a generator, and a name for its template.
func argoSet(generator, name string) string {
	return `-- argocd/apps.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: apps, namespace: argocd}
spec:
  goTemplate: true
  generators:
` + generator + `  template:
    metadata: {name: ` + name + `}
    spec:
      project: shop
      source:
        repoURL: https://git.example.com/shop/platform
        targetRevision: HEAD
        path: apps/web
      destination: {name: in-cluster, namespace: web}
`
}

const argoList = `    - list:
        elements: [{env: test}, {env: prod}]
`

func argoDirectories(pattern string) string {
	return `    - git:
        repoURL: https://git.example.com/shop/platform
        directories: [{path: ` + pattern + `}]
`
}
