// Package calendar holds civil dates, time zones, send windows and open dates.
//
// It decides on which dates and at which instants a customer may be written to, on the customer's own calendar.
// A date is never an instant: it becomes one only with a zone. The package reads no clock.
package calendar
