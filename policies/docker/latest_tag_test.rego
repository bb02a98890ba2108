package infralint.docker.latest_tag_test

import data.infralint.docker.latest_tag
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in latest_tag.deny} with input as file
}

with_image(image) := {"stages": [{"index": 0, "image": image, "instructions": []}]}

test_moves if {
	of(with_image("node")) == {`stage 0 begins with image "node" without a tag, which means latest`}
	of(with_image("localhost:5000/node:latest")) == {`stage 0 begins with image "localhost:5000/node:latest"; its tag can move`}
	copy := object.union(testing.instruction("COPY", []), {"flags": {"from": ["A", "ab"]}})
	of({"stages": [{"index": 0, "name": "a", "image": "node", "instructions": [copy]}]}) == {`stage "a" begins with image "node" without a tag, which means latest`}
	of(testing.dockerfile([object.union(testing.instruction("COPY", []), {"flags": {"from": ["nginx:latest", "0"]}})])) == {`COPY takes files of image "nginx:latest"; its tag can move`}
}

test_fixed if {
	every image in ["scratch", "node:22", "node@sha256:abc", "node:latest@sha256:abc", "${IMAGE}", "node:$TAG", "binaries-$TARGETOS"] {
		count(of(with_image(image))) == 0
	}
}
