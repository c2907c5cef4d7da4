package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

// canonical gives the one spelling of a JSON value that RFC 8785 (JSON Canonicalization Scheme) allows. The value must be as
// [json.Unmarshal] leaves it in an any.
func canonical(value any) ([]byte, error) {
	var out bytes.Buffer
	if err := spell(&out, value); err != nil {
		return nil, err
	}

	return out.Bytes(), nil
}

func spell(out *bytes.Buffer, value any) error {
	switch value := value.(type) {
	case string:
		quote(out, value)

		return nil
	case float64:
		return number(out, value)
	case []any:
		return spellList(out, value)
	case map[string]any:
		return spellObject(out, value)
	default: // true, false and null have one spelling
		text, err := json.Marshal(value)
		if err != nil {
			return fmt.Errorf("audit: canonical form: %w", err)
		}

		out.Write(text)

		return nil
	}
}

func spellList(out *bytes.Buffer, list []any) error {
	out.WriteByte('[')

	for i, item := range list {
		if i > 0 {
			out.WriteByte(',')
		}

		if err := spell(out, item); err != nil {
			return err
		}
	}

	out.WriteByte(']')

	return nil
}

func spellObject(out *bytes.Buffer, object map[string]any) error {
	out.WriteByte('{')

	for i, name := range slices.SortedFunc(maps.Keys(object), byUnits) {
		if i > 0 {
			out.WriteByte(',')
		}

		quote(out, name)
		out.WriteByte(':')

		if err := spell(out, object[name]); err != nil {
			return err
		}
	}

	out.WriteByte('}')

	return nil
}

// byUnits orders names by their UTF-16 code units, as clause 3.2.3 asks.
func byUnits(a, b string) int {
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// number follows ECMAScript, as encoding/json does but for the negative zero.
func number(out *bytes.Buffer, value float64) error {
	text, err := json.Marshal(value + 0) // minus zero plus zero is zero
	if err != nil {
		return fmt.Errorf("audit: canonical form: %w", err)
	}

	out.Write(text)

	return nil
}

// quote escapes what clause 3.2.2.2 names, and nothing else.
func quote(out *bytes.Buffer, text string) {
	short := map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

	out.WriteByte('"')

	for _, letter := range text {
		switch escaped, ok := short[letter]; {
		case ok:
			out.WriteString(escaped)
		case letter < ' ':
			out.WriteString(`\u00` + strconv.FormatInt(int64(letter)>>4, 16) + strconv.FormatInt(int64(letter)&15, 16))
		default:
			out.WriteRune(letter)
		}
	}

	out.WriteByte('"')
}
