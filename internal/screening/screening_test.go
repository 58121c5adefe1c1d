package screening_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/screening"
	"arrears/internal/screening/disposable"
)

func TestStandardTableLeavesOrdinaryCustomersAlone(t *testing.T) {
	t.Parallel()
	standard := screening.Standard()
	for name, a := range map[string]screening.Applicant{
		"a number for stories":       {Phone: "+12025550101", Email: "office@bakery.example", Country: "US"},
		"a German mobile":            {Phone: "+4915112345678", Email: "erika@gmx.de", Country: "DE"},
		"a landline":                 {Phone: "+493012345678", Email: "info@firma.example", Country: "DE"},
		"a number from elsewhere":    {Phone: "+12025550101", Email: "office@bakery.example", Country: "FR"},
		"a credit card":              {Phone: "+12025550101", Email: "a@b.example", Country: "US", Instrument: &screening.Instrument{Type: "card", Funding: "credit", Fingerprint: "f"}},
		"a family":                   {Phone: "+12025550101", Email: "a@b.example", Country: "US", SamePhone: 7, SameEmail: 0},
		"a card of two sister firms": {Phone: "+12025550101", Email: "a@b.example", Country: "US", SameFingerprint: 2, Instrument: &screening.Instrument{Fingerprint: "f"}},
		"an address that forwards":   {Phone: "+12025550101", Email: "a@duck.com", Country: "US"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := screening.Judge(standard, screening.Look(standard, a))
			require.Equal(t, screening.Pass, v.Outcome, v.Lines)
		})
	}
}

func TestWhatTheStandardTableStops(t *testing.T) {
	t.Parallel()
	standard := screening.Standard()
	fine := screening.Applicant{Phone: "+12025550101", Email: "office@bakery.example", Country: "US"}
	card := func(i screening.Instrument) func(*screening.Applicant) {
		return func(a *screening.Applicant) { a.Instrument = &i }
	}
	for name, c := range map[string]struct {
		change func(*screening.Applicant)
		want   screening.Outcome
	}{
		"a prepaid card":            {card(screening.Instrument{Type: "card", Funding: "Prepaid"}), screening.Refuse},
		"stored value by funding":   {card(screening.Instrument{Funding: "stored-value"}), screening.Refuse},
		"stored value by type":      {card(screening.Instrument{Type: "Gift Card", Funding: "debit"}), screening.Refuse},
		"a mailbox for ten minutes": {func(a *screening.Applicant) { a.Email = "x@MAILINATOR.com" }, screening.Refer},
		"a domain below one":        {func(a *screening.Applicant) { a.Email = "x@eu.mailinator.com" }, screening.Refer},
		"a premium number":          {func(a *screening.Applicant) { a.Phone, a.Country = "+499001234567", "DE" }, screening.Refuse},
		"a card of many": {func(a *screening.Applicant) {
			a.Instrument, a.SameFingerprint = &screening.Instrument{Fingerprint: "f"}, 3
		}, screening.Refer},
		"a card of very many": {func(a *screening.Applicant) {
			a.Instrument, a.SameFingerprint = &screening.Instrument{Fingerprint: "f"}, 10
		}, screening.Refuse},
		"a phone of many":               {func(a *screening.Applicant) { a.SamePhone = 20 }, screening.Refer},
		"a toll-free number of another": {func(a *screening.Applicant) { a.Phone, a.Country = "+18005550199", "DE" }, screening.Refer},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := fine
			c.change(&a)
			v := screening.Judge(standard, screening.Look(standard, a))
			require.Equal(t, c.want, v.Outcome, v.Lines)
		})
	}
}

