package infralint.lib.image_test

import data.infralint.lib.image

test_tag if {
	image.tag("nginx:1.29") == "1.29"
	image.tag("registry:5000/team/app:v2") == "v2"
	image.tag("nginx:1.29@sha256:abc") == "1.29"
	not image.tag("nginx")
	not image.tag("registry:5000/team/app")
	not image.tag("nginx@sha256:abc")
}

test_digest if {
	image.digest("nginx@sha256:abc") == "sha256:abc"
	image.digest("registry:5000/app:1@sha256:abc") == "sha256:abc"
	not image.digest("nginx:1.29")
	not image.digest("nginx@")
}

test_fixed if {
	image.is_fixed("nginx:latest@sha256:abc")
	not image.is_fixed("nginx:1.29")
}

test_placeholder if {
	every ref in ["${IMAGE}", "$(IMAGE)", "{{ .Values.image }}", "<image>", "$IMAGE", "app:${TAG}"] {
		image.is_placeholder(ref)
	}
	not image.is_placeholder("nginx")
}

test_moves if {
	image.moves("nginx:latest") == "; its tag can move"
	image.moves("nginx") == " without a tag, which means latest"
	every ref in ["nginx:1.29", "nginx:latest@sha256:abc", "nginx@sha256:abc", "${IMAGE}", ""] {
		not image.moves(ref)
	}
}

test_full if {
	image.full("nginx:1") == "docker.io/library/nginx:1"
	image.full("octo/web") == "docker.io/octo/web"
	image.full("quay.io/octo/web:1") == "quay.io/octo/web:1"
	image.full("localhost/web") == "localhost/web"
	image.full("registry:5000/web") == "registry:5000/web"
}
