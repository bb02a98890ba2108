package policy

// A kindOfInput is what a new policy starts from. Its texts are whole files,
// rules and values, so that they read as what they become.
type kindOfInput struct {
	selector string
	imports  string // of the policy
	rule     string
	test     string // an input that is reported
	other    string // and one that is not
	file     string // the name of the examples, where the type does not say it
	bad      string
	good     string
	archive  string
}

// A scaffold shows for each type how a result is placed, and a case that is easy
// to get wrong.
var scaffolds = map[string]kindOfInput{
	"kubernetes": {
		selector: "{type: kubernetes, kinds: [CronJob, DaemonSet, Deployment, Job, Pod, StatefulSet]}",
		imports:  "import data.infralint.lib.kubernetes as k8s\n\n",
		rule: `deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	startswith(container.image, "docker.io/")
	msg := sprintf("%s comes from docker.io", [k8s.title(path, container)])
}
`,
		test:  `{"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "docker.io/nginx:1.29"}]}}`,
		other: `{"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "registry.example.com/nginx:1.29"}]}}`,
		bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: docker.io/nginx:1.29
`,
		good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/nginx:1.29
`,
		archive: `-- pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
    - name: first
      image: docker.io/busybox:1.37 # want "init container \"first\" comes from docker.io"
  containers:
    - name: web
      image: docker.io/nginx:1.29 # want "container \"web\" comes from docker.io"
    - name: other
      image: registry.example.com/nginx:1.29
    - name: not-set
-- cronjob.yaml --
apiVersion: batch/v1
kind: CronJob
metadata:
  name: job
spec:
  schedule: "@daily"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: job
              image: registry.example.com/docker.io/job:1
`,
	},
	"argocd": {
		selector: "{type: kubernetes, kinds: [Application, ApplicationSet]}",
		imports:  "import data.infralint.lib.argocd\n\n",
		rule: `deny contains {"msg": msg, "path": array.concat(path, ["repoURL"])} if {
	some path, source in argocd.sources
	startswith(source.repoURL, "https://github.com/")
	msg := sprintf("the source %q is not our own", [source.repoURL])
}
`,
		test: `{
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"repoURL": "https://github.com/example/app"}},
	}`,
		other: `{
		"apiVersion": "argoproj.io/v1alpha1",
		"kind": "Application",
		"spec": {"source": {"repoURL": "https://git.example.com/team/app"}},
	}`,
		file: "application.yaml",
		bad: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: app
spec:
  project: team
  destination: {name: in-cluster, namespace: app}
  source:
    repoURL: https://github.com/example/app
    targetRevision: v1.0.0
    path: deploy
`,
		good: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: app
spec:
  project: team
  destination: {name: in-cluster, namespace: app}
  source:
    repoURL: https://git.example.com/team/app
    targetRevision: v1.0.0
    path: deploy
`,
		archive: `-- several.yaml --
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: app
spec:
  project: team
  destination: {name: in-cluster, namespace: app}
  sources:
    - repoURL: https://github.com/example/app # want "is not our own"
      targetRevision: v1.0.0
      path: deploy
    - repoURL: https://git.example.com/team/values
      targetRevision: v1.0.0
      path: values
-- set.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: apps
spec:
  generators:
    - list: {elements: [{name: a}]}
  template:
    metadata:
      name: "{{name}}"
    spec:
      project: team
      destination: {name: in-cluster, namespace: app}
      source:
        repoURL: https://github.com/example/app # want "is not our own"
        targetRevision: v1.0.0
        path: deploy
-- template.yaml --
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: templates
spec:
  generators:
    - list: {elements: [{url: https://git.example.com/team/app}]}
  template:
    metadata:
      name: "{{name}}"
    spec:
      project: team
      destination: {name: in-cluster, namespace: app}
      source: {repoURL: "{{url}}", targetRevision: v1.0.0, path: deploy}
`,
	},
	"terraform": {
		selector: "{type: terraform, kinds: [aws_instance]}",
		imports:  "import data.infralint.lib.terraform as tf\n\n",
		rule: `deny contains {"msg": msg, "path": tf.at(r, ["instance_type"])} if {
	some r in tf.resources({"aws_instance"})
	r.values.instance_type == "t1.micro"
	msg := sprintf("%s is of a type that is no longer offered", [r.address])
}
`,
		test: `{"resources": {"aws_instance": {"web": {
		"address": "aws_instance.web",
		"path": ["resources", "aws_instance", "web"],
		"values": {"instance_type": "t1.micro"},
	}}}}`,
		other: `{"resources": {"aws_instance": {"web": {
		"address": "aws_instance.web",
		"path": ["resources", "aws_instance", "web"],
		"values": {"instance_type": {"unknown": true}},
	}}}}`,
		bad: `resource "aws_instance" "web" {
  instance_type = "t1.micro"
}
`,
		good: `resource "aws_instance" "web" {
  instance_type = "t3.micro"
}
`,
		archive: `-- main.tf --
variable "size" {
  default = "micro"
}

variable "type" {
  type = string
}

resource "aws_instance" "web" {
  instance_type = "t1.${var.size}" # want "aws_instance.web is of a type that is no longer offered"
}

resource "aws_instance" "other" {
  instance_type = "t3.${var.size}"
}

resource "aws_instance" "unknown" {
  instance_type = var.type
}

resource "aws_instance" "none" {
  count         = 0
  instance_type = "t1.micro"
}
`,
	},
	"dockerfile": {
		selector: "{type: dockerfile}",
		rule: `deny contains {"msg": msg, "path": ["stages", i, "image"]} if {
	some i, stage in input.stages
	startswith(stage.image, "docker.io/")
	msg := sprintf("base image %q comes from docker.io", [stage.image])
}
`,
		test:  `{"stages": [{"image": "docker.io/alpine:3.22"}]}`,
		other: `{"stages": [{"image": "registry.example.com/alpine:3.22"}, {"lineage": [0]}]}`,
		bad: `FROM docker.io/alpine:3.22
USER 65532
`,
		good: `FROM registry.example.com/alpine:3.22
USER 65532
`,
		archive: `-- Dockerfile --
ARG REGISTRY=docker.io
# want-below "base image \"docker.io/golang:1.26\" comes from docker.io"
FROM docker.io/golang:1.26 AS build
RUN make
# want-below "base image \"docker.io/alpine:3.22\" comes from docker.io"
FROM ${REGISTRY}/alpine:3.22 AS base
FROM base
COPY --from=build /app /app
FROM registry.example.com/alpine:3.22
FROM scratch
`,
	},
	"gitlab": {
		selector: "{type: gitlab}",
		rule: `deny contains {"msg": msg, "path": ["jobs", name, "image"]} if {
	some name, job in input.jobs
	startswith(image_of(job), "docker.io/")
	msg := sprintf("job %q takes its image from docker.io", [name])
}

image_of(job) := job.image if is_string(job.image)

image_of(job) := job.image.name if is_object(job.image)
`,
		test:  `{"jobs": {"build": {"image": "docker.io/golang:1.26"}}}`,
		other: `{"jobs": {"build": {"image": {"name": "registry.example.com/golang:1.26"}}}}`,
		bad: `build:
  image: docker.io/golang:1.26
  script: make
`,
		good: `build:
  image: registry.example.com/golang:1.26
  script: make
`,
		archive: `-- .gitlab-ci.yml --
.go:
  image: docker.io/golang:1.26 # want "job \"build\" takes its image from docker.io"
build:
  extends: .go
  script: make
long:
  image: # want "job \"long\" takes its image from docker.io"
    name: docker.io/golang:1.26
    entrypoint: [""]
  script: make
test:
  image: registry.example.com/golang:1.26
  script: make test
variable:
  image: $IMAGE
  script: make
none:
  script: make
`,
	},
	"workflow": {
		selector: "{type: workflow}",
		rule: `deny contains {"msg": msg, "path": ["jobs", name, "runs-on"]} if {
	some name, job in input.jobs
	job["runs-on"] == "ubuntu-latest"
	msg := sprintf("job %q runs on ubuntu-latest", [name])
}
`,
		test:  `{"jobs": {"build": {"runs-on": "ubuntu-latest"}}}`,
		other: `{"jobs": {"build": {"runs-on": "ubuntu-24.04"}}}`,
		bad: `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
		good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: make
`,
		archive: `-- .github/workflows/ci.yaml --
on: push
jobs:
  build:
    runs-on: ubuntu-latest # want "job \"build\" runs on ubuntu-latest"
    steps:
      - run: make
  fixed:
    runs-on: ubuntu-24.04
    steps:
      - run: make
  matrix:
    strategy:
      matrix:
        os: [ubuntu-24.04, macos-15]
    runs-on: ${{ matrix.os }}
    steps:
      - run: make
  reusable:
    uses: ./.github/workflows/build.yaml
`,
	},
	"action": {
		selector: "{type: action}",
		rule: `deny contains {"msg": msg, "path": ["runs", "using"]} if {
	input.runs.using in {"node12", "node16"}
	msg := sprintf("the action runs on %s, which is out of support", [input.runs.using])
}
`,
		test:  `{"runs": {"using": "node16"}}`,
		other: `{"runs": {"using": "composite"}}`,
		bad: `name: greet
description: Says hello
runs:
  using: node16
  main: index.js
`,
		good: `name: greet
description: Says hello
runs:
  using: node24
  main: index.js
`,
		archive: `-- old/action.yaml --
name: greet
description: Says hello
runs:
  using: node16 # want "the action runs on node16"
  main: index.js
-- composite/action.yaml --
name: greet
description: Says hello
runs:
  using: composite
  steps:
    - run: echo hello
      shell: bash
-- docker/action.yml --
name: greet
description: Says hello
runs:
  using: docker
  image: Dockerfile
-- new/action.yaml --
name: greet
description: Says hello
runs:
  using: "node24"
  main: index.js
`,
	},
	"dependabot": {
		selector: "{type: dependabot}",
		rule: `deny contains {"msg": msg, "path": ["updates", i, "schedule", "interval"]} if {
	some i, update in input.updates
	update.schedule.interval == "daily"
	msg := sprintf("%s is updated every day", [update["package-ecosystem"]])
}
`,
		test:  `{"updates": [{"package-ecosystem": "npm", "schedule": {"interval": "daily"}}]}`,
		other: `{"updates": [{"package-ecosystem": "npm", "schedule": {"interval": "weekly"}}]}`,
		bad: `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: daily
`,
		good: `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule:
      interval: weekly
`,
		archive: `-- .github/dependabot.yml --
version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule: {interval: "daily"} # want "npm is updated every day"
  - package-ecosystem: gomod
    directory: /
    schedule:
      interval: weekly
  - package-ecosystem: docker
    directory: /
    schedule:
      interval: cron
      cronjob: "0 9 * * *"
  - package-ecosystem: pip
    directory: /
    multi-ecosystem-group: python
    patterns: ["*"]
`,
	},
	"compose": {
		selector: "{type: compose}",
		rule: `deny contains {"msg": msg, "path": ["services", name, "image"]} if {
	some name, service in input.services
	startswith(service.image, "docker.io/")
	msg := sprintf("service %q takes its image from docker.io", [name])
}
`,
		test:  `{"services": {"web": {"image": "docker.io/nginx:1.29"}}}`,
		other: `{"services": {"web": {"build": {"context": "."}}}}`,
		bad: `services:
  web:
    image: docker.io/nginx:1.29
`,
		good: `services:
  web:
    image: registry.example.com/nginx:1.29
`,
		archive: `-- compose.yaml --
services:
  web:
    image: docker.io/nginx:1.29 # want "service \"web\" takes its image from docker.io"
  own:
    image: registry.example.com/nginx:1.29
  built:
    build: .
  variable:
    image: ${REGISTRY}/nginx:1.29
`,
	},
	"helm": {
		selector: "{type: helm, kinds: [chart]}",
		rule: `deny contains {"msg": msg, "path": ["chart", "dependencies", i, "repository"]} if {
	some i, dependency in input.chart.dependencies
	startswith(dependency.repository, "http://")
	msg := sprintf("dependency %q is fetched without TLS", [dependency.name])
}
`,
		test:  `{"chart": {"dependencies": [{"name": "redis", "repository": "http://charts.example.com"}]}}`,
		other: `{"chart": {"dependencies": [{"name": "redis", "repository": "https://charts.example.com"}]}}`,
		file:  "Chart.yaml",
		bad: `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: redis
    version: 19.0.2
    repository: http://charts.example.com
`,
		good: `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: redis
    version: 19.0.2
    repository: https://charts.example.com
`,
		archive: `-- Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: redis
    version: 19.0.2
    repository: http://charts.example.com # want "dependency \"redis\" is fetched without TLS"
  - name: postgresql
    version: 15.2.5
    repository: https://charts.example.com
  - name: lib
    version: 1.0.0
    repository: oci://registry.example.com/charts
  - name: local
    version: 1.0.0
    repository: file://../local
-- other/Chart.yaml --
apiVersion: v2
name: plain
version: 1.0.0
`,
	},
}
