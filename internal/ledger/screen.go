package ledger

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/screening"
)

const (
	// answersWithin is how long others have to answer a check, in wall time: longer than a restart of ours takes. Who does not counts
	// as a check without an answer.
	answersWithin = 5 * time.Minute
	// countedTo bounds how many others are counted who have the same.
	countedTo = 1000
)

// begun is a screening that is under way, or was; the zero value is none.
type begun struct {
	table   string
	version int32
	wall    time.Time
	awaits  []screening.Check // that others are asked for

	unanswered []screening.Check // of awaits; known once this transaction has looked
}

func (b begun) answerBy() time.Time { return b.wall.Add(answersWithin) }

func (t *transaction) loadScreening(row db.CustomerRow) {
	t.begun = begun{table: row.ScreeningTable, version: row.ScreeningVersion, wall: row.ScreeningWall}
	for _, check := range row.ScreeningAwaits {
		t.begun.awaits = append(t.begun.awaits, screening.Check(check))
	}
	t.account.Screened = dunning.Screened{}
	if row.ScreeningOutcome == "" {
		return
	}
	t.account.Screened = dunning.Screened{
		Verdict: dunning.Verdict(row.ScreeningOutcome), At: row.ScreenedAt,
		DecideBy: row.ScreeningDecideBy, Otherwise: dunning.Verdict(row.ScreeningOtherwise),
		Ruling: dunning.Verdict(row.ScreeningRuling), RuledAt: row.ScreeningRuledAt,
	}
}

// screen has a sign-up looked at that has come to the checks. What needs nobody else is found out at once; once the others have
// answered, or their time is over, the table judges. It costs nothing while a referral waits for a human.
func (t *transaction) screen(ctx context.Context) error {
	if t.account.Screened.Verdict != "" {
		return nil
	}
	table, findings, err := t.findings(ctx)
	if err != nil {
		return err
	}
	answered := func(c screening.Check) bool {
		return slices.ContainsFunc(findings, func(f screening.Finding) bool { return f.Check == c })
	}
	t.begun.unanswered = slices.DeleteFunc(slices.Clone(t.begun.awaits), answered)
	if len(t.begun.unanswered) > 0 && t.now.Wall.Before(t.begun.answerBy()) {
		return nil
	}
	for _, check := range t.begun.unanswered {
		silence := screening.Silence(check, t.row.Phone)
		if err := t.find(ctx, silence); err != nil {
			return err
		}
		findings = append(findings, silence)
	}
	t.begun.unanswered = nil
	return t.judge(ctx, table, screening.Judge(table, findings))
}

// findings are what the checks found so far, by the table that was in force when the sign-up came to them.
func (t *transaction) findings(ctx context.Context) (screening.Table, []screening.Finding, error) {
	if t.begun.table == "" {
		return t.beginScreening(ctx)
	}
	table, err := t.store.screeningTable(ctx, t.Queries, t.ref.Tenant, t.begun.version)
	if err != nil {
		return table, nil, err
	}
	rows, err := t.Findings(ctx, db.FindingsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	found := make([]screening.Finding, len(rows))
	for i, r := range rows {
		found[i] = screening.Finding{Check: screening.Check(r.Check), Value: r.Value, Count: int(r.Count), Reasons: r.Reasons}
	}
	return table, found, err
}

// beginScreening does the checks that need nobody else. Sign-ups that have anything in common come here one after the other: each
// counts those before it, whoever signed up first.
func (t *transaction) beginScreening(ctx context.Context) (table screening.Table, found []screening.Finding, err error) {
	instrument, err := instrumentOf(t.row)
	if err != nil {
		return table, nil, err
	}
	fingerprint := ""
	if instrument != nil {
		fingerprint = instrument.Fingerprint
	}
	alike := []string{"phone/" + t.row.Phone, "email/" + strings.ToLower(t.row.Email)}
	if fingerprint != "" {
		alike = append(alike, "fingerprint/"+fingerprint)
	}
	if err := t.LockApplicants(ctx, db.LockApplicantsParams{Tenant: t.ref.Tenant, Words: alike}); err != nil {
		return table, nil, err
	}
	around, err := t.LookAround(ctx, db.LookAroundParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Phone: t.row.Phone, Email: t.row.Email, Fingerprint: fingerprint, UpTo: countedTo,
	})
	if err != nil {
		return table, nil, err
	}
	if table, err = t.store.screeningTable(ctx, t.Queries, t.ref.Tenant, around.Version); err != nil {
		return table, nil, err
	}
	t.begun = begun{table: table.ID, version: around.Version, wall: t.now.Wall, awaits: t.store.asks}
	for _, f := range screening.Look(table, screening.Applicant{
		Phone: t.row.Phone, Email: t.row.Email, Country: t.row.Country, Instrument: instrument,
		SamePhone: int(around.SamePhone), SameEmail: int(around.SameEmail), SameFingerprint: int(around.SameFingerprint),
	}) {
		if !slices.Contains(t.begun.awaits, f.Check) { // else somebody knows it better
			found = append(found, f)
		}
	}
	if err := t.BeginScreening(ctx, db.BeginScreeningParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, TableID: table.ID, Version: around.Version, TableHash: table.Hash,
		BeganAt: t.asOf(), BeganWall: t.now.Wall, Awaits: wordsOf(t.begun.awaits),
	}); err != nil {
		return table, nil, err
	}
	return table, found, t.find(ctx, found...)
}

