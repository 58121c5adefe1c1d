package screening

import "strings"

// subject is what a check is about, for people.
func (c Check) subject() string {
	switch c {
	case NumberType:
		return "the phone's kind of line"
	case NumberCountry:
		return "the phone's country"
	case EmailDomain:
		return "the e-mail domain"
	case Country:
		return "the country"
	case Funding:
		return "the payment instrument's funding"
	case SameFingerprint:
		return "customers who had this payment instrument before"
	case SamePhone:
		return "customers who had this phone before"
	case SameEmail:
		return "customers who had this e-mail address before"
	case Register:
		return "the credit or business register"
	}
	return string(c)
}

// tell words what a check found.
func (c Check) tell(value string) string {
	says := " is " + strings.ReplaceAll(value, "_", " ")
	switch {
	case value == NoAnswer:
		says = " was asked and did not answer in time"
	case value == Unknown:
		says = " is not known"
	case c == NumberType && value == Company:
		says = " is a company's (uan)"
	case c == Country && value == Listed:
		says = " is on the list"
	case c == Country && value == NotListed:
		says = " is not on the list"
	case c == NumberCountry && value == Same:
		says = " is the customer's"
	case c == NumberCountry && value == Other:
		says = " is not the customer's"
	case c == EmailDomain && value == Disposable:
		says = " is one of mailboxes that are thrown away"
	case c == Register && value == string(Pass):
		says = " has nothing against the customer"
	case c == Register && value == string(Refer):
		says = " advises that a person looks"
	case c == Register && value == string(Refuse):
		says = " advises against the customer"
	case value == None:
		says = ": there is none"
	}
	return c.subject() + says
}
