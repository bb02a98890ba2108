package policies_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/infralint/infralint/internal/lint"
	"github.com/infralint/infralint/internal/linttest"
	"github.com/infralint/infralint/internal/policy"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/terraform"
	"github.com/infralint/infralint/internal/yamlfile"
	"github.com/infralint/infralint/policies"
)

// BenchmarkLoad is what a run pays that checks no document.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := policy.Load(policies.FS, policy.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirst is what the first Kubernetes document costs: parsing and
// compiling the policies for it.
func BenchmarkFirst(b *testing.B) {
	doc := deployments(b, 1)[0]
	for b.Loop() {
		engine, err := policy.Load(policies.FS, policy.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := engine.Check(b.Context(), doc, new(lint.Results)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkThousand checks 1,000 Deployments with 10 and with 100 policies,
// copies of those for workloads under other names.
func BenchmarkThousand(b *testing.B) {
	docs := deployments(b, 1000)
	for _, n := range []int{10, 100} {
		b.Run(fmt.Sprintf("policies=%d", n), func(b *testing.B) {
			engine, err := policy.Load(copies(b, n), policy.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if err := engine.Check(b.Context(), docs[0], new(lint.Results)); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				for _, doc := range docs {
					if err := engine.Check(b.Context(), doc, new(lint.Results)); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// copies returns n policies for workloads and the libraries.
func copies(b *testing.B, n int) fs.FS {
	b.Helper()
	fsys := make(fstest.MapFS)
	libs, err := fs.Glob(policies.FS, "lib/*.rego")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range libs {
		src, err := policies.FS.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: src}
	}
	names, err := fs.Glob(policies.FS, "kubernetes/*.rego")
	if err != nil {
		b.Fatal(err)
	}
	var workload []string
	for _, name := range names {
		src, err := policies.FS.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if strings.Contains(string(src), "StatefulSet") {
			workload = append(workload, string(src))
		}
	}
	for i := range n {
		src := workload[i%len(workload)]
		src = strings.Replace(src, "#   id: k8s-", fmt.Sprintf("#   id: k8s-%d-", i), 1)
		src = strings.Replace(src, "package infralint.kubernetes.", fmt.Sprintf("package infralint.kubernetes.copy%d.", i), 1)
		fsys[fmt.Sprintf("kubernetes/p%d.rego", i)] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys
}

// deployments returns n Deployments that are all in order, as most are.
func deployments(b *testing.B, n int) (docs []lint.Document) {
	b.Helper()
	for i := range n {
		f := source.NewFile(fmt.Sprintf("deployment-%d.yaml", i), fmt.Appendf(nil, hardened, i))
		parsed, err := yamlfile.Parse(f)
		if err != nil {
			b.Fatal(err)
		}
		value, err := parsed[0].Value(yamlfile.YAML12)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, lint.Document{
			Type: "kubernetes", Kind: "Deployment", File: f, Value: value,
			Locate: func(path []any) (source.Span, []lint.Related) { return parsed[0].Locate(path), nil },
		})
	}
	return docs
}

const hardened = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%d
  namespace: shop
  labels: {app: web}
spec:
  replicas: 3
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: web
          image: registry.example.com/shop/web:1.4.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          ports:
            - {name: http, containerPort: 8080}
          env:
            - {name: PORT, value: "8080"}
            - name: DATABASE_PASSWORD
              valueFrom:
                secretKeyRef: {name: database, key: password}
          resources:
            requests: {cpu: 100m, memory: 128Mi}
            limits: {memory: 256Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          livenessProbe:
            httpGet: {path: /healthz, port: http}
          readinessProbe:
            httpGet: {path: /ready, port: http}
        - name: proxy
          image: registry.example.com/mesh/proxy:1.22.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          ports:
            - {name: metrics, containerPort: 9090}
          resources:
            requests: {cpu: 50m, memory: 64Mi}
            limits: {memory: 64Mi}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          livenessProbe:
            httpGet: {path: /live, port: metrics}
          readinessProbe:
            httpGet: {path: /ready, port: metrics}
`

// BenchmarkTerraform checks a module with the policies that are on by default.
func BenchmarkTerraform(b *testing.B) {
	text := `
variable "name" {
  type = string
}

resource "aws_s3_bucket" "logs" {
  bucket = "${var.name}-logs"
  tags   = { Name = var.name, Team = "platform" }
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_security_group" "web" {
  dynamic "ingress" {
    for_each = [443, 8443]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_iam_policy" "read" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.logs.arn}/*" }] })
}

resource "aws_instance" "web" {
  instance_type = "t3.micro"
  metadata_options {
    http_tokens = "required"
  }
}
`
	engine, err := policy.Load(policies.FS, policy.Options{Enabled: func(r *lint.Rule) bool { return !r.Off }})
	if err != nil {
		b.Fatal(err)
	}
	tree := linttest.Tree(&txtar.Archive{Files: []txtar.File{{Name: "main.tf", Data: []byte(text)}}})
	units, err := terraform.New(terraform.Options{}).Load(b.Context(), tree)
	if err != nil {
		b.Fatal(err)
	}
	check := func() {
		for _, doc := range units[0].Documents() {
			if err := engine.Check(b.Context(), doc, new(lint.Results)); err != nil {
				b.Fatal(err)
			}
		}
	}
	check()
	for b.Loop() {
		check()
	}
}
