// Package diff tells how two definitions differ, leaf by leaf. It is pure, and knows nothing of what they define.
package diff

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Change is one difference between two versions.
type Change struct {
	// Path is where, for example steps[selfie].liveness: what has a kind, an id or a reason is named by it, not counted, so that what
	// only moved is told as moved.
	Path string `json:"path"`
	// Before and After are JSON; empty where there was, or is, nothing.
	Before string `json:"before"`
	After  string `json:"after"`
}

// Between lists how one definition differs from another, in the order of paths. Both are read as the JSON that they are written as.
func Between(from, to any) ([]Change, error) {
	before, err := flat(from)
	if err != nil {
		return nil, err
	}

	after, err := flat(to)
	if err != nil {
		return nil, err
	}

	var changes []Change

	for path, old := range before {
		if now := after[path]; old != now {
			changes = append(changes, Change{path, old, now})
		}
	}

	for path, now := range after {
		if _, known := before[path]; !known {
			changes = append(changes, Change{path, "", now})
		}
	}

	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })

	return changes, nil
}

// flat gives every leaf of the definition as JSON, by its path.
func flat(d any) (map[string]string, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}

	var tree any
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}

	leaves := map[string]string{}

	return leaves, spread(tree, "", leaves)
}

func spread(node any, path string, leaves map[string]string) error {
	switch value := node.(type) {
	case map[string]any:
		for key, inner := range value {
			if err := spread(inner, strings.TrimPrefix(path+"."+key, "."), leaves); err != nil {
				return err
			}
		}

		return nil
	case []any:
		return spreadList(value, path, leaves)
	default:
		return leaf(value, path, leaves)
	}
}

// spreadList names the entries that have a name, and tells their order as a value of its own.
func spreadList(list []any, path string, leaves map[string]string) error {
	names := make([]string, 0, len(list))

	for _, entry := range list {
		if name, ok := nameOf(entry); ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}

	if len(names) != len(list) || len(list) == 0 {
		return leaf(list, path, leaves)
	}

	for i, entry := range list {
		if err := spread(entry, path+"["+names[i]+"]", leaves); err != nil {
			return err
		}
	}

	return leaf(names, path, leaves)
}

func nameOf(entry any) (string, bool) {
	object, ok := entry.(map[string]any)
	if !ok {
		return "", false
	}

	for _, key := range []string{"kind", "id", "reason"} {
		if name, ok := object[key].(string); ok {
			return name, true
		}
	}

	return "", false
}

func leaf(value any, path string, leaves map[string]string) error {
	var text strings.Builder

	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false) // people read it, and conditions are full of < and >

	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("diff: %w", err)
	}

	leaves[path] = strings.TrimSuffix(text.String(), "\n")

	return nil
}
