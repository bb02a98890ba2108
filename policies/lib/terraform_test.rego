package infralint.lib.terraform_test

import data.infralint.lib.terraform as tf
import data.infralint.lib.testing

unknown := {"unknown": true}

test_resources if {
	module := testing.terraform_with({"resources": {"a": {"x": {}}, "b": {"y": {}}}, "data": {"d": {"z": {}}}})
	{r.address | some r in tf.resources({"a", "b", "c"})} == {"a.x", "b.y"} with input as module
	{r.address | some r in tf.data_sources({"d"})} == {"data.d.z"} with input as module
	tf.at({"path": ["resources", "a", "x"]}, ["b", 0]) == ["resources", "a", "x", "values", "b", 0]
}

test_lookup if {
	tf.lookup({"a": [{"b": 1}]}, ["a", 0, "b"]) == 1
	tf.lookup({"a": [{"b": 1}]}, ["a", 0, "c"]) == null
	tf.lookup({"a": [unknown]}, ["a", 0, "c"]) == unknown
	tf.lookup({"a": unknown}, ["a", 0, "c"]) == unknown
}

table := {"a": [
	{"at": ["on"], "want": (tf.on | {null}), "say": "is off"},
	{"at": ["b", "*", "c"], "bad": tf.unset, "say": "lacks c"},
]}

found(values) := all if {
	all := {[r.msg, r.path] | some r in tf.wrong(table)} with input as testing.terraform({"a": {"x": values}})
}

test_wrong if {
	found({"on": "true"}) == set()
	found({"on": unknown, "b": [{"c": true}, unknown]}) == set()
	found({"on": "a${unknown}"}) == set()
	found({"on": false, "b": [{"c": true}, {}]}) == {
		["a.x is off", ["resources", "a", "x", "values", "on"]],
		["a.x lacks c", ["resources", "a", "x", "values", "b", 1, "c"]],
	}
}

test_known if {
	tf.is_known("a")
	tf.is_known(1)
	not tf.is_known(unknown)
	not tf.is_known("a${unknown}")
	tf.is_true("true")
	tf.is_false("false")
	tf.is_missing({}, "a")
	tf.is_missing({"a": []}, "a")
	not tf.is_missing({"a": unknown}, "a")
}

test_blocks if {
	tf.blocks({"a": [unknown, {"b": 1}, 2]}, "a") == [[1, {"b": 1}]]
	tf.block({"a": [{"b": 1}]}, "a") == {"b": 1}
	tf.lacks({}, "a")
	not tf.lacks({"a": [unknown]}, "a")
	not tf.lacks({"a": unknown}, "a")
	tf.has_unknown({"a": [unknown]}, "a")
	tf.has_unknown({"a": unknown}, "a")
	not tf.has_unknown({"a": [{}]}, "a")
}

test_links if {
	bucket := {"address": "aws_s3_bucket.b", "values": {"bucket": "logs"}}
	tf.same({"references": {"bucket": ["aws_s3_bucket.b"]}, "values": {}}, "bucket", bucket, "bucket")
	tf.same({"references": {}, "values": {"bucket": "logs"}}, "bucket", bucket, "bucket")
	not tf.same({"references": {}, "values": {"bucket": "other"}}, "bucket", bucket, "bucket")
	not tf.same({"references": {"bucket": ["aws_s3_bucket.c"]}, "values": {"bucket": unknown}}, "bucket", bucket, "bucket")
	tf.elsewhere({"references": {}, "values": {"bucket": unknown}}, "bucket")
	tf.elsewhere({"references": {"bucket": ["module.b"]}, "values": {"bucket": unknown}}, "bucket")
	tf.elsewhere({"references": {"bucket": ["data.aws_s3_bucket.b"]}, "values": {"bucket": unknown}}, "bucket")
	not tf.elsewhere({"references": {"bucket": ["aws_s3_bucket.b"]}, "values": {"bucket": unknown}}, "bucket")
}

test_accompanied if {
	bucket := {"address": "aws_s3_bucket.b", "values": {"bucket": "logs"}}
	tf.accompanied(bucket, "block", "bucket", "bucket") with input as testing.terraform({"block": {"a": {"bucket": "logs"}}})
	tf.accompanied(bucket, "block", "bucket", "bucket") with input as testing.terraform({"block": {"a": {"bucket": unknown}}})
	not tf.accompanied(bucket, "block", "bucket", "bucket") with input as testing.terraform({"block": {"a": {"bucket": "other"}}})
	tf.accompanied(bucket, "block", "bucket", "bucket") with input as {"modules": {"m": {"references": {"bucket": ["aws_s3_bucket.b"]}}}}
	tf.accompanied(bucket, "block", "bucket", "bucket") with input as {"called": true, "outputs": {"o": {"references": ["aws_s3_bucket.b"]}}}
	tf.accompanied(bucket, "block", "bucket", "bucket") with input as {"partial": true}
}

test_conversions if {
	tf.list(["a"]) == ["a"]
	tf.list("a") == ["a"]
	tf.int("22") == 22
	tf.int(22) == 22
	not tf.int("a")
}
