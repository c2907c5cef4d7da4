package arch_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/honnin/honnin"

// root is the folder of go.mod, two levels above this test.
const root = "../.."

// walk visits every Go file of the project, given as a path below the root.
func walk(t *testing.T, visit func(file string)) {
	t.Helper()

	require.NoError(t, fs.WalkDir(os.DirFS(root), ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}

		if entry.IsDir() && skipped(entry.Name()) {
			return fs.SkipDir
		}

		if strings.HasSuffix(file, ".go") {
			visit(file)
		}

		return nil
	}))
}

func skipped(folder string) bool {
	return slices.Contains([]string{".git", "node_modules", "build", "bin", "data", "testdata"}, folder)
}

// production maps each folder with a production Go file to the folders of ours that it imports.
func production(t *testing.T) map[string][]string {
	t.Helper()

	folders := map[string]map[string]bool{}

	walk(t, func(file string) {
		if strings.HasSuffix(file, "_test.go") || path.Dir(file) == "." {
			return
		}

		folder := whole(path.Dir(file))
		if folders[folder] == nil {
			folders[folder] = map[string]bool{}
		}

		for _, imported := range imports(t, file) {
			if imported = whole(imported); imported != folder {
				folders[folder][imported] = true
			}
		}
	})

	lists := make(map[string][]string, len(folders))
	for folder, imported := range folders {
		lists[folder] = keys(imported)
	}

	return lists
}

// whole folds the sub-packages that one generator writes into the generator's folder.
func whole(folder string) string {
	for _, generated := range []string{"ent/db", "graph/gen", "ent/migrations"} {
		if strings.HasPrefix(folder, generated+"/") {
			return generated
		}
	}

	return folder
}

// imports lists the folders of ours that a file imports.
func imports(t *testing.T, file string) []string {
	t.Helper()

	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
	require.NoError(t, err)

	var list []string

	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)

		if below, ours := strings.CutPrefix(name, module+"/"); ours {
			list = append(list, below)
		}
	}

	return list
}

func keys(set map[string]bool) []string {
	return slices.Sorted(maps.Keys(set))
}
