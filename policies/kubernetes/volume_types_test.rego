package infralint.kubernetes.volume_types_test

import data.infralint.kubernetes.volume_types
import data.infralint.lib.testing

of(volume) := found if {
	found := volume_types.deny with input as testing.pod_with({"volumes": [object.union({"name": "v"}, volume)]})
}

test_other if {
	of({"nfs": {"server": "s"}}) == {{"msg": `volume "v" is of type nfs`, "path": ["spec", "volumes", 0, "nfs"]}}
	count(of({"hostPath": {"path": "/"}})) == 1
}

test_restricted if {
	count(of({"emptyDir": {}})) == 0
	count(of({"secret": {"secretName": "s"}})) == 0
	count(of({"nfs": null})) == 0
}
