package mail_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/mail"
)

// everything is what any template may say.
func everything() map[string]string {
	return map[string]string{
		"URL": "https://id.example.com/reset#abc", "Expires": "2026-11-24 21:00 UTC", "Tenant": "Aoi & Co.", "Inviter": "Hana",
		"Device": "Firefox on Linux", "Time": "2026-11-24 21:00 UTC", "Address": "192.0.2.1",
		"Feature": "liveness.passive", "Person": "hana@example.com", "Note": "For the branch in Osaka.",
		"Quota": "100", "Month": "2026-11", "Host": "hooks.example.com", "Changes": "Aoi & Co.: match – delayed (3/3)",
		"Ends":   "2026-12-08 10:00 UTC",
		"Issuer": "Honnin KK", "Payer": "Aoi KK", "Number": "INV-2026-000012", "Total": "JPY 1,100", "Due": "JPY 1,100", "DueOn": "2026-12-31",
		"Invoice": "INV-2026-000011", "Reason": "agreed by telephone", "Order": "PO-77", "Percent": "80", "Budget": "JPY 1,000",
	}
}

func TestEveryTemplateInBothLanguages(t *testing.T) {
	t.Parallel()

	require.Equal(t, []string{
		"appeal-stranded-again", "appeal-stranded", "budget-reached", "confirm", "credit-note", "feature-granted", "feature-requested", "invitation", "invoice-issued",
		"new-device", "payment-failed", "payment-overdue", "quota-exceeded", "reset", "usage-heartbeat", "webhook-disabled",
	}, mail.Templates())

	for _, name := range mail.Templates() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			english, err := mail.Render(name, "", everything())
			require.NoError(t, err)
			japanese, err := mail.Render(name, "ja-JP", everything())
			require.NoError(t, err)

			for _, letter := range []mail.Letter{english, japanese} {
				require.NotEmpty(t, letter.Subject)
				require.NotContains(t, letter.Subject, "\n")
				require.Contains(t, letter.Text, everything()["URL"])
				require.Contains(t, letter.HTML, `href="`+everything()["URL"]+`"`)
				require.NotContains(t, letter.Text+letter.HTML+letter.Subject, "no value")
			}

			require.Contains(t, english.HTML, `lang="en"`)
			require.Contains(t, japanese.HTML, `lang="ja"`)
			require.NotEqual(t, english.Subject, japanese.Subject)

			_, err = mail.Render(name, "en", map[string]string{"URL": "https://id.example.com"})
			require.ErrorIs(t, err, mail.ErrData, "what is said must be given")
		})
	}
}

func TestInvitationReads(t *testing.T) {
	t.Parallel()

	letter, err := mail.Render("invitation", "en", everything())
	require.NoError(t, err)
	require.Equal(t, "Hana invites you to Aoi & Co.", letter.Subject)
	require.Equal(t, `Hana invites you to work for Aoi & Co. in Honnin.

The invitation works until 2026-11-24 21:00 UTC. If you do not know who sent it, ignore this mail; nothing happens then.

Accept the invitation:
https://id.example.com/reset#abc

-- 
Honnin 本人. This mail was sent by a machine; nobody reads answers.
`, letter.Text)
	require.Contains(t, letter.HTML, "Aoi &amp; Co.")
}

// Whatever a tenant calls itself, it adds neither a line to the header nor a tag to the page.
func TestNothingGivenBreaksOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		data := everything()
		data["Tenant"] = rapid.StringN(0, 80, 300).Draw(t, "tenant") + rapid.SampledFrom([]string{"", "\r\nBcc: x@example.com", "<script>", `"onload="`, "\u2028x", "{{.URL}}"}).Draw(t, "end")

		letter, err := mail.Render("invitation", "en", data)
		require.NoError(t, err)
		require.NotContains(t, letter.Subject, "\r")
		require.NotContains(t, letter.Subject, "\n")
		require.NotContains(t, letter.Subject, "\u2028")
		require.NotContains(t, letter.HTML, "<script>")
		require.NotContains(t, letter.HTML, `"onload="`)
		require.Equal(t, 2, strings.Count(letter.HTML, everything()["URL"]), "what was given is not itself a template")
	})
}

func TestRenderRefuses(t *testing.T) {
	t.Parallel()

	_, err := mail.Render("../layout", "en", everything())
	require.ErrorIs(t, err, mail.ErrTemplate)

	for name, change := range map[string][2]string{
		"too long": {"Tenant", strings.Repeat("x", 2001)}, "a script for a link": {"URL", "javascript:alert(1)"}, "no link": {"URL", ""},
	} {
		data := everything()
		data[change[0]] = change[1]

		_, err := mail.Render("invitation", "en", data)
		require.ErrorIs(t, err, mail.ErrData, name)
	}
}
