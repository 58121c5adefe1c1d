package notice

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

// CodeInput is what the SMS with a verification code says.
type CodeInput struct {
	Digits       string
	Business     string        // the tenant's name
	Locale       string        // BCP 47, the customer's; empty or unknown: TenantLocale
	TenantLocale string        // BCP 47; empty or unknown: "en"
	Valid        time.Duration // for how long, in whole minutes
}

// minNameInCode is to how many characters the business's name is cut at the most.
const minNameInCode = 4

// Code words the SMS with a verification code. It is always one segment: the name of the business is cut as far as that wants.
func Code(in CodeInput) (string, error) {
	if strings.TrimSpace(in.Business) == "" {
		return "", fmt.Errorf("the business has no name; set the tenant's name")
	}
	words, _ := shipped.choose(in.Locale, in.TenantLocale)
	for letters := maxNameInSMS; letters >= minNameInCode; letters-- {
		text, err := words.codeText(in, letters)
		if err != nil || Segments(text) == 1 {
			return text, err
		}
	}
	return "", fmt.Errorf("code in %s: the SMS takes more than one segment", words.locale)
}

func (w *words) codeText(in CodeInput, letters int) (string, error) {
	var b bytes.Buffer
	if err := w.code.Execute(&b, map[string]any{
		"Business": line(in.Business, letters), "Digits": in.Digits, "Minutes": int(in.Valid / time.Minute),
	}); err != nil {
		return "", fmt.Errorf("code in %s: %w", w.locale, err)
	}
	return plainText(b.String()), nil
}
