package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/money"
)

// NewCustomer is what a billing system says of a customer. It is validated before it comes here.
type NewCustomer struct {
	ID         string
	Name       string
	Email      string
	Phone      string // E.164
	Country    string // ISO 3166-1 alpha-2
	Region     string
	Locale     string // BCP 47; empty: the tenant's
	TimeZone   string // IANA; empty: what number and country allow, else the tenant's
	Class      string
	Policy     string // empty: the tenant's
	Prepayment *money.Amount
	SpendLimit *money.Amount   `json:",omitempty"` // of their own in a month; nil: the tenant's. Left out, as it was before there was one
	Business   bool            `json:",omitempty"` // charged for paying late, where the tenant does so. Left out, as it was before there was one
	Accepted   *Acceptance     `json:"-"`          // nil: none was told. That it was told is in Profile, which makes up the content
	TakenOver  bool            // signup "done": an existing customer, served already
	Profile    json.RawMessage // what later controls need: contacts, payment instrument, accepted policy; an object
}

// CreateCustomer records a customer. The same id and content again changes nothing and says created = false; the same
// id with other content is a Conflict.
func (s *Store) CreateCustomer(ctx context.Context, tenant string, now clock.Moment, c NewCustomer) (created bool, err error) {
	ref := Ref{tenant, c.ID}
	hash := s.contentHash(c)
	if len(c.Profile) == 0 {
		c.Profile = json.RawMessage("{}")
	}
	phase, access := dunning.Verifying, dunning.AccessNone
	if c.TakenOver {
		phase, access = dunning.Active, dunning.AccessFull
	}
	var done []Deed
	err = s.transact(ctx, func(pg pgx.Tx) error {
		t := &transaction{Queries: db.New(pg), store: s, ref: ref, now: now}
		if c.Policy != "" {
			if _, err := s.policy(ctx, t.Queries, tenant, c.Policy, 0); err != nil {
				return err
			}
		}
		at := allowed(c.TimeZone, c.Phone, c.Country)
		row := db.AddCustomerParams{
			Tenant: tenant, Customer: c.ID, ContentHash: hash, Name: c.Name, Email: c.Email, Phone: c.Phone,
			Country: c.Country, Region: c.Region, Locale: c.Locale, TimeZone: c.TimeZone, Class: c.Class, Policy: c.Policy,
			Zones: append([]string{}, at.Zones...), ZonesFrom: string(at.From), Profile: c.Profile, CreatedAt: now.Business, CreatedWall: now.Wall, Phase: string(phase), Access: string(access),
			Business: c.Business,
		}
		if c.Prepayment != nil && !c.TakenOver {
			row.PrepayCurrency, row.PrepayMinor = string(c.Prepayment.Currency), c.Prepayment.Minor
		}
		if c.SpendLimit != nil {
			row.SpendCurrency, row.SpendMinor = string(c.SpendLimit.Currency), c.SpendLimit.Minor
		}
		if err := t.AddCustomer(ctx, row); err != nil {
			return err
		}
		if err := t.load(ctx); err != nil {
			return err
		}
		why := "sign-up"
		if c.TakenOver {
			why = "an existing customer was taken over"
		}
		if err := t.note(ctx, "customer.created", byBilling, why, detail{"phase": phase, "access": access}); err != nil {
			return err
		}
		if c.Accepted != nil {
			if err := t.accept(ctx, t.effectivePolicy(c.Policy), *c.Accepted); err != nil {
				return err
			}
		}
		if !c.TakenOver {
			if err := t.askForCode(ctx, BySMS); err != nil {
				return err
			}
		}
		done = t.deeds
		if err := t.wake(ctx); err != nil {
			return err
		}
		return t.countAsk(ctx)
	})
	if isUnique(err) {
		return false, s.sameCustomer(ctx, ref, hash)
	}
	if err == nil {
		s.tell(done)
	}
	return err == nil, s.wrap(ref, err)
}

func (s *Store) sameCustomer(ctx context.Context, ref Ref, hash []byte) error {
	row, err := s.read().Customer(ctx, db.CustomerParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return s.wrap(ref, err)
	}
	if row.Customer.ErasedWall != nil {
		return refuse(Conflict, "customer_erased", "customer %q was erased, and the id stays taken; use another", ref.Customer).at("id")
	}
	if !slices.Equal(row.Customer.ContentHash, hash) {
		return refuse(Conflict, "customer_exists", "customer %q exists with other content", ref.Customer).at("id")
	}
	return nil
}

