package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway/intake"
)

// A tenant's file is taken with values that hold everywhere, or refused with line and column.
func FuzzTenantFile(f *testing.F) {
	for _, text := range []string{
		"name: Harbour Utilities\npostal_address: |\n  1 Quay\n  Harbour\nlocale: en-GB\ntime_zone: Europe/London\npolicy: standard\n",
		"name: &a x\nlocale: *a\n", "{name: x}", "- name", "name: x\n---\nname: y", "name: 5", "cap: 3", "name: x\ncap: {notices: 4, days: 7}", "name: x\ncap: {days: 0x7}", "name: x\ncodes: {number: 5, tenant: 2000}", "name: x\ncountries: [US, NO]", "name: x\ncountries: {US: DE}", "name: x\nholidays: [{on: 2026-12-24}, {every: \"12-24\", country: NO}]", "name: x\nname: y", "\x00", "? [a]\n: b", "<<: {name: x}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		tenant, err := parseTenant("harbour", text, true)
		if err != nil {
			require.True(t, strings.HasPrefix(err.Error(), "the tenant's file "), err.Error())
			return
		}
		require.NotEmpty(t, strings.TrimSpace(tenant.Name))
		require.LessOrEqual(t, utf8.RuneCountInString(tenant.Name), maxName)
		require.LessOrEqual(t, utf8.RuneCountInString(tenant.PostalAddress), maxAddress)
		require.NoError(t, intake.Locale(tenant.Locale))
		require.NoError(t, intake.Zone(tenant.TimeZone))
		require.NoError(t, intake.ID(tenant.Policy))
		require.LessOrEqual(t, len(tenant.Holidays), maxHolidays)
		for _, h := range tenant.Holidays {
			require.True(t, (h.On == nil) != (h.Every == "") && (h.Region == "" || h.Country != ""))
		}
		require.True(t, tenant.Cap.Notices >= 1 && tenant.Cap.Notices <= maxCapNotices && tenant.Cap.Days >= 1 && tenant.Cap.Days <= maxCapDays)
	})
}
