package paper

import (
	"fmt"
	"io"

	"github.com/honnin/honnin/billing/invoice"
)

// WriteNote sets a credit note in ja or en and writes the PDF: with the registration number of its issuer, the invoice that it is of and the tax
// of its rate it is a qualified return invoice of Japan. An error is of the writer, or of a font that is broken.
func WriteNote(to io.Writer, note *invoice.Note, language string) error {
	if err := setNote(note, language).Output(to); err != nil {
		return fmt.Errorf("paper: %w", err)
	}

	return nil
}

func setNote(note *invoice.Note, language string) *sheet {
	say := speak(language)
	say.title = say.noteTitle

	if language == "ja" && note.Parties.Issuer.Registration == "" {
		say.title = "返還請求書"
	}

	s := begin(say, note.Number, note.Parties.Issuer.Name, note.IssuedOn)
	s.SetFont("text", "", 20)
	s.put(width, 12, say.title, "", "L")
	s.Ln(16)
	s.sides(note.Parties)
	s.facts([][2]string{
		{say.noteNumber, note.Number},
		{say.issued, note.IssuedOn},
		{say.noteOf, note.Invoice + " (" + note.InvoicedOn + ")"},
		{say.period, span(note.Period, note.Zone)},
		{say.order, note.Parties.Payer.OrderNumber},
		{say.why, note.Reason},
	})
	s.amount(say.back, note.Currency, note.Total)

	for _, sum := range []struct {
		name  string
		minor int64
	}{{note.Rate + " % " + say.net, note.Net}, {say.tax + " " + note.Rate + " %", note.Tax}, {say.total, note.Total}} {
		s.SetFont("text", "", 9)
		s.SetX(margin + 84)
		s.put(54, row, sum.name, "B", "L")
		s.put(width-84-54, row, money(note.Currency, sum.minor), "B", "R")
		s.Ln(row)
	}

	return s
}
