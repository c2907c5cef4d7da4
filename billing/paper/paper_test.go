package paper_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/paper"
	"github.com/honnin/honnin/billing/price"
)

// november is a month with a line of every kind.
func november(t *testing.T) *invoice.Document {
	t.Helper()

	terms, err := price.Parse([]byte(`
name: Standard
currency: JPY
zone: Asia/Tokyo
tax: {rate: 10, rounding: down}
due: {months: 1}
prices:
  - {meter: verification, model: graduated, free: 100, tiers: [{upTo: 1000, unit: 120}, {unit: 95.5}]}
  - {meter: liveness.passive, model: unit, unit: 30}
  - {meter: storage, model: unit, unit: 4, rate: 8}
fees: [{name: 基本料金, amount: 50000}]
discounts: [{name: 導入割引, percent: 5, meters: [verification]}]
minimum: 400000
trial: {until: 2026-11-04}
`))
	require.NoError(t, err)

	month, err := price.Month("2026-11")
	require.NoError(t, err)
	segments, err := price.Plan(month, []price.Version{{Number: 3, From: "2026-01-01", Definition: terms}})
	require.NoError(t, err)

	parts := []price.Metered{}
	for i, segment := range segments {
		parts = append(parts, price.Metered{Segment: segment, Counts: map[string]int64{
			"verification": int64(40 + i*1760), "liveness.passive": int64(40 + i*1360), "storage": int64(i * 250),
		}})
	}

	bill, err := price.Make(price.Input{Month: month, Parts: parts})
	require.NoError(t, err)

	return &invoice.Document{
		Number: "INV-2026-000012", State: invoice.Issued, Period: month, Zone: bill.Zone, Currency: bill.Currency, IssuedOn: "2026-12-01", DueOn: "2027-01-31",
		Parties: invoice.Parties{
			Issuer: invoice.Party{Name: "本人株式会社", Address: "〒100-0001\n東京都千代田区千代田1-1", Registration: "T7000012050002", Bank: "みずほ銀行 東京営業部 普通 1234567\nホンニン(カ"},
			Payer:  invoice.Party{Name: "株式会社サンプル銀行", Address: "〒530-0001\n大阪府大阪市北区梅田1-1-1", OrderNumber: "PO-2026-77", Language: "ja"},
		},
		Lines: bill.Lines, Taxes: bill.Taxes, Net: bill.Net, Tax: bill.Tax, Total: bill.Total, Credited: 10000, Due: bill.Total - 10000,
	}
}

// What an invoice says stands in a file, in both languages, so that a change of it is seen.
func TestTheTextOfAnInvoice(t *testing.T) {
	t.Parallel()

	for _, language := range paper.Languages() {
		text := strings.Join(paper.Text(november(t), language), "\n") + "\n"
		golden := "testdata/november." + language + ".txt"

		if os.Getenv("GOLDEN") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(text), 0o600))
		}

		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), text)
	}
}

// Nobody who holds the paper of an invoice that was taken back pays it.
func TestAVoidInvoiceSaysSo(t *testing.T) {
	t.Parallel()

	for language, said := range map[string]string{"ja": "無効: この請求書は取り消されました。お支払いは不要です。", "en": "Void: this invoice was taken back. Nothing is to be paid."} {
		document := november(t)
		require.NotContains(t, paper.Text(document, language), said)
		require.Contains(t, paper.Text(document, language), "ホンニン(カ")

		document.State = invoice.Voided
		require.Contains(t, paper.Text(document, language), said)
		require.NotContains(t, paper.Text(document, language), "ホンニン(カ", "where to pay is left out")
	}
}

func TestAPaperIsTheSameTwice(t *testing.T) {
	t.Parallel()

	var once, twice bytes.Buffer

	require.NoError(t, paper.Write(&once, november(t), "ja"))
	require.NoError(t, paper.Write(&twice, november(t), "ja"))
	require.Equal(t, once.Bytes(), twice.Bytes())
	require.True(t, bytes.HasPrefix(once.Bytes(), []byte("%PDF-")))
	require.Less(t, once.Len(), 400<<10, "the font is there with the letters that are used")
}

// The mark stands where the reduced rate does and nowhere else; an issuer abroad has none.
func TestTheReducedRateIsMarked(t *testing.T) {
	t.Parallel()

	marks := func(of *invoice.Document) (count int) {
		for _, text := range paper.Text(of, "ja") {
			count += strings.Count(text, "※")
		}

		return count
	}

	mixed := november(t)
	require.Equal(t, 3, marks(mixed), "a line, its sum, and what the mark says")

	alone := november(t)
	alone.Lines = slices.DeleteFunc(alone.Lines, func(line price.Line) bool { return line.Rate.IntPart() == 8 })
	alone.Taxes = slices.DeleteFunc(alone.Taxes, func(tax price.TaxLine) bool { return tax.Rate.IntPart() == 8 })
	require.Zero(t, marks(alone))

	abroad := november(t)
	abroad.Parties.Issuer.Registration = ""
	require.Zero(t, marks(abroad))
}

// Many lines take many pages, and no line is lost.
func TestALongInvoice(t *testing.T) {
	t.Parallel()

	long := november(t)
	for range 90 {
		long.Lines = append(long.Lines, long.Lines[3])
	}

	count := 0
	for _, text := range paper.Text(long, "en") {
		if text == "Description" {
			count++
		}
	}

	require.Equal(t, 3, count, "each page says again what its columns are")

	data, err := json.Marshal(long)
	require.NoError(t, err)
	require.Contains(t, string(data), "T7000012050002")
}
