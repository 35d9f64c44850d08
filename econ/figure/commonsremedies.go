package figure

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"valuecapture/econ/commons"
	"valuecapture/econ/unit"
)

// Remedies draws one bar for each way of paying. It divides the potential surplus into
// what goes to the lab, the application layer, users and everybody else, net of what an
// outside funder pays, and what is lost.
//
// It returns an error for no outcome, and for one with an infinite amount or a loss,
// which a bar cannot show.
func Remedies(outcomes ...commons.Outcome) (Figure, error) {
	if len(outcomes) == 0 {
		return fail(fmt.Errorf("%w: no outcome, want those of commons.Economy.Compare", ErrData))
	}
	elements := []Element{XAxis{Percent: true, Min: 0, Max: 1}, YAxis{Min: 0, Max: float64(len(outcomes))}}
	names := make([]string, len(outcomes))
	told := make([]string, len(outcomes))
	for i, o := range outcomes {
		row := len(outcomes) - 1 - i // the first on top
		areas, err := split(o, float64(row))
		if err != nil {
			return fail(err)
		}
		var parts, small []string
		for _, a := range areas {
			parts = append(parts, a.Name)
			if !a.fits {
				small = append(small, a.Name)
				a.Name = "" // written beside the bar
			}
			elements = append(elements, a.Area)
		}
		names[row] = o.Remedy
		if o.Subsidy > 0 {
			names[row] += " (" + commons.Outside.String() + ")"
		}
		if payer := o.PoolFunder.String(); o.PoolFunder != commons.NoFunder && payer != o.Remedy {
			names[row] += " (" + payer + ")"
		}
		if len(small) > 0 {
			names[row] += "\n" + strings.Join(small, ", ")
		}
		told[i] = o.Remedy + ": " + strings.Join(parts, ", ")
	}
	title := remediesTitle(outcomes)
	f, err := New(Labels{Title: title, X: "share of the potential surplus (%)", Y: "ways of paying, and who else pays"}, elements...)
	if err != nil {
		return fail(err)
	}
	nameRows(&f, names)
	const row, rest = 31, 72 // points for a bar, and for title and axis
	f.Height = max(f.Height, row*vg.Length(len(outcomes))+rest)
	f.Alt = claim("Bars that add up to 100%%: %s. %s.", title, strings.Join(told, ". "))
	return f, nil
}

// remediesTitle says which way loses most and which lose nothing.
func remediesTitle(outcomes []commons.Outcome) string {
	worst := outcomes[0]
	var best []string
	var sized int // those of them that spend what serving everybody takes
	for _, o := range outcomes {
		if o.Realised() < worst.Realised() {
			worst = o
		}
	}
	for _, o := range outcomes {
		if o.Realised() > 1-1e-9 {
			best = append(best, o.Remedy)
			if o.PoolPays > 0 || o.Subsidy > 0 {
				sized++
			}
		}
	}
	title := claim("Most is lost under “%s”: %s of the potential surplus", worst.Remedy, percent(1-worst.Realised()))
	if len(best) > 0 {
		title += claim("; %s of %s ways lose nothing, %s of them because their budget is set to", short(float64(len(best))), short(float64(len(outcomes))), short(float64(sized)))
	}
	return title
}

// A slice is a named part of a bar.
type slice struct {
	Area
	fits bool // its name fits inside
}

// split returns the parts of the bar of an outcome.
func split(o commons.Outcome, row float64) ([]slice, error) {
	const gap = 0.1
	all := o.Net + o.Deadweight
	var out []slice
	at := 0.0
	for _, part := range []struct {
		name   string
		amount float64
		colour Colour
	}{
		{"lab", o.Lab, Lab}, {"application", o.App, App}, {"users", o.Users, Customers},
		{"everybody else", o.Others, Worker}, {"lost", o.Deadweight, Lost},
	} {
		share := part.amount / all
		const rounding = 1e-9
		switch {
		case !finite(share) || share < -rounding:
			return nil, fmt.Errorf("%w: under %q the part of %q is %g of %g $/month, want a finite number, 0 or above: show a table instead", ErrData, o.Remedy, part.name, part.amount, all)
		case share <= rounding:
			continue
		}
		low, high := row+gap, row+1-gap
		out = append(out, slice{
			Area{Name: claim("%s %s%%", part.name, unit.Text.Number(100*share, 2)), Colour: part.colour,
				Outline: plotter.XYs{{X: at, Y: low}, {X: at + share, Y: low}, {X: at + share, Y: high}, {X: at, Y: high}}},
			share > 0.03+0.011*float64(len(part.name)),
		})
		at += share
	}
	return out, nil
}
