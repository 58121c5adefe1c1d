package calendar_test

import (
	"archive/zip"
	"crypto/sha256"
	"io"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
)

// everyZone are the zones that the programs carry (time/tzdata is made of this archive), one for each clock: many have
// several names. It does not matter which zones the machine knows.
var everyZone = sync.OnceValues(func() ([]*time.Location, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib/time/zoneinfo.zip"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = archive.Close() }()
	clocks := map[[32]byte]*time.Location{}
	for _, file := range archive.File {
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		f, err := file.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(f)
		if err != nil {
			return nil, err
		}
		if clocks[sha256.Sum256(data)], err = time.LoadLocationFromTZData(file.Name, data); err != nil {
			return nil, err
		}
	}
	return slices.Collect(maps.Values(clocks)), nil
})

// windows are those whose opening or closing a change of the clock can hit, and an ordinary one.
var windows = func() (all []calendar.Window) {
	for _, hours := range [][2]int{
		{9 * 60, 17 * 60}, {0, 24 * 60}, {0, 30}, {30, 60}, {60, 120}, {90, 160}, {120, 150}, {120, 180}, {150, 240}, {23 * 60, 24 * 60}, {23*60 + 30, 23*60 + 45},
	} {
		all = append(all, calendar.Window{From: hours[0], To: hours[1], Days: 127})
	}
	return all
}()

// inEveryZone spreads the zones over the processors.
func inEveryZone(t *testing.T, check func(t *testing.T, zone *time.Location)) {
	t.Helper()
	t.Parallel()
	zones, err := everyZone()
	require.NoError(t, err)
	require.Greater(t, len(zones), 300)
	const shares = 4
	for n := range shares {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for i := n; i < len(zones); i += shares {
				check(t, zones[i])
			}
		})
	}
}

func TestWindowsOnEveryDateInEveryZone(t *testing.T) {
	inEveryZone(t, func(t *testing.T, zone *time.Location) {
		for d, last := date(t, "2026-01-01"), date(t, "2027-12-31"); d <= last; d++ {
			checkWindows(t, zone, d)
		}
	})
}

// What happened to calendars before may happen again: dates left out, and set back, and changes at any hour.
func TestWindowsOnDatesThatWereStrange(t *testing.T) {
	t.Parallel()
	for _, strange := range []struct{ zone, from, to string }{
		{"Pacific/Apia", "2011-12-27", "2012-01-02"},        // no 30 December
		{"Pacific/Kwajalein", "1993-08-18", "1993-08-25"},   // no 21 August
		{"Pacific/Kiritimati", "1994-12-28", "1995-01-04"},  // no 31 December
		{"America/Sao_Paulo", "2018-11-02", "2018-11-06"},   // midnight left out
		{"America/Asuncion", "2019-03-22", "2019-03-26"},    // midnight back to 23:00
		{"America/St_Johns", "2006-10-27", "2006-10-31"},    // 00:01 back to 23:01 of the day before
		{"Australia/Lord_Howe", "2019-04-05", "2019-04-09"}, // back by half an hour
		{"Antarctica/Troll", "2019-03-29", "2019-04-02"},    // on by two hours
		{"Asia/Pyongyang", "2018-05-02", "2018-05-07"},      // on by half an hour, at 23:30
		{"Africa/Casablanca", "2019-05-03", "2019-06-12"},   // for Ramadan
		{"Europe/Lisbon", "1992-09-25", "1992-09-29"},       // two changes in one
		{"America/Argentina/San_Luis", "2008-01-19", "2008-01-23"},
	} {
		for d := date(t, strange.from); d <= date(t, strange.to); d++ {
			checkWindows(t, zone(t, strange.zone), d)
		}
	}
	samoa := calendar.Calendar{Zone: zone(t, "Pacific/Apia"), Window: windows[0]}
	require.Equal(t, "2011-12-31", samoa.NextOpen(date(t, "2011-12-30")).String())
	require.Equal(t, "2011-12-29", samoa.LastOpen(date(t, "2011-12-30")).String())
	require.Equal(t, "2011-12-31T09:00:00+14:00", samoa.NextInstant(samoa.Closing(date(t, "2011-12-29"))).Format(time.RFC3339))
}

// checkWindows holds each window on one date against what the clock shows. A date is open as long as the window's
// readings come without a break, and if they come twice, as long as the longer of the two lasts.
func checkWindows(t *testing.T, zone *time.Location, d calendar.Date) {
	var shown []reading // only where the clock changes are they listed minute by minute
	_, before := d.Add(-2).Midnight().In(zone).Zone()
	_, after := d.Add(3).Midnight().In(zone).Zone()
	changes := before != after
	if changes {
		shown = readings(zone, d)
	}
	for _, w := range windows {
		c := calendar.Calendar{Zone: zone, Window: w}
		opens, closes := c.Opening(d), c.Closing(d)
		if !changes {
			if !c.Open(d) || opens.Unix() != d.Midnight().Unix()+int64(w.From*60-before) || closes.Sub(opens) != time.Duration(w.To-w.From)*time.Minute {
				t.Fatalf("%s %s %v: %s to %s", zone, d, w, opens, closes)
			}
			continue
		}
		first, last := longest(shown, w)
		if open := last > first; c.Open(d) != open || open && (opens.Unix() != first || closes.Unix() != last) {
			t.Fatalf("%s %s %v: %s to %s, open %t; it shows that from %s to %s", zone, d, w, opens, closes, c.Open(d),
				time.Unix(first, 0).In(zone), time.Unix(last, 0).In(zone))
		}
	}
	c := calendar.Calendar{Zone: zone, Window: windows[0]}
	for _, at := range []time.Time{c.Opening(d), c.Opening(d).Add(-time.Second), c.Closing(d), c.Closing(d).Add(-time.Second)} {
		next := c.NextInstant(at)
		if !c.Within(next) || next.Before(at) || c.Within(at) != next.Equal(at) || next.Sub(at) > 49*time.Hour {
			t.Fatalf("%s: after %s comes %s", zone, at, next)
		}
		if next.After(at) && (next != c.Opening(c.Date(next)) || c.Within(next.Add(-time.Second)) || c.Open(c.Date(next)-1) && c.Opening(c.Date(next)-1).After(at)) {
			t.Fatalf("%s: %s is not the first opening after %s", zone, next, at)
		}
	}
}

// reading is a minute that begins at an instant, as the clock shows it.
type reading struct {
	at     int64
	minute int
}

// readings are the minutes of the date that the clock shows.
func readings(zone *time.Location, d calendar.Date) (shown []reading) {
	midnight := d.Midnight().Unix()
	for at := midnight - 16*3600; at < midnight+40*3600; at += 60 {
		_, offset := time.Unix(at, 0).In(zone).Zone()
		if after := at + int64(offset) - midnight; after >= 0 && after < 24*3600 {
			shown = append(shown, reading{at, int(after / 60)})
		}
	}
	return shown
}

// longest is the first of the longest stretches in which the window's readings are shown.
func longest(shown []reading, w calendar.Window) (first, last int64) {
	var from, until int64
	for _, r := range shown {
		if r.minute < w.From || r.minute >= w.To {
			continue
		}
		if r.at != until {
			from = r.at
		}
		if until = r.at + 60; until-from > last-first {
			first, last = from, until
		}
	}
	return first, last
}
