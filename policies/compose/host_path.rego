# METADATA
# title: service can write to a folder of the system
# description: |
#   Who can write to `/etc`, `/usr` or the whole disk of the host decides what the host runs: a
#   line in a crontab or a key for SSH is enough to be root there.
#
#   Mount what the service needs and no more, and add `:ro` where it only reads. Mounts that are
#   read-only are not reported, nor are folders below those of the system.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#volumes
# custom:
#   id: compose-host-path
#   severity: warning
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       web:
#         image: nginx:1.29.1
#         volumes: ["/etc:/host/etc"]
#   good: |
#     services:
#       web:
#         image: nginx:1.29.1
#         volumes: ["/etc/localtime:/etc/localtime:ro"]
package infralint.compose.host_path

import data.infralint.lib.compose

deny contains {"msg": msg, "path": path} if {
	some path, mount in compose.bind_mounts
	mount.writable
	folder := regex.replace(mount.source, `(?:/\.?)+$`, "")
	folder in folders
	msg := sprintf("service %q can write to %s of the host", [mount.service, mount.source])
}

# folders are those of the system; "" is the root.
folders := {
	"", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/proc", "/root", "/sbin", "/sys", "/usr", "/var", "/var/lib",
	"/var/lib/docker", "/var/lib/kubelet",
}
