package functions

import (
	"errors"
	"fmt"
	"math/big"
	"net"
	"strings"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/gocty"
)

// withoutLeadingZeros takes the leading zeros from the decimal numbers of an
// IPv4 address, or of one at the end of an IPv6 address. Terraform reads such
// numbers as decimal, as Go once did; Go now rejects them.
func withoutLeadingZeros(addr string) string {
	colon := strings.LastIndexByte(addr, ':') + 1
	parts := strings.Split(addr[colon:], ".")
	if len(parts) == 1 {
		return addr
	}
	for i, p := range parts {
		if len(p) > 1 {
			parts[i] = strings.TrimLeft(p[:len(p)-1], "0") + p[len(p)-1:]
		}
	}
	return addr[:colon] + strings.Join(parts, ".")
}

// parsePrefix parses a prefix in CIDR notation and masks its host bits.
func parsePrefix(s string) (*net.IPNet, error) {
	addr, bits, _ := strings.Cut(s, "/")
	_, n, err := net.ParseCIDR(withoutLeadingZeros(addr) + "/" + bits)
	if err != nil {
		return nil, fmt.Errorf("%q is not an address prefix in CIDR notation, such as 10.0.0.0/16", s)
	}
	return n, nil
}

// wholeNumber returns v as a whole number.
func wholeNumber(v cty.Value) (*big.Int, error) {
	var n *big.Int
	err := gocty.FromCtyValue(v, &n)
	return n, err
}

var cidrHostFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix"), {Name: "hostnum", Type: cty.Number}},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		network, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		num, err := wholeNumber(args[1])
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		if num.BitLen() > 128 {
			return cty.UnknownVal(ty), fmt.Errorf("%s has no host number %s", network, num)
		}
		ip, err := cidr.HostBig(network, num)
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		return cty.StringVal(ip.String()), nil
	},
})

var cidrNetmaskFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		network, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		if network.IP.To4() == nil {
			return cty.UnknownVal(ty), errors.New("IPv6 has no netmask notation")
		}
		return cty.StringVal(net.IP(network.Mask).String()), nil
	},
})

var cidrSubnetFunc = function.New(&function.Spec{
	Params: []function.Parameter{
		stringParam("prefix"),
		{Name: "newbits", Type: cty.Number},
		{Name: "netnum", Type: cty.Number},
	},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		network, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		var newbits int
		if err := gocty.FromCtyValue(args[1], &newbits); err != nil {
			return cty.UnknownVal(ty), err
		}
		num, err := wholeNumber(args[2])
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		if num.BitLen() > 128 {
			return cty.UnknownVal(ty), fmt.Errorf("%s has no subnet number %s", network, num)
		}
		subnet, err := cidr.SubnetBig(network, newbits, num)
		if err != nil {
			return cty.UnknownVal(ty), err
		}
		return cty.StringVal(subnet.String()), nil
	},
})

// cidrSubnetsFunc gives out networks of the sizes asked for, one after the
// other, each at the next place where it fits.
var cidrSubnetsFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("prefix")},
	VarParam:     &function.Parameter{Name: "newbits", Type: cty.Number},
	Type:         function.StaticReturnType(cty.List(cty.String)),
	RefineResult: notNull,
	Impl: func(args []cty.Value, ty cty.Type) (cty.Value, error) {
		network, err := parsePrefix(args[0].AsString())
		if err != nil {
			return cty.UnknownVal(ty), blame(0, err)
		}
		start, width := network.Mask.Size()
		var last *net.IPNet
		var out []cty.Value
		for i := 1; i < len(args); i++ {
			var newbits int
			if err := gocty.FromCtyValue(args[i], &newbits); err != nil {
				return cty.UnknownVal(ty), blame(i, err)
			}
			if most := min(32, width-start); newbits < 1 || newbits > most {
				return cty.UnknownVal(ty), function.NewArgErrorf(i, "a prefix of %d bits can grow by 1 to %d bits here, not by %d", start, most, newbits)
			}
			if last == nil {
				// The one before the first is outside of the network, except
				// that there is none before the whole address space; there
				// Terraform finds no room for any subnet.
				last, _ = cidr.PreviousSubnet(network, start+newbits)
			}
			next, wrapped := cidr.NextSubnet(last, start+newbits)
			if wrapped || !network.Contains(next.IP) {
				return cty.UnknownVal(ty), function.NewArgErrorf(i, "%s has no room left for a subnet of %d bits", network, start+newbits)
			}
			out = append(out, cty.StringVal(next.String()))
			last = next
		}
		if len(out) == 0 {
			return cty.ListValEmpty(cty.String), nil
		}
		return cty.ListVal(out), nil
	},
})
