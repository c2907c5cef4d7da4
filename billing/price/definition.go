package price

// Bounds of a definition.
const (
	// MaxBytes bounds its text.
	MaxBytes = 64 << 10
	// MaxPrices bounds its meters.
	MaxPrices = 40
	// MaxTiers bounds those of one price.
	MaxTiers = 20
	// MaxFees bounds its fees.
	MaxFees = 20
	// MaxDiscounts bounds its discounts.
	MaxDiscounts = 10
	// MaxUnits is the most units that a bound can name, or a meter can count in a month.
	MaxUnits = 10_000_000_000
	// MaxDueDays is the longest term of payment.
	MaxDueDays = 180
)

// Definition is what one version of a contract says. Prices are without tax.
type Definition struct {
	// Name is for people, 1 to 120 characters.
	Name string `json:"name" yaml:"name"`
	// Currency is that of every figure in it.
	Currency Currency `json:"currency" yaml:"currency"`
	// Zone is the IANA name of the time zone in which the tenant's days and months begin, for example Asia/Tokyo.
	Zone string `json:"zone" yaml:"zone"`
	// Tax says which tax is added.
	Tax Tax `json:"tax" yaml:"tax"`
	// Due says when an invoice is to be paid.
	Due Due `json:"due" yaml:"due"`
	// Prices are by meter, one each. A meter without one costs nothing and stands on no invoice.
	Prices []Price `json:"prices,omitempty" yaml:"prices,omitempty"`
	// Fees are due by the month.
	Fees []Fee `json:"fees,omitempty" yaml:"fees,omitempty"`
	// Minimum is what a whole month costs at least, after discounts and without tax.
	Minimum Figure `json:"minimum,omitzero" yaml:"minimum,omitempty"`
	// Trial is when nothing costs anything yet.
	Trial *Trial `json:"trial,omitempty" yaml:"trial,omitempty"`
	// Discounts are taken off, each from the undiscounted price.
	Discounts []Discount `json:"discounts,omitempty" yaml:"discounts,omitempty"`
	// Review holds a closed month back as a draft until somebody issues it.
	Review bool `json:"review,omitempty" yaml:"review,omitempty"`
}

// Tax is the consumption tax, or whatever an invoice adds.
type Tax struct {
	// Rate is in percent, from 0 to 100; 10 in Japan in general.
	Rate Figure `json:"rate" yaml:"rate"`
	// Rounding is of the tax of one rate on one invoice.
	Rounding Rounding `json:"rounding" yaml:"rounding"`
}

// Rounding says which way a fraction of the smallest unit goes. An issuer may choose; it must be the same on every invoice.
type Rounding string

// The ways of rounding.
const (
	// Down drops the fraction.
	Down Rounding = "down"
	// Half rounds half a unit and more up.
	Half Rounding = "half"
	// Up makes a whole unit of every fraction.
	Up Rounding = "up"
)

// Due is a term of payment, counted from the day on which the invoice is issued.
type Due struct {
	// Months go on to the last day of that many months later, as in "end of next month"; 0 to 6.
	Months int `json:"months,omitempty" yaml:"months,omitempty"`
	// Days are added to the day of issue when there are no months; 0 to [MaxDueDays].
	Days int `json:"days,omitempty" yaml:"days,omitempty"`
}

// Model says how a price depends on the count.
type Model string

// The models.
const (
	// PerUnit: every unit costs the same.
	PerUnit Model = "unit"
	// Graduated: each unit costs what the tier says that it falls into.
	Graduated Model = "graduated"
	// Volume: every unit of the month costs what the tier says that the month's last unit falls into.
	Volume Model = "volume"
)

// Price is that of one meter.
type Price struct {
	Meter string `json:"meter" yaml:"meter"`
	Model Model  `json:"model" yaml:"model"`
	// Unit is the price of one unit of the model [PerUnit].
	Unit Figure `json:"unit,omitzero" yaml:"unit,omitempty"`
	// Tiers are of the other models, in rising order; the last has no end.
	Tiers []Tier `json:"tiers,omitempty" yaml:"tiers,omitempty"`
	// Free is how many units of a month cost nothing: its first. They take their places in the tiers.
	Free int64 `json:"free,omitempty" yaml:"free,omitempty"`
	// Rate is another tax rate than the contract's.
	Rate *Figure `json:"rate,omitempty" yaml:"rate,omitempty"`
}

// Tier is a range of units that ends with the unit UpTo, or never when it is 0.
type Tier struct {
	UpTo int64  `json:"upTo,omitempty" yaml:"upTo,omitempty"`
	Unit Figure `json:"unit" yaml:"unit"`
}

// Fee is due by the month, and by the day when it is not due for a whole one.
type Fee struct {
	// Name is for people, 1 to 120 characters, one of its kind.
	Name string `json:"name" yaml:"name"`
	// Amount is for a whole month.
	Amount Figure `json:"amount" yaml:"amount"`
	// Feature makes it due only on the days on which the feature is granted, for example liveness.passive.
	Feature string `json:"feature,omitempty" yaml:"feature,omitempty"`
	// Rate is another tax rate than the contract's.
	Rate *Figure `json:"rate,omitempty" yaml:"rate,omitempty"`
}

// Trial is the time before the day Until. What is used in it takes no place in the month.
type Trial struct {
	Until Day `json:"until" yaml:"until"`
}

// Discount takes a share off.
type Discount struct {
	// Name is for people, 1 to 120 characters.
	Name string `json:"name" yaml:"name"`
	// Percent is above 0 and up to 100; of several on the same meter together as well.
	Percent Figure `json:"percent" yaml:"percent"`
	// Meters are those it is for; every meter and every fee, when empty.
	Meters []string `json:"meters,omitempty" yaml:"meters,omitempty"`
	// From is its first day and Until the first after it; without end where empty.
	From  Day `json:"from,omitempty" yaml:"from,omitempty"`
	Until Day `json:"until,omitempty" yaml:"until,omitempty"`
}
