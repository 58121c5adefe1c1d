package dunning

import "slices"

// Misfit is why an item cannot go on under another version of its policy.
type Misfit string

// The misfits.
const (
	LevelUnknown     Misfit = "level_unknown"     // it does not know the highest level that the item took, or one that took something away
	LevelDiffers     Misfit = "level_differs"     // it takes something else away, or nothing, at a level that the item took, or has it across the due date
	LevelsReordered  Misfit = "levels_reordered"  // it has levels that the item took in another order
	MandatoryMissing Misfit = "mandatory_missing" // below the last level that the item took it has a mandatory one that the item has not
	NoticeOwed       Misfit = "notice_owed"       // a consequence has yet to be told, and it sends nothing there
)

// Fits tells whether the customer's open items can go on under another version of their policy, and else the first item that
// cannot, the level at which it fails, and why.
//
// Levels are the same where their names are. An item goes on above the highest level that it took, as far from it as the
// other version writes: no level is repeated, none below is made up for, and none is reached faster than written.
func Fits(a Account, from, to Policy) (item, level string, why Misfit) {
	for _, i := range a.Items {
		if i.Kind != Standard || from.Settled(i) && to.Settled(i) {
			continue
		}
		if level, why := i.fits(from, to); why != "" {
			return i.ID, level, why
		}
	}
	return "", "", ""
}

func (i Item) fits(from, to Policy) (level string, why Misfit) {
	climbed := slices.DeleteFunc(slices.Clone(i.Taken), func(x Taken) bool {
		before, known := from.step(x.Level)
		after, stays := to.step(x.Level)
		return (!known || from.Steps[before].At < 0) && (!stays || to.Steps[after].At < 0) // a courtesy is no level
	})
	// In the order of the ladder: one that a person served by hand may have been taken after higher ones.
	slices.SortStableFunc(climbed, func(x, y Taken) int { return from.CompareLevels(x.Level, y.Level) })
	highest, before := -1, -1
	for n, taken := range climbed {
		was, known := from.step(taken.Level)
		is, stays := to.step(taken.Level)
		switch {
		case !stays && (n == len(climbed)-1 || known && from.Steps[was].takesAway() != "" && !taken.PassedOver):
			return taken.Level, LevelUnknown
		case !stays:
			continue
		case known && !sameConsequence(from.Steps[was], to.Steps[is]):
			return taken.Level, LevelDiffers
		case known && is < before:
			return taken.Level, LevelsReordered
		case taken.NoticeOwed && to.Steps[is].silent():
			return taken.Level, NoticeOwed
		}
		if highest = max(highest, is); known {
			before = is
		}
	}
	for _, below := range to.Steps[:max(highest, 0)] {
		if below.Mandatory && !i.has(below.Level) {
			return below.Level, MandatoryMissing
		}
	}
	return "", ""
}

// sameConsequence tells whether a step of one version does to a customer what it does in another, but for what it tells them.
func sameConsequence(x, y Step) bool {
	return (x.At < 0) == (y.At < 0) && x.Access == y.Access && x.End == y.End
}
