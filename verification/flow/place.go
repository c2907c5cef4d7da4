package flow

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

const tooLarge = "yaml_too_large"

// unreadable says what the reader of YAML ran into, in words that know nothing of the program.
func (f *findings) unreadable(err error) {
	if errors.Is(err, io.EOF) {
		f.wrong("yaml_empty", "", nil)

		return
	}

	complaints := []string{err.Error()}
	if several, ok := errors.AsType[*yaml.TypeError](err); ok {
		complaints = several.Errors
	}

	for _, one := range complaints {
		f.add(complaint(one))
	}
}

// complaint reads one of the reader's sentences.
func complaint(text string) Finding {
	found := Finding{Level: Error, Code: "yaml_syntax", Values: Values{}}

	text = strings.TrimPrefix(text, "yaml: ")
	if at := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(text); at != nil {
		found.Line, _ = strconv.Atoi(at[1])
		text = text[len(at[0]):]
	}

	for _, known := range [][3]string{
		{"yaml_unknown", "key", `^field (.+) not found in type `},
		{"yaml_repeated", "key", `^mapping key "(.*)" already defined`},
		{"yaml_type", "value", "^cannot unmarshal (?:!!\\w+ )?`?([^`]*?)`? into "},
	} {
		if at := regexp.MustCompile(known[2]).FindStringSubmatch(text); at != nil {
			found.Code, found.Values[known[1]] = known[0], short(at[1])

			return found
		}
	}

	found.Values["detail"] = short(text)

	return found
}

// short keeps what somebody wrote from filling a sentence.
func short(text string) string {
	const most = 80

	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}

	return text
}

// locate gives each finding the line that its path has in the text, or that of the nearest part which stands there.
func locate(text []byte, found []Finding) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil || len(document.Content) == 0 {
		return
	}

	for i := range found {
		if found[i].Path != "" {
			found[i].Line = lineOf(document.Content[0], found[i].Path)
		}
	}
}

// lineOf walks a path such as steps[2].accept[0] as far as it goes; 0 where not even its first part stands there.
func lineOf(node *yaml.Node, path string) int {
	line := 0

	for _, part := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		key, next := child(node, part)
		if next == nil {
			return line
		}

		node, line = next, key.Line
	}

	return line
}

// child gives the part of a node of that name or number, and what marks where it begins; nil for none.
func child(node *yaml.Node, part string) (key, value *yaml.Node) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}

	switch node.Kind { //nolint:exhaustive // nothing else has parts
	case yaml.SequenceNode:
		if at, err := strconv.Atoi(part); err == nil && at < len(node.Content) {
			return node.Content[at], node.Content[at]
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == part {
				return node.Content[i], node.Content[i+1]
			}
		}
	}

	return nil, nil
}
