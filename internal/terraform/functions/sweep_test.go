package functions

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"
)

var (
	sweep     = flag.Int("sweep", 200, "how many random calls TestSweep compares with terraform")
	sweepSeed = flag.Uint64("sweepseed", 1, "where TestSweep starts")
	sweepOnly = flag.String("sweeponly", "", "the functions that TestSweep calls, separated by commas; all if empty")
)

// sweepArgs are arguments for TestSweep, by what they are.
var sweepArgs = map[string][]string{
	"string": {
		`"x"`, `""`, `"abc"`, `"Hello, World"`, `"a,b,c"`, `"1"`, `"-7"`, `"true"`, `"é"`, `"10.0.0.0/8"`, `"10.1.2.3/33"`, `"fe80::/64"`,
		`"2024-02-29T12:00:00Z"`, `"1h30m"`, `"YYYY-MM-DD"`, `"aGVsbG8="`, `"UTF-16LE"`, `"[1, \"a\", null]"`, `"{\"a\": {\"b\": [true]}}"`, `"a: 1\nb: [x, 2.5]"`,
		`"h1,h2\n1,2"`, `"%s"`, `"%d-%s"`, `"%v %#v"`, `"/[a-z]+/"`, `"[a-z]"`, `"(?P<k>a)(b)?"`, `"files/hello.txt"`, `"files"`, `"*.txt"`,
		`"dns"`, `sensitive("abc")`, `local.str`, `"pre-${local.str}"`, `tostring(null)`, `var.eph`,
	},
	"number": {`0`, `1`, `-1`, `2`, `3.5`, `10`, `16`, `100`, `1e30`, `"2"`, `-0.5`, `sensitive(3)`, `local.num`, `tonumber(null)`, `var.ephn`},
	"other": {
		`null`, `true`, `false`, `[]`, `{}`, `[1, 2, 3]`, `["a", "b"]`, `["a", ""]`, `["a", null]`, `[["a"], ["b", "c"]]`, `[true, false]`, `tolist(["x", "y"])`, `tolist([3, 1, 2])`,
		`toset(["p", "q"])`, `toset([])`, `tomap({ a = "1", b = "2" })`, `tomap({})`, `{ a = 1, b = "z" }`, `{ a = ["x"], b = ["x", "y"] }`, `[local.str, "k"]`,
		`tolist([local.str, "k"])`, `toset([local.str, "k"])`, `{ a = local.str }`, `tomap({ a = local.str })`, `[sensitive("s"), "t"]`, `{ a = sensitive(1) }`, `sensitive(["q"])`, `sensitive({ a = 1 })`,
		`tolist([sensitive("s")])`, `local.bool`, `local.list`, `local.nums`, `local.bools`, `local.set`, `local.map`, `local.obj`, `local.tup`, `local.dyn`, `[local.dyn]`, `{ a = local.dyn }`,
		`[var.eph]`, `tolist(null)`, `tomap(null)`, `[[]]`, `[{ a = 1 }, { a = 2 }]`, `[[1], 2]`, `[true, null]`, `sensitive(null)`,
	},
}

