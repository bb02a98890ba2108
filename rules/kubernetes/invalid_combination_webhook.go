package kubernetes

// webhooks checks the webhooks of a configuration.
func (c combinations) webhooks(o field) {
	for _, w := range o.get("webhooks").items() {
		client := w.get("clientConfig")
		c.exclude(client, "service", "url")
		if client.value != nil && client.get("service").value == nil && client.get("url").value == nil {
			c.say(client, "`clientConfig` needs `service` or `url`")
		}
		for _, rule := range w.get("rules").items() {
			for _, key := range []string{"operations", "apiGroups", "apiVersions", "resources"} {
				if len(rule.get(key).items()) == 0 {
					c.say(rule.get(key), "a rule of a webhook needs `%s`", key)
				}
			}
		}
	}
}
