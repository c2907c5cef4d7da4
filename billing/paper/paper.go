package paper

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
)

//go:embed font/mplus-1p-regular.ttf
var letters []byte

// Measures of the page in millimetres.
const (
	margin = 18.0
	width  = 210 - 2*margin
	row    = 6.2
	bottom = 22.0
)

// sheet is a paper in the making. It remembers every text that it sets, for tests and for those who search.
type sheet struct {
	*fpdf.Fpdf

	say  words
	text []string
}

// Write sets the document in ja or en and writes the PDF. An error is of the writer, or of a font that is broken.
func Write(to io.Writer, document *invoice.Document, language string) error {
	s := set(document, language)
	if err := s.Output(to); err != nil {
		return fmt.Errorf("paper: %w", err)
	}

	return nil
}

func set(document *invoice.Document, language string) *sheet {
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), say: speak(language)}
	s.AddUTF8FontFromBytes("text", "", letters)
	s.SetCatalogSort(true)
	s.SetTitle(s.say.title+" "+document.Number, true)
	s.SetAuthor(document.Parties.Issuer.Name, true)

	at, err := time.Parse(time.DateOnly, document.IssuedOn)
	if err != nil {
		at = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) // a draft has no day yet
	}

	s.SetCreationDate(at)
	s.SetModificationDate(at)
	s.SetMargins(margin, margin, margin)
	s.SetAutoPageBreak(false, bottom)
	s.AliasNbPages("{pages}")
	s.SetFooterFunc(s.foot)
	s.AddPage()

	s.head(document)
	s.amount(document)
	s.table(document)
	s.sums(document)
	s.close(document)

	return s
}

// put sets a text in a cell of a width, aligned L, C or R, and stays in the line.
func (s *sheet) put(wide, high float64, text, border, align string) {
	for s.GetStringWidth(text) > wide-1.5 && len(text) > 1 {
		runes := []rune(strings.TrimSuffix(text, "…"))
		text = string(runes[:len(runes)-1]) + "…"
	}

	s.text = append(s.text, text)
	s.CellFormat(wide, high, text, border, 0, align, false, 0, "")
}

func (s *sheet) foot() {
	s.SetY(-14)
	s.SetFont("text", "", 8)
	s.CellFormat(width, 5, fmt.Sprintf("%s %d / {pages}", s.say.page, s.PageNo()), "", 0, "C", false, 0, "")
}

// head says who, to whom, and when.
func (s *sheet) head(d *invoice.Document) {
	s.SetFont("text", "", 20)
	s.put(width, 12, s.say.title, "", "L")
	s.Ln(16)

	if d.State == invoice.Voided {
		s.SetTextColor(176, 0, 32)
		s.SetFont("text", "", 12)
		s.put(width, 7, s.say.void, "1", "C")
		s.SetTextColor(0, 0, 0)
		s.Ln(12)
	}

	top := s.GetY()
	s.SetFont("text", "", 12)
	s.put(100, 7, d.Parties.Payer.Name+s.say.suffix, "B", "L")
	s.Ln(8)
	s.lines(100, d.Parties.Payer.Address)

	left := s.GetY()

	s.SetXY(margin+110, top)
	s.SetFont("text", "", 10)

	for _, text := range append([]string{d.Parties.Issuer.Name}, strings.Split(d.Parties.Issuer.Address, "\n")...) {
		s.SetX(margin + 110)
		s.put(width-110, 5.2, text, "", "L")
		s.Ln(5.2)
	}

	if d.Parties.Issuer.Registration != "" {
		s.SetX(margin + 110)
		s.SetFont("text", "", 8.5)
		s.put(width-110, 5.2, s.say.registration+" "+d.Parties.Issuer.Registration, "", "L")
		s.Ln(5.2)
	}

	s.SetY(max(left, s.GetY()) + 5)

	number := d.Number
	if number == "" {
		number = s.say.draft
	}

	for _, pair := range [][2]string{
		{s.say.number, number},
		{s.say.issued, d.IssuedOn},
		{s.say.period, string(d.Period.From) + " – " + string(d.Period.To.Add(-1)) + " (" + d.Zone + ")"},
		{s.say.due, d.DueOn},
		{s.say.order, d.Parties.Payer.OrderNumber},
	} {
		if pair[1] != "" {
			s.SetFont("text", "", 9)
			s.put(38, 5.4, pair[0], "", "L")
			s.put(width-38, 5.4, pair[1], "", "L")
			s.Ln(5.4)
		}
	}
}

