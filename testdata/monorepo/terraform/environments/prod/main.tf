locals {
  environment = "prod"
  tags = {
    environment = local.environment
    team        = "platform"
  }
}

module "network" {
  source = "../../modules/network"

  name       = "acme-${local.environment}"
  cidr_block = var.cidr_blok
  zone_count = 3
  tags       = local.tags
}

module "web" {
  source = "../../modules/service"

  name       = "web"
  image      = "registry.acme.example/web:1.4.2"
  subnet_ids = module.network.private_subnet_ids
  tags       = local.tags
}

module "dns" {
  source  = "terraform-aws-modules/route53/aws"
  version = "~> 4.1"

  zone_name = "acme.example"
}