// sweepSpecial are strings that mean something to the functions whose name
// starts with the key.
var sweepSpecial = map[string][]string{
	"cidr": {`"10.0.0.0/8"`, `"10.1.2.3/24"`, `"192.168.0.0/31"`, `"1.2.3.4/32"`, `"0.0.0.0/0"`, `"010.001.0.0/16"`, `"10.0.0.0"`, `"fe80::/64"`, `"::/0"`, `"2001:db8::1/127"`, `"::ffff:10.0.0.0/104"`, `"::ffff:10.0.0.0/8"`, `"10.0.0.0/08"`, `"10.0.0.0/+8"`, `"fe80::%eth0/64"`},
	"time": {`"2024-02-29T12:00:00Z"`, `"2024-02-29T12:00:00+02:00"`, `"2024-02-30T12:00:00Z"`, `"2024-02-29T12:00:00.5Z"`, `"2024-02-29t12:00:00z"`, `"2024-02-29 12:00:00Z"`, `"2024-02-29T24:00:00Z"`, `"2024-02-29T12:00:60Z"`, `"2024-2-29T12:00:00Z"`, `"2024-02-29T12:00:00"`, `"1h"`, `"-1.5h"`, `"1d"`, `"0"`, `"10ns"`, `"0001-01-01T00:00:00Z"`},
	"form": {`"%s"`, `"%d"`, `"%v"`, `"%#v"`, `"%5s|%-5s"`, `"%05d"`, `"%q"`, `"%t"`, `"%x%X%o%b"`, `"%e %f %g"`, `"%.2f"`, `"%[2]s"`, `"%%"`, `"%z"`, `"%"`, `"%s-%s"`, `"YYYY-MM-DD'T'hh:mm:ssZ"`, `"EEEE, DD MMM YY h:mm AA ZZZZZ"`, `"YYY"`, `"'x"`, `"2024-02-29T12:00:00Z"`},
	"rege": {`"[a-z]+"`, `"([a-z])(\\d)?"`, `"(?P<k>a)(?P<l>b)?"`, `"(?P<k>a)(b)?"`, `"("`, `"abc"`, `"aab"`, `"a1 b2"`, `""`},
	"repl": {`"/[a-z]+/"`, `"/(a)(b)/"`, `"/(/"`, `"/"`, `"//"`, `"a"`, `"abab"`, `"$1-$2"`, `"${local.str}"`, `""`},
	"text": {`"UTF-8"`, `"utf-8"`, `"UTF-16LE"`, `"UTF-16"`, `"windows-1252"`, `"ISO-8859-1"`, `"latin1"`, `"Shift_JIS"`, `"ASCII"`, `"US-ASCII"`, `"KOI8-R"`, `"UTF-7"`, `"IBM037"`, `"é"`, `"abc"`, `"日本"`, `"aGVsbG8="`, `"/w=="`, `"YQBiAA=="`, `"gA=="`, `"YQ"`},
	"star": {`"pre"`, `"pre-"`, `"pre-x"`, `"prx"`, `"pre-${local.str}"`, `"${local.str}-post"`, `""`},
	"ends": {`"post"`, `"-post"`, `"pre-${local.str}"`, `"${local.str}-post"`, `""`},
	"strc": {`"pre"`, `"pre-"`, `"x"`, `"pre-${local.str}"`, `""`},
	"uuid": {`"dns"`, `"url"`, `"oid"`, `"x500"`, `"6ba7b810-9dad-11d1-80b4-00c04fd430c8"`, `"6BA7B8109DAD11D180B400C04FD430C8"`, `"urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8"`, `"{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"`, `"x"`},
	"json": {`"null"`, `"1e400"`, `"[]"`, `"{}"`, `"{\"a\":1,\"a\":\"x\"}"`, `"{\"a\":1,\"a\":2}"`, `"[1,]"`, `"\"x\""`, `"1 2"`, `""`, `"[1, [2, {\"b\": null}]]"`, `"tru"`},
	"yaml": {`"null"`, `"~"`, `""`, `"a: 1"`, `"- 1\n- x"`, `"a: &x 1\nb: *x"`, `"a: !!binary aGVsbG8="`, `"<<: {a: 1}\nb: 2"`, `"a: 0x1F"`, `"a: 0o17"`, `"a: 017"`, `"a: 1_000"`, `"yes"`, `"a: 2001-01-01"`, `"a: [1"`, `"a: 1\na: 2"`, `"--- 1\n--- 2"`, `"!foo 1"`, `"a: .inf"`, `"1: x"`, `"? [a]\n: b"`, `"a: |\n  x\n  y\n"`, `"&x [*x]"`},
	"csvd": {`"a,b\n1,2\n"`, `"a,b\n"`, `"a,a\n1,2"`, `"a,b\n1"`, `"a\n\"x\ny\""`, `"a\n\"x"`, `""`},
	"base": {`"aGVsbG8="`, `"aGVsbG8"`, `"/w=="`, `"a"`, `"a/b/"`, `"/"`, `""`, `"é"`},
	"file": {`"files/hello.txt"`, `"files/binary.bin"`, `"files/empty.txt"`, `"files/nope"`, `"files"`, `"files/broken.txt"`, `"files/link.txt"`, `"files/linkdir/b.txt"`, `"./files/../files/a.txt"`, `"files/a.txt/x"`, `"*"`, `"**"`, `"**/*.txt"`, `"*.{txt,bin}"`, `"sub/*"`, `"../*"`, `"files/**"`, `"[a-h]*"`, `"[[]x].txt"`, `"[a"`, `"{a,b"`, `"sub/**/c.txt"`, `"**.txt"`, `"*/*"`, `"."`, `""`, `"~x/y"`, `"?.txt"`},
	"temp": {`"files/value.tftpl"`, `"files/list.tftpl"`, `"files/broken.tftpl"`, `"files/nested.tftpl"`, `"files/self.tftpl"`, `"files/calls.tftpl"`, `"files/unknownfn.tftpl"`, `"files/attr.tftpl"`, `"files/plain.tftpl"`, `"files/path.tftpl"`, `"files/binary.bin"`, `"files/empty.txt"`, `local.tmpl`, `local.bad`, `local.loop`, `local.calls`, `local.only`, `local.names.a`, `local.names.b[0]`, `local.names[local.key]`},
	"pars": {`"ff"`, `"FF"`, `"-10"`, `"+10"`, `"0b1"`, `"zz"`, `"zZ"`, `"1_0"`, `" 1"`, `"9999999999999999999999"`},
	"subs": {`"hello"`, `"🤔🤷"`, `"e\u0301x"`},
	"titl": {`"hello wORLD"`, `"a-b c_d"`},
	"inde": {`"a\nb"`, `"a\n\nb"`},
	"chom": {`"a\n"`, `"a\r\n\n"`},
	"trim": {`" a "`, `"xax"`, `"x"`, `"\t\n a"`, `"aax"`},
	"spli": {`","`, `""`, `"a,b"`, `","`},
	"join": {`","`},
	"to":   {`"yes"`, `"1"`, `"0x1"`, `"1.50"`, `" 1"`, `"TRUE"`, `"true"`},
	"urle": {`"a b&c/é?=+~"`},
}