func TestNobodyIsOnAListUnlessTheTableSaysSo(t *testing.T) {
	t.Parallel()
	a := screening.Applicant{Phone: "+12025550101", Email: "office@bakery.example", Country: "XK"}
	table := screening.Standard()
	require.Contains(t, screening.Look(table, a), screening.Finding{Check: screening.Country, Value: screening.NotListed})
	table, err := screening.Parse([]byte("table: own\nname: Own\nhigh_risk: {as_of: 2026-10-24, source: the regulator, countries: [XK, AA], is: refuse}\n"))
	require.NoError(t, err)
	v := screening.Judge(table, screening.Look(table, a))
	require.Equal(t, screening.Refuse, v.Outcome)
	at := slices.IndexFunc(v.Lines, func(l screening.Line) bool { return l.Check == screening.Country })
	require.Equal(t, "the country is on the list of 2026-10-24 (the regulator): refused", v.Lines[at].Text)
}

func TestRegisterAloneOnlyRefers(t *testing.T) {
	t.Parallel()
	adverse := []screening.Finding{{Check: screening.Register, Value: "refuse"}}
	require.Equal(t, screening.Refer, screening.Judge(screening.Standard(), adverse).Outcome)
	silent, err := screening.Parse([]byte("table: own\nname: Own\n"))
	require.NoError(t, err)
	require.Equal(t, screening.Refer, screening.Judge(silent, adverse).Outcome, "whatever the table forgets")
	stands, err := screening.Parse([]byte("table: own\nname: Own\nchecks: {register: {refuse: refuse}}\n"))
	require.NoError(t, err)
	require.Equal(t, screening.Refuse, screening.Judge(stands, adverse).Outcome)
}

func TestDisposableDomains(t *testing.T) {
	t.Parallel()
	for domain, want := range map[string]bool{
		"mailinator.com": true, "Mailinator.COM.": true, "a.b.mailinator.com": true, "mailinator.com.bakery.example": false, "gmail.com": false,
		"example.com": false, "bakery.example": false, "com": false, "": false, "mozmail.com": false,
	} {
		require.Equal(t, want, disposable.Has(domain), domain)
	}
}

// anyTable draws a table, and what it says of each check that a finding can be of.
func anyTable(t *rapid.T) screening.Table {
	effect := rapid.Custom(func(t *rapid.T) screening.Effect {
		switch outcome := rapid.SampledFrom([]screening.Outcome{screening.Pass, screening.Pass, screening.Refer, screening.Refuse}).Draw(t, "outcome"); outcome {
		case screening.Pass:
			return screening.Effect{Outcome: outcome, Points: rapid.IntRange(0, 60).Draw(t, "points")}
		default:
			return screening.Effect{Outcome: outcome}
		}
	})
	table := screening.Table{
		ReferAt: rapid.SampledFrom([]int{0, 1, 50}).Draw(t, "refer at"), RefuseAt: rapid.SampledFrom([]int{0, 60, 100}).Draw(t, "refuse at"),
		Words: map[screening.Check]map[string]screening.Effect{}, Counts: map[screening.Check][]screening.Threshold{},
	}
	for _, c := range screening.Checks {
		if words := c.Values(); len(words) > 0 {
			table.Words[c] = rapid.MapOf(rapid.SampledFrom(words), effect).Draw(t, string(c))
			continue
		}
		table.Counts[c] = []screening.Threshold{{From: 1, Effect: effect.Draw(t, "one")}, {From: 5, Effect: effect.Draw(t, "five")}}
	}
	return table
}

func anyFindings(t *rapid.T) (findings []screening.Finding) {
	for _, c := range rapid.SliceOfDistinct(rapid.SampledFrom(screening.Checks), rapid.ID[screening.Check]).Draw(t, "checks") {
		f := screening.Finding{Check: c}
		if words := c.Values(); len(words) > 0 {
			f.Value = rapid.SampledFrom(words).Draw(t, "value")
		} else {
			f.Count = rapid.IntRange(0, 9).Draw(t, "count")
		}
		findings = append(findings, f)
	}
	return findings
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table, findings := anyTable(t), anyFindings(t)
		v := screening.Judge(table, findings)

		require.Equal(t, v, screening.Judge(table, rapid.Permutation(findings).Draw(t, "order")), "the order does not matter")
		require.Len(t, v.Lines, len(findings))
		sum := 0
		for _, line := range v.Lines {
			sum += line.Points
			if line.Outcome == screening.Refuse {
				require.Equal(t, screening.Refuse, v.Outcome, "a refusal is never outvoted")
			}
			if line.Outcome == screening.Refer || line.Value == screening.NoAnswer {
				require.NotEqual(t, screening.Pass, v.Outcome, "nor does anybody pass whom a person is to look at, or a check did not answer for")
			}
			require.NotEmpty(t, line.Text)
		}
		require.Equal(t, sum, v.Score, "the lines explain the score")

		more := screening.Judge(table, slices.DeleteFunc(slices.Clone(findings), func(screening.Finding) bool { return rapid.Bool().Draw(t, "leave out") }))
		rank := []screening.Outcome{screening.Pass, screening.Refer, screening.Refuse}
		require.LessOrEqual(t, slices.Index(rank, more.Outcome), slices.Index(rank, v.Outcome), "a further finding never helps")
	})
}