func (s *sheet) lines(wide float64, text string) {
	s.SetFont("text", "", 9)

	for line := range strings.SplitSeq(text, "\n") {
		s.put(wide, 5, line, "", "L")
		s.Ln(5)
	}
}

// amount is what most readers look for.
func (s *sheet) amount(d *invoice.Document) {
	s.Ln(5)
	s.SetFont("text", "", 14)
	s.SetFillColor(240, 243, 247)
	s.Rect(margin, s.GetY(), width, 12, "F")
	s.put(width/2, 12, "  "+s.say.owed, "", "L")
	s.put(width/2, 12, money(d.Currency, d.Due)+"  ", "", "R")
	s.Ln(17)
}

// columns are the widths of the table.
func columns() []float64 { return []float64{62, 30, 20, 24, 14, 24} }

func (s *sheet) names() {
	s.SetFont("text", "", 8)

	for i, name := range []string{s.say.what, s.say.period, s.say.quantity, s.say.unit, s.say.rate, s.say.amount} {
		s.put(columns()[i], row, name, "B", align(i))
	}

	s.Ln(row)
}

func align(column int) string {
	if column < 2 {
		return "L"
	}

	return "R"
}

func (s *sheet) table(d *invoice.Document) {
	s.names()
	s.SetDrawColor(190, 196, 204)

	for _, line := range d.Lines {
		s.room(row, s.names)
		s.SetFont("text", "", 9)

		for i, text := range s.say.cells(d, line) {
			s.put(columns()[i], row, text, "B", align(i))
		}

		s.Ln(row)
	}

	s.Ln(4)
}

// room begins another page where what comes would not fit, and says there again what the columns are.
func (s *sheet) room(high float64, again func()) {
	if s.GetY()+high > 297-bottom {
		s.AddPage()
		again()
	}
}

// sums are the tax by rate, and what comes of it.
func (s *sheet) sums(d *invoice.Document) {
	s.room(float64(2*len(d.Taxes)+4)*row, func() {})

	line := func(name string, minor int64, size float64) {
		s.SetFont("text", "", size)
		s.SetX(margin + 84)
		s.put(54, row, name, "B", "L")
		s.put(width-84-54, row, money(d.Currency, minor), "B", "R")
		s.Ln(row)
	}

	for _, tax := range d.Taxes {
		line(marked(d, tax.Rate, tax.Rate.String()+" % "+s.say.net), tax.Net, 9)
		line(s.say.tax+" "+tax.Rate.String()+" %", tax.Tax, 9)
	}

	line(s.say.total, d.Total, 10)

	if d.Credited != 0 {
		line(s.say.credited, -d.Credited, 9)
	}

	line(s.say.owed, d.Due, 11)
	s.Ln(5)
}

// close says where to pay.
func (s *sheet) close(d *invoice.Document) {
	s.room(30, func() {})

	if bank := d.Parties.Issuer.Bank; bank != "" && d.Due > 0 && d.State != invoice.Voided {
		s.SetFont("text", "", 9)
		s.put(width, 5.4, s.say.pay, "", "L")
		s.Ln(5.4)
		s.lines(width, bank)
		s.Ln(2)
	}

	s.SetFont("text", "", 8)

	if slices.ContainsFunc(d.Taxes, func(tax price.TaxLine) bool { return reduced(d, tax.Rate) }) {
		s.put(width, 5, s.say.reduced, "", "L")
		s.Ln(5)
	}

	s.put(width, 5, s.say.note, "", "L")
}

// Languages are those in which an invoice is set.
func Languages() []string { return []string{"ja", "en"} }
