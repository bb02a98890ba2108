package infralint.kubernetes.rolling_update_test

import data.infralint.kubernetes.rolling_update

of(spec) := found if {
	found := {r.path | some r in rolling_update.deny} with input as {"kind": "Deployment", "spec": spec}
}

test_not_rolling if {
	of({"strategy": {"type": "Recreate"}}) == {["spec", "strategy", "type"]}
	of({"updateStrategy": {"type": "OnDelete"}}) == {["spec", "updateStrategy", "type"]}
}

test_rolling if {
	of({"strategy": {"type": "RollingUpdate"}}) == set()
	of({}) == set()
}