func TestParse(t *testing.T) {
	t.Parallel()
	const head = "table: own\nname: Own\n"
	for name, c := range map[string]struct{ file, want string }{
		"nothing":                {"", "line 1, column 1: the file is empty"},
		"no YAML":                {"table: [", "line 1, column"},
		"an unknown key":         {head + "colour: red\n", `line 3, column 1: unknown field "colour"`},
		"an unknown check":       {head + "checks:\n  shoes: {big: refer}\n", `line 4, column 10: there is no check "shoes"; there are number_type`},
		"an unknown word":        {head + "checks:\n  funding: {cash: refer}\n", `line 4, column 19: funding never finds "cash"; it finds prepaid`},
		"no meaning":             {head + "checks:\n  funding: {prepaid: maybe}\n", "line 4, column 22: funding: prepaid: write points from 0 to 1000, or pass, refer or refuse"},
		"points below zero":      {head + "checks: {funding: {prepaid: -5}}\n", "funding: prepaid: write points"},
		"half a point":           {head + "checks: {funding: {prepaid: 0.5}}\n", "funding: prepaid: write points"},
		"an answer that none is": {head + "checks: {register: {no_answer: pass}}\n", "a check that nobody answered never passes"},
		"points for no answer":   {head + "checks: {register: {no_answer: 10}}\n", "a check that nobody answered never passes"},
		"thresholds that fall":   {head + "checks: {same_phone: [{from: 3, is: 1}, {from: 2, is: 5}]}\n", "thresholds must rise"},
		"a threshold of nothing": {head + "checks: {same_phone: [{from: 0, is: 1}]}\n", "with N from 1 to 1000"},
		"no threshold":           {head + "checks: {same_phone: 3}\n", "write a list of 1 to 10 thresholds"},
		"limits the wrong way":   {head + "refer_at: 50\nrefuse_at: 40\n", "line 4, column 12: refuse_at: must not be below refer_at"},
		"a limit of nothing":     {head + "refer_at: 0\n", "write points from 1"},
		"no time":                {head + "refer: {within: 0d}\n", `within: "0d": write whole dates from 1d to 60d`},
		"hours":                  {head + "refer: {within: 48h}\n", "write whole dates"},
		"another default":        {head + "refer: {else: wait}\n", `else: "wait": write refuse or approve`},
		"a list of no date":      {head + "high_risk: {source: me, countries: [DE]}\n", "as_of: write the list's date"},
		"a list of nobody's":     {head + "high_risk: {as_of: 2026-10-24, countries: [DE]}\n", "source: write one line"},
		"a list of nothing":      {head + "high_risk: {as_of: 2026-10-24, source: me}\n", "countries: name one at least"},
		"a country by name":      {head + "high_risk: {as_of: 2026-10-24, source: me, countries: [DE, Atlantis]}\n", `line 3, column 60: countries: "Atlantis": write ISO 3166-1`},
		"the country as a check": {head + "checks: {country: {listed: refuse}}\n", "name the countries under high_risk"},
		"an id with a blank":     {"table: my own\nname: Own\n", "line 1, column 8: table: write 1 to 64"},
		"no name":                {"table: own\n", "name: write one line"},
		"an anchor":              {head + "checks: &all {}\n", "anchors, aliases, merges and tags are not allowed"},
		"two documents":          {head + "---\n" + head, "a file holds one table"},
		"not UTF-8":              {head + "# \xff\n", "save it as UTF-8"},
		"too long":               {head + strings.Repeat("# long\n", 10_000), "at most 65536 are allowed"},
		"a maze":                 {head + "checks: " + strings.Repeat("[", 600), "lists and mappings; at most 500"},
		"twice the same":         {head + "name: Other\n", "line 3, column 1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := screening.Parse([]byte(c.file))
			var wrong *screening.Error
			require.ErrorAs(t, err, &wrong)
			require.ErrorContains(t, err, c.want)
		})
	}
	_, err := screening.Parse([]byte("table: my own\nrefer_at: 0\n"))
	var wrong *screening.Error
	require.ErrorAs(t, err, &wrong)
	require.Len(t, wrong.Problems, 3, "everything that is wrong is told at once")
	for text, says := range map[string]string{
		"table: own\nname: Own\nrefer_at: many\n": "line 3, column 11: write a whole number",
		"table: own\nname: [Own]\n":               "line 2, column 7: write text, in quotes",
	} {
		_, err := screening.Parse([]byte(text))
		require.ErrorContains(t, err, says)
	}
}

