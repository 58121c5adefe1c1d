package main

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func explanation(tense string) object {
	because := func(code, text string) object { return object{"code": code, "text": text, "data": object{}} }
	return object{
		"customer_id": "bakery", "at": "2027-03-08T09:00:00+01:00", "tense": tense, "policy": object{"id": "standard", "version": 2},
		"phase": "active", "standing": "past_due", "level": "first", "access": "full", "suspension_reasons": []string{},
		"overdue": []object{{"currency": "EUR", "minor": 5594}}, "left_out": 0,
		"next":    object{"at": "2027-03-15T09:00:00+01:00", "what": "second", "why": "written after the due date"},
		"reasons": []object{because("served", "nothing is taken away from the customer")},
		"items": []object{{
			"id": "i-1", "kind": "standard", "due_on": "2027-03-05", "open": object{"currency": "EUR", "minor": 5594}, "overdue": true,
			"chased_since": "2027-03-06",
			"taken":        []object{{"level": "first", "on": "2027-03-08", "passed_over": false}},
			"step":         object{"level": "second", "bears": "2027-03-15", "may_from": "2027-03-15", "stands_on": "2027-03-15", "opens_on": "2027-03-15"},
			"next":         object{"at": "2027-03-15T09:00:00+01:00", "what": "second", "why": "written after the due date"},
			"asked":        because("later_step", "final comes after second, which is not taken yet"),
			"reasons":      []object{because("overdue", "it was due on Fri 5 Mar 2027 and is overdue")},
		}},
		"deeds": []object{{
			"at": "2027-03-08T09:00:00+01:00", "kind": "notice", "level": "first", "items": []string{"i-1"}, "total": object{"currency": "EUR", "minor": 5594},
		}},
		"events": []object{{
			"seq": 1, "at": "2027-03-08T09:00:00+01:00", "recorded_at": "2027-03-08T09:00:00Z", "what": "notice.planned", "who": "arrears",
			"why": "the policy's steps are due", "policy": object{"id": "standard", "version": 2},
			"balances": []object{{"currency": "EUR", "minor": 5594}}, "detail": object{"level": "first"},
		}},
	}
}

func TestCustomerExplain(t *testing.T) {
	t.Parallel()
	p := newPretend(t, always(http.StatusOK, explanation("past")))
	got := p.run("customer", "explain", "bakery", "--at", "2027-03-08T09:00:00+01:00", "--level", "final")
	require.Zero(t, got.code, got.err)
	require.Equal(t, "GET /v1/customers/bakery/explain?at=2027-03-08T09%3A00%3A00%2B01%3A00&level=final", p.last().call)
	require.Equal(t, strings.TrimPrefix(`
customer  bakery
at        Mon 8 Mar 2027 09:00 +0100 (as it was known then)
next      Mon 15 Mar 2027 09:00 +0100: second (written after the due date)
phase     active
standing  past_due
level     first
access    full
overdue   55.94 EUR
policy    standard, version 2

Due at that moment
  Mon 8 Mar 2027 09:00 +0100  notice  first  i-1  55.94 EUR

Open items
  item  due         open       taken  next step  bears       next
  i-1   2027-03-05  55.94 EUR  first  second     2027-03-15  Mon 15 Mar 2027 09:00 +0100: second

Why
  the customer
    nothing is taken away from the customer
  i-1
    final comes after second, which is not taken yet
    it was due on Fri 5 Mar 2027 and is overdue

On that day
  2027-03-08T09:00:00+01:00  notice.planned  arrears  the policy's steps are due  standard/2  open 55.94 EUR  {"level":"first"}
`, "\n"), got.out)

	require.Equal(t, "past", p.run("customer", "explain", "bakery", "--json").json(t)["tense"])
	require.Equal(t, "GET /v1/customers/bakery/explain", p.last().call)
	require.Equal(t, exitUsage, p.run("customer", "explain").code)

	ahead := newPretend(t, always(http.StatusOK, explanation("future"))).run("customer", "explain", "bakery", "--at", "2027-03-08")
	require.Contains(t, ahead.out, "Done by then\n")
}

func TestCustomerExplainNamesPeople(t *testing.T) {
	t.Parallel()
	e := explanation("future")
	deed := func(kind string, with object) object {
		d := object{"at": "2027-04-01T09:00:00+02:00", "kind": kind, "items": []string{"i-1"}}
		for key, value := range with {
			d[key] = value
		}
		return d
	}
	e["deeds"] = []object{
		deed("hold_ended", object{"hold": "h-1", "why": "broken"}), deed("passed_over", object{"level": "second", "why": "ceased"}),
		deed("task", object{"level": "call", "who": "collections"}), deed("step", object{"level": "suspend", "approver": "collections"}),
	}
	e["items"].([]object)[0]["taken"] = []object{{"level": "second", "on": "2027-03-30", "passed_over": true, "why": "ceased"}}
	told := newPretend(t, always(http.StatusOK, e)).run("customer", "explain", "bakery", "--at", "2027-04-02")
	for _, line := range []string{"hold ended   h-1, broken", "passed over  second, ceased", "task         call: collections", "suspend, agreed to by collections", "second (passed over: ceased)"} {
		require.Contains(t, told.out, line)
	}
}
