package infralint.docker.registry_test

import data.infralint.docker.registry
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in registry.deny} with input as file
}

with_image(ref) := found if {
	found := {r.msg | some r in registry.deny} with input as {"stages": [{"image": ref}]} with data.config["docker-registry"].allowed as ["registry.example.com", "docker.io/library"]
}

test_registry if {
	with_image("quay.io/octo/base:1.4") == {`image "quay.io/octo/base:1.4" is not from registry.example.com, docker.io/library`}
	count(with_image("alpine:3.22")) == 0
	count(with_image("registry.example.com/a/b:1")) == 0
	count(with_image("scratch")) == 0
	count(of({"stages": [{"image": "quay.io/octo/base:1.4"}]})) == 0
	testing.instruction("FROM", []).name == "FROM"
}
