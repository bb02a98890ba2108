# METADATA
# title: Terraform modules
# description: |
#   Ways to ask for resources and to judge values of which some are not known. All
#   take a value that is not known for one that is in order.
package infralint.lib.terraform

# resources is a list of the resources of several types.
resources(types) := [r | some type in types; some r in input.resources[type]]

# data_sources is a list of the data sources of several types.
data_sources(types) := [r | some type in types; some r in input.data[type]]

# at is the path of an argument of a resource, or of what else has values.
at(r, steps) := array.concat(array.concat(r.path, ["values"]), steps)

# lookup is the value at a path into values, null where there is none.
lookup(values, steps) := value if {
	value := object.get(values, steps, null)
	value != null
} else := {"unknown": true} if {
	some n in numbers.range(1, count(steps) - 1)
	is_unknown(object.get(values, array.slice(steps, 0, n), null))
} else := null

# wrong gives what of input a table does not allow. It has, for a type of resource,
# rows with a path into values (at), the values that are fine (want) or those that
# are not (bad), and what to say of the resource. A path may have one "*", which
# stands for each block of a type; null is a value that is not there. A table that
# refers to nothing else is made once, not for each document.
wrong(table) := array.concat(
	[{"msg": sprintf("%s %s", [r.address, row.say]), "path": at(r, row.at), "resource": r} |
		some type, all in input.resources
		some row in table[type]
		count(row.at) == 1
		some r in all
		unfit(row, object.get(r.values, row.at[0], null))
	],
	[{"msg": sprintf("%s %s", [r.address, row.say]), "path": at(r, steps), "resource": r} |
		some type, all in input.resources
		some row in table[type]
		count(row.at) > 1
		some r in all
		some steps in places(r.values, row.at)
		unfit(row, lookup(r.values, steps))
	],
)

places(values, steps) := all if {
	some n, "*" in steps
	front := array.slice(steps, 0, n)
	back := array.slice(steps, n + 1, count(steps))
	all := [array.concat(array.concat(front, [i]), back) | some i, _ in lookup(values, front)]
} else := [steps]

unfit(row, value) if value in row.bad

unfit(row, value) if {
	row.want
	not value in row.want
	is_known(value)
}

# on, off and unset are values for such a table.
on := {true, "true", "1"}

off := {false, "false", "0"}

unset := {false, "false", "0", null}

# is_unknown holds for a value that is not known.
is_unknown(x) if x.unknown == true

# is_known holds for a value that is known as a whole, no part of a text left out.
is_known(x) if {
	not is_unknown(x)
	not has_gap(x)
}

has_gap(x) if {
	is_string(x)
	contains(x, "${")
}

# is_true and is_false hold for what Terraform converts to a boolean, too.
is_true(x) if x in on

is_false(x) if x in off

# is_missing holds for an argument or a block that is not there, or is empty.
is_missing(values, name) if object.get(values, name, "") in {"", []}

# blocks are the blocks of a type, with their indices.
blocks(values, name) := [[i, b] |
	some i, b in values[name]
	is_object(b)
	not is_unknown(b)
]

# block is the one block of a type.
block(values, name) := b if {
	[_, b] := blocks(values, name)[0]
}

# has_unknown holds where it is not known which blocks of a type there are.
has_unknown(values, name) if is_unknown(values[name])

has_unknown(values, name) if {
	some b in values[name]
	is_unknown(b)
}

# lacks holds where there is no block of a type for sure.
lacks(values, name) if {
	is_missing(values, name)
	not has_unknown(values, name)
}

# refers holds where an argument of r refers to a resource.
refers(r, name, target) if target.address in r.references[name]

# same holds where an argument of r names target: by a reference to it, or by the
# same text as an argument of it.
same(r, name, target, _) if refers(r, name, target)

same(r, name, target, own) if {
	is_string(r.values[name])
	is_known(r.values[name])
	r.values[name] == target.values[own]
}

# elsewhere holds where what an argument refers to cannot be told from this
# module.
elsewhere(r, name) if {
	not is_string(r.values[name])
	count(object.get(r.references, name, [])) == 0
}

elsewhere(r, name) if {
	some address in r.references[name]
	startswith(address, "module.")
}

elsewhere(r, name) if {
	some address in r.references[name]
	startswith(address, "data.")
}

# accompanied holds where a resource of a type is for target, or may be: name is
# the argument by which it names target, own the one of target with the same text.
accompanied(target, type, name, own) if {
	some r in input.resources[type]
	belongs(r, name, target, own)
}

accompanied(target, _, _, _) if is_passed(target)

# belongs holds where r is for target, or may be.
belongs(r, name, target, own) if same(r, name, target, own)

belongs(r, name, _, _) if elsewhere(r, name)

# is_passed holds where another module, or what could not be read of this one, may
# have something for a resource.
is_passed(_) if input.partial

is_passed(target) if {
	some m in input.modules
	some addresses in m.references
	target.address in addresses
}

is_passed(target) if {
	input.called
	some o in input.outputs
	target.address in o.references
}

# list is a value as a list: of a single one, that one.
list(x) := x if is_array(x)

list(x) := [x] if {
	not is_array(x)
	not is_null(x)
}

# int is a number that may be written as a text.
int(x) := x if is_number(x)

int(x) := to_number(x) if {
	is_string(x)
	regex.match(`^-?\d+$`, x)
}
