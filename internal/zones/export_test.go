package zones

// Table are the zones of each country.
func Table() map[string][]string { return byCountry() }
