package codecap

import "cmp"

// Limits are how many requests one subject of each scope may have within a Window. Zero: as many as Default says.
type Limits struct {
	Number  int `json:"number,omitempty"`
	Prefix  int `json:"prefix,omitempty"`
	IP      int `json:"ip,omitempty"`
	Country int `json:"country,omitempty"`
	Tenant  int `json:"tenant,omitempty"`
}

// Default are the limits of whoever names no others.
var Default = Limits{Number: 5, Prefix: 20, IP: 20, Country: 500, Tenant: 2000}

// OrDefault has every limit that is not set be that of Default.
func (l Limits) OrDefault() Limits {
	return Limits{
		Number: cmp.Or(l.Number, Default.Number), Prefix: cmp.Or(l.Prefix, Default.Prefix), IP: cmp.Or(l.IP, Default.IP),
		Country: cmp.Or(l.Country, Default.Country), Tenant: cmp.Or(l.Tenant, Default.Tenant),
	}
}

// Of is how many requests one subject of a scope may have within a Window.
func (l Limits) Of(s Scope) int {
	return map[Scope]int{Number: l.Number, Prefix: l.Prefix, IP: l.IP, Country: l.Country, Tenant: l.Tenant}[s]
}
