package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCommand struct{}

// Run prints the version, the commit it was built from, and the platform.
func (versionCommand) Run(to streams) error {
	_, err := fmt.Fprintln(to.out, "honnin", version(), runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	if err != nil {
		return fmt.Errorf("version: %w", err)
	}

	return nil
}

// version is the module's version, or the commit for a build from a work tree.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}

	commit, dirty := "", ""

	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			commit = setting.Value[:min(12, len(setting.Value))]
		case setting.Key == "vcs.modified" && setting.Value == "true":
			dirty = "+changed"
		}
	}

	if commit != "" {
		return commit + dirty
	}

	return info.Main.Version
}
