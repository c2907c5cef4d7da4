package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// size is what a document measures, fragments unfolded. It is measured without the schema, and no further than to the first limit: a
// query can unfold to far more than it has words.
type size struct {
	fragments ast.FragmentDefinitionList
	// above are the fragments that are being unfolded; one that spreads itself is the validator's to refuse.
	above []string

	selections, depth, aliases, repeats int
	// roots is how many fields the root of the largest operation has.
	roots int
	// inspected counts the aliases in introspection: of all that can be asked, only there can a short query have a long answer.
	inspected, deferred int
	inside              bool // of introspection, while it is walked
}

// place is where in an answer fields meet that have the same name.
type place struct {
	below map[string]*place
	count int
}

func (p *place) at(name string) *place {
	if p.below == nil {
		p.below = map[string]*place{}
	}

	if p.below[name] == nil {
		p.below[name] = &place{}
	}

	return p.below[name]
}

func (s *size) operation(set ast.SelectionSet) {
	root := &place{}
	s.walk(set, root, 1)

	fields := 0
	for _, field := range root.below {
		fields += field.count
	}

	s.roots = max(s.roots, fields)
}

// alone measures every fragment by itself: so it is validated, whether anything spreads it or not.
func (s *size) alone() {
	for _, fragment := range s.fragments {
		by := size{fragments: s.fragments, selections: s.selections, above: []string{fragment.Name}}
		by.walk(fragment.SelectionSet, &place{}, 1)
		s.selections, s.repeats = by.selections, max(s.repeats, by.repeats)
	}
}

func (s *size) walk(set ast.SelectionSet, at *place, depth int) {
	for _, selection := range set {
		if s.selections++; s.selections > maxSelections || s.depth > maxDepth {
			return
		}

		switch chosen := selection.(type) {
		case *ast.Field:
			s.field(chosen, at.at(chosen.Alias), depth)
		case *ast.InlineFragment:
			s.defers(chosen.Directives)
			s.walk(chosen.SelectionSet, at, depth)
		case *ast.FragmentSpread:
			s.defers(chosen.Directives)
			s.spread(chosen.Name, at, depth)
		}
	}
}

func (s *size) field(field *ast.Field, at *place, depth int) {
	at.count++
	s.repeats = max(s.repeats, at.count)

	outside := s.inside
	s.inside = s.inside || field.Name == "__schema" || field.Name == "__type"

	if field.Alias != field.Name {
		s.alias()
	}

	// Introspection may be deep; for that the validator has a limit of its own.
	if !s.inside {
		s.depth = max(s.depth, depth)
	}

	s.walk(field.SelectionSet, at, depth+1)
	s.inside = outside
}

func (s *size) alias() {
	s.aliases++

	if s.inside {
		s.inspected++
	}
}

func (s *size) spread(name string, at *place, depth int) {
	fragment := s.fragments.ForName(name)
	if fragment == nil || slices.Contains(s.above, name) {
		return
	}

	s.above = append(s.above, name)
	s.walk(fragment.SelectionSet, at, depth)
	s.above = s.above[:len(s.above)-1]
}

// defers counts what would be answered later than the one answer that there is.
func (s *size) defers(directives ast.DirectiveList) {
	if directives.ForName("defer") != nil {
		s.deferred++
	}
}
