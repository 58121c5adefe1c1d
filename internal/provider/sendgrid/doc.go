// Package sendgrid sends mail through SendGrid's v3 mail send, and reads its event webhook.
//
// It decides what each of SendGrid's answers means for us. SendGrid dispatches every POST "without any validation for duplicates", so whatever may have been
// accepted is in doubt, and nothing is sent a second time from here. Our message id travels in custom_args and comes back with every event; an event of mail
// that is not ours may still say what its recipient wants. Nothing of an event's free text is let out: a reason becomes one of our own tokens.
//
// It must never share a client between two sends (the vendor's is not safe for that: it loses some mails and doubles others), never use the vendor's retry
// (it sleeps past its context), never bypass the vendor's suppression lists, and never track opens or clicks of people who owe money.
package sendgrid