// sweepVars are arguments for the variables of templates.
var sweepVars = []string{`{ name = "Ann", xs = ["a", "b"] }`, `{ name = local.str, xs = local.list }`, `{ value = [1, 2] }`, `{ value = local.dyn }`, `{ value = null }`, `{ value = sensitive("v") }`, `{ name = sensitive("n"), xs = [] }`, `{ x = true }`, `{ x = [1] }`, `tomap({ name = "m" })`, `{ "bad name" = 1, name = "x" }`, `{}`, `local.map`, `local.dyn`, `sensitive({ name = "x" })`, `{ name = var.eph }`, `{ name = "x", 1 = 2 }`}

// randomArg returns an argument for a parameter of type ty: mostly one that
// fits.
func randomArg(r *rand.Rand, ty cty.Type) string {
	kind := "other"
	switch {
	case ty == cty.String:
		kind = "string"
	case ty == cty.Number:
		kind = "number"
	}
	if ty == cty.DynamicPseudoType && r.IntN(2) == 0 || r.IntN(10) == 0 {
		kind = []string{"string", "number", "other"}[r.IntN(3)]
	}
	args := sweepArgs[kind]
	return args[r.IntN(len(args))]
}

// randomCall returns a call of a function with mostly fitting arguments, some
// of which are calls in turn, down to depth.
func randomCall(r *rand.Rand, names []string, table map[string]signature, depth int) string {
	name := names[r.IntN(len(names))]
	sig := table[name]
	var args []string
	for _, p := range sig.params {
		special := sweepSpecial[name[:min(len(name), 4)]]
		if strings.HasPrefix(name, "to") {
			special = sweepSpecial["to"]
		}
		switch {
		case depth > 0 && r.IntN(5) == 0:
			args = append(args, randomCall(r, names, table, depth-1))
		case p.Name == "vars" && r.IntN(8) > 0:
			args = append(args, sweepVars[r.IntN(len(sweepVars))])
		case special != nil && p.Type != cty.Number && r.IntN(8) > 0:
			args = append(args, special[r.IntN(len(special))])
		default:
			args = append(args, randomArg(r, p.Type))
		}
	}
	if sig.variadic != nil {
		for range r.IntN(4) {
			args = append(args, randomArg(r, sig.variadic.Type))
		}
	}
	if len(args) > 0 && r.IntN(40) == 0 {
		args = args[1:]
	}
	return fmt.Sprintf("%s(%s)", name, strings.Join(args, ", "))
}

// machineBound are the functions whose results depend on the machine or the
// moment, which Terraform knows in a plan and validation does not.
var machineBound = []string{"abspath", "pathexpand", "plantimestamp", "list", "map"}

// TestSweep compares the results of random calls with those of Terraform.
func TestSweep(t *testing.T) {
	table := signatures(t)
	var names []string
	for name := range table {
		if !strings.Contains(name, "::") && !slices.Contains(machineBound, name) {
			names = append(names, name)
		}
	}
	if *sweepOnly != "" {
		names = strings.Split(*sweepOnly, ",")
	}
	slices.Sort(names)
	r := rand.New(rand.NewPCG(*sweepSeed, 0))
	seen := make(map[string]bool)
	var exprs []string
	for range *sweep {
		call := randomCall(r, names, table, 2)
		absolute := strings.Contains(call, "file") && strings.Contains(call, `"/`)
		if !seen[call] && !absolute {
			seen[call] = true
			exprs = append(exprs, call)
		}
	}
	ctx := contexts(t, writeModule(t))
	for i, want := range askTerraform(t, exprs) {
		if got := outcome(ctx, exprs[i]); got != want {
			t.Errorf("%s\n      got %s\nterraform %s", exprs[i], got, want)
		}
	}
}
