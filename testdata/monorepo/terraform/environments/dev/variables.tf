variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "eu-central-1"
}
