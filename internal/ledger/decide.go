package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/latecharge"
	"arrears/internal/ledger/db"
)

// Decision is what a human decided about something on the worklist. It is validated before it comes here.
type Decision struct {
	Choice string // one of the work's options
	By     string // who decided, as they call themselves
	Note   string // in their words; may be empty
}

// question is all that is known of one kind of work.
type question struct {
	// effects are what each decision does, under the customer's lock. Work of a whole tenant has no customer: its
	// transaction has no account, and wakes nobody.
	effects map[string]effect
	// moot tells whether the question has settled itself; nil: only a human settles it.
	moot func(ctx context.Context, t *transaction, w db.Worklist, d dunning.Decision) (bool, error)
}

// effect carries out a decision.
type effect func(ctx context.Context, t *transaction, w db.Worklist, in Decision) error

// questions are the kinds of work. Whoever puts a new kind on the worklist says here what each of its options does.
var questions = map[string]question{
	"message_in_doubt":      {effects: map[string]effect{"was_sent": messageWasSent, "was_not_sent": messageWasNotSent}, moot: messageIsSettled},
	"message_misconfigured": {effects: map[string]effect{"fixed": tryMessagesOfCode}, moot: noMessageOfCode},
	"message_unrenderable":  {effects: map[string]effect{"fixed": tryMessage}, moot: messageWaitsNoMore},
	"notice_undeliverable":  {effects: map[string]effect{"served": noticeServedToday, "contact_corrected": tellAgain}, moot: noticeHoldsNoMore},
	"step_blocked":          {effects: map[string]effect{"served_by_hand": stepServedByHand, "wait": known}, moot: stepIsFree},

	kindTask:     {effects: map[string]effect{"done": known, "not_done": known}, moot: itemsAreSettled},
	kindApproval: {effects: map[string]effect{approve: stepIs(dunning.ReplyApproved), refuseStep: stepIs(dunning.ReplyRefused)}, moot: approvalIsOver},

	"stop_suspected": {effects: map[string]effect{"confirm": confirmStop, "lift": liftStop}},
	"reply_to_read":  {effects: map[string]effect{"read": known}},

	kindProviderDown:  {effects: map[string]effect{"noted": known}},
	kindCodesHeldBack: {effects: map[string]effect{"lift": liftCodes, "keep": known}},

	"access_to_apply":  {effects: map[string]effect{"applied_by_hand": known}, moot: accessIsOlder},
	"access_unapplied": {effects: map[string]effect{"applied_by_hand": accessAppliedByHand, "fixed": tryAccess}, moot: accessIsApplied},

	"end_" + string(dunning.Handover): {effects: ended, moot: itemsAreSettled},
	"end_" + string(dunning.WriteOff): {effects: ended, moot: itemsAreSettled},
	"reversal_after_end":              {effects: ended, moot: itemsAreSettled},
	"billing_misconfigured":           {effects: map[string]effect{"fixed": tryBilling}, moot: booksAreAsked},
	"credit_after_closing":            {effects: map[string]effect{"refunded": known, "keep": known}},
	"reversal_after_closing":          {effects: map[string]effect{"write_off": reversalIsWrittenOff, "keep_open": known}},

	kindReferred: {effects: map[string]effect{approve: rules(dunning.Pass), refuseSignUp: rules(dunning.Refuse)}, moot: referralIsOver},
	kindReview:   {effects: map[string]effect{approve: refusalLifted, uphold: refusalUpheld}},

	kindChargesLeft:    {effects: map[string]effect{string(latecharge.Claim): claimLeftOver, string(latecharge.Waive): waiveLeftOver}, moot: nothingIsLeftOver},
	kindChargesToClaim: {effects: map[string]effect{"claimed_by_hand": known}},
	kindRatesMissing:   {effects: map[string]effect{"published": known}},

	"spend_limit_reached": {effects: map[string]effect{"noted": known}, moot: budgetIsOpen},

	"verification_in_doubt":      {effects: map[string]effect{"was_sent": codeWasSent, "was_not_sent": codeWasNotSent}, moot: codeIsSettled},
	"verification_misconfigured": {effects: map[string]effect{"fixed": tryCode}, moot: noCodeWaits},
	"verification_undeliverable": {effects: map[string]effect{"number_corrected": anotherCode, "close": closeSignUp}, moot: codeIsReplaced},
}

// ended are the decisions where a ladder came to its end and the books could not be asked: a human did it. What that
// changes of the debt comes from the books, as a write-off, a payment or a credit note; it is never booked here.
var ended = map[string]effect{"handed_over": known, "written_off": known, "settled": known}

// known is the effect of a decision that is done by being recorded.
func known(context.Context, *transaction, db.Worklist, Decision) error { return nil }

// Decide records what a human decided about something on the worklist, and carries it out. The same decision again
// answers the present state; another one, or one on what has settled itself, is a Conflict.
func (s *Store) Decide(ctx context.Context, tenant, id string, now clock.Moment, in Decision) (Work, error) {
	work, err := uuid.Parse(id)
	if err != nil {
		return Work{}, workNotFound()
	}
	w, err := s.read().WorkItem(ctx, db.WorkItemParams{Tenant: tenant, Work: work})
	if errors.Is(err, pgx.ErrNoRows) {
		return Work{}, workNotFound()
	}
	ref := Ref{tenant, w.Customer}
	if err != nil {
		return Work{}, s.wrap(ref, err)
	}
	decide := func(t *transaction) (err error) {
		w, err = t.decideWork(ctx, work, in)
		return err
	}
	if w.Customer == "" {
		err = s.ofTenant(ctx, tenant, now, decide)
	} else {
		err = s.locked(ctx, ref, now, decide)
	}
	if err == nil && w.Kind == kindRatesMissing { // by the tenant's file or by a newer version: either way they may be known now
		err = s.wakeBusinesses(ctx, tenant)
	}
	if err != nil {
		return Work{}, err
	}
	return workOf(w)
}

