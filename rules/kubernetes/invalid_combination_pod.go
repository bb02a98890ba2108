package kubernetes

import (
	"slices"
	"strings"
)

// pod checks the spec of a pod.
func (c combinations) pod(spec field) {
	if list, ok := spec.get("containers").value.([]any); ok && len(list) == 0 {
		c.say(spec.get("containers"), "a pod needs a container")
	}
	for _, v := range spec.get("volumes").items() {
		sources := slices.DeleteFunc(v.keys(), func(key string) bool { return key == "name" || v.get(key).value == nil })
		if len(sources) > 1 {
			c.say(v.get(sources[len(sources)-1]), "volume is of two types, %s; it may be of one", strings.Join(sources, " and "))
		}
	}
	for _, t := range spec.get("tolerations").items() {
		operator, _ := t.get("operator").value.(string)
		if operator == "Exists" && t.get("value").isSet() {
			c.say(t.get("value"), "`value` may not be set where the operator is Exists")
		} else if operator != "Exists" && !t.get("key").isSet() {
			c.say(t.get("key"), "a toleration without a key needs the operator Exists")
		}
	}
	for _, path := range podSelectors {
		c.requirements(spec, path)
	}
	for _, one := range containers(spec) {
		c.container(one)
		if spec.get("hostNetwork").value == true {
			for _, port := range one.get("ports").items() {
				if host, ok := port.get("hostPort").integer(); ok && host != 0 && port.get("hostPort").value != port.get("containerPort").value {
					c.say(port.get("hostPort"), "hostPort must be the containerPort where the pod uses the network of the node")
				}
			}
		}
	}
}

func (c combinations) container(f field) {
	if !f.get("image").isSet() && f.value != nil {
		c.say(f.get("image"), "container needs an image")
	}
	for _, e := range f.get("env").items() {
		from := e.get("valueFrom")
		if from.value == nil {
			continue
		}
		if e.get("value").isSet() {
			c.exclude(e, "value", "valueFrom")
			continue
		}
		sources := slices.DeleteFunc(from.keys(), func(key string) bool { return from.get(key).value == nil })
		if len(sources) > 1 {
			c.exclude(from, sources...)
		} else if len(sources) == 0 {
			c.say(from, "`valueFrom` needs a source, such as `configMapKeyRef`")
		}
	}
	for _, from := range f.get("envFrom").items() {
		c.exclude(from, "configMapRef", "secretRef")
		if m, ok := from.value.(map[string]any); ok && m["configMapRef"] == nil && m["secretRef"] == nil {
			c.say(from, "`envFrom` needs `configMapRef` or `secretRef`")
		}
	}
	for _, m := range f.get("volumeMounts").items() {
		c.exclude(m, "subPath", "subPathExpr")
		for _, key := range []string{"subPath", "subPathExpr"} {
			p, _ := m.get(key).value.(string)
			if strings.HasPrefix(p, "/") || slices.Contains(strings.Split(p, "/"), "..") {
				c.say(m.get(key), "%s %q must be below the volume: no / before it, and no ..", key, p)
			}
		}
	}
	for _, kind := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
		c.handler(f.get(kind), "exec", "grpc", "httpGet", "tcpSocket")
	}
	for _, kind := range []string{"postStart", "preStop"} {
		c.handler(f.get("lifecycle", kind), "exec", "httpGet", "sleep", "tcpSocket")
	}
	context := f.get("securityContext")
	if context.get("allowPrivilegeEscalation").value == false {
		if context.get("privileged").value == true {
			c.say(context.get("allowPrivilegeEscalation"), "allowPrivilegeEscalation may not be false where the container is privileged")
		}
		for _, add := range context.get("capabilities", "add").items() {
			if add.value == "CAP_SYS_ADMIN" {
				c.say(add, "allowPrivilegeEscalation may not be false where CAP_SYS_ADMIN is added")
			}
		}
	}
}

// handler checks that a probe or a hook does one thing.
func (c combinations) handler(f field, kinds ...string) {
	if _, ok := f.value.(map[string]any); !ok {
		return
	}
	c.exclude(f, kinds...)
	if !slices.ContainsFunc(kinds, func(kind string) bool { return f.get(kind).value != nil }) {
		c.say(f, "%s does nothing: it needs %s", f.path[len(f.path)-1], strings.Join(kinds, ", "))
	}
}

// job checks the spec of a Job.
func (c combinations) job(spec field) {
	if spec.get("completionMode").value == "Indexed" && spec.get("completions").value == nil {
		c.say(spec.get("completions"), "a Job with indexes needs `completions`")
	}
}
