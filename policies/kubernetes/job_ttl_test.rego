package infralint.kubernetes.job_ttl_test

import data.infralint.kubernetes.job_ttl

test_job if {
	job_ttl.deny == {{"msg": "Job has no ttlSecondsAfterFinished", "path": ["spec", "ttlSecondsAfterFinished"]}} with input as {"kind": "Job", "spec": {}}
	count(job_ttl.deny) == 0 with input as {"kind": "Job", "spec": {"ttlSecondsAfterFinished": 0}}
}

test_cron_job if {
	path := ["spec", "jobTemplate", "spec", "ttlSecondsAfterFinished"]
	{r.path | some r in job_ttl.deny} == {path} with input as {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {"ttlSecondsAfterFinished": 60}}}}
	count(job_ttl.deny) == 0 with input as {"kind": "CronJob", "spec": {"jobTemplate": {"spec": {}}}}
}
