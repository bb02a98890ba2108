terraform {
  required_version = ">= 1.9"
}

variable "services" {
  description = "Replicas and ports by name"
  type = map(object({
    replicas = optional(number, 1)
    ports    = optional(list(number), [])
  }))
  default = {
    web = { replicas = 3, ports = [80, 443] }
    api = {}
  }
  validation {
    condition     = alltrue([for s in values(var.services) : s.replicas > 0])
    error_message = "Each service needs a replica."
  }
}

locals {
  ports = flatten([for name, s in var.services : [for p in s.ports : "${name}:${p}"]])
}

resource "terraform_data" "service" {
  for_each = var.services
  input    = merge(each.value, { name = each.key })
}

output "ports" {
  description = "Name and port of everything that listens"
  value       = sort(local.ports)
}

output "names" {
  description = "Names by service"
  value       = { for k, s in terraform_data.service : k => s.output.name }
}
