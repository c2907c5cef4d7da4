package billing

import (
	"context"
	"fmt"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usagepulse"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

const (
	// maxLetters bounds how many operators are written to; maxLines and maxName how many changes one mail lists and how much of a name,
	// so that all of them fit into one value of a mail.
	maxLetters = 50
	maxLines   = 9
	maxName    = 40
)

// tell writes one mail of all changes to each operator of the installation.
func (m *Monitor) tell(ctx context.Context, changes []change) error {
	if len(changes) == 0 {
		return nil
	}

	staff, err := ent.From(ctx).User.Query().Where(user.Operator(true), user.DisabledAtIsNil()).
		Order(user.ByCreatedAt()).Limit(maxLetters).All(viewer.With(ctx, viewer.System("tell operators")))
	if err != nil {
		return wrapped("operators", err)
	}

	for _, person := range staff {
		data := map[string]string{"Changes": listed(changes, person.Language), "URL": m.Console}
		if err := post.Send(ctx, post.Message{Template: "usage-heartbeat", To: person.Email, Language: person.Language, Data: data}); err != nil {
			return err
		}
	}

	return nil
}

// listed is a line for each change.
func listed(changes []change, language string) string {
	lines := make([]string, 0, len(changes))

	for i, one := range changes {
		if i == maxLines {
			lines = append(lines, fmt.Sprintf("… +%d", len(changes)-i))

			break
		}

		name := []rune(one.name)
		lines = append(lines, fmt.Sprintf("%s: %s – %s (%d/%d)",
			string(name[:min(len(name), maxName)]), one.meter, spoken(one.after, language), one.seen, one.expected))
	}

	return strings.Join(lines, "; ")
}

// spoken is what a state is called.
func spoken(state usagepulse.State, language string) string {
	words := map[usagepulse.State][2]string{
		usagepulse.StateOk:      {"well again", "正常に戻りました"},
		usagepulse.StateNoUsage: {"no usage any more", "利用がなくなりました"},
		usagepulse.StateDelayed: {"delayed", "遅れています"},
		usagepulse.StateBroken:  {"broken: usage is missing", "異常：利用の記録が欠けています"},
	}[state]

	if strings.HasPrefix(language, "ja") {
		return words[1]
	}

	return words[0]
}
