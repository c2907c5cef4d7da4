package mail

import (
	"embed"
	"errors"
	"fmt"
	html "html/template"
	"io/fs"
	"slices"
	"strings"
	"text/template"
	"unicode"
)

// Errors of rendering; each is a mistake in our code, never of a recipient.
var (
	// ErrTemplate: there is no template of this name.
	ErrTemplate = errors.New("mail: unknown template")
	// ErrData: a template says something that was not given, or a value is too long.
	ErrData = errors.New("mail: unfit data")
)

// maxValue bounds one value in bytes.
const maxValue = 2000

//go:embed template
var files embed.FS

// Letter is a mail in words, without sender and recipient.
type Letter struct {
	// Subject is one line.
	Subject string
	// Text and HTML say the same.
	Text, HTML string
}

// wording is what a template's parts say.
type wording struct {
	Language, Subject, Action, URL string
	Paragraphs                     []string
	Footer                         string
}

// Templates lists the names of all templates, in alphabetical order.
func Templates() []string {
	found, err := fs.Glob(files, "template/*.en.txt")
	if err != nil {
		panic("mail: " + err.Error()) // the pattern is a constant
	}

	names := make([]string, len(found))
	for i, file := range found {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(file, "template/"), ".en.txt")
	}

	return names
}

// Render fills in the template, in Japanese for a BCP 47 language that is Japanese and in English for every other. A value may not be
// longer than 2000 bytes; line breaks and control characters in it become spaces. What the template says must be given, else it is
// [ErrData]; an unknown template is [ErrTemplate].
func Render(name, language string, data map[string]string) (Letter, error) {
	if !slices.Contains(Templates(), name) {
		return Letter{}, fmt.Errorf("%w: %q", ErrTemplate, name)
	}

	lines, err := oneLine(data)
	if err != nil {
		return Letter{}, err
	}

	said, err := word(name, tongue(language), lines)
	if err != nil {
		return Letter{}, err
	}

	return said.lay()
}

// tongue is the language of ours that serves a person who reads the one given.
func tongue(language string) string {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	if primary == "ja" {
		return "ja"
	}

	return "en"
}

// oneLine takes out of every value what could begin a line of its own.
func oneLine(data map[string]string) (map[string]string, error) {
	lines := make(map[string]string, len(data))

	for name, value := range data {
		if len(value) > maxValue {
			return nil, fmt.Errorf("%w: %s has more than %d bytes", ErrData, name, maxValue)
		}

		lines[name] = strings.TrimSpace(strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
				return ' '
			}

			return r
		}, value))
	}

	return lines, nil
}

// word says the parts of a template. A template's file defines subject and body, whose paragraphs an empty line parts, and may define
// action, the words of the one link, which leads to the value URL.
func word(name, language string, data map[string]string) (wording, error) {
	parsed, err := template.New(name).Option("missingkey=error").ParseFS(files, "template/"+name+"."+language+".txt", "template/layout/footer."+language+".txt")
	if err != nil {
		return wording{}, fmt.Errorf("mail: %s: %w", name, err)
	}

	say := func(part string) string {
		if err != nil || parsed.Lookup(part) == nil {
			return ""
		}

		var out strings.Builder

		err = parsed.ExecuteTemplate(&out, part, data)

		return strings.TrimSpace(out.String())
	}

	said := wording{
		Language: language, Subject: say("subject"), Action: say("action"), Footer: say("footer"),
		Paragraphs: strings.Split(say("body"), "\n\n"),
	}
	if err != nil {
		return wording{}, fmt.Errorf("%w: %s: %w", ErrData, name, err)
	}

	if said.Action != "" {
		said.URL = data["URL"]
		if !strings.HasPrefix(said.URL, "https://") && !strings.HasPrefix(said.URL, "http://") {
			return wording{}, fmt.Errorf("%w: %s needs a URL", ErrData, name)
		}
	}

	return said, nil
}

// lay sets the words as plain text and as HTML.
func (w wording) lay() (Letter, error) {
	text, err := template.ParseFS(files, "template/layout/letter.txt")
	if err != nil {
		return Letter{}, fmt.Errorf("mail: layout: %w", err)
	}

	page, err := html.ParseFS(files, "template/layout/letter.html")
	if err != nil {
		return Letter{}, fmt.Errorf("mail: layout: %w", err)
	}

	var plain, rich strings.Builder
	if err := errors.Join(text.Execute(&plain, w), page.Execute(&rich, w)); err != nil {
		return Letter{}, fmt.Errorf("mail: layout: %w", err)
	}

	return Letter{Subject: w.Subject, Text: plain.String(), HTML: rich.String()}, nil
}
