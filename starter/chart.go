package main

import (
	"fmt"
	"html/template"
	"io"
)

// The chart's sizes, in its own units.
const (
	chartLabel = 190 // width of the names
	chartBars  = 520 // width of the longest bar
	chartRow   = 44
	chartHead  = 64
)

// chartBar is one figure of one policy.
type chartBar struct {
	Y, Width, Text int
	Class, Value   string
}

// chartRowView is one pair of bars.
type chartRowView struct {
	What string
	Y    int
	Bars [2]chartBar
}

// writeChart draws the figures of both policies as an SVG, two bars each, to one scale.
func (c compared) writeChart(w io.Writer) error {
	s := c.summary(0)
	most := 1
	rows := c.rows(s)
	for _, r := range rows {
		most = max(most, r.here, r.there)
	}
	var views []chartRowView
	for n, r := range rows {
		y := chartHead + n*chartRow
		bar := func(value, offset int, class string) chartBar {
			width := value * chartBars / most
			return chartBar{Y: y + offset, Width: width, Text: chartLabel + width + 6, Class: class, Value: fmt.Sprint(value)}
		}
		views = append(views, chartRowView{r.what, y + 20, [2]chartBar{bar(r.here, 4, "here"), bar(r.there, 20, "there")}})
	}
	return chart.Execute(w, map[string]any{
		"Width": chartLabel + chartBars + 80, "Height": chartHead + len(rows)*chartRow + 12, "Label": chartLabel, "LabelEnd": chartLabel - 10,
		"Here": s.Policy, "There": s.Compare, "Rows": views,
		"Of": fmt.Sprintf("%d customers, %d invoices", c.customers, c.invoices),
	})
}

var chart = template.Must(template.New("chart").Parse(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{.Width}} {{.Height}}" width="{{.Width}}" height="{{.Height}}" role="img">
<title>{{.Here.Policy}} and {{.There.Policy}}: {{.Of}}</title>
<style>text{font:13px sans-serif;fill:#222}.here{fill:#8a8f98}.there{fill:#1f6feb}.name{text-anchor:end}</style>
<rect width="100%" height="100%" fill="#fff"/>
<rect class="here" x="{{.Label}}" y="14" width="12" height="12"/><text x="{{.Label}}" dx="18" y="25">{{.Here.Name}}</text>
<rect class="there" x="{{.Label}}" y="34" width="12" height="12"/><text x="{{.Label}}" dx="18" y="45">{{.There.Name}}</text>
<text class="name" x="{{.LabelEnd}}" y="25">{{.Of}}</text>
{{range .Rows}}<text class="name" x="{{$.LabelEnd}}" y="{{.Y}}" dy="4">{{.What}}</text>
{{range .Bars}}<g><rect class="{{.Class}}" x="{{$.Label}}" y="{{.Y}}" width="{{.Width}}" height="14"/><text x="{{.Text}}" y="{{.Y}}" dy="11">{{.Value}}</text></g>
{{end}}{{end}}</svg>
`))
