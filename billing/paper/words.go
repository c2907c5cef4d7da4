package paper

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
)

// words are what a paper says in one language.
type words struct {
	title, number, issued, due, period, order, total, owed, registration, draft string
	what, quantity, unit, rate, amount, void                                    string
	net, tax, credited, pay, note, page, reduced                                string
	suffix                                                                      string
	kinds                                                                       map[price.Kind]string
	meters                                                                      map[string]string
}

func speak(language string) words {
	if language == "ja" {
		return words{ //nolint:gosec // words of a language, and no secret
			title: "請求書", number: "請求書番号", issued: "発行日", due: "お支払期限", period: "ご利用期間", order: "貴社注文番号", total: "合計金額(税込)",
			owed: "ご請求金額", registration: "登録番号", draft: "下書き(未発行)",
			void: "無効: この請求書は取り消されました。お支払いは不要です。",
			what: "内容", quantity: "数量", unit: "単価", rate: "税率", amount: "金額(税抜)",
			net: "対象(税抜)", tax: "消費税", credited: "前払金充当", pay: "お振込先", note: "表示のない金額は税抜です。消費税は税率ごとに一回端数処理しています。",
			page: "ページ", suffix: " 御中", reduced: mark + " は軽減税率(8%)対象です。",
			kinds: map[price.Kind]string{
				price.KindFree: "無料枠", price.KindTrial: "試用", price.KindFee: "月額", price.KindDiscount: "割引", price.KindMinimum: "最低利用料金との差額",
			},
			meters: map[string]string{ //nolint:gosec // likewise
				"verification": "本人確認", "liveness.passive": "パッシブ・ライブネス", "liveness.active": "アクティブ・ライブネス", "match": "顔照合", "document": "本人確認書類",
				"chip": "ICチップ読取", "jpki": "公的個人認証", "age": "年齢確認", "review": "目視審査", "storage": "保管",
			},
		}
	}

	return words{
		title: "Invoice", number: "Invoice number", issued: "Date of issue", due: "Payable by", period: "Period", order: "Your order number",
		total: "Total with tax", owed: "Amount due", registration: "Registration number", draft: "Draft, not issued",
		void: "Void: this invoice was taken back. Nothing is to be paid.",
		what: "Description", quantity: "Quantity", unit: "Unit price", rate: "Tax", amount: "Amount",
		net: "taxable, net", tax: "tax", credited: "Prepaid credit", pay: "Payment to",
		note: "Amounts are without tax where nothing else is said. Tax is rounded once per rate.", page: "Page",
		reduced: mark + " Subject to the reduced rate of Japanese consumption tax, 8 %.",
		kinds: map[price.Kind]string{
			price.KindFree: "included", price.KindTrial: "trial", price.KindFee: "monthly", price.KindDiscount: "discount", price.KindMinimum: "Up to the minimum of the month",
		},
		meters: map[string]string{
			"verification": "Verification", "liveness.passive": "Passive liveness", "liveness.active": "Active liveness", "match": "Face match", "document": "Document",
			"chip": "Chip", "jpki": "JPKI", "age": "Age", "review": "Review", "storage": "Storage",
		},
	}
}

// describe says what a line is.
func (w words) describe(line price.Line) string {
	what := line.Name
	if line.Meter != "" {
		if what = w.meters[line.Meter]; what == "" {
			what = line.Meter
		}
	}

	if kind := w.kinds[line.Kind]; kind != "" {
		if what == "" {
			return kind
		}

		what += " (" + kind + ")"
	}

	return what
}

// money writes an amount with its currency's sign or code.
func money(currency price.Currency, minor int64) string {
	text := invoice.Money(currency, minor)
	if currency != price.JPY {
		return text
	}

	return strings.Replace(strings.Replace(text, "JPY -", "-¥", 1), "JPY ", "¥", 1)
}

// mark is how a qualified invoice marks what the reduced rate holds for.
const mark = "※"

// reduced tells whether a rate is the reduced one on this invoice: 8 % where its issuer is registered in Japan. No tax at all is no reduced one.
func reduced(document *invoice.Document, rate decimal.Decimal) bool {
	return document.Parties.Issuer.Registration != "" && rate.Equal(decimal.NewFromInt(8))
}

// marked puts the mark before a text where the reduced rate holds.
func marked(document *invoice.Document, rate decimal.Decimal, text string) string {
	if reduced(document, rate) {
		return mark + " " + text
	}

	return text
}

// cells are what stands in the columns of a line.
func (w words) cells(document *invoice.Document, line price.Line) []string {
	currency := document.Currency

	quantity, unit := group(line.Quantity), string(currency)+" "+grouped(line.Unit)
	if currency == price.JPY {
		unit = "¥" + grouped(line.Unit)
	}

	switch line.Kind {
	case price.KindFee:
		quantity = strconv.FormatInt(line.Quantity, 10) + "/" + strconv.Itoa(line.Of)
	case price.KindDiscount:
		quantity, unit = "", line.Unit.String()+" %"
	case price.KindMinimum:
		quantity = ""
	case price.KindFree, price.KindTrial:
		unit = ""
	case price.KindUsage:
	}

	from, to := string(line.From)[5:], string(line.To.Add(-1))[5:]

	return []string{marked(document, line.Rate, w.describe(line)), from + " – " + to, quantity, unit, line.Rate.String() + " %", money(currency, line.Amount)}
}

// grouped writes a price with all its digits.
func grouped(unit decimal.Decimal) string {
	_, part, found := strings.Cut(unit.String(), ".")
	if found {
		part = "." + part
	}

	return group(unit.IntPart()) + part
}

func group(value int64) string {
	text := strconv.FormatInt(value, 10)
	for at := len(text) - 3; at > 0 && text[at-1] != '-'; at -= 3 {
		text = text[:at] + "," + text[at:]
	}

	return text
}
