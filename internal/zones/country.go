package zones

import (
	_ "embed" // the table
	"strings"
	"sync"
)

//go:embed zone.tab
var table string

// byCountry are the zones of each country, in the table's order.
var byCountry = sync.OnceValue(func() map[string][]string {
	zones := map[string][]string{}
	for line := range strings.Lines(table) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(columns) < 3 {
			continue
		}
		zones[columns[0]] = append(zones[columns[0]], columns[2])
	}
	return zones
})

// ofCountry are the zones of a country; none where it is not in the table.
func ofCountry(country string) []string { return oneForEachClock(byCountry()[country]) }
