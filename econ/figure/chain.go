package figure

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"valuecapture/econ"
	"valuecapture/econ/chart"
)

// Chain draws willingness to pay against tasks in order twice: left for an application
// that buys tokens wholesale and resells them, right for the two firms merged. The areas
// are what the firms and the customers keep and what is lost. The customers' area runs
// on above the upper edge and the loss to the right, so a bar beside each panel shows the parts to scale, in
// dollars per potential task, as parts of the potential surplus W(c).
//
// It returns an error for a market that is not valid, or that has no chain of
// monopolists.
func Chain(m econ.Market) (Figure, error) {
	chain, err := m.Chain()
	if err != nil {
		return fail(err)
	}
	merged, err := m.Monopoly()
	if err != nil {
		return fail(err)
	}
	one := m.Split(merged.Price)
	far := math.Min(1, 1.25*math.Max(m.Demand(chain.Retail), m.Demand(merged.Price)))
	apart := chainPanel{market: m, far: far, top: 2 * chain.Retail, parts: []chainPart{
		{"lab", chain.Lab, m.Cost, chain.Wholesale, "wholesale", Lab},
		{"application", chain.App, chain.Wholesale, chain.Retail, "retail", App},
	}, customers: chain.Customer, lost: chain.Deadweight}
	together := apart
	together.left = chainStride * far
	together.parts = []chainPart{{"both firms", one.Lab, m.Cost, merged.Price, "price", Lab}}
	together.customers, together.lost = one.Customer, one.Deadweight
	title := claim("Two monopolists in a row charge %s, and one would charge no less", perMtok(chain.Retail))
	if merged.Price < chain.Retail*(1-1e-6) {
		title = claim("Two monopolists in a row charge %s; merged they charge %s, and everyone gains", perMtok(chain.Retail), perMtok(merged.Price))
	}
	elements := append(apart.elements("two firms"), together.elements("merged")...)
	elements = append(elements, XAxis{Percent: true, Min: 0, Max: (chainStride + barTo) * far}, YAxis{Min: 0, Max: apart.top})
	f, err := New(Labels{
		Title: title,
		X:     "tasks, the most willing to pay first (% of all tasks); bars to scale ($/task)",
		Y:     "willingness to pay and prices ($/Mtok); areas times T are dollars per task",
	}, elements...)
	if err != nil {
		return fail(err)
	}
	f.Plot.X.Tick.Marker = plot.ConstantTicks(append(apart.ticks(), together.ticks()...))
	return f, nil
}

// Where the bar of a panel and the next panel are, in widths of a panel.
const barFrom, barTo, chainStride = 1.06, 1.84, 1.94

// A chainPart is what one firm takes: dollars per potential task, and the prices between
// which its area lies, the higher of them with its name.
type chainPart struct {
	name      string
	amount    float64
	low, high float64
	price     string
	colour    Colour
}

// A chainPanel is one half of the figure, from left to left + far.
type chainPanel struct {
	market          econ.Market
	left, far, top  float64
	parts           []chainPart
	customers, lost float64
}

func (c chainPanel) elements(heading string) []Element {
	m, last := c.market, c.parts[len(c.parts)-1]
	served := m.Demand(last.high)
	line := chart.Sample(m.InverseDemand, chart.Insert(chart.Even(m.Demand(c.top), c.far, points), served))
	kept := plotter.XYs{{X: 0, Y: last.high}, {X: 0, Y: c.top}}
	lost := plotter.XYs{{X: served, Y: m.Cost}}
	for _, at := range line {
		if at.X <= served {
			kept = append(kept, at)
		}
		if at.X >= served && at.Y >= m.Cost {
			lost = append(lost, at)
		}
	}
	lost = append(lost, plotter.XY{X: lost[len(lost)-1].X, Y: m.Cost})
	named := ""
	if c.left == 0 {
		named = "willingness to pay"
	}
	elements := []Element{
		Area{Outline: c.moved(kept), Colour: Customers},
		Series{Name: named, XYs: c.moved(line), Colour: Ink, Dashes: Solid, Head: true},
		Mark{X: c.left + 0.6*c.far, Y: c.top, Text: heading, Bare: true},
	}
	if c.lost > 1e-9*c.customers {
		elements = append(elements, Area{Outline: c.moved(lost), Colour: Lost})
	}
	elements = append(elements, c.level("cost", m.Cost, Cost, Dashed)...)
	for _, p := range c.parts {
		elements = append(elements, corners("", p.colour, c.left, p.low, c.left, p.high, c.left+served, p.high, c.left+served, p.low))
		elements = append(elements, c.level(p.price, p.high, p.colour, Dotted)...)
	}
	return append(elements, c.bar()...)
}

// level is a line across the panel at a price, with its name.
func (c chainPanel) level(name string, price float64, colour Colour, dashes Dashes) []Element {
	return []Element{
		Series{XYs: plotter.XYs{{X: c.left, Y: price}, {X: c.left + c.far, Y: price}}, Colour: colour, Dashes: dashes},
		Mark{X: c.left + 0.42*c.far, Y: price, Text: name + " " + dollars(price), Colour: colour, Bare: true},
	}
}

// bar stacks the parts of the potential surplus to the height of the figure.
func (c chainPanel) bar() []Element {
	parts := []chainPart{{name: "customers", amount: c.customers, colour: Customers}}
	for i := range c.parts { // the lab, which has least, next to the edge
		parts = append(parts, c.parts[len(c.parts)-1-i])
	}
	parts = append(parts, chainPart{name: "lost", amount: c.lost, colour: Lost})
	whole := 0.0
	for _, p := range parts {
		whole += p.amount
	}
	var bar []Element
	low, from, to := 0.0, c.left+barFrom*c.far, c.left+barTo*c.far
	for _, p := range parts {
		high := low + c.top*p.amount/whole
		if p.amount > 1e-9*whole {
			name := p.name + "\n" + dollars(p.amount)
			if high-low < 0.14*c.top { // no room for two lines
				name = p.name + " " + dollars(p.amount)
			}
			bar = append(bar, corners(name, p.colour, from, low, to, low, to, high, from, high))
		}
		low = high
	}
	return bar
}

func (c chainPanel) moved(line plotter.XYs) plotter.XYs {
	out := make(plotter.XYs, len(line))
	for i, at := range line {
		out[i] = plotter.XY{X: c.left + at.X, Y: at.Y}
	}
	return out
}

// ticks are those of shares of tasks, counted anew in each panel and none below a bar.
func (c chainPanel) ticks() []plot.Tick {
	step := 0.05
	for c.far/step > 4.9 { // no label at another
		step *= 2
	}
	for c.far/step < 2 {
		step /= 5
	}
	var ticks []plot.Tick
	for x := 0.0; x <= c.far*(1+1e-9); x += step {
		ticks = append(ticks, plot.Tick{Value: c.left + x, Label: percent(x)})
	}
	return ticks
}