// Customer is how a customer stands.
type Customer struct {
	ID             string
	Phase          dunning.Phase
	ClosedReason   dunning.ClosedReason
	Standing       dunning.Standing
	Level          string
	Access         dunning.Access
	AccessVersion  int64
	AccessApplied  int64 // the version that provisioning has confirmed
	Reasons        []dunning.Reason
	Where          Whereabouts
	Policy         string
	PolicyVersion  int
	Accepted       *Accepted  // of Policy; nil: nothing
	Screening      *Screening // nil: they have not come to the checks
	PrepaymentItem string
	Balances       []money.Amount // open, per currency
	Overdue        []money.Amount
	Credit         []money.Amount // not allocated, per currency
	SpendLimit     *money.Amount  // of their own in a month; nil: the tenant's
	Usage          []Spending     // of the present month, by currency
	Business       bool           // charged for paying late, where the tenant does so
	ProbationUntil *time.Time     // business time; it goes on while something is overdue. nil: they are in none
	Next           *dunning.Next
	Holds          []Hold     // that hold at the moment, by id
	Overrides      []Override // in force at the moment, by id
	Erased         *time.Time // wall time; nil: not
}

// Customer reads how a customer stands at the moment.
func (s *Store) Customer(ctx context.Context, ref Ref, now clock.Moment) (Customer, error) {
	t, err := s.peek(ctx, ref, now)
	if err != nil {
		return Customer{}, err
	}
	credit, err := s.read().FreeCredit(ctx, db.FreeCreditParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return Customer{}, s.wrap(ref, err)
	}
	holds, err := s.openHolds(ctx, t)
	if err != nil {
		return Customer{}, s.wrap(ref, err)
	}
	overrides, err := s.openOverrides(ctx, t)
	if err != nil {
		return Customer{}, s.wrap(ref, err)
	}
	d := t.decide()
	c := Customer{
		ID: ref.Customer, Phase: dunning.Phase(t.row.Phase), ClosedReason: dunning.ClosedReason(t.row.ClosedReason),
		Standing: dunning.Standing(t.row.Standing), Level: t.row.Level, Access: dunning.Access(t.row.Access),
		AccessVersion: t.row.AccessVersion, AccessApplied: t.row.AccessConfirmed, Reasons: reasonsOf(t.row.Reasons),
		Where:  t.whereabouts(),
		Policy: t.policy.ID, PolicyVersion: t.policy.Version, Accepted: t.accepted, PrepaymentItem: t.row.PrepaymentItem,
		Balances: t.balances(), Overdue: []money.Amount{}, Credit: sumCredit(credit), Next: d.Next, Holds: holds, Erased: t.row.ErasedWall,
		ProbationUntil: t.account.ProbationUntil(), Business: t.row.Business, Overrides: overrides,
	}
	if t.account.SpendLimit.Minor > 0 {
		c.SpendLimit = &t.account.SpendLimit
	}
	for _, month := range t.spending(d) {
		if month.Month == t.monthOf(now.Business) {
			c.Usage = append(c.Usage, month)
		}
	}
	for _, o := range d.Overdue {
		c.Overdue = append(c.Overdue, o.Total)
	}
	if t.begun.table != "" {
		if c.Screening, err = s.screeningOf(ctx, ref); err != nil {
			return Customer{}, s.wrap(ref, err)
		}
	}
	if t.row.PlanWakeAt != nil && (d.Acts() || d.Phase != c.Phase) { // due at this very moment
		c.Next = &dunning.Next{At: *t.row.PlanWakeAt, What: t.row.PlanWhat, Why: t.row.PlanWhy}
	}
	return c, nil
}

func sumCredit(rows []db.FreeCreditRow) []money.Amount {
	sums := map[money.Currency]int64{}
	for _, r := range rows {
		sums[money.Currency(r.Currency)] += r.Free
	}
	out := make([]money.Amount, 0, len(sums))
	for c, minor := range sums {
		out = append(out, money.Amount{Currency: c, Minor: minor})
	}
	return sortAmounts(out)
}

func sortAmounts(a []money.Amount) []money.Amount {
	slices.SortFunc(a, func(x, y money.Amount) int { return cmp.Compare(x.Currency, y.Currency) })
	return a
}

func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// later is a pointer to a moment after another.
func later(at time.Time, d time.Duration) *time.Time {
	at = at.Add(d)
	return &at
}
