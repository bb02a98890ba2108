# METADATA
# title: a port for administration or a database is open to the internet
# description: |
#   Everybody on the internet reaches SSH, RDP, a database or all ports. Such ports are
#   found within minutes and tried with known passwords and known holes from then on.
#
#   Allow the addresses that need it (an office, a bastion, another security group), or
#   use a service without open ports such as Session Manager, Bastion or Identity-Aware
#   Proxy. Port 443 for all is not reported, nor is a source that is not known.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
# custom:
#   id: tf-open-ingress
#   severity: error
#   tags: [security]
#   peers:
#     - "checkov:CKV_AWS_24"
#     - "checkov:CKV_AWS_25"
#     - "checkov:CKV_AWS_277"
#     - "checkov:CKV_AZURE_9"
#     - "checkov:CKV_AZURE_10"
#     - "checkov:CKV_GCP_2"
#     - "checkov:CKV_GCP_3"
#     - "checkov:CKV_GCP_75"
#     - "checkov:CKV_GCP_77"
#     - "checkov:CKV_GCP_88"
#     - "trivy:AWS-0107"
#     - "trivy:AZU-0048"
#     - "trivy:AZU-0050"
#   since: 0.1.0
#   input:
#     selector:
#       - type: terraform
#         kinds:
#           - alicloud_security_group_rule
#           - aws_default_security_group
#           - aws_network_acl
#           - aws_network_acl_rule
#           - aws_security_group
#           - aws_security_group_rule
#           - aws_vpc_security_group_egress_rule
#           - aws_vpc_security_group_ingress_rule
#           - azurerm_network_security_group
#           - azurerm_network_security_rule
#           - digitalocean_firewall
#           - google_compute_firewall
#           - openstack_networking_secgroup_rule_v2
#   bad: |
#     resource "aws_security_group" "web" {
#       ingress {
#         from_port   = 22
#         to_port     = 22
#         protocol    = "tcp"
#         cidr_blocks = ["0.0.0.0/0"]
#       }
#     }
#   good: |
#     resource "aws_security_group" "web" {
#       ingress {
#         from_port   = 22
#         to_port     = 22
#         protocol    = "tcp"
#         cidr_blocks = ["10.0.0.0/8"]
#       }
#     }
package infralint.terraform.open_ingress

import data.infralint.lib.network

# What nobody but administrators and other servers should reach.
sensitive := {
	20: "FTP", 21: "FTP", 22: "SSH", 23: "Telnet", 135: "RPC", 137: "NetBIOS", 138: "NetBIOS", 139: "NetBIOS", 445: "SMB",
	1433: "SQL Server", 1434: "SQL Server", 1521: "Oracle", 2049: "NFS", 2375: "Docker", 2376: "Docker", 2379: "etcd",
	2380: "etcd", 3306: "MySQL", 3389: "RDP", 5432: "PostgreSQL", 5601: "Kibana", 5900: "VNC", 5985: "WinRM", 5986: "WinRM",
	6379: "Redis", 9042: "Cassandra", 9200: "Elasticsearch", 9300: "Elasticsearch", 10250: "kubelet", 11211: "Memcached",
	27017: "MongoDB", 27018: "MongoDB", 27019: "MongoDB",
}

deny contains {"msg": msg, "path": rule.path} if {
	some rule in network.ingress
	what := concat(", ", array.slice(
		[sprintf("%v (%s)", [port, name]) |
			some port, name in sensitive
			port >= rule.from
			port <= rule.to
		],
		0, 3,
	))
	what != ""
	msg := sprintf("%s opens %s to the internet%s", [rule.resource.address, network.words(rule), among(rule, what)])
}

among(rule, what) := sprintf(", among them %s", [what]) if rule.from != rule.to

among(rule, what) := trim_left(what, "0123456789") if rule.from == rule.to
