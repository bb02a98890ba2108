package infralint.lib.packages_test

import data.infralint.lib.packages
import data.infralint.lib.testing

names(words) := {n | some n in packages.unpinned(testing.command(words))}

test_managers if {
	packages.of(testing.command(["python3", "-m", "pip", "install", "x"])) == "pip"
	packages.of(testing.command(["pip3.12", "install", "x"])) == "pip"
	packages.of(testing.command(["apk", "add"])) == "apk"
	not packages.of(testing.command(["python3", "x.py"]))
	not packages.of(testing.command(["ls"]))
	packages.does(testing.command(["zypper", "-n", "dup"]), "upgrade")
	not packages.does(testing.command(["zypper"]), "upgrade")
}

test_unpinned if {
	names(["apt-get", "-y", "-t", "sid", "install", "a", "b=1.0", "./c.deb", "d/sid", "$E", "--no-install-recommends"]) == {"a"}
	names(["apk", "add", "--virtual", ".build", "a", "b=1", "c~=2", "d<3", "./e.apk", "!f"]) == {"a"}
	names(["dnf", "install", "-y", "httpd", "nginx-1.20", "@core", "https://x/y.rpm"]) == {"httpd"}
	names(["zypper", "in", "a", "b=1", "c>2"]) == {"a"}
	names(["pip", "install", "a", "b==1", "c>=2", "-e", ".", "./d", "git+https://x/y@v1", "e[f]"]) == {"a", "e[f]"}
	names(["pip", "install", "git+https://x.org/a.git", "git+ssh://git@x.org/a.git", "git+ssh://git@x.org/b.git@v1#egg=b"]) == {"git+https://x.org/a.git", "git+ssh://git@x.org/a.git"}
	names(["dnf", "-y", "module", "install", "a", "b:18"]) == {"a"}
	names(["dnf", "-y", "module", "enable", "a"]) == set()
	names(["apk", "module", "install", "a"]) == set()
	names(["pip", "install", "-r", "requirements.txt", "a"]) == set()
	names(["python", "-m", "pip", "install", "-U", "pip"]) == {"pip"}
	names(["npm", "install", "-g", "a", "b@1.0", "@c/d", "@c/e@2", "f@latest", "./g", "git+https://x#v1", "h.tar.gz", "git://x"]) == {"a", "@c/d", "f@latest", "git://x"}
	names(["npm", "install"]) == set()
	names(["gem", "install", "a", "b:1.0"]) == {"a"}
	names(["gem", "install", "a", "-v", "1.0"]) == set()
	names(["gem", "install", "a", "-v1.0"]) == set()
	names(["gem", "install", "a", "--version=1.0"]) == set()
	names(["go", "install", "-ldflags", "-s", "./...", "example.com/a@v1", "example.com/b@latest", "example.com/c", "std"]) == {"example.com/b@latest", "example.com/c"}
}
