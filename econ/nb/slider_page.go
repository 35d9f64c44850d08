package nb

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"valuecapture/econ/chart"
	"valuecapture/econ/figure"
)

//go:embed slider.js
var sliderScript string

// html returns the output of a live cell: sliders with name, value and unit, which a
// keyboard can move, the figure, and the button. If the notebook is saved in this state,
// a reader sees the figure at the start.
func (p panel) html(id string, f figure.Figure, a answer) string {
	var b strings.Builder
	// The attribute keeps JupyterLab from taking arrow keys for its own.
	fmt.Fprintf(&b, `<div id="%s" role="group" aria-label="figure with sliders" data-lm-suppress-shortcuts="true">`+"\n", id)
	type scale struct {
		Min    float64 `json:"min"`
		Step   float64 `json:"step"`
		Places int     `json:"places"`
		Unit   string  `json:"unit"`
	}
	var scales []scale
	for i, s := range p.sliders {
		at := p.start()[i]
		fmt.Fprintf(&b, `<div style="display:flex;flex-wrap:wrap;align-items:center;gap:0 1em;max-width:614px">`+
			`<label for="%[1]s-%[2]d" style="min-width:11em;margin:0">%[3]s</label>`+
			`<input type="range" id="%[1]s-%[2]d" min="0" max="%[4]d" step="1" value="%[5]d" aria-valuetext="%[6]s" style="flex:1 1 14em;width:auto">`+
			`<output for="%[1]s-%[2]d" style="min-width:7em;padding:0;color:inherit;font-size:inherit">%[6]s</output></div>`+"\n",
			id, i, escaped(s.Name), s.steps(), at, html.EscapeString(s.text(at)))
		scales = append(scales, scale{s.Min, s.Step, s.shown(), s.Unit})
	}
	width, height := chart.DefaultWidth, chart.DefaultHeight
	if f.Plot != nil {
		width, height = f.Width, f.Height
	}
	fmt.Fprintf(&b, `<img src="%s" alt="%s" width="%d" height="%d" style="max-width:100%%">`+"\n",
		a.Picture, html.EscapeString(a.Alt), pixels(width), pixels(height))
	fmt.Fprintf(&b, `<p><button type="button">Done</button> <span role="status">%s</span></p>`+"\n</div>\n", html.EscapeString(a.Error))
	settings, _ := json.Marshal(map[string]any{"id": id, "address": "/" + id, "scales": scales}) // escapes < and >
	fmt.Fprintf(&b, "<script>\n%s(%s);\n</script>", strings.TrimSpace(sliderScript), settings)
	return b.String()
}
