package figure

import (
	"math"
	"strings"

	"gonum.org/v1/plot/plotter"

	"valuecapture/econ/chart"
	"valuecapture/econ/commons"
)

// WhoIsServed draws one row for each way of paying. It shows, by complexity, which
// users are served and whether what they pay covers their cost. The last row shows who
// is worth serving. Each range bears its share of all users, those beyond the axis
// included, since lengths on a logarithmic axis do not show it.
//
// It returns an error for an economy that is not valid and for a price that is not
// a finite number above 0.
func WhoIsServed(e commons.Economy, seat, token float64) (Figure, error) {
	if err := validBills(e, seat, token); err != nil {
		return fail(err)
	}
	flat := func(float64) float64 { return seat }
	metered := func(x float64) float64 { return token * e.Tokens(x) }
	cheaper := func(x float64) float64 { return math.Min(seat, metered(x)) }
	rows := []servedRow{
		{"worth serving", e.SocialValue, e.Cost},
		{"at cost", e.PrivateValue, e.Cost},
		{"seat beside tokens", e.PrivateValue, cheaper},
		{"tokens at " + perMtok(token), e.PrivateValue, metered},
		{"seat at " + dollars(seat), e.PrivateValue, flat},
	}
	end := reachOf(e, seat, token)
	elements := []Element{XAxis{Log: true, Min: 1, Max: end}, YAxis{Min: 0, Max: float64(len(rows))}}
	var names, told []string
	for i, row := range rows {
		pieces := row.pieces(e, end)
		for j := range pieces {
			piece := &pieces[j]
			to := piece.to
			if to == end {
				to = math.Inf(1)
			}
			piece.users = percent(e.Share(commons.Bands{{From: piece.from, To: to}}))
			elements = append(elements, piece.area(float64(i)))
		}
		names = append(names, row.name)
		told = append(told, row.name+": "+describePieces(pieces))
	}
	title := claim("Tokens at %s serve everyone", perMtok(token))
	switch edge := e.PricedOut(token); {
	case edge == 1:
		title = claim("At %s nobody buys tokens", perMtok(token))
	case edge < end:
		title = claim("Tokens leave out everyone above complexity %s; a seat loses on everyone above %s whom it serves", short(edge), short(e.Subsidised(seat)))
	}
	f, err := New(Labels{Title: title, X: "complexity of the user x", Y: "ways of paying, with % of users"}, elements...)
	if err != nil {
		return fail(err)
	}
	nameRows(&f, names)
	f.Alt = claim("Bars by complexity from 1 to %s, logarithmic: %s. %s.", short(end), title, strings.Join(told, ". "))
	return f, nil
}

// A servedRow is a way of paying. A user is served if the gain is at least the bill.
type servedRow struct {
	name       string
	gain, bill func(float64) float64
}

// A servedPiece is a range of complexity in which users fare alike.
type servedPiece struct {
	from, to float64
	what     string
	users    string // share of all users
	colour   Colour
}

// pieces divides a row into ranges in which users fare alike.
func (r servedRow) pieces(e commons.Economy, end float64) []servedPiece {
	kind := func(x float64) servedPiece {
		switch {
		case r.gain(x) < r.bill(x):
			return servedPiece{what: "left out", colour: Lost}
		case r.name == "worth serving":
			return servedPiece{what: "worth it", colour: Worker}
		case r.bill(x) < e.Cost(x):
			return servedPiece{what: "served below cost", colour: Warning}
		}
		return servedPiece{what: "served", colour: Lab}
	}
	var out []servedPiece
	grid := chart.Geometric(1, end, 4*points)
	last := 1.0
	for i := 1; i < len(grid); i++ {
		middle := math.Sqrt(grid[i-1] * grid[i])
		piece := kind(middle)
		if n := len(out); n == 0 || out[n-1].what != piece.what {
			piece.from = 1
			if n > 0 {
				piece.from = turn(func(x float64) bool { return kind(x).what == out[n-1].what }, last, middle)
				out[n-1].to = piece.from
			}
			out = append(out, piece)
		}
		last = middle
	}
	out[len(out)-1].to = end
	return out
}

// turn returns where a condition that holds at a and not at b stops holding.
func turn(holds func(x float64) bool, a, b float64) float64 {
	for range 50 {
		if middle := math.Sqrt(a * b); holds(middle) {
			a = middle
		} else {
			b = middle
		}
	}
	return b
}

func (p servedPiece) area(row float64) Area {
	const gap = 0.12
	low, high := row+gap, row+1-gap
	return Area{Name: p.what + " " + p.users, Colour: p.colour, Outline: plotter.XYs{{X: p.from, Y: low}, {X: p.to, Y: low}, {X: p.to, Y: high}, {X: p.from, Y: high}}}
}

func describePieces(pieces []servedPiece) string {
	parts := make([]string, len(pieces))
	for i, p := range pieces {
		parts[i] = claim("%s from %s to %s, %s of users", p.what, short(p.from), short(p.to), p.users)
	}
	return strings.Join(parts, ", ")
}
