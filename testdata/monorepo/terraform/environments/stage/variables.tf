variable "region" {
  description = "Where everything runs."
  type        = string
  default     = "eu-central-1"
}

variable "web_image" {
  description = "Image of the web application."
  type        = string
}
