package ledger_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// reached takes over a customer with the contacts, who owes an invoice since the first of March and whose first notice
// goes as told.
func (b *bundle) reached(id, send, email, phone, contacts string) ledger.Ref {
	b.t.Helper()
	b.publish(strings.NewReplacer("policy: standard", "policy: "+id, "at: 3d,  send: [email]", "at: 3d,  send: "+send).Replace(bothWays))
	c := ledger.NewCustomer{
		ID: id, Policy: id, Name: "Harbour Bakery", Email: email, Phone: phone, Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	}
	if contacts != "" {
		c.Profile = json.RawMessage(`{"contacts":` + contacts + `}`)
	}
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), c)
	require.NoError(b.t, err)
	ref := ledger.Ref{Tenant: tenant, Customer: id}
	b.invoice(ref, "i-"+id, 12000, "2027-03-01", "2027-03-01")
	return ref
}

// letters are the outstanding messages as they are claimed: channel, contact, address, greeting.
func (b *bundle) letters(ref ledger.Ref, now string) (out []string) {
	b.t.Helper()
	for _, m := range b.converge(ref, now).Messages {
		greeted := ""
		c, err := b.Claim(b.t.Context(), ref, m.ID, on(now), func(s ledger.Statement) (ledger.Rendered, error) {
			greeted = s.ToName
			return words(s)
		})
		require.NoError(b.t, err)
		require.Equal(b.t, greeted, c.ToName)
		out = append(out, string(m.Channel)+" "+b.contact(m.ID)+" "+c.To+" "+greeted)
	}
	return out
}

func (b *bundle) contact(message uuid.UUID) (contact string) {
	b.t.Helper()
	require.NoError(b.t, b.sql.QueryRow(b.t.Context(), "SELECT contact FROM messages WHERE message = $1", message).Scan(&contact))
	return contact
}

func TestANoticeGoesToEachRoleByItsWays(t *testing.T) {
	t.Parallel()
	const (
		mailbox = "office@bakery.example"
		number  = "+12025550101"
		jo      = `{"role":"owner","name":"Jo","phone":"+12025550111"}`
		kim     = `{"role":"owner","name":"Kim","email":"kim@bakery.example","phone":"+12025550112"}`
		desk    = `{"role":"payer","name":"Accounts","email":"accounts@bakery.example"}`
		same    = `{"role":"owner","name":"Harbour Bakery","email":"OFFICE@bakery.example"}`
	)
	b := setup(t)
	b.capped(dunning.Cap{Notices: 100, Days: 1}) // they have one phone
	n := 0
	for name, c := range map[string]struct {
		send, email, phone, contacts string
		want                         []string
	}{
		"all channels": {"[email, sms]", mailbox, number, "", []string{
			"email payer office@bakery.example Harbour Bakery", "sms payer +12025550101 Harbour Bakery",
		}},
		"a channel that the customer has not and a contact has": {"[email, sms]", "", number, "[" + desk + "]", []string{
			"email payer.2 accounts@bakery.example Accounts", "sms payer +12025550101 Harbour Bakery",
		}},
		"first of, in its order": {"{first_of: [sms, email]}", mailbox, number, "[" + jo + "]", []string{
			"sms payer +12025550101 Harbour Bakery",
		}},
		"first of, without the first": {"{first_of: [sms, email]}", mailbox, "", "", []string{
			"email payer office@bakery.example Harbour Bakery",
		}},
		"first of, for each role": {"{first_of: [email, sms]}, to: [owner, payer]", mailbox, number, "[" + jo + "," + kim + "]", []string{
			"email payer office@bakery.example Harbour Bakery", "sms owner +12025550111 Jo",
		}},
		"each channel to the first of the role who has it": {"[email, sms], to: [owner]", mailbox, number, "[" + jo + "," + kim + "]", []string{
			"email owner.2 kim@bakery.example Kim", "sms owner +12025550111 Jo",
		}},
		"the customer stands in": {"[sms], to: [owner]", mailbox, number, "[" + desk + "]", []string{
			"sms payer +12025550101 Harbour Bakery",
		}},
		"the customer stands in, and is told once": {"{first_of: [sms, email]}, to: [payer, owner, director]", mailbox, number, "", []string{
			"sms payer +12025550101 Harbour Bakery",
		}},
		"the customer stands in for whom the channel does not reach": {"[email], to: [owner]", mailbox, number, "[" + jo + "]", []string{
			"email payer office@bakery.example Harbour Bakery",
		}},
		"one mailbox in two roles": {"[email], to: [payer, owner]", mailbox, "", "[" + same + "]", []string{
			"email payer office@bakery.example Harbour Bakery",
		}},
	} {
		n++
		ref := b.reached(fmt.Sprintf("c-%d", n), c.send, c.email, c.phone, c.contacts)
		require.Equal(t, c.want, b.letters(ref, "2027-03-04"), name)
	}
}

