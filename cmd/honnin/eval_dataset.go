package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/honnin/honnin/engine"
)

// presentation is one thing shown to the camera: one picture, or the frames of one burst.
type presentation struct {
	// class is "" for live and the species for an attack.
	class string
	// files are the frames in order, relative to the data set.
	files []string
}

// dataSet is what lies in a folder with live/… and spoof/<species>/….
type dataSet struct {
	root          string
	presentations []presentation
	// others are files that are no pictures by their name; they are told, never dropped silently.
	others []string
}

// readDataSet lists the presentations, sorted by path. With burst, the pictures of one sub-folder below live or a species
// are the frames of bursts, five at a time in the order of their names; those directly in the class stay single.
func readDataSet(root string, burst bool) (*dataSet, error) {
	set := &dataSet{root: root}

	if err := folder(root); err != nil {
		return nil, err
	}

	if err := set.class("live", "", burst); err != nil {
		return nil, err
	}

	spoof := filepath.Join(root, "spoof")
	if err := folder(spoof); err != nil {
		return nil, err
	}

	entries, err := os.ReadDir(spoof)
	if err != nil {
		return nil, dataSetError(spoof, err)
	}

	species := 0

	for _, entry := range entries {
		path := filepath.Join("spoof", entry.Name())

		switch info, err := os.Stat(filepath.Join(root, path)); {
		case err != nil:
			return nil, dataSetError(path, err)
		case info.IsDir():
			species++

			if err := set.class(path, entry.Name(), burst); err != nil {
				return nil, err
			}
		case isPicture(path):
			return nil, dataSetError(filepath.Join(root, path), fmt.Errorf("belongs to no species: %w", errLayout))
		default:
			set.others = append(set.others, path)
		}
	}

	if species == 0 {
		return nil, dataSetError(spoof, errLayout)
	}

	return set, nil
}

func folder(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return dataSetError(path, fmt.Errorf("%w: %w", errNoFolder, errLayout))
	}

	return nil
}

// class lists the pictures of one class, at any depth.
func (d *dataSet) class(path, name string, burst bool) error {
	top := filepath.Join(d.root, path)
	if err := folder(top); err != nil {
		return err
	}

	resolved, err := filepath.EvalSymlinks(top)
	if err != nil {
		return dataSetError(top, err)
	}

	byFolder, count := map[string][]string{}, 0

	err = filepath.WalkDir(resolved, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return dataSetError(file, err)
		}

		if entry.IsDir() {
			return nil
		}

		inside, err := filepath.Rel(resolved, file)
		if err != nil {
			return dataSetError(file, err)
		}

		relative := filepath.Join(path, inside)
		if !isPicture(relative) {
			d.others = append(d.others, relative)

			return nil
		}

		count++
		byFolder[filepath.Dir(relative)] = append(byFolder[filepath.Dir(relative)], relative)

		return nil
	})
	if err != nil {
		return fmt.Errorf("data set: %w", err)
	}

	if count == 0 {
		return dataSetError(top, errEmpty)
	}

	d.add(path, name, byFolder, burst)

	return nil
}

func (d *dataSet) add(path, name string, byFolder map[string][]string, burst bool) {
	var list []presentation

	for where, files := range byFolder {
		frames := 1
		if burst && where != path {
			frames = engine.MaxFrames
		}

		for part := range slices.Chunk(files, frames) {
			list = append(list, presentation{class: name, files: part})
		}
	}

	slices.SortFunc(list, func(a, b presentation) int { return strings.Compare(a.files[0], b.files[0]) })
	d.presentations = append(d.presentations, list...)
}

// isPicture goes by the name: what then cannot be decoded is counted as not judged.
func isPicture(file string) bool {
	endings := []string{".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"}

	return slices.Contains(endings, strings.ToLower(filepath.Ext(file)))
}
