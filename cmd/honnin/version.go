package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set when the binary is linked; see the Makefile.
var version string

type versionCommand struct{}

// Run prints the version and the platform.
func (versionCommand) Run(to streams) error {
	_, err := fmt.Fprintln(to.out, "honnin", versionOf(), runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	if err != nil {
		return fmt.Errorf("version: %w", err)
	}

	return nil
}

// versionOf is what the linker was told, or the module's version for a build by go install.
func versionOf() string {
	if version != "" {
		return version
	}

	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}

	return "unknown"
}
