package infralint.kubernetes.latest_tag_test

import data.infralint.kubernetes.latest_tag
import data.infralint.lib.testing

of(image) := found if {
	found := latest_tag.deny with input as testing.pod([{"name": "web", "image": image}])
}

test_latest if {
	of("nginx:latest") == {{
		"msg": `container "web" uses image "nginx:latest"; its tag can move`,
		"path": ["spec", "containers", 0, "image"],
	}}
}

test_no_tag if {
	{r.msg | some r in of("registry:5000/nginx")} == {`container "web" uses image "registry:5000/nginx" without a tag, which means latest`}
}

test_fixed if {
	every image in ["nginx:1.29", "nginx@sha256:abc", "nginx:latest@sha256:abc", "registry:5000/nginx:1", "", "${IMAGE}"] {
		count(of(image)) == 0
	}
}

test_no_image if {
	count(latest_tag.deny) == 0 with input as testing.pod([{"name": "web"}])
}
