# METADATA
# title: certificates or signatures are not checked
# description: |
#   Whoever is between the build and the server, or answers in its name, gives what they like:
#   the packages, the scripts, the dependencies of the image.
#
#   Remove the option. Where the server has a certificate of one's own authority, install that
#   authority: `update-ca-certificates`, `--cacert`, `NODE_EXTRA_CA_CERTS`, `PIP_CERT`.
# custom:
#   id: docker-tls-verify-off
#   severity: error
#   tags: [security, supply-chain]
#   peers: ["checkov:CKV2_DOCKER_2", "checkov:CKV2_DOCKER_3", "checkov:CKV2_DOCKER_4", "checkov:CKV2_DOCKER_5", "checkov:CKV2_DOCKER_6", "checkov:CKV2_DOCKER_7", "checkov:CKV2_DOCKER_8", "checkov:CKV2_DOCKER_9", "checkov:CKV2_DOCKER_10", "checkov:CKV2_DOCKER_11", "checkov:CKV2_DOCKER_12", "checkov:CKV2_DOCKER_13", "checkov:CKV2_DOCKER_14", "checkov:CKV2_DOCKER_15", "checkov:CKV2_DOCKER_16"]
#   since: 0.1.0
#   input:
#     selector:
#       - type: dockerfile
#   bad: |
#     FROM debian:13
#     RUN curl -k https://example.com/a.tgz -o /tmp/a.tgz
#   good: |
#     FROM debian:13
#     RUN curl -f https://example.com/a.tgz -o /tmp/a.tgz
package infralint.docker.tls_verify_off

import data.infralint.lib.dockerfile
import data.infralint.lib.packages

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	some what in unchecked(command)
	msg := sprintf("%s %s", [command.name, what])
}

deny contains {"msg": msg, "path": array.concat(path, ["pairs", i])} if {
	some path, instruction in dockerfile.instructions
	instruction.name in {"ENV", "ARG"}
	some i, pair in instruction.pairs
	switches_off(pair.name, pair.value)
	msg := sprintf("%s %s=%s switches off the check of certificates", [instruction.name, pair.name, pair.value])
}

deny contains {"msg": msg, "path": path} if {
	some path, command in dockerfile.commands
	some name, value in command.env
	switches_off(name, value)
	msg := sprintf("%s runs with %s=%s, which switches off the check of certificates", [command.name, name, value])
}

deny contains {"msg": msg, "path": array.concat(path, ["args", i])} if {
	some path, command in dockerfile.commands
	command.name in {"export", "declare"}
	some i, arg in command.args
	parts := split(arg, "=")
	switches_off(parts[0], concat("=", array.slice(parts, 1, count(parts))))
	msg := sprintf("%s switches off the check of certificates", [arg])
}

unchecked(command) := (({sprintf("does not check certificates: %s", [arg]) |
	some i, arg in command.args
	rule := flags[command.name]
	regex.match(rule, arg)
	not is_value(command, i)
} | {sprintf("does not check signatures: %s", [arg]) |
	some arg in command.args
	regex.match(unsigned[command.name], arg)
}) | {sprintf("trusts %s without a certificate", [host]) |
	packages.of(command) == "pip"
	some i, arg in command.args
	startswith(arg, "--trusted-host")
	host := trusted(command, i)
}) | {"sets that certificates are not checked" | configures(command)}

flags := {
	"curl": `^(?:--insecure|--proxy-insecure|--doh-insecure|-[a-zA-Z#0-9]*k[a-zA-Z#]*)$`,
	"wget": `^--no-check-certificate$`,
	"yum": `^--setopt=(?:\*\.)?sslverify=(?i:0|false|no)$`,
	"dnf": `^--setopt=(?:\*\.)?sslverify=(?i:0|false|no)$`,
	"microdnf": `^--setopt=(?:\*\.)?sslverify=(?i:0|false|no)$`,
	"git": `^(?:http\.(?:.*\.)?)?sslVerify=(?i:0|false|no|off)$`,
	"npm": `^--(?:no-strict-ssl|strict-ssl=false)$`,
	"apt-get": `(?i)Verify-(?:Peer|Host)"?=["']?(?:0|false|no)`,
	"aws": `^--no-verify-ssl$`,
	"helm": `^--insecure-skip-tls-verify$`,
	"kubectl": `^--insecure-skip-tls-verify(?:=true)?$`,
	"http": `^--verify=(?:no|false)$`,
	"conda": `^(?:--insecure|-k)$`,
}

