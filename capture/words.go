package capture

import (
	"slices"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
)

// hintWords are the only words about a picture that ever reach the person: what the room quality says that a person can change.
func hintWords() []string {
	return []string{
		"too_dark", "too_bright", "blurred", "come_closer", "step_back", "look_straight", "eyes_closed", "uneven_light", "low_contrast",
		"center_face", "more_than_one_face", "no_face",
	}
}

// pageHints are the words of the page's own guidance.
func pageHints() []string {
	return []string{
		"wait", "aim", "find", "covered", "turn", "eyes", "alone", "dark", "bright", "centre", "closer", "back", "still", "good",
	}
}

// momentTypes are what can happen on the page.
func momentTypes() []string {
	return []string{
		"step_shown", "step_done", "hint_shown", "retake", "abandon", "camera_refused", "file_fallback", "handed_off", "resumed", "sent",
	}
}

// momentSteps are where it can happen; the empty word is none.
func momentSteps() []string {
	words := []string{"", "consent", "sending", "waiting", "finished", "done", "stopped"}
	for _, step := range schema.Steps() {
		words = append(words, string(step))
	}

	return words
}

// hintOf gives the hint of a verification, if it is one that may be shown.
func hintOf(row *db.Verification) *string {
	if row.Hint == nil || !slices.Contains(hintWords(), *row.Hint) {
		return nil
	}

	return row.Hint
}
