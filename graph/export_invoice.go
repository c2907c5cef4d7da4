package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/paper"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// exportInvoice gives an invoice of the viewer's tenant as a file: ?format=pdf, csv or json, and for a PDF ?language=ja or en; that of the
// payer, when left out. ?note= gives one of its credit notes as a PDF in place of it. An operator outside of every tenant names the tenant by
// ?tenant=.
func (a *API) exportInvoice(w http.ResponseWriter, r *http.Request) {
	made, err := a.invoiceFile(r.Context(), r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	for header, value := range map[string]string{
		"Content-Type": made.media, "Content-Disposition": `attachment; filename="` + made.name + `"`, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
	} {
		w.Header().Set(header, value)
	}

	_, _ = w.Write(made.body) //nolint:gosec // a file by its own type, which no browser may take for another; a reader who has gone hears nothing
}

// file is what somebody takes away.
type file struct {
	body        []byte
	media, name string
}

// invoiceFile gives what a request names, to who may read it.
func (a *API) invoiceFile(ctx context.Context, r *http.Request) (*file, error) {
	asked := r.URL.Query()

	ctx, err := a.inside(ctx, asked.Get("tenant"))
	if err != nil {
		return nil, err
	}

	of, err := id.Parse(id.Invoice, r.PathValue("id"))
	if err != nil {
		return nil, invoice.ErrNone
	}

	row, err := invoice.Get(ctx, of)
	if err != nil {
		return nil, err
	}

	if asked.Has("note") {
		return noteFile(ctx, row, asked.Get("note"), asked.Get("language"))
	}

	whole, err := invoice.Whole(ctx, row)
	if err != nil {
		return nil, err
	}

	name := whole.Number
	if name == "" {
		name = "draft-" + whole.Period.Name()
	}

	body, media, err := filed(whole, asked.Get("format"), asked.Get("language"))

	return &file{body, media[0], name + media[1]}, err
}

// noteFile is a credit note of an invoice as a PDF.
func noteFile(ctx context.Context, of *db.Invoice, shown, language string) (*file, error) {
	key, err := id.Parse(id.CreditNote, shown)
	if err != nil {
		return nil, fault.New(fault.NotFound, "There is no such credit note.", nil)
	}

	note, err := invoice.WholeNote(ctx, of, key)
	if err != nil {
		return nil, err
	}

	var pdf bytes.Buffer

	err = paper.WriteNote(&pdf, note, cmp.Or(language, note.Parties.Payer.Language))

	return &file{pdf.Bytes(), "application/pdf", note.Number + ".pdf"}, err
}

// inside is a context in which the tenant's invoices are read, by somebody who may.
func (a *API) inside(ctx context.Context, shown string) (context.Context, error) {
	who, _ := viewer.From(ctx)
	if shown == "" || who.Kind != viewer.Operator {
		return ctx, a.allowed(ctx, "invoice:read")
	}

	if err := a.allowed(ctx, "billing:read"); err != nil {
		return ctx, err
	}

	return insideOf(ctx, shown)
}

// filed is an invoice as the bytes of a file, its media type and the ending of its name.
func filed(whole *invoice.Document, format, language string) (body []byte, media [2]string, err error) {
	var file bytes.Buffer

	switch format {
	case "", "pdf":
		if language == "" {
			language = whole.Parties.Payer.Language
		}

		media, err = [2]string{"application/pdf", ".pdf"}, paper.Write(&file, whole, language)
	case "csv":
		media, err = [2]string{"text/csv; charset=utf-8", ".csv"}, whole.WriteTable(&file)
	case "json":
		media, err = [2]string{"application/json", ".json"}, json.NewEncoder(&file).Encode(whole) //nolint:errchkjson // checked below
	default:
		err = fault.New(fault.Invalid, "The format is pdf, csv or json.", nil, fault.Field("format"))
	}

	return file.Bytes(), media, err
}
