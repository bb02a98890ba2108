output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "private_subnet_ids" {
  description = "One subnet for each zone."
  value       = [for s in aws_subnet.private : s.id]
}
