package kubernetes

import (
	"encoding/json"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
)

// A reference is one place where a pod takes a ConfigMap or a Secret.
type reference struct {
	kind string // "ConfigMap" or "Secret"
	name field
	key  field // of the data; its value is nil where all is taken
}

// references returns what the pods of t take and cannot do without.
func references(t template) (list []reference) {
	add := func(kind string, name, key, optional field) {
		if _, ok := name.text(); ok && optional.value != true {
			list = append(list, reference{kind, name, key})
		}
	}
	items := func(kind string, name, source field) {
		add(kind, name, field{}, source.get("optional"))
		for _, item := range source.get("items").items() {
			add(kind, name, item.get("key"), source.get("optional"))
		}
	}
	spec := t.get("spec")
	for _, c := range containers(spec) {
		for _, e := range c.get("env").items() {
			for kind, f := range map[string]field{"ConfigMap": e.get("valueFrom", "configMapKeyRef"), "Secret": e.get("valueFrom", "secretKeyRef")} {
				add(kind, f.get("name"), f.get("key"), f.get("optional"))
			}
		}
		for _, e := range c.get("envFrom").items() {
			for kind, f := range map[string]field{"ConfigMap": e.get("configMapRef"), "Secret": e.get("secretRef")} {
				add(kind, f.get("name"), field{}, f.get("optional"))
			}
		}
	}
	for _, v := range spec.get("volumes").items() {
		items("ConfigMap", v.get("configMap", "name"), v.get("configMap"))
		items("Secret", v.get("secret", "secretName"), v.get("secret"))
		for _, s := range v.get("projected", "sources").items() {
			items("ConfigMap", s.get("configMap", "name"), s.get("configMap"))
			items("Secret", s.get("secret", "name"), s.get("secret"))
		}
	}
	return list
}

// A config is what is known of the ConfigMaps and Secrets of a set, besides
// those that are among its objects: controllers make some of them.
type config struct {
	made  map[string]bool // "Secret web" → something makes it
	texts []string        // arguments of containers, which may make what they name
	open  map[string]bool // namespaces in which anything may be made
}

func (c *config) make(kind string, names ...field) {
	for _, f := range names {
		if s, ok := f.value.(string); ok {
			c.made[kind+" "+s] = true
			if isOpen(s) {
				c.made[kind] = true // which one, nobody can tell
			}
		}
	}
}

// configOf returns what controllers make of the objects of a set.
func configOf(set *kubernetes.Set) *config {
	c := &config{made: make(map[string]bool), open: make(map[string]bool)}
	c.made["ConfigMap kube-root-ca.crt"] = true
	c.made["ConfigMap openshift-service-ca.crt"] = true
	for _, o := range set.Objects {
		c.add(o)
	}
	return c
}

func (c *config) add(o *kubernetes.Object) {
	spec, metadata := whole(o).get("spec"), whole(o).get("metadata")
	if t, ok := podTemplate(o); ok {
		for _, container := range containers(t.get("spec")) {
			for _, list := range []string{"args", "command", "env"} {
				c.addTexts(container.get(list).value)
			}
		}
		return
	}
	switch o.Group + "/" + o.Kind {
	case "external-secrets.io/ExternalSecret":
		c.make("Secret", metadata.get("name"), spec.get("target", "name"))
	case "external-secrets.io/ClusterExternalSecret":
		c.make("Secret", metadata.get("name"), spec.get("externalSecretName"), spec.get("externalSecretSpec", "target", "name"))
	case "bitnami.com/SealedSecret":
		c.make("Secret", metadata.get("name"), spec.get("template", "metadata", "name"))
	case "cert-manager.io/Certificate":
		c.make("Secret", spec.get("secretName"))
	case "cert-manager.io/Issuer", "cert-manager.io/ClusterIssuer":
		c.make("Secret", spec.get("acme", "privateKeySecretRef", "name"))
	case "trust.cert-manager.io/Bundle":
		c.make("ConfigMap", metadata.get("name"))
		c.make("Secret", metadata.get("name"))
	case "onepassword.com/OnePasswordItem":
		c.make("Secret", metadata.get("name"))
	case "secrets-store.csi.x-k8s.io/SecretProviderClass":
		for _, s := range spec.get("secretObjects").items() {
			c.make("Secret", s.get("secretName"))
		}
	case "isindir.github.com/SopsSecret":
		for _, s := range spec.get("secretTemplates").items() {
			c.make("Secret", s.get("name"))
		}
	case "/Service": // certificates of OpenShift
		for _, key := range []string{"service.beta.openshift.io/serving-cert-secret-name", "service.alpha.openshift.io/serving-cert-secret-name"} {
			c.make("Secret", metadata.get("annotations", key))
		}
	case "networking.k8s.io/Ingress": // certificates of cert-manager
		for _, tls := range spec.get("tls").items() {
			c.make("Secret", tls.get("secretName"))
		}
	case "rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/ClusterRole": // whoever may write it, may make it
		for _, rule := range whole(o).get("rules").items() {
			c.make("Secret", rule.get("resourceNames").items()...)
			c.make("ConfigMap", rule.get("resourceNames").items()...)
		}
	default:
		if o.Group == "secrets.hashicorp.com" {
			c.make("Secret", spec.get("destination", "name"))
		} else if !isHarmless(o) || o.Kind == "ImagePullSecret" {
			c.open[o.Namespace] = true
		}
	}
}

func (c *config) addTexts(value any) {
	switch v := value.(type) {
	case string:
		c.texts = append(c.texts, v)
	case []any:
		for _, item := range v {
			c.addTexts(item)
		}
	case map[string]any:
		c.addTexts(v["value"]) // of an environment variable
	}
}

// isElsewhere reports whether an object that is not in the set may be made by
// something that is.
func (c *config) isElsewhere(kind, namespace, name string) bool {
	if c.open[namespace] || c.open[""] || c.made[kind] || c.made[kind+" "+name] || namespace == "kube-system" {
		return true
	}
	for _, text := range c.texts {
		if strings.Contains(text, name) && len(name) > 3 {
			return true
		}
	}
	return false
}

// keysOf returns the keys of the data of a ConfigMap or Secret; false where
// more may be added to them.
func keysOf(o *kubernetes.Object) (keys []string, ok bool) {
	for _, f := range []string{"data", "binaryData", "stringData"} {
		keys = append(keys, whole(o).get(f).keys()...)
	}
	for _, key := range keys {
		if isSubstituted(key) {
			return nil, false
		}
	}
	kind, _ := whole(o).get("type").value.(string)
	return keys, len(keys) > 0 && kind != "kubernetes.io/service-account-token" && !isInjected(o)
}

// isInjected reports whether OpenShift adds keys.
func isInjected(o *kubernetes.Object) bool {
	metadata := whole(o).get("metadata")
	text, err := json.Marshal([]any{metadata.get("labels").value, metadata.get("annotations").value})
	return err == nil && strings.Contains(string(text), "/inject-")
}