func instrumentOf(row db.Customer) (*screening.Instrument, error) {
	var profile struct {
		Instrument *screening.Instrument `json:"payment_instrument"`
	}
	err := json.Unmarshal(row.Profile, &profile)
	return profile.Instrument, err
}

// find records what checks found. What was found before stays.
func (t *transaction) find(ctx context.Context, found ...screening.Finding) error {
	rows := db.AddFindingsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer, At: t.asOf(), Wall: t.now.Wall}
	for _, f := range found {
		rows.Checks, rows.WordValues = append(rows.Checks, string(f.Check)), append(rows.WordValues, f.Value)
		rows.Counts, rows.Reasons = append(rows.Counts, int32(f.Count)), append(rows.Reasons, strings.Join(f.Reasons, ","))
	}
	return t.AddFindings(ctx, rows)
}

// judge records the verdict, and asks a human where it refers.
func (t *transaction) judge(ctx context.Context, table screening.Table, v screening.Verdict) error {
	at := t.asOf()
	if v.Outcome == screening.Pass && len(t.begun.awaits) == 0 { // nobody was waited for, however late it is looked at
		at = t.came()
	}
	lines, err := json.Marshal(v.Lines)
	if err != nil {
		return err
	}
	verdict := db.SetVerdictParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Outcome: string(v.Outcome), Score: int32(v.Score), Lines: lines, JudgedAt: at,
	}
	t.account.Screened = dunning.Screened{Verdict: dunning.Verdict(v.Outcome), At: at}
	d := detail{"outcome": v.Outcome, "score": v.Score, "table": table.ID, "version": table.Version, "lines": v.Lines}
	if v.Outcome == screening.Refer {
		decideBy := at.In(t.account.Zone).AddDate(0, 0, table.ReferWithin)
		t.account.Screened.DecideBy, t.account.Screened.Otherwise = decideBy, dunning.Verdict(table.Otherwise)
		verdict.DecideBy, verdict.Otherwise = &decideBy, string(table.Otherwise)
		d["decide_by"], d["otherwise"] = decideBy.UTC(), decisionWord(dunning.Verdict(table.Otherwise))
		if err := t.ask(ctx, kindReferred, aboutScreening, []string{approve, refuseSignUp}, d); err != nil {
			return err
		}
	}
	if err := t.SetVerdict(ctx, verdict); err != nil {
		return err
	}
	return t.note(ctx, "screening."+string(v.Outcome), byArrears, "the checks were judged by the screening table", d)
}

// came is when the sign-up came to the checks: verified, and with the acceptance that is asked.
func (t *transaction) came() time.Time {
	at := *t.account.Verified
	if t.account.AcceptanceRequired && t.account.Accepted != nil {
		at = latest(at, *t.account.Accepted)
	}
	return at
}

// Applicant is who signs up, as far as those may be told who are asked about them: personal data.
type Applicant struct {
	Name, Email, Phone, Country, Region string
	Instrument                          screening.Instrument // zero: none was told
	Line                                string               // of the phone, in the provider's words, where it was looked up before its code; else empty
	Waits                               bool                 // for what others answer; false: it is decided, or the sign-up is over
}

// Applicant reads who signs up.
func (s *Store) Applicant(ctx context.Context, ref Ref) (Applicant, error) {
	row, err := s.read().Customer(ctx, db.CustomerParams{Tenant: ref.Tenant, Customer: ref.Customer})
	if err != nil {
		return Applicant{}, s.wrap(ref, err)
	}
	c := row.Customer
	out := Applicant{
		Name: c.Name, Email: c.Email, Phone: c.Phone, Country: c.Country, Region: c.Region,
		Waits: c.Phase == string(dunning.Screening) && row.ScreeningOutcome == "",
	}
	instrument, err := instrumentOf(c)
	if err != nil {
		return Applicant{}, s.wrap(ref, err)
	}
	if instrument != nil {
		out.Instrument = *instrument
	}
	out.Line, err = s.lineOf(ctx, ref, c.Phone)
	return out, s.wrap(ref, err)
}

// RecordFinding records what somebody who was asked answered, and returns everything outstanding. The first answer counts, and one
// that comes after the verdict changes nothing.
func (s *Store) RecordFinding(ctx context.Context, ref Ref, now clock.Moment, f screening.Finding) (Outstanding, error) {
	var out Outstanding
	err := s.locked(ctx, ref, now, func(t *transaction) (err error) {
		if t.account.Screened.Verdict == "" && slices.Contains(t.begun.awaits, f.Check) {
			if err := t.find(ctx, f); err != nil {
				return err
			}
		}
		out, err = t.converge(ctx)
		return err
	})
	return out, err
}

// noteDefault tells that nobody decided on a referral in time.
func (t *transaction) noteDefault(ctx context.Context, d dunning.Decision) error {
	held := t.account.Screened
	if t.account.Closing || t.row.Phase != string(dunning.Screening) || held.Verdict != dunning.Refer || held.Ruling != "" || d.At.Before(held.DecideBy) {
		return nil
	}
	return t.note(ctx, "screening.lapsed", byArrears, "nobody decided on the referral in time", detail{"decision": decisionWord(held.Otherwise)})
}

func wordsOf(checks []screening.Check) []string {
	words := make([]string, len(checks))
	for i, c := range checks {
		words[i] = string(c)
	}
	return words
}
