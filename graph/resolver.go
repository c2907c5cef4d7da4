package graph

import "github.com/honnin/honnin/graph/gen"

// resolver answers root fields; one small type stands for each type of the schema.
type resolver struct{ api *API }

func (r *resolver) Query() gen.QueryResolver       { return query{r.api} }
func (r *resolver) Mutation() gen.MutationResolver { return mutation{r.api} }
func (r *resolver) Verification() gen.VerificationResolver {
	return verificationFields{r.api}
}
func (r *resolver) AuditLink() gen.AuditLinkResolver             { return auditLinkFields{} }
func (r *resolver) Flow() gen.FlowResolver                       { return flowFields{} }
func (r *resolver) FlowVersion() gen.FlowVersionResolver         { return versionFields{r.api} }
func (r *resolver) FlowFinding() gen.FlowFindingResolver         { return findingOfFlow{} }
func (r *resolver) Policy() gen.PolicyResolver                   { return policyFields{} }
func (r *resolver) PolicyList() gen.PolicyListResolver           { return policyListFields{r.api} }
func (r *resolver) PolicyListEntry() gen.PolicyListEntryResolver { return policyListEntryFields{} }
func (r *resolver) PolicyVersion() gen.PolicyVersionResolver     { return policyVersionFields{r.api} }
func (r *resolver) PolicyFinding() gen.PolicyFindingResolver     { return findingOfPolicy{} }
func (r *resolver) Brand() gen.BrandResolver                     { return brandFields{} }
func (r *resolver) AuditStream() gen.AuditStreamResolver         { return auditStreamFields{} }
func (r *resolver) WebhookEndpoint() gen.WebhookEndpointResolver { return endpointFields{r.api} }
func (r *resolver) WebhookDelivery() gen.WebhookDeliveryResolver { return deliveryFields{} }
func (r *resolver) WebhookAttempt() gen.WebhookAttemptResolver   { return attemptFields{r.api} }
func (r *resolver) Evidence() gen.EvidenceResolver               { return evidenceFields{r.api} }
func (r *resolver) Report() gen.ReportResolver                   { return reportFields{} }
func (r *resolver) Finding() gen.FindingResolver                 { return findingFields{} }
func (r *resolver) Event() gen.EventResolver                     { return eventFields{} }
func (r *resolver) Tenant() gen.TenantResolver                   { return tenantFields{} }
func (r *resolver) Viewer() gen.ViewerResolver                   { return viewerFields{r.api} }
func (r *resolver) Session() gen.SessionResolver                 { return sessionFields{} }
func (r *resolver) Passkey() gen.PasskeyResolver                 { return passkeyFields{} }
func (r *resolver) Connection() gen.ConnectionResolver           { return connectionFields{r.api} }
func (r *resolver) Domain() gen.DomainResolver                   { return domainFields{} }
func (r *resolver) Invoice() gen.InvoiceResolver                 { return invoiceFields{} }
func (r *resolver) InvoiceLine() gen.InvoiceLineResolver         { return invoiceLineFields{} }
func (r *resolver) Payment() gen.PaymentResolver                 { return paymentFields{} }
func (r *resolver) CreditNote() gen.CreditNoteResolver           { return creditNoteFields{} }
func (r *resolver) Credit() gen.CreditResolver                   { return creditFields{} }
func (r *resolver) Contract() gen.ContractResolver               { return contractFields{} }
func (r *resolver) Payer() gen.PayerResolver                     { return payerFields{} }
func (r *resolver) Visit() gen.VisitResolver                     { return visitFields{} }
