package kubernetes

import "slices"

// claim checks a PersistentVolumeClaim, or what one is made from. Where there
// is nothing but a name it is a patch or a mistake of another kind.
func (c combinations) claim(spec field) {
	if len(spec.keys()) == 0 {
		return
	}
	if len(spec.get("accessModes").items()) == 0 {
		c.say(spec.get("accessModes"), "a claim needs `accessModes`, such as ReadWriteOnce")
	}
	if requests := spec.get("resources", "requests"); !slices.Contains(requests.keys(), "storage") {
		c.say(requests, "a claim needs the size that it asks for, in `resources.requests.storage`")
	}
}
