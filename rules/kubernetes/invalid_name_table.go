package kubernetes

import (
	"net/netip"
	"strings"
)

// namesOf are the fields other than those of pods that hold the name of
// something, as pkg/apis/*/validation of Kubernetes 1.34 checks them. What is
// empty is as good as not there.
var namesOf = []struct {
	kind, path, what string
	is               check
}{
	{"PersistentVolumeClaim", "spec.storageClassName", "storage class", isDNSSubdomain},
	{"Service", "spec.externalName", "externalName", isExternalName},
	{"apps/StatefulSet", "spec.volumeClaimTemplates[].metadata.name", "name of the claim", isDNSSubdomain},
	{"apps/StatefulSet", "spec.volumeClaimTemplates[].spec.storageClassName", "storage class", isDNSSubdomain},
	{"networking.k8s.io/Ingress", "spec.ingressClassName", "ingress class", isDNSSubdomain},
	{"networking.k8s.io/Ingress", "spec.defaultBackend.service.name", "service", isDNSLabel},
	{"networking.k8s.io/Ingress", "spec.rules[].host", "host", isHost},
	{"networking.k8s.io/Ingress", "spec.rules[].http.paths[].backend.service.name", "service", isDNSLabel},
	{"networking.k8s.io/Ingress", "spec.tls[].hosts[]", "host", isHost},
	{"networking.k8s.io/Ingress", "spec.tls[].secretName", "secret", isDNSSubdomain},
	{"rbac.authorization.k8s.io/ClusterRoleBinding", "roleRef.name", "role", isPathSegment},
	{"rbac.authorization.k8s.io/RoleBinding", "roleRef.name", "role", isPathSegment},
	{"admissionregistration.k8s.io/MutatingWebhookConfiguration", "webhooks[].name", "name of the webhook", isQualifiedHost},
	{"admissionregistration.k8s.io/ValidatingWebhookConfiguration", "webhooks[].name", "name of the webhook", isQualifiedHost},
}

// isHost is what the hosts of an Ingress need. One with a scheme, a port or a
// path has a message of its own.
func isHost(s string) string {
	if strings.ContainsAny(s, ":/") {
		return ""
	}
	if _, err := netip.ParseAddr(s); err == nil {
		return "it must be a name, not an address"
	}
	return isDNSSubdomain(strings.TrimPrefix(s, "*."))
}

func isExternalName(s string) string { return isDNSSubdomain(strings.TrimSuffix(s, ".")) }

func isQualifiedHost(s string) string {
	if problem := isDNSSubdomain(s); problem != "" {
		return problem
	}
	if strings.Count(s, ".") < 2 {
		return "it must be a domain with at least three parts, such as check.example.com"
	}
	return ""
}
