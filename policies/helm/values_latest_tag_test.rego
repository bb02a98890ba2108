package infralint.helm.values_latest_tag_test

import data.infralint.helm.values_latest_tag

of(values) := found if {
	found := values_latest_tag.deny with input as values
}

test_tag if {
	of({"web": {"image": {"registry": "r.example.com", "repository": "nginx", "tag": "latest"}}}) == {{
		"msg": `image "nginx" has the tag latest, which can move`,
		"path": ["web", "image", "tag"],
	}}
}

test_text if {
	of({"sidecarImage": "busybox:latest"}) == {{"msg": `image "busybox:latest" has the tag latest, which can move`, "path": ["sidecarImage"]}}
	of({"imageTag": "latest"}) == {{"msg": "imageTag is latest, which can move", "path": ["imageTag"]}}
}

test_added if {
	of({"image": {"tag": "latest"}}) == {{"msg": "image has the tag latest, which can move", "path": ["image", "tag"]}}
}

test_good if {
	of({"image": {"repository": "nginx", "tag": ""}, "other": {"tag": "latest"}, "x": {"image": "nginx:1.29"}, "list": ["latest"]}) == set()
	of({"image": {"repository": "nginx", "tag": "latest", "digest": "sha256:abc"}}) == set()
	of({"image": "nginx:latest@sha256:abc"}) == set()
}