func TestWhatHoldsWhereATableSaysNothing(t *testing.T) {
	t.Parallel()
	table, err := screening.Parse([]byte("table: own\nname: Own\n"))
	require.NoError(t, err)
	require.Equal(t, 2, table.ReferWithin)
	require.Equal(t, screening.Refuse, table.Otherwise)
	require.Zero(t, table.ReferAt)
	table, err = screening.Parse([]byte("table: own\nname: Own\nrefer: {within: 5d, else: approve}\n"))
	require.NoError(t, err)
	require.Equal(t, 5, table.ReferWithin)
	require.Equal(t, screening.Pass, table.Otherwise)
}

func TestExplain(t *testing.T) {
	t.Parallel()
	text := screening.Explain(screening.Standard())
	for _, line := range []string{
		"- the phone's kind of line is premium: refused\n",
		"- the payment instrument's funding is stored value: refused\n",
		"- customers who had this payment instrument before, 10 or more: refused\n",
		"- the credit or business register advises against the customer: a person decides\n",
		"- the credit or business register was asked and did not answer in time: a person decides\n",
		"From 50 points on, a person decides.\n", "From 120 points on, the sign-up is refused.\n",
		"A person has 2 days to decide; after that the sign-up is refused.\n",
	} {
		require.Contains(t, text, line)
	}
	table, err := screening.Parse([]byte("table: own\nname: Own\nhigh_risk: {as_of: 2026-10-24, source: the regulator, countries: [YY, XX], is: 30}\nrefer: {within: 1d, else: approve}\n"))
	require.NoError(t, err)
	text = screening.Explain(table)
	require.Contains(t, text, "- the country is on the list of 2026-10-24 (the regulator): 30 points, for XX, YY\n")
	require.Contains(t, text, "A person has 1 day to decide; after that the sign-up is approved.\n")
	require.NotContains(t, text, "points on")
}

func FuzzParse(f *testing.F) {
	f.Add(screening.StandardFile())
	f.Add([]byte("table: own\nname: Own\nchecks: {\"a[b.c\": {x: 1}, same_phone: [{from: 1, is: 2}]}\n"))
	f.Add([]byte("table: own\nname: Own\nhigh_risk: {as_of: 2026-10-24, source: x, countries: [DE]}\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		table, err := screening.Parse(file)
		if err != nil {
			var wrong *screening.Error
			require.ErrorAs(t, err, &wrong)
			require.NotEmpty(t, wrong.Problems)
			return
		}
		require.NotEmpty(t, screening.Explain(table))
		screening.Judge(table, screening.Look(table, screening.Applicant{Phone: "+12025550101", Country: "DE"}))
	})
}
