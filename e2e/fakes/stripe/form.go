package main

import (
	"maps"
	"net/url"
	"sort"
	"strings"
)

// nested reads Stripe's forms: a[b]=1 is an object in an object, a[0][b]=1 and a[]=1 are lists. Every value is text.
func nested(form url.Values) object {
	tree := object{}

	keys := make([]string, 0, len(form))
	for key := range form {
		keys = append(keys, key)
	}

	sort.Strings(keys)

	for _, key := range keys {
		path := strings.Split(strings.ReplaceAll(key, "]", ""), "[")
		for i, value := range form[key] {
			put(tree, path, value, i)
		}
	}

	return lists(tree).(object) //nolint:forcetypeassert // the root has a name at least
}

func put(tree object, path []string, value string, at int) {
	name := path[0]
	if name == "" {
		name = itoa(at)
	}

	if len(path) == 1 {
		tree[name] = value

		return
	}

	below, ok := tree[name].(object)
	if !ok {
		below = object{}
		tree[name] = below
	}

	put(below, path[1:], value, at)
}

// lists makes lists of objects whose names are 0, 1, 2 and so on.
func lists(value any) any {
	tree, ok := value.(object)
	if !ok {
		return value
	}

	for name, below := range tree {
		tree[name] = lists(below)
	}

	if _, first := tree["0"]; !first {
		return tree
	}

	flat := make([]any, 0, len(tree))

	for i := range len(tree) {
		one, ok := tree[itoa(i)]
		if !ok {
			return tree
		}

		flat = append(flat, one)
	}

	return flat
}

// given copies what a form says of the fields named; an empty value clears.
func given(form object, fields ...string) object {
	found := object{}

	for _, field := range fields {
		value, ok := form[field]
		if !ok {
			continue
		}

		if value == "" {
			value = nil
		}

		found[field] = value
	}

	return found
}

// metadata is what a form says of it, over what was known.
func metadata(before any, form object) object {
	merged := object{}
	maps.Copy(merged, inside(before))

	for key, value := range inside(form["metadata"]) {
		if value == "" {
			delete(merged, key)
		} else {
			merged[key] = value
		}
	}

	return merged
}

func truth(value any) bool { return value == true || value == "true" }
