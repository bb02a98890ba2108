package functions

import (
	"crypto/md5"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"

	"github.com/google/uuid"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// A digest turns bytes into the text of their hash.
type digest func([]byte) string

func hexMD5(b []byte) string    { h := md5.Sum(b); return hex.EncodeToString(h[:]) }
func hexSHA1(b []byte) string   { h := sha1.Sum(b); return hex.EncodeToString(h[:]) }
func hexSHA256(b []byte) string { h := sha256.Sum256(b); return hex.EncodeToString(h[:]) }
func hexSHA512(b []byte) string { h := sha512.Sum512(b); return hex.EncodeToString(h[:]) }
func base64SHA256(b []byte) string {
	h := sha256.Sum256(b)
	return base64.StdEncoding.EncodeToString(h[:])
}
func base64SHA512(b []byte) string {
	h := sha512.Sum512(b)
	return base64.StdEncoding.EncodeToString(h[:])
}

func digestFunc(d digest) function.Function {
	return stringFunc("str", func(s string) (string, error) { return d([]byte(s)), nil })
}

var (
	md5Func          = digestFunc(hexMD5)
	sha1Func         = digestFunc(hexSHA1)
	sha256Func       = digestFunc(hexSHA256)
	sha512Func       = digestFunc(hexSHA512)
	base64Sha256Func = digestFunc(base64SHA256)
	base64Sha512Func = digestFunc(base64SHA512)
)

// bcryptFunc salts its result, so that is never known before the apply, and
// its arguments are not looked at before then either.
var bcryptFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("str")},
	VarParam:     &function.Parameter{Name: "cost", Type: cty.Number},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(_ []cty.Value, ty cty.Type) (cty.Value, error) {
		return cty.UnknownVal(ty), nil
	},
})

var uuidV5Func = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("namespace"), stringParam("name")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		var namespace uuid.UUID
		switch s := args[0].AsString(); s {
		case "dns":
			namespace = uuid.NameSpaceDNS
		case "url":
			namespace = uuid.NameSpaceURL
		case "oid":
			namespace = uuid.NameSpaceOID
		case "x500":
			namespace = uuid.NameSpaceX500
		default:
			var err error
			if namespace, err = uuid.Parse(s); err != nil {
				return cty.UnknownVal(cty.String), errors.New("the namespace must be a UUID or one of dns, url, oid and x500")
			}
		}
		return cty.StringVal(uuid.NewSHA1(namespace, []byte(args[1].AsString())).String()), nil
	},
})

// rsaDecryptFunc decrypts with a private key in PEM form. A key in the format
// of OpenSSH has an unknown result.
var rsaDecryptFunc = function.New(&function.Spec{
	Params:       []function.Parameter{stringParam("ciphertext"), stringParam("privatekey")},
	Type:         function.StaticReturnType(cty.String),
	RefineResult: notNull,
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		unknown := cty.UnknownVal(cty.String)
		cipher, err := base64.StdEncoding.DecodeString(args[0].AsString())
		if err != nil {
			return unknown, function.NewArgErrorf(0, "not valid base64")
		}
		block, _ := pem.Decode([]byte(args[1].AsString()))
		if block == nil {
			return unknown, function.NewArgErrorf(1, "no private key in PEM form")
		}
		var key *rsa.PrivateKey
		switch block.Type {
		case "RSA PRIVATE KEY":
			if key, err = x509.ParsePKCS1PrivateKey(block.Bytes); err != nil {
				return unknown, function.NewArgErrorf(1, "not a valid RSA private key")
			}
		case "PRIVATE KEY":
			any, err := x509.ParsePKCS8PrivateKey(block.Bytes)
			if err != nil {
				return unknown, function.NewArgErrorf(1, "not a valid private key")
			}
			var ok bool
			if key, ok = any.(*rsa.PrivateKey); !ok {
				return unknown, function.NewArgErrorf(1, "not an RSA private key")
			}
		case "OPENSSH PRIVATE KEY":
			return unknown, nil
		default:
			return unknown, function.NewArgErrorf(1, "not an RSA private key")
		}
		plain, err := rsa.DecryptPKCS1v15(nil, key, cipher)
		if err != nil {
			return unknown, errors.New("the text cannot be decrypted with this key")
		}
		return cty.StringVal(string(plain)), nil
	},
})
