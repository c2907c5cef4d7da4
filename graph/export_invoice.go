package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/paper"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// exportInvoice gives an invoice of the viewer's tenant as a file: ?format=pdf, csv or json, and for a PDF ?language=ja or en; that of the
// payer, when left out. An operator outside of every tenant names the tenant by ?tenant=.
func (a *API) exportInvoice(w http.ResponseWriter, r *http.Request) {
	whole, err := a.wanted(r.Context(), r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	body, media, err := filed(whole, r.URL.Query().Get("format"), r.URL.Query().Get("language"))
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	name := whole.Number
	if name == "" {
		name = "draft-" + whole.Period.Name()
	}

	for header, value := range map[string]string{
		"Content-Type": media[0], "Content-Disposition": `attachment; filename="` + name + media[1] + `"`, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
	} {
		w.Header().Set(header, value)
	}

	_, _ = w.Write(body) //nolint:gosec // a file by its own type, which no browser may take for another; a reader who has gone hears nothing
}

// wanted gives the invoice that a request names, to who may read it.
func (a *API) wanted(ctx context.Context, r *http.Request) (*invoice.Document, error) {
	ctx, err := a.inside(ctx, r.URL.Query().Get("tenant"))
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

	return invoice.Whole(ctx, row)
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
