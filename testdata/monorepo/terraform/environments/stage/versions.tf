terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }

  backend "s3" {
    bucket = "acme-terraform-state"
    key    = "stage/platform.tfstate"
    region = "eu-central-1"
  }
}

provider "aws" {
  region = var.region
}
