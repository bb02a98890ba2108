package infralint.gitlab.dind_unpinned_test

import data.infralint.gitlab.dind_unpinned

open := "Docker-in-Docker without TLS takes commands from anyone on the network"

test_no_version if {
	found := dind_unpinned.deny with input as {"jobs": {"a": {"services": ["docker:dind", "docker:28.3-dind", "docker:dind@sha256:abc"]}}}
	found == {{"msg": `service "docker:dind" has no version`, "path": ["jobs", "a", "services", 0]}}
}

test_tls if {
	found := dind_unpinned.deny with input as {"variables": {"DOCKER_TLS_CERTDIR": "", "DOCKER_HOST": "tcp://docker:2375"}, "services": ["docker:28.3-dind"]}
	found == {{"msg": open, "path": ["variables", "DOCKER_TLS_CERTDIR"]}}
}

test_port if {
	found := dind_unpinned.deny with input as {"variables": {"DOCKER_HOST": "tcp://docker:2375/"}, "services": ["docker:28.3-dind"]}
	found == {{"msg": open, "path": ["variables", "DOCKER_HOST"]}}
}

test_good if {
	dind_unpinned.deny == set() with input as {"variables": {"DOCKER_TLS_CERTDIR": "/certs", "DOCKER_HOST": "tcp://docker:2376"}, "services": ["docker:28.3-dind", "redis:8"]}
	dind_unpinned.deny == set() with input as {"variables": {"DOCKER_TLS_CERTDIR": ""}, "services": ["redis:8"]}
}
