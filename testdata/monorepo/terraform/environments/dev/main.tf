locals {
  environment = "dev"
  tags = {
    environment = local.environment
    team        = "platform"
  }
}

module "network" {
  source = "../../modules/network"

  name        = "acme-${local.environment}"
  cidr_block  = "10.10.0.0/16"
  zone_count  = 2
  tags        = local.tags
}

module "web" {
  source = "../../modules/service"

  name       = "web"
  image      = "registry.acme.example/web:1.4.2"
  subnet_ids = module.network.private_subnet_ids
  replicas   = 1
  tags       = local.tags
}
