locals {
  environment = "stage"
  tags = {
    environment = local.environment
    team        = "platform"
  }
}

module "network" {
  source = "../../modules/network"

  name       = "acme-${local.environment}"
  cidr_block = "10.20.0.0/16"
  zone_count = "three"
  tags       = local.tags
}

module "web" {
  source = "../../modules/service"

  name       = "web"
  image      = "${var.web_image}"
  subnet_ids = module.network.private_subnets
  tags       = local.tags
}
