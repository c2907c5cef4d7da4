package sign

import "strings"

// Agent names a browser and its system as a person would, for example "Firefox on Windows", out of what it sends as User-Agent. What it
// does not know it calls so; none of what was sent is repeated.
func Agent(sent string) string {
	browser := first(sent, "another browser", [][2]string{
		{"Edg/", "Edge"},
		{"OPR/", "Opera"},
		{"Firefox/", "Firefox"},
		{"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"},
		{"Chrome/", "Chrome"},
		{"Safari/", "Safari"},
		{"curl/", "curl"},
	})
	system := first(sent, "another system", [][2]string{
		{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"},
	})

	return browser + " on " + system
}

// first is the name of the first mark that the text has.
func first(text, otherwise string, marks [][2]string) string {
	for _, mark := range marks {
		if strings.Contains(text, mark[0]) {
			return mark[1]
		}
	}

	return otherwise
}
