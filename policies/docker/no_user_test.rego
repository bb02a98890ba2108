package infralint.docker.no_user_test

import data.infralint.docker.no_user
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in no_user.deny} with input as file
}

test_none if {
	of(testing.dockerfile([])) == {`nothing sets a USER, so that the image runs as that of "debian:13", most likely root`}
}

on(image) := on_with(image, [])

on_with(image, instructions) := {"stages": [{"index": 0, "lineage": [0], "image": image, "instructions": instructions}]}

test_scratch if {
	count(of(on("scratch"))) == 0
	of(on_with("scratch", [testing.instruction("CMD", ["/app"])])) == {"nothing sets a USER, so that the image runs as root"}
	count(of(on_with("scratch", [testing.instruction("ENTRYPOINT", ["/app"])]))) == 1
}

test_user if {
	count(of(testing.dockerfile([testing.instruction("USER", ["app"])]))) == 0
	every image in ["gcr.io/distroless/static:nonroot", "cgr.dev/chainguard/go", "mcr.microsoft.com/windows/nanoserver:ltsc2025", "${BASE}"] {
		count(of(on(image))) == 0
	}
}
