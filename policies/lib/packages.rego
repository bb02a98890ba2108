# METADATA
# title: package managers and what they install
# description: |
#   Tells which packages a command installs, and whether it says which version.
package infralint.lib.packages

import data.infralint.lib.dockerfile

# managers say for each program with which words it installs, and which of its
# options take the next word as a value.
managers := object.union_n([
	{name: {
		"install": {"install"},
		"upgrade": {"upgrade", "dist-upgrade", "full-upgrade"},
		"update": {"update"},
		"valued": {"-t", "--target-release", "--default-release", "-o", "--option", "-c", "--config-file", "-a", "--host-architecture"},
	} |
		some name in ["apt-get", "apt", "aptitude"]
	},
	{"apk": {
		"install": {"add"},
		"upgrade": {"upgrade"},
		"update": {"update"},
		"valued": {"-t", "--virtual", "-X", "--repository", "-p", "--root", "--arch", "--keys-dir", "--repositories-file", "--cache-dir", "--cache-max-age", "--wait"},
	}},
	{name: {
		"install": {"install", "localinstall", "reinstall"},
		"upgrade": {"update", "upgrade", "distro-sync", "update-minimal", "upgrade-minimal"},
		"update": {"makecache", "check-update"},
		"valued": {"-c", "--config", "-d", "-e", "-x", "--exclude", "--enablerepo", "--disablerepo", "--installroot", "--releasever", "--setopt", "--repo", "--repoid", "--forcearch"},
	} |
		some name in ["yum", "dnf", "dnf5", "microdnf", "tdnf"]
	},
	{"zypper": {
		"install": {"install", "in"},
		"upgrade": {"dist-upgrade", "dup", "update", "up", "patch"},
		"update": {"refresh", "ref"},
		"valued": {"-r", "--repo", "--from", "-R", "--root", "-t", "--type", "-c", "--config", "-D", "--reposd-dir", "-C", "--cache-dir", "--name", "-p", "--plus-repo"},
	}},
	{name: {
		"install": {"install"},
		"upgrade": set(),
		"update": set(),
		"valued": {
			"-r", "--requirement", "-c", "--constraint", "-e", "--editable", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target",
			"--prefix", "--root", "--python", "--platform", "--trusted-host", "--cache-dir", "--timeout", "--retries", "--proxy", "--cert", "--progress-bar",
			"--only-binary", "--no-binary", "--src", "--upgrade-strategy", "--python-version", "-m", "--config-settings", "--root-user-action", "--global-option",
		},
	} |
		some name in ["pip", "pip2", "pip3", "python", "python2", "python3"]
	},
	{"npm": {
		"install": {"install", "i", "add", "in", "ins", "isntall"},
		"upgrade": set(),
		"update": set(),
		"valued": {"--registry", "--prefix", "--cache", "-w", "--workspace", "--tag", "--loglevel", "--userconfig", "--omit", "--include", "--fetch-timeout"},
	}},
	{"gem": {
		"install": {"install", "i"},
		"upgrade": set(),
		"update": set(),
		"valued": {"-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source", "-P", "--trust-policy", "--platform", "-p", "--http-proxy", "-g", "--file"},
	}},
	{"go": {
		"install": {"install"},
		"upgrade": set(),
		"update": set(),
		"valued": {"-ldflags", "-gcflags", "-asmflags", "-tags", "-mod", "-modfile", "-o", "-p", "-pkgdir", "-buildmode", "-C", "-overlay", "-toolexec", "-exec"},
	}},
])

# of gives the manager of a command: pip of python3 -m pip; undefined for another
# program.
of(command) := "pip" if {
	startswith(command.name, "python")
	some i, arg in command.args
	arg == "-m"
	command.args[i + 1] in {"pip", "pip3"}
} else := "pip" if {
	regex.match(`^pip[0-9.]*$`, command.name)
} else := command.name if {
	managers[command.name]
	not startswith(command.name, "python")
}

# options are the options of a command that take the next word as a value.
options(command) := managers[of(command)].valued

# does holds for a command whose verb is one of those of a kind: install, upgrade,
# update.
does(command, kind) if dockerfile.verb(command, options(command)) in managers[of(command)][kind]

# installed are the packages that a command names, by the index of the word.
installed(command) := dockerfile.behind(command, options(command), 1) if does(command, "install")

installed(command) := dockerfile.behind(command, options(command), 2) if handles(command, {"module"}, {"install"})

# handles holds for a command of two words: dnf module install.
handles(command, what, verbs) if {
	of(command) in {"yum", "dnf", "dnf5"}
	dockerfile.verb(command, options(command)) in what
	words := dockerfile.behind(command, options(command), 1)
	words[min(object.keys(words))] in verbs
}

# unpinned are those of them that name no version.
unpinned(command) := {i: name |
	some i, name in installed(command)
	dockerfile.is_known(name)
	not is_pinned(of(command), name, command)
}

is_pinned(manager, name, command) if {
	manager in {"apt-get", "apt", "aptitude"}
	regex.match(`[=/]|\.deb$|[+-]$`, name)
}

is_pinned("apk", name, command) if regex.match(`[=<>~/]|\.apk$|^\.|^!`, name)

is_pinned(manager, name, command) if {
	manager in {"yum", "dnf", "dnf5", "microdnf", "tdnf"}
	regex.match(`-\d|^@|[=<>/:]|\.rpm$|\*`, name)
}

is_pinned("zypper", name, command) if regex.match(`[=<>/]|\.rpm$|-\d+\.`, name)

from_vcs := `^(?:git|hg|svn|bzr)\+`

is_pinned("pip", name, command) if {
	not regex.match(from_vcs, name)
	regex.match(`[=<>~!@]=?|^\.|/|\.whl|\.tar\.gz|\.zip`, name)
}

# A repository is pinned by what follows the @ behind its path.
is_pinned("pip", name, command) if regex.match(`[^/]@[^/]+$`, regex.replace(name, concat("", [from_vcs, `\w+://(?:[^@/]*@)?`]), ""))

is_pinned("pip", name, command) if {
	some arg in command.args
	regex.match(`^(?:-c|--constraint|-r|--requirement)(?:=|$)|^-[rc].`, arg)
}

is_pinned("npm", name, command) if regex.match(`^@?[^@]+@(?:[^@]*\d|npm:|file:|git|http|[\^~<>=])`, name)

is_pinned("npm", name, command) if regex.match(`^[./~]|^file:|\.(?:tgz|tar|tar\.gz)$|#|^https?:`, name)

is_pinned("gem", name, command) if regex.match(`:|\.gem$`, name)

is_pinned("gem", name, command) if dockerfile.has_flag(command, {"--version", "-v"}, "")

is_pinned("gem", name, command) if {
	some arg in command.args
	regex.match(`^-v\S`, arg)
}

is_pinned("go", name, command) if not regex.match(`^[^./][^/@]*\.[^/@]*/[^@]*(?:@latest|@upgrade)?$`, name)
