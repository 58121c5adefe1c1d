// Package latecharge works out what a business may charge another for paying late: simple interest by the day over a base
// rate that changes with the half-year, and a fixed sum once per invoice.
//
// It decides by dated tables, one file a jurisdiction in tables/, each with the law and the publication that it was taken
// from. A day for which no rate has been published is an error that is told to a human; no rate is ever guessed or carried
// on. Amounts are exact: whole minor units go in, one rounding comes at the end of a debt's whole sum, half up, and nothing is
// ever a floating-point number.
//
// It must never see the world: no database, no clock, no network. Whether anything is charged at all, and to whom, is the
// tenant's file's to say; by default nothing is.
package latecharge
