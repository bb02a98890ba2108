# METADATA
# title: flags of databases
# description: |
#   What the flags of instances of Cloud SQL are set to.
package infralint.lib.sql

import data.infralint.lib.terraform as tf

# flags are the instances of an engine (MYSQL, POSTGRES, SQLSERVER), each with the
# value of a flag in lower case and its path; the value is null if the flag is not
# set. Those of which it is not known are left out.
flags(engine, name) := [{"resource": r, "value": given.value, "path": tf.at(r, given.steps)} |
	some r in input.resources.google_sql_database_instance
	startswith(r.values.database_version, engine)
	given := flag(r, name)
]

flag(r, name) := {"value": null, "steps": ["settings", 0]} if {
	settings := object.get(r.values, "settings", [{}])[0]
	not tf.is_unknown(settings)
	not tf.has_unknown(settings, "database_flags")
	all := object.get(settings, "database_flags", [])
	count([f | some f in all; may_be(f.name, name)]) == 0
} else := {"value": lower(sprintf("%v", [f.value])), "steps": ["settings", 0, "database_flags", i, "value"]} if {
	some i, f in r.values.settings[0].database_flags
	f.name == name
	tf.is_known(f.value)
}

may_be(name, name)

may_be(given, _) if not tf.is_known(given)
