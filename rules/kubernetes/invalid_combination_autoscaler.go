package kubernetes

import "slices"

// metrics checks that the metrics of an autoscaler say what they are.
func (c combinations) metrics(spec field) {
	for _, m := range spec.get("metrics").items() {
		kind, _ := m.get("type").value.(string)
		key, ok := map[string]string{
			"Resource": "resource", "ContainerResource": "containerResource", "Pods": "pods", "Object": "object", "External": "external",
		}[kind]
		if !ok {
			continue
		}
		source := m.get(key)
		if source.value == nil {
			c.say(source, "a metric of type %s needs `%s`", kind, key)
			continue
		}
		target := source.get("target")
		want, ok := map[string][]string{
			"Utilization": {"averageUtilization"}, "AverageValue": {"averageValue"}, "Value": {"value", "averageValue"},
		}[target.get("type").textOrEmpty()]
		if !ok || kind == "Pods" || kind == "Object" {
			continue
		}
		if !slices.ContainsFunc(want, func(k string) bool { return target.get(k).value != nil }) &&
			target.get("averageValue").value == nil && target.get("averageUtilization").value == nil && target.get("value").value == nil {
			c.say(target, "a target of type %s needs `%s`", target.get("type").value, want[0])
		}
	}
}

func (f field) textOrEmpty() string {
	s, _ := f.value.(string)
	return s
}
