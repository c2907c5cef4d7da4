// Package testkit finds what tests stand on: the models and the pictures of real people that `make models people` fetches.
package testkit

import (
	"os"
	"path/filepath"
	"testing"
)

// Models gives the folder of the model bundle. Without it the test fails: a check that silently tests nothing is worse than none.
func Models(tb testing.TB) string {
	tb.Helper()

	return folder(tb, "models", "fr_detect.onnx")
}

// People gives the folder of the pictures of real people, with the films they were cut from below source/.
func People(tb testing.TB) string {
	tb.Helper()

	return folder(tb, "people", "franck-1.jpg")
}

// Person gives one picture of [People] by its file name.
func Person(tb testing.TB, name string) []byte {
	tb.Helper()

	data, err := os.ReadFile(filepath.Join(People(tb), name))
	if err != nil {
		tb.Fatalf("%s is missing: run `make models people` first (%v)", name, err)
	}

	return data
}

func folder(tb testing.TB, name, probe string) string {
	tb.Helper()

	dir := filepath.Join(Root(tb), "build", name)
	if _, err := os.Stat(filepath.Join(dir, probe)); err != nil {
		tb.Fatalf("build/%s is missing or incomplete: run `make models people` first (%v)", name, err)
	}

	return dir
}

// Root walks up from the test's folder to the one that holds go.mod.
func Root(tb testing.TB) string {
	tb.Helper()

	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}

	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}

		parent := filepath.Dir(dir)
		if parent == dir {
			tb.Fatal("no go.mod above the test's folder")
		}

		dir = parent
	}
}
