# METADATA
# title: parts of compose files
# description: |
#   The services of a compose file and what stands in them in more than one form.
package infralint.lib.compose

# services are the services by name.
services[name] := service if {
	some name, service in input.services
	is_object(service)
}

# environment are the variables of services that have a value, by path: those of
# a mapping and those of a list of NAME=value.
environment[["services", service, "environment", name]] := {"service": service, "name": name, "value": value} if {
	some service, spec in services
	is_object(spec.environment)
	some name, value in spec.environment
}

environment[["services", service, "environment", i]] := {"service": service, "name": name, "value": value} if {
	some service, spec in services
	is_array(spec.environment)
	some i, item in spec.environment
	[name, rest] := split_once(item, "=")
	value := rest
}

# build_args are the arguments of builds that have a value, by path.
build_args[["services", service, "build", "args", key]] := {"service": service, "name": name, "value": value} if {
	some service, spec in services
	some key, item in spec.build.args
	[name, value] := argument(key, item)
}

argument(key, value) := [key, value] if is_string(key)

argument(key, item) := split_once(item, "=") if is_number(key)

split_once(text, separator) := [left, right] if {
	at := indexof(text, separator)
	at >= 0
	left := substring(text, 0, at)
	right := substring(text, at + count(separator), -1)
}

# bind_mounts are the folders and files of the host in services, by path, and
# whether the service can write to them.
bind_mounts[["services", service, "volumes", i]] := {"service": service, "source": source, "writable": is_writable(item)} if {
	some service, spec in services
	some i, item in spec.volumes
	is_string(item)
	parts := split(item, ":")
	count(parts) > 1
	source := parts[0]
	regex.match(`^[./~$]`, source)
}

bind_mounts[["services", service, "volumes", i, "source"]] := {"service": service, "source": item.source, "writable": is_writable(item)} if {
	some service, spec in services
	some i, item in spec.volumes
	item.type == "bind"
	is_string(item.source)
}

is_writable(item) := false if {
	is_string(item)
	parts := split(item, ":")
	"ro" in split(parts[count(parts) - 1], ",")
} else := false if {
	item.read_only in {true, "true"}
} else := true

# ports are the ports that services publish, by path: the address of the host, "" for
# all, and the port in the container, as a string.
ports[["services", service, "ports", i]] := {"service": service, "address": parts.address, "target": parts.target} if {
	some service, spec in services
	some i, item in spec.ports
	parts := short_port(item)
}

ports[["services", service, "ports", i, "target"]] := {"service": service, "address": object.get(item, "host_ip", ""), "target": sprintf("%v", [item.target])} if {
	some service, spec in services
	some i, item in spec.ports
	is_object(item)
	item.published
}

# short_port takes "127.0.0.1:8080:80/tcp" apart; undefined for a port that is not
# published under a number of its own.
short_port(text) := {"address": address, "target": target} if {
	is_string(text)
	plain := split(text, "/")[0]
	match := regex.find_all_string_submatch_n(`^(?:(\[[^\]]*\]|[^:\[]*):)?([^:]*):([^:]+)$`, plain, 1)[0]
	address := trim(match[1], "[]")
	target := match[3]
}
