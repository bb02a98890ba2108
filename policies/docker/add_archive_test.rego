package infralint.docker.add_archive_test

import data.infralint.docker.add_archive
import data.infralint.lib.testing

of(file) := found if {
	found := {r.msg | some r in add_archive.deny} with input as file
}

test_archive if {
	run := object.union(testing.instruction("RUN", []), {"commands": [testing.command(["tar", "-xf", "/tmp/a.tar.gz"])]})
	of(testing.dockerfile([testing.instruction("COPY", ["a.tar.gz", "/tmp/"]), run])) == {"a.tar.gz is unpacked below; ADD does that without keeping the archive"}
	count(of(testing.dockerfile([testing.instruction("COPY", ["b.tar.gz", "/tmp/"]), run]))) == 0
	every words in [["gunzip", "/tmp/a.tar.gz"], ["tar", "xf", "/tmp/a.tar.gz"], ["tar", "-v", "--extract", "-f", "/tmp/a.tar.gz"]] {
		other := object.union(testing.instruction("RUN", []), {"commands": [testing.command(words)]})
		count(of(testing.dockerfile([testing.instruction("COPY", ["a.tar.gz", "/tmp/"]), other]))) == 1
	}
	lists := object.union(testing.instruction("RUN", []), {"commands": [testing.command(["tar", "-tf", "/tmp/a.tar.gz"])]})
	count(of(testing.dockerfile([testing.instruction("COPY", ["a.tar.gz", "/tmp/"]), lists]))) == 0
	count(of(testing.dockerfile([run, testing.instruction("COPY", ["a.tar.gz", "/tmp/"])]))) == 0
}
