package scalar

// Node stands for any row with an id. Rows of ent carry no marker method, hence no method here.
type Node any
