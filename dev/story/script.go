package story

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/goccy/go-yaml"
)

//go:embed story.yaml
var storyFile []byte

// Script is the story as data.
type Script struct {
	Customers []Life  `yaml:"customers"`
	Crowds    []Crowd `yaml:"crowds"`
}

// Life is what one customer does and how it is to end.
type Life struct {
	ID     string `yaml:"id"`
	Story  string `yaml:"story"`
	Signup Signup `yaml:"signup"`
	Acts   []Act  `yaml:"acts"`

	Ends           string              `yaml:"ends"`       // access while active, else the reason for closing
	Notices        map[string][]string `yaml:"notices"`    // by channel, in order
	Dates          map[string][]int    `yaml:"dates"`      // of the notices, counted from the sign-up's; a channel left out: any
	NoService      bool                `yaml:"no_service"` // provisioning hears of no access but `none`
	NeverMentioned []string            `yaml:"never_mentioned"`
}

// Signup is the customer as the API takes it; the id is added.
type Signup struct {
	ID         string      `yaml:"-" json:"id"`
	Name       string      `yaml:"name" json:"name"`
	Email      string      `yaml:"email" json:"email"`
	Phone      string      `yaml:"phone" json:"phone"`
	Country    string      `yaml:"country" json:"country"`
	Locale     string      `yaml:"locale" json:"locale"`
	TimeZone   string      `yaml:"time_zone" json:"time_zone"`
	Prepayment Money       `yaml:"prepayment" json:"prepayment"`
	Instrument *Instrument `yaml:"instrument" json:"payment_instrument,omitempty"`
}

// Instrument is what the payment provider knows of what the customer means to pay with.
type Instrument struct {
	Type        string `yaml:"type" json:"type"`
	Funding     string `yaml:"funding" json:"funding"`
	Fingerprint string `yaml:"fingerprint" json:"fingerprint"`
	Country     string `yaml:"country" json:"country"`
}

// Money is an amount in the currency's minor unit.
type Money struct {
	Currency string `yaml:"currency" json:"currency"`
	Minor    int64  `yaml:"minor" json:"minor"`
}

// Act is one thing that a customer or their billing system does, or that the story waits for. Which fields count follows from Do.
type Act struct {
	Do string `yaml:"do"`

	// verify: goes on as soon as the code was taken, and does not wait until it has had its effect
	Hasty bool `yaml:"hasty"`
	// invoice
	ID    string `yaml:"id"`
	DueIn int    `yaml:"due_in"`
	// invoice and pay; without it pay pays the invoice's whole amount
	Amount *Money `yaml:"amount"`
	// pay
	Invoice string `yaml:"invoice"`

	// decide
	Kind     string `yaml:"kind"`     // of what waits on the worklist for this customer
	Decision string `yaml:"decision"` // one of its options

	// await, one of
	Suspended string `yaml:"suspended"` // the reason for which an active customer has no service
	Cue       string `yaml:"cue"`       // given by whoever does something beside the story
	Notice    string `yaml:"notice"`
	Access    string `yaml:"access"`
	Closed    string `yaml:"closed"`
	Settled   bool   `yaml:"settled"`
	// Again waits for the second notice of that name.
	Again bool `yaml:"again"`
	// Within is wall time; zero is the story's own patience.
	Within time.Duration `yaml:"within"`
}

// What an act can do.
const (
	doVerify  = "verify"
	doResend  = "resend"
	doPrepay  = "prepay"
	doInvoice = "invoice"
	doPay     = "pay"
	doReverse = "reverse"
	doDecide  = "decide"
	doAwait   = "await"
)

// Standard is the story that ships with the project.
func Standard() (Script, error) { return Parse(storyFile) }

// Parse reads a story and refuses one that cannot be played.
func Parse(text []byte) (Script, error) {
	var s Script
	if err := yaml.UnmarshalWithOptions(text, &s, yaml.Strict()); err != nil {
		return Script{}, fmt.Errorf("the story: %w", err)
	}
	if len(s.Customers) == 0 {
		return Script{}, errors.New("the story has no customers")
	}
	for i := range s.Customers {
		life := &s.Customers[i]
		life.Signup.ID = life.ID
		if err := life.validate(); err != nil {
			return Script{}, fmt.Errorf("the story of %s: %w", life.ID, err)
		}
	}
	for _, crowd := range s.Crowds {
		if err := crowd.validate(); err != nil {
			return Script{}, fmt.Errorf("the story of the crowd %s: %w", crowd.ID, err)
		}
	}
	return s, nil
}

func (l Life) validate() error {
	if l.ID == "" || l.Ends == "" {
		return errors.New("id and ends are required")
	}
	for channel, dates := range l.Dates {
		if len(dates) != len(l.Notices[channel]) {
			return fmt.Errorf("dates: %d for %d notices by %s", len(dates), len(l.Notices[channel]), channel)
		}
	}
	invoiced, paid := map[string]bool{}, false
	for n, act := range l.Acts {
		var err error
		switch act.Do {
		case doVerify, doResend:
		case doPrepay:
			paid = true
		case doDecide:
			if act.Kind == "" || act.Decision == "" {
				err = errors.New("a decision needs kind and decision")
			}
		case doReverse:
			if !paid {
				err = errors.New("no payment before it")
			}
		case doInvoice:
			invoiced[act.ID] = true
			if act.ID == "" || act.Amount == nil {
				err = errors.New("an invoice needs id and amount")
			}
		case doPay:
			paid = true
			if !invoiced[act.Invoice] {
				err = fmt.Errorf("no invoice %q before it", act.Invoice)
			}
		case doAwait:
			if act.Notice != "" && l.place(act) == nil {
				err = fmt.Errorf("notice %q is not among the notices", act.Notice)
			}
		default:
			err = fmt.Errorf("unknown act %q", act.Do)
		}
		if err != nil {
			return fmt.Errorf("act %d: %w", n+1, err)
		}
	}
	return nil
}

// place is how many messages each channel must hold once the notice of the act is out; nil when it is nowhere.
func (l Life) place(act Act) map[string]int {
	nth := 1
	if act.Again {
		nth = 2
	}
	var place map[string]int
	for channel, levels := range l.Notices {
		seen := 0
		at := slices.IndexFunc(levels, func(level string) bool {
			if level == act.Notice {
				seen++
			}
			return seen == nth
		})
		if at >= 0 {
			if place == nil {
				place = map[string]int{}
			}
			place[channel] = at + 1
		}
	}
	return place
}

// total is what an invoice of this life amounts to.
func (l Life) total(invoice string) Money {
	for _, act := range l.Acts {
		if act.Do == doInvoice && act.ID == invoice {
			return *act.Amount
		}
	}
	return Money{}
}