func workNotFound() *Error {
	return refuse(NotFound, "work_not_found", "there is no such entry on the worklist; it may have been asked anew, under another id")
}

// ofTenant runs f in a transaction about a whole tenant. It may run f again, as transact does.
func (s *Store) ofTenant(ctx context.Context, tenant string, now clock.Moment, f func(*transaction) error) error {
	ref := Ref{Tenant: tenant}
	return s.wrap(ref, s.transact(ctx, func(pg pgx.Tx) error {
		t := &transaction{Queries: db.New(pg), store: s, ref: ref, now: now}
		if err := f(t); err != nil {
			return err
		}
		key, _ := ctx.Value(claimKey{}).(*Claim)
		return t.recordKey(ctx, key)
	}))
}

// decideWork decides under the lock, and answers with the work as it is then.
func (t *transaction) decideWork(ctx context.Context, id uuid.UUID, in Decision) (db.Worklist, error) {
	find := db.LockWorkParams{Tenant: t.ref.Tenant, Work: id}
	w, err := t.LockWork(ctx, find)
	if errors.Is(err, pgx.ErrNoRows) { // asked anew meanwhile
		return w, workNotFound()
	}
	if err != nil {
		return w, err
	}
	if !slices.Contains(w.Options, in.Choice) {
		return w, refuse(Invalid, "decision_unknown", "it must be one of the options: %s", strings.Join(w.Options, ", ")).at("decision")
	}
	if w.ClosedAt != nil {
		if w.Decision == in.Choice {
			return w, nil
		}
		return w, decidedAlready(w)
	}
	carryOut, ok := questions[w.Kind].effects[in.Choice]
	if !ok {
		return w, refuse(Conflict, "decision_unsupported", "this version does not know how to carry out %q on %s; finish the update", in.Choice, w.Kind)
	}
	if err := t.recordDecision(ctx, w, in); err != nil {
		return w, err
	}
	if err := carryOut(ctx, t, w, in); err != nil {
		return w, err
	}
	if t.ref.Customer != "" { // at the least, nobody waits for a human any more
		if err := t.wake(ctx); err != nil {
			return w, err
		}
	}
	return t.LockWork(ctx, find)
}

func decidedAlready(w db.Worklist) *Error {
	if w.DecidedWall == nil {
		return refuse(Conflict, "decided_already", "it has settled itself, and nothing is left to decide")
	}
	return refuse(Conflict, "decided_already", "%q was decided already", w.Decision)
}

// recordDecision closes the work. Who is erased has no words kept about them.
func (t *transaction) recordDecision(ctx context.Context, w db.Worklist, in Decision) error {
	note := t.keepable(in.Note)
	if err := t.DecideWork(ctx, db.DecideWorkParams{
		Tenant: t.ref.Tenant, Work: w.Work, Decision: in.Choice, DecidedBy: in.By, DecidedNote: note,
		ClosedAt: t.now.Business, DecidedWall: t.now.Wall,
	}); err != nil {
		return err
	}
	if t.ref.Customer == "" { // the worklist itself remembers it: a tenant has no timeline
		return nil
	}
	return t.note(ctx, "work.decided", in.By, note, detail{"work": w.Work, "kind": w.Kind, "ref": w.Ref, "decision": in.Choice})
}

// erasedWords stand where the words of people stood.
const erasedWords = "[erased]"

// keepable is what may be kept of somebody's words about the customer.
func (t *transaction) keepable(words string) string {
	if t.row.ErasedWall != nil && words != "" {
		return erasedWords
	}
	return words
}

// closeMoot closes what has settled itself, and says how much still waits for a human.
func (t *transaction) closeMoot(ctx context.Context, d dunning.Decision) (waiting int, err error) {
	open, err := t.OpenWorkItems(ctx, db.OpenWorkItemsParams{Tenant: t.ref.Tenant, Customer: t.ref.Customer})
	if err != nil {
		return 0, err
	}
	for _, w := range open {
		moot := false
		if settled := questions[w.Kind].moot; settled != nil {
			if moot, err = settled(ctx, t, w, d); err != nil {
				return 0, fmt.Errorf("%s: %w", w.Kind, err)
			}
		}
		if !moot {
			waiting++
			continue
		}
		if err := t.closeAsMoot(ctx, w); err != nil {
			return 0, err
		}
	}
	return waiting, nil
}

func (t *transaction) closeAsMoot(ctx context.Context, w db.Worklist) error {
	if err := t.close(ctx, w.Kind, w.Ref, "moot"); err != nil {
		return err
	}
	return t.note(ctx, "work.moot", byArrears, "it has settled itself", detail{"work": w.Work, "kind": w.Kind, "ref": w.Ref})
}

// close takes off the worklist what waits for no human any more.
func (t *transaction) close(ctx context.Context, kind, ref, how string) error {
	return t.CloseWork(ctx, db.CloseWorkParams{
		Tenant: t.ref.Tenant, Customer: t.ref.Customer, Kind: kind, Ref: ref, ClosedAt: &t.now.Business, Decision: how,
	})
}
