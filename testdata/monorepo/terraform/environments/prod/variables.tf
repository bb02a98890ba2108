variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "eu-central-1"
}

variable "cidr_block" {
  description = "Addresses of the network."
  type        = string
  default     = "10.30.0.0/16"
}
