package schema

import (
	"strings"
	"testing"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/yamlfile"
)

// benchResources are of ordinary size: a web service as repositories have it.
const benchResources = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: {app.kubernetes.io/name: web, app.kubernetes.io/part-of: shop, app.kubernetes.io/version: "1.4.2"}
  annotations: {prometheus.io/scrape: "true", prometheus.io/port: "9090"}
spec:
  replicas: 3
  revisionHistoryLimit: 5
  selector: {matchLabels: {app.kubernetes.io/name: web}}
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
  template:
    metadata:
      labels: {app.kubernetes.io/name: web, app.kubernetes.io/part-of: shop}
    spec:
      serviceAccountName: web
      securityContext: {runAsNonRoot: true, fsGroup: 2000, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: web
          image: registry.example.com/shop/web:1.4.2
          args: [--listen=:8080, --metrics=:9090]
          ports: [{name: http, containerPort: 8080}, {name: metrics, containerPort: 9090}]
          env:
            - {name: LOG_LEVEL, value: info}
            - name: DATABASE_URL
              valueFrom: {secretKeyRef: {name: web-database, key: url}}
            - name: POD_NAME
              valueFrom: {fieldRef: {fieldPath: metadata.name}}
          envFrom: [{configMapRef: {name: web-config}}]
          resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 256Mi}}
          readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 5}
          livenessProbe: {httpGet: {path: /live, port: http}, initialDelaySeconds: 10}
          securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
          volumeMounts: [{name: tmp, mountPath: /tmp}, {name: config, mountPath: /etc/web, readOnly: true}]
      volumes: [{name: tmp, emptyDir: {}}, {name: config, configMap: {name: web-config}}]
      topologySpreadConstraints:
        - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app.kubernetes.io/name: web}}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop, labels: {app.kubernetes.io/name: web}}
spec:
  type: ClusterIP
  selector: {app.kubernetes.io/name: web}
  ports: [{name: http, port: 80, targetPort: http}, {name: metrics, port: 9090, targetPort: 9090}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: web-config, namespace: shop}
data: {FEATURES: "a,b,c", TIMEOUT: 30s, LOCALE: en_GB}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop, annotations: {cert-manager.io/cluster-issuer: letsencrypt}}
spec:
  ingressClassName: nginx
  tls: [{hosts: [shop.example.com], secretName: web-tls}]
  rules: [{host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}]}}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  minReplicas: 3
  maxReplicas: 10
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
`

// BenchmarkValidate compares the walker with kubeconform's validator; the time
// is that of five resources. kubeconform reads bytes, so its time has the
// parsing in it; parse is the time of that alone, walker and engine are without.
func BenchmarkValidate(b *testing.B) {
	p := Kubernetes()
	var schemas []*Schema
	var nodes []*yaml.Node
	var engines []*engine
	var resources []resource.Resource
	var kinds []GVK
	for text := range strings.SplitSeq(benchResources, "---\n") {
		n := parse(b, text)
		_, apiVersion := yamlfile.Lookup(n, "apiVersion")
		_, kind := yamlfile.Lookup(n, "kind")
		gvk := ParseGVK(apiVersion.Value, kind.Value)
		s, ok := p.Lookup("", gvk)
		if !ok {
			b.Fatal(gvk)
		}
		if problems := s.Validate(n, Options{Dialect: yamlfile.YAML11}); len(problems) > 0 {
			b.Fatal(messages(problems))
		}
		location, document, err := p.DownloadSchema(gvk.Kind, gvk.APIVersion(), "")
		if err != nil {
			b.Fatal(err)
		}
		e, err := newEngine(location, document, noLoad)
		if err != nil {
			b.Fatal(err)
		}
		schemas, nodes, engines, kinds = append(schemas, s), append(nodes, n), append(engines, e), append(kinds, gvk)
		resources = append(resources, resource.Resource{Bytes: []byte(text)})
	}
	conform := newKubeconform(b, writePool(b, p, "1.36.3", kinds), "1.36.3")
	b.Run("walker", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i, s := range schemas {
				if s.Validate(nodes[i], Options{Dialect: yamlfile.YAML11}) != nil {
					b.Fatal("invalid")
				}
			}
		}
	})
	b.Run("engine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for i, e := range engines {
				v, err := yamlfile.NodeValue(nodes[i], yamlfile.YAML11)
				if err != nil || e.compiled.Validate(v) != nil {
					b.Fatal("invalid")
				}
			}
		}
	})
	b.Run("kubeconform", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, r := range resources {
				if conform.ValidateResource(r).Status != validator.Valid {
					b.Fatal("invalid")
				}
			}
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, r := range resources {
				var doc yaml.Node
				if err := yaml.Unmarshal(r.Bytes, &doc); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("first", func(b *testing.B) { // with the pool loaded and the schemas compiled
		b.ReportAllocs()
		for b.Loop() {
			p := Kubernetes()
			for i, gvk := range kinds {
				s, _ := p.Lookup("", gvk)
				if s.Validate(nodes[i], Options{Dialect: yamlfile.YAML11}) != nil {
					b.Fatal("invalid")
				}
			}
		}
	})
}
