package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/lazyregexp"
)

// A ScaffoldFile is one file of a new policy.
type ScaffoldFile struct {
	Path    string // relative to the folder of policies
	Content string
}

// A kindOfInput is what a new policy starts from.
type kindOfInput struct {
	typ, selector, imports, rule, test, empty, bad, good, archive string
}

var scaffolds = map[string]kindOfInput{
	"kubernetes": {
		typ:      "kubernetes",
		selector: "{type: kubernetes, kinds: [CronJob, DaemonSet, Deployment, Job, Pod, StatefulSet]}",
		imports:  "import data.infralint.lib.kubernetes as k8s\n\n",
		rule: `deny contains {"msg": msg, "path": array.concat(path, ["image"])} if {
	some path, container in k8s.containers
	startswith(container.image, "docker.io/")
	msg := sprintf("%s comes from docker.io", [k8s.title(path, container)])
}
`,
		test:    `{"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "docker.io/nginx:1.29"}]}}`,
		empty:   `{"kind": "Pod", "spec": {"containers": [{"name": "web", "image": "registry.example.com/nginx:1.29"}]}}`,
		bad:     "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: docker.io/nginx:1.29\n",
		good:    "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: registry.example.com/nginx:1.29\n",
		archive: "-- pod.yaml --\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: docker.io/nginx:1.29 # want `container \"web\" comes from docker.io`\n    - name: other\n      image: registry.example.com/nginx:1.29\n",
	},
	"terraform": {
		typ:      "terraform",
		selector: "{type: terraform}",
		imports:  "import data.infralint.lib.terraform as tf\n\n",
		rule: `deny contains {"msg": msg, "path": array.concat(r.path, ["values", "instance_type"])} if {
	some r in tf.resources({"aws_instance"})
	r.values.instance_type == "t1.micro"
	msg := sprintf("%s is of a type that is no longer offered", [r.address])
}
`,
		test:    `{"resources": {"aws_instance": {"web": {"address": "aws_instance.web", "path": ["resources", "aws_instance", "web"], "values": {"instance_type": "t1.micro"}}}}}`,
		empty:   `{"resources": {"aws_instance": {"web": {"address": "aws_instance.web", "path": ["resources", "aws_instance", "web"], "values": {"instance_type": {"unknown": true}}}}}}`,
		bad:     "resource \"aws_instance\" \"web\" {\n  instance_type = \"t1.micro\"\n}\n",
		good:    "resource \"aws_instance\" \"web\" {\n  instance_type = \"t3.micro\"\n}\n",
		archive: "-- main.tf --\nvariable \"size\" {\n  default = \"micro\"\n}\n\nresource \"aws_instance\" \"web\" {\n  instance_type = \"t1.${var.size}\" # want `aws_instance.web is of a type that is no longer offered`\n}\n\nresource \"aws_instance\" \"other\" {\n  instance_type = \"t3.${var.size}\"\n}\n",
	},
	"gitlab": {
		typ:      "gitlab",
		selector: "{type: gitlab}",
		rule: `deny contains {"msg": msg, "path": ["jobs", name, "image"]} if {
	some name, job in input.jobs
	startswith(job.image, "docker.io/")
	msg := sprintf("job %q takes its image from docker.io", [name])
}
`,
		test:    `{"jobs": {"build": {"image": "docker.io/golang:1.26"}}}`,
		empty:   `{"jobs": {"build": {"image": "registry.example.com/golang:1.26"}}}`,
		bad:     "build:\n  image: docker.io/golang:1.26\n  script: make\n",
		good:    "build:\n  image: registry.example.com/golang:1.26\n  script: make\n",
		archive: "-- .gitlab-ci.yml --\nbuild:\n  image: docker.io/golang:1.26 # want `job \"build\" takes its image from docker.io`\n  script: make\ntest:\n  image: registry.example.com/golang:1.26\n  script: make test\n",
	},
	"workflow": {
		typ:      "workflow",
		selector: "{type: workflow}",
		rule: `deny contains {"msg": msg, "path": ["jobs", name, "runs-on"]} if {
	some name, job in input.jobs
	job["runs-on"] == "ubuntu-latest"
	msg := sprintf("job %q runs on ubuntu-latest", [name])
}
`,
		test:    `{"jobs": {"build": {"runs-on": "ubuntu-latest"}}}`,
		empty:   `{"jobs": {"build": {"runs-on": "ubuntu-24.04"}}}`,
		bad:     "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n",
		good:    "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n",
		archive: "-- .github/workflows/ci.yaml --\non: push\njobs:\n  build:\n    runs-on: ubuntu-latest # want `job \"build\" runs on ubuntu-latest`\n    steps:\n      - run: make\n  fixed:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n",
	},
}

// ScaffoldTypes are the types of documents that Scaffold knows, in order.
func ScaffoldTypes() []string {
	var types []string
	for t := range scaffolds {
		types = append(types, t)
	}
	slices.Sort(types)
	return types
}

var kebab = lazyregexp.New(`^[a-z0-9]+(-[a-z0-9]+)+$`)

// Scaffold returns the files of a new policy with a rule id for a type of
// document: the policy, its unit tests and an archive of cases. They work, and
// show what goes where.
func Scaffold(id, typ string) ([]ScaffoldFile, error) {
	if !kebab.MatchString(id) {
		return nil, fmt.Errorf("id %q is not two or more words of small letters and digits with - between them", id)
	}
	s, ok := scaffolds[typ]
	if !ok {
		return nil, fmt.Errorf("type is %q, want %s", typ, strings.Join(ScaffoldTypes(), " or "))
	}
	name := strings.ReplaceAll(id, "-", "_")
	pkg := "policies." + name
	comment := func(text string) string {
		return "#     " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n#     ") + "\n"
	}
	policy := fmt.Sprintf(`# METADATA
# title: say in one line what is wrong
# description: |
#   Say what an attacker or an outage does with it, and how to put it right.
# custom:
#   id: %s
#   severity: warning
#   tags: [correctness]
#   input:
#     selector: [%s]
#   bad: |
%s#   good: |
%spackage %s

%s%s`, id, s.selector, comment(s.bad), comment(s.good), pkg, s.imports, s.rule)
	test := fmt.Sprintf(`package %[1]s_test

import data.%[1]s

test_reported if {
	count(%[2]s.deny) == 1 with input as %[3]s
}

test_not_reported if {
	count(%[2]s.deny) == 0 with input as %[4]s
}
`, pkg, name, s.test, s.empty)
	return []ScaffoldFile{
		{name + ".rego", policy},
		{name + "_test.rego", test},
		{"testdata/" + id + ".txtar", "Say which cases there are, and three at least that are not reported.\n\n" + s.archive},
	}, nil
}
