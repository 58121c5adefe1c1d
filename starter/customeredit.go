package main

import (
	"context"
	"net/http"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/openapi"
)

func (p *process) createCustomerCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "create ID --name NAME --country CC [flags] | create --file FILE",
		Short: "Sign a customer up, or take over an existing one",
		Long: `create sends a customer to the gateway. With --signup required, the default, a code goes to the phone, and both e-mail and
phone are needed; --signup done takes over a customer who is served already, and needs one of the two.

The ID is your own, and not personal data. The same again changes nothing. Contacts, a payment instrument and the
acceptance of a policy are given by --file, as in api/openapi.yaml. Flags show in the machine's list of processes: where
others share it, use --file - for names, addresses and numbers.`,
		Example: `  starter customer create bakery --name "Harbour Bakery" --country DE --signup done --email accounts@bakery.example
  starter customer create dairy --name Dairy --country US --email a@dairy.example --phone +12025550101 --prepayment "100.00 USD"
  echo '{"id":"mill","name":"Mill","country":"GB","phone":"+442071838750","signup":"done"}' | starter customer create --file -`,
		Args: b.idOrFile,
		RunE: p.work(func(ctx context.Context, args []string) error { return p.createCustomer(ctx, &b, args) }),
	}
	b.add(c, "name", aText, "as the customer is written to")
	b.add(c, "country", aText, "by ISO 3166-1 alpha-2, such as DE")
	b.add(c, "email", aText, "one plain address")
	b.add(c, "phone", aText, "in E.164, such as +12025550101")
	b.add(c, "signup", aText, "required: by a code to the phone; done: taken over (default required)")
	b.add(c, "prepayment", aMoney, `what is paid before there is service, such as "100.00 EUR"`)
	b.add(c, "spend_limit", aMoney, `what they may spend in a month, such as "500.00 EUR" (default: the tenant's)`)
	b.add(c, "business", aTruth, "true: a business, charged for paying late where the tenant's file says so (default false)")
	b.add(c, "region", aText, "of the country, as in ISO 3166-2")
	b.add(c, "locale", aText, "by BCP 47, such as de or en-US (default: the tenant's)")
	b.add(c, "time_zone", aText, "such as Europe/Berlin (default: what number and country allow, else the tenant's)")
	b.add(c, "class", aText, "billable, internal or partner (default billable)")
	b.add(c, "policy", aText, "the id of a published policy (default: the tenant's)")
	b.add(c, "ip", aText, "the address that the sign-up came from")
	b.orFile(c, "name", "country")
	return c
}

func (p *process) createCustomer(ctx context.Context, b *body, args []string) error {
	text, err := b.json(p, first(args))
	if err != nil {
		return err
	}
	return p.changeCustomer(ctx, question{method: http.MethodPost, path: "/v1/customers", body: text})
}

func (p *process) correctCustomerCommand() *cobra.Command {
	var b body
	c := &cobra.Command{
		Use:   "correct ID [flags]",
		Short: "Correct what is known of a customer",
		Long: `correct changes what its flags name and leaves the rest as it is. An empty text takes away what may be absent:
e-mail, phone, region, locale, time zone, policy and spend limit. The time zone is what number and country allow then, and
locale, policy and limit are the tenant's.

A corrected policy counts from the next episode on. While the phone is being verified, another number needs another code.
Contacts, all of them, and the acceptance of the policy are given by --file, as in api/openapi.yaml. Flags show in the
machine's list of processes: where others share it, use --file - for names, addresses and numbers.`,
		Example: `  starter customer correct bakery --email invoices@bakery.example --time-zone Europe/Berlin
  starter customer correct bakery --phone ""
  echo '{"contacts":[{"role":"owner","name":"Jo Baker","phone":"+493023125001"}]}' | starter customer correct bakery --file -`,
		Args: one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error { return p.correctCustomer(ctx, &b, args[0]) }),
	}
	maybe := aText
	maybe.removable = true
	b.add(c, "name", aText, "as the customer is written to")
	b.add(c, "email", maybe, `one plain address; "" takes it away`)
	b.add(c, "phone", maybe, `in E.164, such as +12025550101; "" takes it away`)
	b.add(c, "country", aText, "by ISO 3166-1 alpha-2, such as DE")
	b.add(c, "region", maybe, `of the country, as in ISO 3166-2; "" takes it away`)
	b.add(c, "locale", maybe, `by BCP 47, such as de or en-US; "": the tenant's`)
	b.add(c, "time_zone", maybe, `such as Europe/Berlin; "": what number and country allow, else the tenant's`)
	b.add(c, "class", aText, "billable, internal or partner")
	maybeMoney := aMoney
	maybeMoney.removable = true
	b.add(c, "spend_limit", maybeMoney, `what they may spend in a month, such as "500.00 EUR"; "": the tenant's`)
	b.add(c, "business", aTruth, "true or false: a business, charged for paying late where the tenant's file says so")
	b.add(c, "policy", maybe, `the id of a published policy; "": the tenant's`)
	b.orFile(c)
	return c
}

func (p *process) correctCustomer(ctx context.Context, b *body, id string) error {
	text, err := b.json(p, "")
	if err != nil {
		return err
	}
	return p.changeCustomer(ctx, question{method: http.MethodPatch, path: customerPath(id, ""), body: text})
}

// changeCustomer asks for what the gateway answers with the customer.
func (p *process) changeCustomer(ctx context.Context, q question) error {
	c, err := p.newClient()
	if err != nil {
		return err
	}
	var customer openapi.Customer
	status, err := c.ask(ctx, q, &customer)
	if err != nil {
		return err
	}
	if status == http.StatusAccepted {
		p.note("recorded; it is carried out as soon as the worker comes to it")
	}
	return p.printCustomer(customer)
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
