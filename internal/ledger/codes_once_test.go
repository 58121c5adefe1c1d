package ledger_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"arrears/internal/ledger"
	"arrears/internal/owncode"
	"arrears/internal/provider"
)

// texted is a sign-up whose phone shows a code of ours.
func (b *bundle) texted(id string) (ledger.Ref, *owncode.Verifier, provider.Code) {
	b.t.Helper()
	codes, err := owncode.New([]byte("0123456789abcdef"), nil, ledger.CodeLives)
	require.NoError(b.t, err)
	ref, code := b.signUp(id, 9000), codes.DrawCode()
	verification := b.converge(ref, "2027-03-01").Codes[0]
	_, err = b.ClaimCode(b.t.Context(), ref, verification, on("2027-03-01"), code.Ref)
	require.NoError(b.t, err)
	_, err = b.RecordCode(b.t.Context(), ref, verification, on("2027-03-01"), ledger.Outcome{Kind: ledger.Sent, ProviderID: code.Ref})
	require.NoError(b.t, err)
	return ref, codes, code
}

// submitted is a check of digits, and counts how often it was asked and said yes.
func submitted(codes *owncode.Verifier, digits string, yes *atomic.Int32) func(context.Context, string) (ledger.CodeCheck, error) {
	return func(ctx context.Context, ref string) (ledger.CodeCheck, error) {
		answer, err := codes.CheckVerification(ctx, ref, digits)
		if answer == provider.Approved {
			yes.Add(1)
		}
		return ledger.CodeCheck(answer), err
	}
}

// TestARightCodeIsAcceptedOnce however many submit it at the same moment: the phone is proven once, and one prepayment is asked.
func TestARightCodeIsAcceptedOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, codes, code := b.texted("c-1")
	var yes atomic.Int32
	var all errgroup.Group
	for range 8 {
		all.Go(func() error {
			return b.CheckCode(t.Context(), ref, on("2027-03-01"), submitted(codes, code.Digits, &yes))
		})
	}
	require.NoError(t, all.Wait(), "whoever is proven is told so again")
	require.EqualValues(t, 1, yes.Load())
	require.Len(t, b.happened(ref, "verification.approved"), 1)
	require.Equal(t, 1, b.count("SELECT count(*) FROM items WHERE kind = 'prepayment'"))

	other, _, _ := b.texted("c-2")
	var refusal *ledger.Error
	require.ErrorAs(t, b.CheckCode(t.Context(), other, on("2027-03-01"), submitted(codes, code.Digits, &yes)), &refusal)
	require.Equal(t, "verification_wrong_code", refusal.Code, "nor is it good for anybody else")
}

// TestACodeAndItsReplacementAtOnce: of a submission and a request for another code that meet, either comes first, and a code that
// was replaced is accepted no more.
func TestACodeAndItsReplacementAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, codes, code := b.texted("c-1")
	soon := after(on("2027-03-01"), time.Minute)
	var yes, refused atomic.Int32
	var all errgroup.Group
	for n := range 8 {
		all.Go(func() error {
			var err error
			if n == 3 {
				err = b.ResendCode(t.Context(), ref, soon)
			} else {
				err = b.CheckCode(t.Context(), ref, soon, submitted(codes, code.Digits, &yes))
			}
			var refusal *ledger.Error
			if errors.As(err, &refusal) {
				refused.Add(1)
				return nil
			}
			return err
		})
	}
	require.NoError(t, all.Wait())
	if yes.Load() == 0 {
		require.EqualValues(t, 7, refused.Load(), "all came after the resend")
		require.Empty(t, b.happened(ref, "verification.approved"))
		return
	}
	require.EqualValues(t, 1, yes.Load())
	require.EqualValues(t, 1, refused.Load(), "the resend came after the proof")
	require.Len(t, b.happened(ref, "verification.approved"), 1)
}

// TestWrongCodesAreCountedToTheUnit however many come at the same moment; after the fifth the right one is refused, too.
func TestWrongCodesAreCountedToTheUnit(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref, codes, code := b.texted("c-1")
	var yes atomic.Int32
	var all errgroup.Group
	for range 8 {
		all.Go(func() error {
			err := b.CheckCode(t.Context(), ref, on("2027-03-01"), submitted(codes, "none", &yes))
			var refusal *ledger.Error
			if !errors.As(err, &refusal) {
				return errors.New("accepted")
			}
			return nil
		})
	}
	require.NoError(t, all.Wait())
	require.Len(t, b.happened(ref, "verification.wrong_code"), 5)
	require.Equal(t, "verification_locked", refusalOf(t, b.CheckCode(t.Context(), ref, on("2027-03-01"), submitted(codes, code.Digits, &yes))).Code)
	require.Zero(t, yes.Load())
}
