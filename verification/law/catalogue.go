package law

import "slices"

// Catalogue is every law, its methods and when each may be used.
type Catalogue struct {
	// Version orders catalogues: a newer one has the greater version, written 2026-10-15.1.
	Version string `json:"version"`
	// AsOf is the day on which the texts were read.
	AsOf Day `json:"asOf"`
	// Notice says what a reader must know of the whole, in Japanese and English.
	Notice  Words    `json:"notice"`
	Sources []Source `json:"sources"`
	// Judged says which day the laws look at, as [Judged] has it, and where that was read.
	Judged Rule  `json:"judged,omitzero"`
	Laws   []Law `json:"laws"`
}

// Rule is something that holds for every law, and where it was read.
type Rule struct {
	Text Words `json:"text"`
	// Source names an entry of [Catalogue.Sources].
	Source string `json:"source"`
}

// Words is one text in each language of the console.
type Words struct {
	JA string `json:"ja"`
	EN string `json:"en"`
}

// Source is where something in the catalogue was read.
type Source struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Revision is the identifier of the revision in the official law database; empty for other sources.
	Revision string `json:"revision,omitempty"`
}

// Law is one regulation that a flow can live under.
type Law struct {
	// ID is stable, for example criminal-proceeds.
	ID   string `json:"id"`
	Name Words  `json:"name"`
	// Provision is where the methods stand.
	Provision Words `json:"provision"`
	// RecordYears is how long the record of a confirmation is kept; 0 when the law says nothing.
	RecordYears int `json:"recordYears,omitempty"`
	// RecordFrom says from when the years count.
	RecordFrom Words    `json:"recordFrom,omitzero"`
	Methods    []Method `json:"methods"`
}

// Method is one way to confirm who a person is.
type Method struct {
	// ID is stable across laws and revisions, for example chip-selfie.
	ID   string `json:"id"`
	Name Words  `json:"name"`
	// Periods are in order and do not overlap.
	Periods []Period `json:"periods"`
	// Successors are the methods to move to when this one ends, the nearest first.
	Successors []string `json:"successors,omitempty"`
}

// Period is a span of days in which a method may be used in one form.
type Period struct {
	// From and To are the first and the last day; empty when the catalogue knows of none.
	From Day `json:"from,omitempty"`
	To   Day `json:"to,omitempty"`
	// Letter is what the regulation calls the method in this period; empty when the source does not tell.
	Letter string `json:"letter"`
	// Evidence lists alternatives, each a set that is needed whole.
	Evidence [][]Evidence `json:"evidence"`
	// Attributes are what the evidence must show of the person.
	Attributes []string `json:"attributes,omitempty"`
	// Source names an entry of [Catalogue.Sources].
	Source string `json:"source"`
	Note   Words  `json:"note,omitzero"`
	// Overridden is set when the row is a tenant's own reading.
	Overridden bool `json:"overridden,omitempty"`
}

// holds tells whether the day lies in the period.
func (p *Period) holds(day Day) bool {
	return (p.From == "" || p.From <= day) && (p.To == "" || day <= p.To)
}

// Law gives the law of that identifier.
func (c *Catalogue) Law(id string) (*Law, bool) {
	at := slices.IndexFunc(c.Laws, func(l Law) bool { return l.ID == id })
	if at < 0 {
		return nil, false
	}

	return &c.Laws[at], true
}

// Method gives the law's method of that identifier.
func (l *Law) Method(id string) (*Method, bool) {
	at := slices.IndexFunc(l.Methods, func(m Method) bool { return m.ID == id })
	if at < 0 {
		return nil, false
	}

	return &l.Methods[at], true
}

// On gives the form that the method has on the day; false when it may not be used then.
func (m *Method) On(day Day) (*Period, bool) {
	at := slices.IndexFunc(m.Periods, func(p Period) bool { return p.holds(day) })
	if at < 0 {
		return nil, false
	}

	return &m.Periods[at], true
}

// Ends gives the last day of the unbroken use that the day lies in, across forms; false when the catalogue knows of no end.
func (m *Method) Ends(day Day) (Day, bool) {
	for {
		period, ok := m.On(day)
		if !ok || period.To == "" {
			return "", false
		}

		if _, goesOn := m.On(period.To.next()); !goesOn {
			return period.To, true
		}

		day = period.To.next()
	}
}
