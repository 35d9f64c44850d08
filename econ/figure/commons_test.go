package figure_test

import (
	"errors"
	"maps"
	"math"
	"testing"

	"valuecapture/econ/commons"
	"valuecapture/econ/figure"
)

// changed is the baseline economy with something else.
func changed(change func(*commons.Economy)) commons.Economy {
	e := commons.Baseline()
	change(&e)
	return e
}

func remedies(e commons.Economy) (figure.Figure, error) {
	outcomes, err := e.Compare(20, 6, 0.3)
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.Remedies(outcomes...)
}

func publicMoney() (figure.Figure, error) {
	e := commons.Baseline()
	token, err := e.Token(6)
	if err != nil {
		return figure.Figure{}, err
	}
	subsidy, err := e.Pigou()
	if err != nil {
		return figure.Figure{}, err
	}
	topUp, err := e.TopUp(6)
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.PublicMoney(0.5, token, subsidy, topUp)
}

// commonsDrawn are the figures of package commons with a golden picture.
var commonsDrawn = map[string]func() (figure.Figure, error){
	"commons_crosssubsidy": func() (figure.Figure, error) { return figure.CrossSubsidy(commons.Baseline()) },
	"commons_bills":        func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 6) },
	"commons_served":       func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 20, 6) },
	"commons_regimes":      func() (figure.Figure, error) { return figure.FrontierRegimes(commons.Baseline()) },
	"commons_pool":         func() (figure.Figure, error) { return figure.PoolReturn(commons.Baseline(), 6, 1.1, 1.2, 1.35) },
	"commons_bases":        func() (figure.Figure, error) { return figure.BillBases(commons.Baseline(), 0, 14) },
	"commons_publicmoney":  publicMoney,
	"commons_remedies":     func() (figure.Figure, error) { return remedies(commons.Baseline()) },
}

func init() {
	maps.Copy(drawn, commonsDrawn)
	maps.Copy(odd, commonsOdd)
}

// commonsOdd are figures of economies a reader might try.
var commonsOdd = map[string]func() (figure.Figure, error){
	"bills, the tail buys": func() (figure.Figure, error) {
		return figure.Bills(changed(func(e *commons.Economy) { e.Diffusion = 0.1 }), 20, 6)
	},
	"bills, nobody buys": func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 100) },
	"served, the top stays out": func() (figure.Figure, error) {
		return figure.WhoIsServed(changed(func(e *commons.Economy) { e.Diffusion = 1.4 }), 20, 6)
	},
	"served, dear seat": func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 100, 6) },
	"served, cost explodes": func() (figure.Figure, error) {
		return figure.WhoIsServed(changed(func(e *commons.Economy) { e.CostExponent = 2 }), 20, 6)
	},
	"regimes, constant cost": func() (figure.Figure, error) {
		return figure.FrontierRegimes(changed(func(e *commons.Economy) { e.CostExponent = 1 }))
	},
	"regimes, steep cost": func() (figure.Figure, error) {
		return figure.FrontierRegimes(changed(func(e *commons.Economy) { e.CostExponent, e.Diffusion = 1.9, 0.2 }))
	},
	"pool, one": func() (figure.Figure, error) { return figure.PoolReturn(commons.Baseline(), 20) },
	"cross-subsidy, steep": func() (figure.Figure, error) {
		return figure.CrossSubsidy(changed(func(e *commons.Economy) { e.CostExponent = 1.8 }))
	},
	"bases, dear serving": func() (figure.Figure, error) {
		return figure.BillBases(changed(func(e *commons.Economy) { e.BaseValue = 5 }), 0)
	},
	"bases, the tail buys": func() (figure.Figure, error) {
		return figure.BillBases(changed(func(e *commons.Economy) { e.Diffusion, e.CostExponent = 0.1, 1 }), 0, 30)
	},
	"remedies, no lag": func() (figure.Figure, error) { return remedies(changed(func(e *commons.Economy) { e.Lag = 0 })) },
}

func TestCommonsErrors(t *testing.T) {
	t.Parallel()
	insolvent := changed(func(e *commons.Economy) { e.CostExponent = 2 })
	loss := commons.Outcome{Remedy: "seat", Lab: -1, Users: 3, Net: 2, Deadweight: 1}
	for name, tc := range map[string]struct {
		f    func() (figure.Figure, error)
		want error
	}{
		"cross-subsidy without a mean": {func() (figure.Figure, error) { return figure.CrossSubsidy(insolvent) }, commons.ErrInsolvent},
		"cross-subsidy of nothing":     {func() (figure.Figure, error) { return figure.CrossSubsidy(commons.Economy{}) }, commons.ErrParameter},
		"bills at no price":            {func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 20, 0) }, figure.ErrData},
		"bills of a free seat":         {func() (figure.Figure, error) { return figure.Bills(commons.Baseline(), 0, 6) }, figure.ErrData},
		"served, infinite price":       {func() (figure.Figure, error) { return figure.WhoIsServed(commons.Baseline(), 20, math.Inf(1)) }, figure.ErrData},
		"regimes of nothing":           {func() (figure.Figure, error) { return figure.FrontierRegimes(commons.Economy{}) }, commons.ErrParameter},
		"pool for nobody": {func() (figure.Figure, error) {
			return figure.PoolReturn(changed(func(e *commons.Economy) { e.Diffusion = 0.1 }), 6)
		}, figure.ErrData},
		"bases of nothing":        {func() (figure.Figure, error) { return figure.BillBases(commons.Economy{}, 0) }, commons.ErrParameter},
		"bases, no cost":          {func() (figure.Figure, error) { return figure.BillBases(commons.Baseline()) }, figure.ErrData},
		"bases, no rate":          {func() (figure.Figure, error) { return figure.BillBases(commons.Baseline(), 1e6) }, figure.ErrData},
		"money, no outcome":       {func() (figure.Figure, error) { return figure.PublicMoney(0.5, loss) }, figure.ErrData},
		"money without an outlay": {func() (figure.Figure, error) { return figure.PublicMoney(0.5, loss, loss) }, figure.ErrData},
		"no remedies":             {func() (figure.Figure, error) { return figure.Remedies() }, figure.ErrData},
		"remedy at a loss":        {func() (figure.Figure, error) { return figure.Remedies(loss) }, figure.ErrData},
	} {
		if f, err := tc.f(); !errors.Is(err, tc.want) || f.Plot != nil {
			t.Errorf("%s: got %v, want %v", name, err, tc.want)
		}
	}
}
