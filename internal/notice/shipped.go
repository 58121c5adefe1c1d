package notice

import (
	"bytes"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"io/fs"
	"maps"
	"slices"
	"strings"
	texttemplate "text/template"

	"golang.org/x/text/language"

	"arrears/internal/dunning"
)

// names are the templates that ship, and whether each is a statement, which makes no sense without rows.
var names = map[string]bool{
	"upcoming": true, "first": true, "second": true, "final": true, "suspend": true, "prepayment": true,
	"suspended": false, "reinstated": false, "promise_broken": false,
	"usage_50": false, "usage_80": false, "usage_100": false,
}

func statement(template string) bool { return names[template] }

// Has tells whether a template of that name ships.
func Has(template string) bool {
	_, ok := names[template]
	return ok
}

// Check is asked at publication: whether the template can go out on the channels, in every locale that ships.
func Check(template string, channels []dunning.Channel) error {
	if !Has(template) {
		return unknownTemplate(template)
	}
	for _, channel := range channels {
		for locale, words := range shipped.words {
			for _, block := range blocks[channel] {
				if words.of[template].Lookup(block) == nil {
					return fmt.Errorf("template %s has no %s in locale %s, which channel %s needs", template, block, locale, channel)
				}
			}
		}
		if _, ok := blocks[channel]; !ok {
			return fmt.Errorf("template %s: channel %q is unknown; use email or sms", template, channel)
		}
	}
	return nil
}

func unknownTemplate(name string) error {
	return fmt.Errorf("there is no template %q; name one of %s", name, strings.Join(slices.Sorted(maps.Keys(names)), ", "))
}

// blocks are what a template's file, with its locale's common file, defines for a channel.
var blocks = map[dunning.Channel][]string{
	dunning.Email: {"subject", "opening", "closing", "number", "due", "age", "days", "open", "total", "reference", "opt out"},
	dunning.SMS:   {"sms"},
}

//go:embed templates
var files embed.FS

// shipped is read from the binary and never changes.
var shipped = mustLoad(files)

type library struct {
	words map[string]*words // by locale
}

// words are one locale's templates.
type words struct {
	locale string
	of     map[string]*texttemplate.Template // by template name, each with the locale's common blocks
	text   *texttemplate.Template
	html   *htmltemplate.Template
}

// functions are what templates may use beside the language's own.
var functions = texttemplate.FuncMap{"neg": func(n int) int { return -n }}

// mustLoad panics on a template that cannot be parsed: that is a fault of the build, and every test finds it.
func mustLoad(files fs.FS) library {
	const root = "templates/"
	lib := library{words: make(map[string]*words)}
	text := texttemplate.Must(texttemplate.New("layout.txt").Option("missingkey=error").ParseFS(files, root+"layout.txt"))
	html := htmltemplate.Must(htmltemplate.New("layout.html").Option("missingkey=error").ParseFS(files, root+"layout.html"))
	folders, err := fs.ReadDir(files, "templates")
	if err != nil {
		panic(err)
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		w := &words{locale: folder.Name(), of: make(map[string]*texttemplate.Template), text: text, html: html}
		for name := range names {
			w.of[name] = texttemplate.Must(texttemplate.New(name).Option("missingkey=error").Funcs(functions).
				ParseFS(files, root+w.locale+"/common.tmpl", root+w.locale+"/"+name+".tmpl"))
		}
		lib.words[w.locale] = w
	}
	return lib
}

// choose follows a locale to its parents ("de-AT", "de"), then the tenant's, then English. The way of writing
// amounts and dates is the nearest that is known to the locale whose words are used.
func (l library) choose(customer, tenant string) (*words, format) {
	for _, locale := range []string{customer, tenant} {
		asked, err := language.Parse(locale)
		if err != nil {
			continue
		}
		for tag := asked; tag != language.Und; tag = tag.Parent() {
			if w, ok := l.words[tag.String()]; ok {
				return w, formatOf(asked, tag)
			}
		}
	}
	return l.words["en"], formatOf(language.English, language.English)
}

func (w *words) block(template, block string, data any) (string, error) {
	var b bytes.Buffer
	if err := w.of[template].ExecuteTemplate(&b, block, data); err != nil {
		return "", fmt.Errorf("notice %s in %s: %w", template, w.locale, err)
	}
	return strings.TrimSpace(b.String()), nil
}