unsigned := {
	"apk": `^--allow-untrusted$`,
	"apt-get": `^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$|(?i)APT::Get::AllowUnauthenticated=["']?(?:1|true|yes)`,
	"apt": `^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$`,
	"yum": `^(?:--nogpgcheck|--setopt=(?:\*\.)?gpgcheck=(?i:0|false|no))$`,
	"dnf": `^(?:--nogpgcheck|--no-gpgchecks|--setopt=(?:\*\.)?gpgcheck=(?i:0|false|no))$`,
	"dnf5": `^(?:--nogpgcheck|--no-gpgchecks)$`,
	"microdnf": `^(?:--nogpgcheck|--setopt=(?:\*\.)?gpgcheck=(?i:0|false|no))$`,
	"tdnf": `^--nogpgcheck$`,
	"zypper": `^(?:--no-gpg-checks|--allow-unsigned-rpm)$`,
	"rpm": `^(?:--nodigest|--nosignature|--noverify|--nofiledigest)$`,
}

# is_value holds for a word that a curl option in front of it takes.
is_value(command, i) if {
	command.name == "curl"
	regex.match(`^(?:-[a-zA-Z]*[AbcdDeEFHmoPQrtTuUwxXyYz]|--(?:data|header|output|user|user-agent|cookie|form|request|write-out|proxy))$`, command.args[i - 1])
}

trusted(command, i) := value if {
	[_, value] := split(command.args[i], "=")
} else := command.args[i + 1]

configures(command) if {
	command.name in {"npm", "yarn", "pnpm"}
	text := concat(" ", command.args)
	regex.match(`(?:^|\s)(?:config\s+)?set\s+(?:-g\s+|--global\s+)?(?:strict-ssl|enableStrictSsl)[= ]+["']?false`, text)
}

configures(command) if {
	command.name == "git"
	regex.match(`(?i)^config .*http\.(?:\S*\.)?sslverify["']? +["']?(?:false|0|no|off)`, concat(" ", command.args))
}

configures(command) if {
	command.name in {"echo", "printf", "sed", "yum-config-manager"}
	regex.match(`(?i)\bsslverify\s*=\s*(?:0|false|no)\b|\bstrict-ssl\s*=\s*false\b|(?:^|\s|\\n)trusted-host\s*=\s*[\w*]`, concat(" ", command.args))
}

# The value of an option may be the next word.
configures(command) if {
	command.name in {"npm", "yarn", "pnpm", "yum", "dnf", "dnf5", "microdnf"}
	regex.match(`(?:^|\s)--(?:strict-ssl false|setopt (?:\S+\.)?sslverify=(?i:0|false|no))(?:\s|$)`, concat(" ", command.args))
}

configures(command) if {
	packages.of(command) == "pip"
	regex.match(`config .*set +\S*trusted-host `, concat(" ", command.args))
}

switches_off(name, value) if regex.match(patterns[upper(name)], trim(value, `"'`))

patterns := {
	"PYTHONHTTPSVERIFY": `^(?:0|)$`,
	"NODE_TLS_REJECT_UNAUTHORIZED": `^0$`,
	"NPM_CONFIG_STRICT_SSL": `(?i)^(?:false|0)$`,
	"YARN_ENABLE_STRICT_SSL": `(?i)^(?:false|0)$`,
	"GIT_SSL_NO_VERIFY": `^`, # whatever its value
	"PIP_TRUSTED_HOST": `\S`,
	"GONOSUMCHECK": `^1$`,
	"GOINSECURE": `^\*$`,
	"CURL_INSECURE": `^1$`,
	"SSL_NO_VERIFY": `^1$`,
	"REQUESTS_CA_BUNDLE": `^$`,
	"CURL_CA_BUNDLE": `^$`,
}
