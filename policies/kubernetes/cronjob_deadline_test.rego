package infralint.kubernetes.cronjob_deadline_test

import data.infralint.kubernetes.cronjob_deadline

test_cron_job if {
	cronjob_deadline.deny == {{"msg": "CronJob has no startingDeadlineSeconds", "path": ["spec", "startingDeadlineSeconds"]}} with input as {"kind": "CronJob", "spec": {}}
	count(cronjob_deadline.deny) == 0 with input as {"kind": "CronJob", "spec": {"startingDeadlineSeconds": 60}}
}

test_job if {
	cronjob_deadline.deny == {{"msg": "Job has no ttlSecondsAfterFinished", "path": ["spec", "ttlSecondsAfterFinished"]}} with input as {"kind": "Job", "spec": {}}
	count(cronjob_deadline.deny) == 0 with input as {"kind": "Job", "spec": {"ttlSecondsAfterFinished": 0}}
}
