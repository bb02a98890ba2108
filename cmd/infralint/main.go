// Command infralint checks the infrastructure code of a repository.
package main

import (
	"os"

	"github.com/infralint/infralint/internal/cli"
	_ "github.com/infralint/infralint/internal/gc" // first of all
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.Streams{Out: os.Stdout, Err: os.Stderr}))
}
