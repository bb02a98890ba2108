package kubernetes

import (
	"encoding/base64"
	"slices"
	"strings"

	"github.com/infralint/infralint/internal/kubernetes"
	"github.com/infralint/infralint/internal/lazyregexp"
	"github.com/infralint/infralint/internal/lint"
)

// InvalidData reports data of ConfigMaps and Secrets that the API server
// rejects.
var InvalidData = &kubernetes.ObjectAnalyzer{
	Rule: lint.Rule{
		ID:       "k8s-invalid-data",
		Title:    "data of the ConfigMap or Secret is not valid",
		Severity: lint.Error,
		Doc: `
The API server rejects the object. A key has letters, digits, ` + "`-`, `_` and `.`" + ` only, up to 253 of
them, and is in ` + "`data` or in `binaryData`" + `, not in both. What is in ` + "`data`" + ` of a Secret is
base64; plain text goes into ` + "`stringData`" + `. A Secret of a type of Kubernetes' own has the keys
that its type says, such as ` + "`tls.crt` and `tls.key`" + `.
`,
		Bad: `
-- secret.yaml --
apiVersion: v1
kind: Secret
metadata: {name: web}
type: kubernetes.io/tls
data:
  tls.crt: "-----BEGIN CERTIFICATE-----"
`,
		Good: `
-- config.yaml --
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data:
  LOG_LEVEL: info
  web.conf: |
    listen 8080;
`,
		Tags:  []string{"correctness"},
		Refs:  []string{"https://kubernetes.io/docs/concepts/configuration/secret/#secret-types"},
		Since: "0.1.0",
	},
	Run: func(pass *lint.Pass[*kubernetes.Object]) error {
		o := whole(pass.Unit)
		switch pass.Unit.Group + "/" + pass.Unit.Kind {
		case "/ConfigMap":
			dataKeys(pass, o.get("data"))
			dataKeys(pass, o.get("binaryData"))
			isBase64(pass, o.get("binaryData"))
			for _, key := range o.get("binaryData").keys() {
				if o.get("data", key).value != nil {
					report(pass, o.get("binaryData", key).path, "key %q is in `data` too", key)
				}
			}
		case "/Secret":
			dataKeys(pass, o.get("data"))
			dataKeys(pass, o.get("stringData"))
			isBase64(pass, o.get("data"))
			checkSecretType(pass, o)
		}
		return nil
	},
}

var dataKey = lazyregexp.New(`^[-._a-zA-Z0-9]{1,253}$`)

func dataKeys(pass *lint.Pass[*kubernetes.Object], data field) {
	for _, key := range data.keys() {
		if !isSubstituted(key) && (!dataKey.MatchString(key) || key == "." || strings.HasPrefix(key, "..")) {
			report(pass, data.get(key).path, "key %q is not valid: it has letters, digits, '-', '_' and '.', and does not begin with two dots", key)
		}
	}
}

func isBase64(pass *lint.Pass[*kubernetes.Object], data field) {
	for _, key := range data.keys() {
		text, ok := data.get(key).text()
		if !ok {
			continue
		}
		if _, err := base64.StdEncoding.DecodeString(strings.NewReplacer("\n", "", "\r", "").Replace(text)); err != nil {
			report(pass, data.get(key).path, "value of %q is not base64", key)
		}
	}
}

// secretKeys are the keys that a Secret of a type must have.
var secretKeys = []struct{ kind, keys string }{
	{"kubernetes.io/dockercfg", ".dockercfg"},
	{"kubernetes.io/dockerconfigjson", ".dockerconfigjson"},
	{"kubernetes.io/ssh-auth", "ssh-privatekey"},
	{"kubernetes.io/tls", "tls.crt tls.key"},
}

func checkSecretType(pass *lint.Pass[*kubernetes.Object], o field) {
	has := append(o.get("data").keys(), o.get("stringData").keys()...)
	if slices.ContainsFunc(has, isSubstituted) {
		return
	}
	for _, t := range secretKeys {
		if o.get("type").value != t.kind {
			continue
		}
		for _, key := range strings.Fields(t.keys) {
			if !slices.Contains(has, key) {
				report(pass, o.get("data").path, "a Secret of type %s needs the key %q", t.kind, key)
			}
		}
	}
}
