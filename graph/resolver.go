package graph

import "github.com/honnin/honnin/graph/gen"

// resolver answers root fields; one small type stands for each type of the schema.
type resolver struct{ api *API }

func (r *resolver) Query() gen.QueryResolver       { return query{r.api} }
func (r *resolver) Mutation() gen.MutationResolver { return mutation{r.api} }
func (r *resolver) Verification() gen.VerificationResolver {
	return verificationFields{r.api}
}
func (r *resolver) Evidence() gen.EvidenceResolver { return evidenceFields{r.api} }
func (r *resolver) Report() gen.ReportResolver     { return reportFields{} }
func (r *resolver) Finding() gen.FindingResolver   { return findingFields{} }
func (r *resolver) Event() gen.EventResolver       { return eventFields{} }
func (r *resolver) Tenant() gen.TenantResolver     { return tenantFields{} }