func TestGoingOnTriesEachWayOfTheRoleOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 10d}, to: [payer, owner]", "office@bakery.example", "+12025550101", `[
		{"role":"payer","name":"Accounts","email":"accounts@bakery.example"},
		{"role":"owner","name":"Jo","email":"JO@bakery.example"},
		{"role":"owner","name":"Kim","email":"office@bakery.example","phone":"+12025550112"},
		{"role":"payer","name":"Jo","email":"jo@bakery.example"}]`)
	require.Equal(t, []string{"email owner JO@bakery.example Jo", "sms payer +12025550101 Harbour Bakery"}, b.letters(ref, "2027-03-04"))
	fail := func(which string) {
		t.Helper()
		channel, contact, _ := strings.Cut(which, " ")
		var id uuid.UUID
		require.NoError(t, b.sql.QueryRow(t.Context(), "SELECT message FROM messages WHERE channel = $1 AND contact = $2", channel, contact).Scan(&id))
		b.report(id, dunning.Undelivered, "2027-03-05")
	}
	fail("sms payer")
	require.Equal(t, []string{"email payer office@bakery.example Harbour Bakery"}, b.letters(ref, "2027-03-05"))
	fail("email payer")
	require.Equal(t, []string{"email payer.2 accounts@bakery.example Accounts"}, b.letters(ref, "2027-03-05"))
	fail("email payer.2")
	require.Empty(t, b.letters(ref, "2027-03-05"), "Jo's mailbox was written to as an owner's")
	fail("email owner")
	require.Equal(t, []string{"sms owner.2 +12025550112 Kim"}, b.letters(ref, "2027-03-05"))
	require.False(t, b.converge(ref, "2027-03-05").NeedsHuman)
	fail("sms owner.2")
	out := b.converge(ref, "2027-03-05")
	require.Empty(t, out.Messages, "Kim's mailbox is the office's")
	require.True(t, out.NeedsHuman, "nothing is left")
}

func TestAWayThatIsNotReportedOnInTimeIsGoneOnFromOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [sms, email], within: 4h}", "office@bakery.example", "+12025550101", "")
	m := b.converge(ref, "2027-03-04").Messages[0]
	_, err := b.claim(ref, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.record(ref, m.ID, ledger.Sent, "2027-03-04")
	later := on("2027-03-04")
	for _, hours := range []time.Duration{3, 5, 6} {
		now := clock.Moment{Wall: later.Wall.Add(hours * time.Hour), Business: later.Business.Add(hours * time.Hour)}
		out, err := b.Converge(t.Context(), ref, now)
		require.NoError(t, err)
		require.Len(t, out.Messages, map[time.Duration]int{3: 0, 5: 1, 6: 1}[hours], hours)
	}
	require.Equal(t, []string{"sms accepted", "email intended"}, b.states(ref))
}

func TestACorrectedContactMovesWhatIsPlanned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "{first_of: [email, sms]}, to: [owner]", "office@bakery.example", "", `[{"role":"owner","name":"Jo","email":"jo@bakery.example"}]`)
	planned := b.converge(ref, "2027-03-04").Messages
	require.Len(t, planned, 1)

	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{
		Contacts: json.RawMessage(`[{"role":"owner","name":"Kim","email":"kim@bakery.example"}]`),
	}))
	require.Equal(t, planned, b.converge(ref, "2027-03-04").Messages, "the owner is still told by e-mail")

	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{
		Contacts: json.RawMessage(`[{"role":"owner","name":"Kim","phone":"+12025550112"}]`),
	}))
	require.Equal(t, []string{"sms owner +12025550112 Kim"}, b.letters(ref, "2027-03-04"))
	require.Equal(t, []string{"email superseded", "sms claimed"}, b.states(ref))
}

func TestAMessageWhoseContactIsGoneIsNotSent(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "[email], to: [payer, owner]", "office@bakery.example", "+12025550101", `[{"role":"owner","name":"Jo","email":"jo@bakery.example"}]`)
	out := b.converge(ref, "2027-03-04")
	require.Len(t, out.Messages, 2)
	first, second := out.Messages[0].ID, out.Messages[1].ID
	if b.contact(first) != "payer" {
		first, second = second, first
	}
	_, err := b.claim(ref, first, "2027-03-04")
	require.NoError(t, err)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-04"), ledger.Correction{Contacts: json.RawMessage(`[]`)}))
	_, err = b.claim(ref, second, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.ElementsMatch(t, []string{"email claimed", "email suppressed"}, b.states(ref))
	events, err := b.Timeline(t.Context(), ref, 0, 100)
	require.NoError(t, err)
	require.Equal(t, "no_address", eventOf(events, "message.suppressed").Detail["code"])
}

func TestAPersonIsNotToldOfMoreThanTheCap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.capped(dunning.Cap{Notices: 2, Days: 7})
	owing := func(id string) ledger.Ref {
		ref := b.customer(id)
		b.invoice(ref, "i-"+id, 12000, "2027-03-01", "2027-03-01")
		return ref
	}
	one, two, three := owing("c-1"), owing("c-2"), owing("c-3") // who have one phone
	require.Equal(t, []string{"first/email"}, b.send(one, "2027-03-04"))
	waiting := b.converge(three, "2027-03-04").Messages
	require.Len(t, waiting, 1)
	require.Equal(t, []string{"first/email"}, b.send(two, "2027-03-04"))

	_, err := b.claim(three, waiting[0].ID, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable, "the claim reads again what the person was told")
	out := b.converge(three, "2027-03-04")
	require.Empty(t, out.Messages)
	require.Equal(t, on("2027-03-11").Business.Add(-3600e9), out.Next.At)
	require.Equal(t, "the cap on notices to one person", out.Next.Why)
	require.Equal(t, []string{"first/email"}, b.send(three, "2027-03-11"), "none is dropped")
}

func TestWhatWasNotSentDoesNotCountForTheCap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.capped(dunning.Cap{Notices: 1, Days: 30})
	one := b.customer("c-1")
	b.invoice(one, "i-1", 12000, "2027-03-01", "2027-03-01")
	m := b.converge(one, "2027-03-04").Messages[0]
	_, err := b.claim(one, m.ID, "2027-03-04")
	require.NoError(t, err)
	b.record(one, m.ID, ledger.Blocked, "2027-03-04")
	require.NoError(t, b.HearConsent(t.Context(), on("2027-03-04"), ledger.Consent{ // the person is the same, and wants to be told again
		Channel: dunning.Email, Address: "bakery@example.com", State: consent.Started, Reason: "start", Source: "sg1",
	}))
	two := b.customer("c-2")
	b.invoice(two, "i-2", 12000, "2027-03-01", "2027-03-01")
	require.Equal(t, []string{"first/email"}, b.send(two, "2027-03-04"))
	require.Empty(t, b.send(one, "2027-03-11"))
}
