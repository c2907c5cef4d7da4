package decision

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

const (
	maxBytes  = 64 << 10 // a policy of today is 4 KB
	maxDepth  = 4        // the text, checks, one check, and one to spare
	maxColumn = 200      // block style nests by indentation, so this bounds its depth before it is parsed
)

// field is one key of a mapping with its value and its place in the text.
type field struct {
	key, path    string
	line, column int
	value        ast.Node
}

func (f field) fail(err error, format string, args ...any) error {
	return &Error{Line: f.line, Column: f.column, Field: f.path, Detail: fmt.Sprintf(format, args...), Err: err}
}

// tree parses YAML that holds mappings and plain values only, of bounded size and depth: policies are read from
// tenants, so anchors, tags, merges and lists, which no policy needs, are refused before they are parsed.
func tree(data []byte) (root field, err error) {
	if len(data) > maxBytes {
		return field{}, &Error{Err: ErrSize, Detail: fmt.Sprintf("%d bytes, at most %d", len(data), maxBytes)}
	}

	tokens := lexer.Tokenize(string(data))
	if err := allowed(tokens); err != nil {
		return field{}, err
	}

	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return field{}, syntax(err)
	}

	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return field{}, &Error{Err: ErrSyntax, Detail: "it must hold exactly one document"}
	}

	return field{line: 1, column: 1, value: file.Docs[0].Body}, nil
}

// refused are the kinds of token that no policy needs.
func refused() []token.Type {
	return []token.Type{
		token.SequenceStartType, token.SequenceEntryType, token.AnchorType, token.AliasType, token.TagType,
		token.MergeKeyType, token.MappingKeyType, token.DirectiveType, token.LiteralType, token.FoldedType,
	}
}

// allowed looks at the tokens before anything recursive does.
func allowed(tokens token.Tokens) error {
	depth := 0

	for _, t := range tokens {
		fail := func(err error, detail string) error {
			return &Error{Line: t.Position.Line, Column: t.Position.Column, Err: err, Detail: detail}
		}

		if slices.Contains(refused(), t.Type) {
			return fail(ErrSyntax, fmt.Sprintf("a policy has no use for %q", t.Value))
		}

		if t.Type == token.MappingStartType {
			depth++
		}

		if t.Type == token.MappingEndType {
			depth--
		}

		if depth > maxDepth || (t.Type == token.MappingValueType && t.Position.Column > maxColumn && depth == 0) {
			return fail(ErrDepth, "")
		}
	}

	return nil
}

// syntax keeps the first line of the library's error: the rest draws the text.
func syntax(err error) error {
	var located interface{ GetToken() *token.Token }

	line, _, _ := strings.Cut(err.Error(), "\n")
	if !errors.As(err, &located) || located.GetToken() == nil {
		return &Error{Err: ErrSyntax, Detail: line}
	}

	if _, after, found := strings.Cut(line, "] "); found {
		line = after
	}

	at := located.GetToken().Position

	return &Error{Line: at.Line, Column: at.Column, Err: ErrSyntax, Detail: line}
}

// fields lists the keys of a mapping in the order written.
func (f field) fields() ([]field, error) {
	mapping, ok := f.value.(*ast.MappingNode)
	if !ok {
		return nil, f.fail(ErrKind, "a mapping is expected")
	}

	list := make([]field, 0, len(mapping.Values))

	for _, value := range mapping.Values {
		at := value.Key.GetToken().Position

		key, ok := value.Key.(*ast.StringNode)
		if !ok {
			return nil, &Error{Line: at.Line, Column: at.Column, Err: ErrKind, Detail: "a key must be a word"}
		}

		list = append(list, field{
			key: key.Value, path: strings.TrimPrefix(f.path+"."+key.Value, "."),
			line: at.Line, column: at.Column, value: value.Value,
		})
	}

	return list, nil
}
