variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "cidr_block" {
  description = "Addresses of the network."
  type        = string

  validation {
    condition     = can(cidrnetmask(var.cidr_block))
    error_message = "Must be an IPv4 CIDR block."
  }
}

variable "zone_count" {
  description = "Number of availability zones."
  type        = number
  default     = 3
}

variable "tags" {
  description = "Tags for everything."
  type        = map(string)
  default     = {}
}
