package scim

import "strconv"

const (
	defaultCount = 100
	// MaxCount is the longest page.
	MaxCount = 200
)

// Page is a part of a list: from the start-th on, counted from 1.
type Page struct{ Start, Count int }

// ReadPage reads startIndex and count (RFC 7644 clause 3.4.2.4): less than one is the first, less than nothing is nothing.
func ReadPage(start, count string) (Page, error) {
	page := Page{Start: 1, Count: defaultCount}

	for _, each := range []struct {
		text string
		into *int
	}{{start, &page.Start}, {count, &page.Count}} {
		if each.text == "" {
			continue
		}

		figure, err := strconv.Atoi(each.text)
		if err != nil {
			return Page{}, bad(InvalidValue, "startIndex and count are whole numbers.")
		}

		*each.into = figure
	}

	page.Start = max(page.Start, 1)
	page.Count = min(max(page.Count, 0), MaxCount)

	return page, nil
}

// List is one page of resources.
type List struct {
	Schemas      []string `json:"schemas"`
	TotalResults int      `json:"totalResults"`
	StartIndex   int      `json:"startIndex"`
	ItemsPerPage int      `json:"itemsPerPage"`
	Resources    []any    `json:"Resources"`
}

// NewList is a page of what there is in total.
func NewList(total, start int, resources []any) List {
	if resources == nil {
		resources = []any{}
	}

	return List{[]string{listSchema}, total, start, len(resources), resources}
}
