// Package testkit finds what tests stand on: the models and the pictures of real people that `make models people` fetches.
package testkit

import (
	"os"
	"path/filepath"
	"testing"
)

// Models gives the folder of the model bundle. Without it the test fails: a check that silently tests nothing is worse than none.
func Models(t testing.TB) string {
	t.Helper()

	return folder(t, "models", "fr_detect.onnx")
}

// People gives the folder of the pictures of real people, with the films they were cut from below source/.
func People(t testing.TB) string {
	t.Helper()

	return folder(t, "people", "franck-1.jpg")
}

// Person gives one picture of [People] by its file name.
func Person(t testing.TB, name string) []byte {
	t.Helper()

	data, err := os.ReadFile(filepath.Join(People(t), name))
	if err != nil {
		t.Fatalf("%s is missing: run `make models people` first (%v)", name, err)
	}

	return data
}

func folder(t testing.TB, name, probe string) string {
	t.Helper()

	dir := filepath.Join(root(t), "build", name)
	if _, err := os.Stat(filepath.Join(dir, probe)); err != nil {
		t.Fatalf("build/%s is missing or incomplete: run `make models people` first (%v)", name, err)
	}

	return dir
}

// root walks up from the test's folder to the one that holds go.mod.
func root(t testing.TB) string {
	t.Helper()

	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}

	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}

		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test's folder")
		}

		dir = parent
	}
}
