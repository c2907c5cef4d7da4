package main

import (
	"maps"
	"strings"
)

const defaultPage, maxPage = 10, 100

// page cuts one page out of a list that is in order, as limit, starting_after and ending_before say.
func (c *call) page(all []object) (object, *problem) {
	limit := defaultPage
	if c.form["limit"] != nil {
		limit = int(number(c.form["limit"]))
	}

	if limit < 1 || limit > maxPage {
		return nil, bad("limit", "This value must be between 1 and 100.")
	}

	from, to := 0, len(all)

	if after := text(c.form["starting_after"]); after != "" {
		at := index(all, after)
		if at < 0 {
			return nil, bad("starting_after", "No such object: '"+after+"'")
		}

		from = at + 1
	}

	if before := text(c.form["ending_before"]); before != "" {
		if to = index(all, before); to < 0 {
			return nil, bad("ending_before", "No such object: '"+before+"'")
		}

		from = max(from, to-limit)
	}

	more := to-from > limit
	data := append([]object{}, all[from:min(to, from+limit)]...)

	return object{"object": "list", "data": data, "has_more": more, "url": "/v1/" + strings.Join(c.path, "/")}, nil
}

func index(all []object, id string) int {
	for i, one := range all {
		if one["id"] == id {
			return i
		}
	}

	return -1
}

// listed answers with a page of the objects of a kind whose fields are as the form says, and that were created when it says.
func (c *call) listed(kind string, fields ...string) (object, *problem) {
	return c.page(c.all(kind, func(one object) bool {
		for _, field := range fields {
			if want, ok := c.form[field]; ok && plain(one[field]) != text(want) {
				return false
			}
		}

		return c.during(number(one["created"]))
	}))
}

// during tells whether an instant is within created[gte], [gt], [lte] and [lt].
func (c *call) during(at int64) bool {
	asked := inside(c.form["created"])

	for word, fits := range map[string]func(int64) bool{
		"gte": func(edge int64) bool { return at >= edge }, "gt": func(edge int64) bool { return at > edge },
		"lte": func(edge int64) bool { return at <= edge }, "lt": func(edge int64) bool { return at < edge },
	} {
		if edge, ok := asked[word]; ok && !fits(number(edge)) {
			return false
		}
	}

	return true
}

// plain is a value as a form would write it.
func plain(value any) string {
	switch found := value.(type) {
	case bool:
		if found {
			return "true"
		}

		return "false"
	case string:
		return found
	default:
		return ""
	}
}

// expanded puts objects in the place of their ids, where the form's expand says so.
func (s *store) expanded(found any, form object) any {
	for _, path := range list(form["expand"]) {
		found = s.expand(found, strings.Split(text(path), "."))
	}

	return found
}

func (s *store) expand(value any, path []string) any {
	if id, ok := value.(string); ok {
		if other, known := s.Objects[id]; known {
			value = other
		}
	}

	if len(path) == 0 {
		return value
	}

	switch found := value.(type) {
	case object:
		copied := object{}
		maps.Copy(copied, found)

		if found[path[0]] != nil {
			copied[path[0]] = s.expand(found[path[0]], path[1:])
		}

		return copied
	case []object:
		copied := make([]any, len(found))
		for i, one := range found {
			copied[i] = s.expand(one, path)
		}

		return copied
	}

	return value
}
