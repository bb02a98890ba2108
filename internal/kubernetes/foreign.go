package kubernetes

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/source"
	"github.com/infralint/infralint/internal/yamlfile"
)

// foreignGroups are the API groups of files that have the form of an object but
// are read by a program: no API server serves them, so nobody misses a schema.
// "" behind a group stands for all of its kinds.
var foreignGroups = map[string]string{
	"":                                  "Config", // kubeconfig
	"apiserver.config.k8s.io":           "",
	"apiserver.k8s.io":                  "",
	"argoproj.io":                       "ConfigManagementPlugin",
	"audit.k8s.io":                      "",
	"backstage.io":                      "",
	"chainsaw.kyverno.io":               "",
	"cli.kyverno.io":                    "",
	"client.authentication.k8s.io":      "",
	"clusterctl.cluster.x-k8s.io":       "Metadata",
	"controller-runtime.sigs.k8s.io":    "",
	"credentialprovider.kubelet.k8s.io": "",
	"ctlptl.dev":                        "",
	"eksctl.io":                         "",
	"fn.kpt.dev":                        "",
	"imgpkg.carvel.dev":                 "",
	"k0sctl.k0sproject.io":              "",
	"k3d.io":                            "",
	"kapp.k14s.io":                      "",
	"kbld.k14s.io":                      "",
	"kind.sigs.k8s.io":                  "",
	"kind.x-k8s.io":                     "",
	"kpt.dev":                           "",
	"kuttl.dev":                         "",
	"scorecard.operatorframework.io":    "",
	"skaffold":                          "",
	"vendir.k14s.io":                    "",
}

// isForeign reports whether o is the configuration of a program, or is marked
// as one for tools that work on files alone.
func (o *object) isForeign() bool {
	group, version, ok := strings.Cut(o.apiVersion, "/")
	if !ok {
		group, version = "", group
	}
	if group == "" && !versionOrGroup.MatchString(version) {
		return true // of kustomize, Grafana and others
	}
	if kind, ok := foreignGroups[group]; ok && (kind == "" || kind == o.kind) {
		return true
	}
	if strings.HasSuffix(group, ".config.k8s.io") || group == "kubeadm.k8s.io" {
		return true
	}
	for _, name := range []string{"config.kubernetes.io/local-config", "config.kubernetes.io/function", "config.k8s.io/function"} {
		if o.annotation(name) != "" {
			return true
		}
	}
	return false
}

// versionOrGroup is the version of an API, or a group whose version was forgotten.
var versionOrGroup = lazyregexp.New(`^(v[0-9]+((alpha|beta)[0-9]+)?|apps|batch|autoscaling|policy|extensions)$`)

func (o *object) annotation(name string) string {
	if _, v := find(o.node, []any{"metadata", "annotations", name}); v != nil {
		return v.Value
	}
	return ""
}

// isUnfinished reports whether o is the base that operator-sdk makes a
// ClusterServiceVersion of: it puts in the deployments, and nobody applies what
// has none.
func (o *object) isUnfinished() bool {
	if o.kind != "ClusterServiceVersion" {
		return false
	}
	_, install := find(o.node, []any{"spec", "install"})
	if yamlfile.Resolve(install) == nil {
		return false
	}
	_, v := find(o.node, []any{"spec", "install", "spec", "deployments"})
	v = yamlfile.Resolve(v)
	return v == nil || v.ShortTag() == "!!null" || v.Kind == yaml.SequenceNode && len(v.Content) == 0
}

// yttComment is what ytt executes, which to YAML is a comment.
var yttComment = lazyregexp.New(`(?m)(^|[ \t])#@( |$|data/|overlay/|schema/|library/|ytt)`)

// isYtt reports whether f is a template of ytt.
func isYtt(f *source.File) bool { return yttComment.Match(f.Content) }
