package scalar

import "github.com/honnin/honnin/ent/db"

// Policy is the row of a policy: flows and policies lie in one table, and are two types of the schema.
type Policy struct{ *db.Flow }

// PolicyVersion is the row of one of its versions.
type PolicyVersion struct{ *db.FlowVersion }
