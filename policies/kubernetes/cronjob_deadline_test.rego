package infralint.kubernetes.cronjob_deadline_test

import data.infralint.kubernetes.cronjob_deadline

test_cron_job if {
	cronjob_deadline.deny == {{"msg": "CronJob has no startingDeadlineSeconds", "path": ["spec", "startingDeadlineSeconds"]}} with input as {"kind": "CronJob", "spec": {}}
	count(cronjob_deadline.deny) == 0 with input as {"kind": "CronJob", "spec": {"startingDeadlineSeconds": 60}}
}
