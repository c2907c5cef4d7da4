package flow

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/honnin/honnin/verification/law"
)

// World is what a definition is validated against.
type World struct {
	Catalogue *law.Catalogue
	// Day is the one to be lawful on.
	Day law.Day
	// Standing tells whether the installation can do the step.
	Standing func(*Step) bool
	// Granted tells whether the tenant's contract covers the feature.
	Granted func(feature string) bool
	// Languages are those that the page speaks.
	Languages []string
	// Judges tells whether the tenant has a published policy of the name; nil where that cannot be known, as of a flow in a file.
	Judges func(policy string) bool
}

// Validate lists everything that stands against the definition: errors in the order of the definition, then what the law and the
// contract say. It never changes the definition.
func (d *Definition) Validate(world World) []Finding {
	var found findings

	if !fits(d.Name, 1, maxName) {
		found.wrong("name", "name", with("most", maxName))
	}

	if d.Policy != "" && world.Judges != nil && !world.Judges(d.Policy) {
		found.wrong("policy", "policy", with("policy", d.Policy))
	}

	d.checkSteps(&found)
	d.checkOptions(&found, world.Languages)
	d.checkStanding(&found, world)
	d.checkLaw(&found, world)

	return found.list
}

func (d *Definition) checkStanding(found *findings, world World) {
	for i := range d.Steps {
		step := &d.Steps[i]
		if slices.Contains(Kinds(), step.Kind) && !world.Standing(step) {
			found.wrong("step_not_available", at("steps", i), with("step", step.Kind))
		}

		for _, feature := range step.features() {
			if !world.Granted(feature) {
				found.add(Finding{Level: Error, Code: "feature_not_granted", Path: at("steps", i), Feature: feature, Values: with("feature", feature)})
			}
		}
	}
}

func (d *Definition) checkOptions(found *findings, languages []string) {
	options := &d.Options

	for i, language := range options.Languages {
		if !slices.Contains(languages, language) || slices.Contains(options.Languages[:i], language) {
			found.wrong("language", at("options.languages", i), with("languages", strings.Join(languages, ", ")))
		}
	}

	if options.ExpiresIn != 0 && (options.ExpiresIn < minSeconds || options.ExpiresIn > maxSeconds) {
		found.wrong("expires_in", "options.expiresIn", with("least", minSeconds, "most", maxSeconds))
	}

	options.checkRetries(found)

	for _, one := range [][2]string{{"options.alternativeUrl", options.AlternativeURL}, {"options.redirectUrl", options.RedirectURL}} {
		if one[1] != "" && !secure(one[1]) {
			found.wrong("url", one[0], with("most", maxURL))
		}
	}

	options.Theme.check(found)
}

func (o *Options) checkRetries(found *findings) {
	if o.Retries != nil && (*o.Retries < 0 || *o.Retries > MaxRetries) {
		found.wrong("retries", "options.retries", with("most", MaxRetries))
	}
}

func (t *Theme) check(found *findings) {
	if t.Accent != "" && !colour().MatchString(t.Accent) {
		found.wrong("accent", "options.theme.accent", nil)
	}

	if t.Accent == "" && t.Radius != nil {
		found.wrong("accent_missing", "options.theme.accent", nil)
	}

	if radius := t.Radius; radius != nil && (*radius < 0 || *radius > maxRadius) {
		found.wrong("radius", "options.theme.radius", with("most", maxRadius))
	}
}

func colour() *regexp.Regexp { return regexp.MustCompile(`^#[0-9a-fA-F]{6}$`) }

// secure tells whether it is an address that a browser may be led to.
func secure(address string) bool {
	read, err := url.Parse(address)

	return err == nil && len(address) <= maxURL && read.Scheme == "https" && read.Hostname() != "" && read.User == nil
}

// fits tells whether the text can be stored and has so many characters.
func fits(text string, least, most int) bool {
	length := utf8.RuneCountInString(text)

	return utf8.ValidString(text) && !strings.ContainsRune(text, 0) && strings.TrimSpace(text) == text && length >= least && length <= most
}
