variable "name" {
  description = "Name of the service."
  type        = string
}

variable "image" {
  description = "Image to run."
  type        = string
}

variable "subnet_ids" {
  description = "Where it runs."
  type        = list(string)
}

variable "ports" {
  description = "Ports that it listens on."
  type        = set(number)
  default     = [8080]
}

variable "desired_count" {
  description = "How many copies run."
  type        = number
  default     = 2
}

variable "tags" {
  description = "Tags for everything."
  type        = map(string)
  default     = {}
}
