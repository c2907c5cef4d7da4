package scalar

import "github.com/honnin/honnin/ent/db"

// Flow is a blueprint of a flow: one row of the database is two types of the schema.
type Flow struct{ *db.Blueprint }

// Policy is a blueprint of a policy.
type Policy struct{ *db.Blueprint }
