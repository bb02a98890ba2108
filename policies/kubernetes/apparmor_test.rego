package infralint.kubernetes.apparmor_test

import data.infralint.kubernetes.apparmor
import data.infralint.lib.testing

test_pod if {
	apparmor.deny == {{
		"msg": "AppArmor is switched off for the pod",
		"path": ["spec", "securityContext", "appArmorProfile", "type"],
	}} with input as testing.pod_with({"securityContext": {"appArmorProfile": {"type": "Unconfined"}}})
}

test_container if {
	apparmor.deny == {{
		"msg": `AppArmor is switched off for container "web"`,
		"path": ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"],
	}} with input as testing.pod([{"name": "web", "securityContext": {"appArmorProfile": {"type": "Unconfined"}}}])
}

annotated(value) := {
	"kind": "Pod",
	"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/web": value, "other": "unconfined"}},
	"spec": {"containers": []},
}

test_annotation if {
	apparmor.deny == {{
		"msg": `AppArmor is switched off for container "web"`,
		"path": ["metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/web"],
	}} with input as annotated("unconfined")
	count(apparmor.deny) == 0 with input as annotated("runtime/default")
}

test_on if {
	count(apparmor.deny) == 0 with input as testing.pod([{"name": "web", "securityContext": {"appArmorProfile": {"type": "RuntimeDefault"}}}])
	count(apparmor.deny) == 0 with input as testing.pod([{"name": "web"}])
}

test_unknown_profile if {
	key := "container.apparmor.security.beta.kubernetes.io/web"
	apparmor.deny == {{
		"msg": `AppArmor profile "custom" of container "web" is neither runtime/default nor localhost/…`,
		"path": ["metadata", "annotations", key],
	}} with input as {"kind": "Pod", "metadata": {"annotations": {key: "custom"}}, "spec": {}}
	every profile in ["runtime/default", "localhost/web", "", "${PROFILE}"] {
		count(apparmor.deny) == 0 with input as {"kind": "Pod", "metadata": {"annotations": {key: profile}}, "spec": {}}
	}
}
