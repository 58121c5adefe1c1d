package calendar

import (
	"strings"
	"sync/atomic"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ar"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/bg"
	"github.com/rickar/cal/v2/br"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/cz"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/gr"
	"github.com/rickar/cal/v2/hr"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/jp"
	"github.com/rickar/cal/v2/lt"
	"github.com/rickar/cal/v2/lv"
	"github.com/rickar/cal/v2/mw"
	"github.com/rickar/cal/v2/nc"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/ro"
	"github.com/rickar/cal/v2/ru"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/si"
	"github.com/rickar/cal/v2/sk"
	"github.com/rickar/cal/v2/ua"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"
)

// Holidays tells which dates are public holidays in a country (ISO 3166-1 alpha-2) and, where they are known to
// differ, its region (ISO 3166-2, with or without the country: "BY" or "DE-BY"). Both the day itself and the day on
// which it is observed count. Without a known region only what is a holiday in every region counts; a country whose
// holidays are not known has none, and nil is returned. Safe for concurrent use, and cheap to call: a year is
// worked out once in the life of the process.
func Holidays(country, region string) func(Date) bool {
	country = strings.ToUpper(country)
	region = strings.TrimPrefix(strings.ToUpper(region), country+"-")
	p, ok := places[country+"-"+region]
	if !ok {
		p, ok = places[country]
	}
	if !ok {
		return nil
	}
	return p.holiday
}

// The years that are remembered. Others, which no living debt has, are worked out at each call.
const (
	firstYear = 1990
	yearCount = 110
)

// yearSet has one bit for each day of a year.
type yearSet [6]uint64

// place is one country or region. What it remembers only ever goes from nil to the one right answer.
type place struct {
	days  []*cal.Holiday
	years [yearCount]atomic.Pointer[yearSet]
}

func (p *place) holiday(d Date) bool {
	t := d.Midnight()
	day := t.YearDay() - 1
	set := p.year(t.Year())
	return set[day/64]&(1<<(day%64)) != 0
}

func (p *place) year(year int) *yearSet {
	i := year - firstYear
	if i < 0 || i >= yearCount {
		return p.workOut(year)
	}
	if set := p.years[i].Load(); set != nil {
		return set
	}
	set := p.workOut(year)
	p.years[i].Store(set)
	return set
}

// workOut asks for the years around too: New Year's Day may be observed on the last day of the year before.
func (p *place) workOut(year int) *yearSet {
	set := new(yearSet)
	for _, h := range p.days {
		if h.Type == cal.ObservanceOther || h.Type == cal.ObservanceReligious {
			continue
		}
		for y := year - 1; y <= year+1; y++ {
			actual, observed := h.Calc(y)
			set.add(year, actual)
			set.add(year, observed)
		}
	}
	return set
}

func (s *yearSet) add(year int, t time.Time) {
	if t.IsZero() {
		return
	}
	// The library answers midnight in the machine's zone, and where that midnight is skipped, the hour beside it.
	t = t.Add(12 * time.Hour)
	if t.Year() == year {
		day := t.YearDay() - 1
		s[day/64] |= 1 << (day % 64)
	}
}

// places holds every country and region that the library knows, by "DE" and "DE-BY". It is filled once and never
// grows, which bounds what is remembered.
var places = func() map[string]*place {
	m := make(map[string]*place)
	add := func(country string, national []*cal.Holiday, regions map[string][]*cal.Holiday) {
		if national == nil {
			national = common(regions)
		}
		m[country] = &place{days: national}
		for region, days := range regions {
			m[country+"-"+region] = &place{days: days}
		}
	}
	for country, days := range map[string][]*cal.Holiday{
		"AR": ar.Holidays, "AT": at.Holidays, "BE": be.Holidays, "BG": bg.Holidays, "BR": br.Holidays,
		"CA": ca.Holidays, "CZ": cz.Holidays, "DK": dk.Holidays, "ES": es.Holidays, "FR": fr.Holidays,
		"GB": gb.Holidays, "GR": gr.Holidays, "HR": hr.Holidays, "IE": ie.Holidays, "IT": it.Holidays,
		"JP": jp.Holidays, "LT": lt.Holidays, "LV": lv.Holidays, "MW": mw.Holidays, "NC": nc.Holidays,
		"NL": nl.Holidays, "NO": no.Holidays, "NZ": nz.Holidays, "PL": pl.Holidays, "RO": ro.Holidays,
		"RU": ru.Holidays, "SE": se.Holidays, "SI": si.Holidays, "SK": sk.Holidays, "UA": ua.Holidays,
		"US": us.Holidays, "ZA": za.Holidays,
	} {
		add(country, days, nil)
	}
	add("DE", de.Holidays, map[string][]*cal.Holiday{
		"BW": de.HolidaysBW, "BY": de.HolidaysBY, "BE": de.HolidaysBE, "BB": de.HolidaysBB, "HB": de.HolidaysHB,
		"HH": de.HolidaysHH, "HE": de.HolidaysHE, "MV": de.HolidaysMV, "NI": de.HolidaysNI, "NW": de.HolidaysNW,
		"RP": de.HolidaysRP, "SL": de.HolidaysSL, "SN": de.HolidaysSN, "ST": de.HolidaysST, "SH": de.HolidaysSH,
		"TH": de.HolidaysTH,
	})
	add("AU", nil, map[string][]*cal.Holiday{
		"ACT": au.HolidaysACT, "NSW": au.HolidaysNSW, "NT": au.HolidaysNT, "QLD": au.HolidaysQLD,
		"SA": au.HolidaysSA, "TAS": au.HolidaysTAS, "VIC": au.HolidaysVIC, "WA": au.HolidaysWA,
	})
	// The library's list for the whole of Switzerland holds every canton's days, so it is not used.
	add("CH", nil, map[string][]*cal.Holiday{
		"ZH": ch.HolidaysZH, "BE": ch.HolidaysBE, "LU": ch.HolidaysLU, "UR": ch.HolidaysUR, "SZ": ch.HolidaysSZ,
		"OW": ch.HolidaysOW, "NW": ch.HolidaysNW, "GL": ch.HolidaysGL, "ZG": ch.HolidaysZG, "FR": ch.HolidaysFR,
		"SO": ch.HolidaysSO, "BS": ch.HolidaysBS, "BL": ch.HolidaysBL, "SH": ch.HolidaysSH, "AR": ch.HolidaysAR,
		"AI": ch.HolidaysAI, "SG": ch.HolidaysSG, "GR": ch.HolidaysGR, "AG": ch.HolidaysAG, "TG": ch.HolidaysTG,
		"VD": ch.HolidaysVD, "TI": ch.HolidaysTI, "VS": ch.HolidaysVS, "NE": ch.HolidaysNE, "GE": ch.HolidaysGE,
		"JU": ch.HolidaysJU,
	})
	return m
}()

// common lists the holidays that all regions have.
func common(regions map[string][]*cal.Holiday) []*cal.Holiday {
	count := make(map[*cal.Holiday]int)
	var all []*cal.Holiday
	for _, days := range regions {
		for _, h := range days {
			if count[h]++; count[h] == len(regions) {
				all = append(all, h)
			}
		}
	}
	return all
}
