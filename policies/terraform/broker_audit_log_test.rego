package infralint.terraform.broker_audit_log_test

import data.infralint.lib.testing
import data.infralint.terraform.broker_audit_log

test_reported if {
	count(broker_audit_log.deny) == 1 with input as testing.terraform({"aws_mq_broker": {"bad": {"logs": [{"audit": false}]}}})
}

test_not_reported if {
	count(broker_audit_log.deny) == 0 with input as testing.terraform({"aws_mq_broker": {"good": {"logs": [{"audit": true}]}}})
}

test_rabbit if {
	count(broker_audit_log.deny) == 0 with input as testing.terraform({"aws_mq_broker": {"it": {"engine_type": "RabbitMQ"}, "some": {"engine_type": {"unknown": true}}}})
}
