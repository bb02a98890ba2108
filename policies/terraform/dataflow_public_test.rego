package infralint.terraform.dataflow_public_test

import data.infralint.lib.testing
import data.infralint.terraform.dataflow_public

test_reported if {
	count(dataflow_public.deny) == 1 with input as testing.terraform({"google_dataflow_job": {"bad": {"ip_configuration": "WORKER_IP_PUBLIC"}}})
}

test_not_reported if {
	count(dataflow_public.deny) == 0 with input as testing.terraform({"google_dataflow_job": {"good": {"ip_configuration": "WORKER_IP_PRIVATE"}}})
}
