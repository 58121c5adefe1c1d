package notice

import (
	"bytes"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"io/fs"
	"strings"
	texttemplate "text/template"

	"golang.org/x/text/language"
)

// kind is what a template is for.
type kind struct {
	statement bool // it makes no sense without rows
	lists     bool // its SMS lists them, as far as they fit
	segments  int  // that its SMS may take
	usage     bool // it makes no sense without what was spent
}

var (
	ofItems      = kind{statement: true, lists: true, segments: 3}
	ofPrepayment = kind{statement: true, segments: 3}
	ofEvent      = kind{segments: 3}
	ofUsage      = kind{segments: 3, usage: true}
)

// names are the templates that ship.
var names = map[string]kind{
	"upcoming": ofItems, "first": ofItems, "second": ofItems, "final": ofItems, "suspend": ofItems, "prepayment": ofPrepayment,
	"suspended": ofEvent, "reinstated": ofEvent, "promise_broken": ofEvent,
	"usage_50": ofUsage, "usage_80": ofUsage, "usage_100": ofUsage,
}

func statement(template string) bool { return names[template].statement }

// SegmentLimit is how many segments an SMS of the template takes at most; 0 for one that does not ship.
func SegmentLimit(template string) int { return names[template].segments }

// OfUsage tells whether the template is about what was spent, so that it words nothing else.
func OfUsage(template string) bool { return names[template].usage }

// Has tells whether a template of that name ships.
func Has(template string) bool {
	_, ok := names[template]
	return ok
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
	code   *texttemplate.Template            // of the SMS with a verification code
	text   *texttemplate.Template
	html   *htmltemplate.Template
}

// functions are what templates may use beside the language's own.
var functions = texttemplate.FuncMap{"neg": func(n int) int { return -n }}

// mustLoad panics on a template that cannot be parsed: that is a fault of the build, and every test finds it.
func mustLoad(files fs.FS) library {
	lib, err := load(files)
	if err != nil {
		panic(err)
	}
	return lib
}

func load(files fs.FS) (library, error) {
	const root = "templates/"
	lib := library{words: make(map[string]*words)}
	text, err := texttemplate.New("layout.txt").Option("missingkey=error").ParseFS(files, root+"layout.txt")
	if err != nil {
		return lib, err
	}
	html, err := htmltemplate.New("layout.html").Option("missingkey=error").ParseFS(files, root+"layout.html")
	if err != nil {
		return lib, err
	}
	folders, err := fs.ReadDir(files, "templates")
	if err != nil {
		return lib, err
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		w := &words{locale: folder.Name(), of: make(map[string]*texttemplate.Template), text: text, html: html}
		for name := range names {
			w.of[name], err = texttemplate.New(name).Option("missingkey=error").Funcs(functions).
				ParseFS(files, root+w.locale+"/common.tmpl", root+w.locale+"/"+name+".tmpl")
			if err != nil {
				return lib, err
			}
		}
		if w.code, err = texttemplate.New("code.tmpl").Option("missingkey=error").ParseFS(files, root+w.locale+"/code.tmpl"); err != nil {
			return lib, err
		}
		lib.words[w.locale] = w
	}
	return lib, nil
}

// choose follows a locale to its parents ("de-AT", "de"), then the tenant's to its own, then English. The way of writing
// amounts and dates is the nearest that is known to the locale whose words are used.
func (l library) choose(customer, tenant string) (*words, format) {
	for _, locale := range []string{customer, tenant} {
		if w, f, ok := l.find(locale); ok {
			return w, f
		}
	}
	return l.words["en"], formatOf(language.English, language.English)
}

// find is the words of a locale or of the nearest of its parents.
func (l library) find(locale string) (*words, format, bool) {
	asked, err := language.Parse(locale)
	if err != nil {
		return nil, nil, false
	}
	for tag := asked; tag != language.Und; tag = tag.Parent() {
		if w, ok := l.words[tag.String()]; ok {
			return w, formatOf(asked, tag), true
		}
	}
	return nil, nil, false
}

func (w *words) block(template, block string, data any) (string, error) {
	var b bytes.Buffer
	if w.of[template].Lookup(block) == nil {
		return "", fmt.Errorf("notice %s in %s: there is no block %q", template, w.locale, block)
	}
	if err := w.of[template].ExecuteTemplate(&b, block, data); err != nil {
		return "", fmt.Errorf("notice %s in %s: %w", template, w.locale, err)
	}
	return strings.TrimSpace(b.String()), nil
}
