# METADATA
# title: database is reachable from outside of the host
# description: |
#   A port without an address is published on all interfaces of the host, and Docker
#   opens it in the firewall in front of the rules that are there. A database or cache
#   with a default password is found within hours.
#
#   Name the address, `127.0.0.1:5432:5432`, or publish nothing: services of one file
#   reach each other without.
# related_resources:
#   - ref: https://docs.docker.com/reference/compose-file/services/#ports
# custom:
#   id: compose-port-all-interfaces
#   severity: note
#   tags: [security]
#   since: 0.1.0
#   input:
#     selector:
#       - type: compose
#   bad: |
#     services:
#       db:
#         image: postgres:17.6
#         ports: ["5432:5432"]
#   good: |
#     services:
#       db:
#         image: postgres:17.6
#         ports: ["127.0.0.1:5432:5432"]
package infralint.compose.port_all_interfaces

import data.infralint.lib.compose

deny contains {"msg": msg, "path": path} if {
	some path, port in compose.ports
	what := databases[port.target]
	port.address in {"", "0.0.0.0", "::"}
	msg := sprintf("service %q publishes port %s (%s) on all interfaces", [port.service, port.target, what])
}

# databases are the ports of databases, caches and queues.
databases := {
	"1433": "SQL Server",
	"1521": "Oracle",
	"2379": "etcd",
	"3306": "MySQL",
	"5432": "PostgreSQL",
	"5672": "RabbitMQ",
	"5984": "CouchDB",
	"6379": "Redis",
	"7687": "Neo4j",
	"8086": "InfluxDB",
	"9042": "Cassandra",
	"9092": "Kafka",
	"9200": "Elasticsearch",
	"11211": "Memcached",
	"27017": "MongoDB",
}
