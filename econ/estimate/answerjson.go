package estimate

import (
	"encoding/json"
	"math"
)

// MarshalJSON writes the answer with null for what is unknown or has no end.
func (a Answer) MarshalJSON() ([]byte, error) {
	type family struct {
		Family    string      `json:"family"`
		Threshold *float64    `json:"threshold"`
		Rows      *float64    `json:"rows"`
		PValue    *float64    `json:"p_value"`
		Stands    bool        `json:"stands"`
		Price     [2]*float64 `json:"price"`
		Share     [2]*float64 `json:"share"`
	}
	type variation struct {
		Name    string      `json:"name"`
		Price   [2]*float64 `json:"price"`
		Share   [2]*float64 `json:"share"`
		Refusal string      `json:"refusal,omitempty"`
		Moves   string      `json:"moves"`
	}
	out := struct {
		Words       string      `json:"words"`
		Answered    bool        `json:"answered"`
		Price       [2]*float64 `json:"price_dollars_per_mtok"`
		Share       [2]*float64 `json:"lab_share"`
		Cutoff      [2]*float64 `json:"cutoff_hours"`
		Level       float64     `json:"level"`
		Refusal     string      `json:"refusal,omitempty"`
		Settles     string      `json:"settles,omitempty"`
		Doubts      []string    `json:"doubts"`
		Tasks       int         `json:"tasks"`
		Served      *float64    `json:"rows_worth_their_cost"`
		Workers     int         `json:"workers,omitempty"`
		Inflation   *float64    `json:"variance_inflation"`
		Smooth      bool        `json:"smooth"`
		Families    []family    `json:"families"`
		Certificate []variation `json:"certificate"`
		Assumed     []string    `json:"assumed"`
		Zero        int         `json:"tasks_that_saved_nothing"`
		Negative    int         `json:"tasks_that_lost_time"`
		Lost        *float64    `json:"time_lost_over_time_saved"`
	}{Words: a.String(), Answered: a.Refusal == nil, Price: ends(a.Price), Share: ends(a.Share), Cutoff: ends(a.Cutoff), Level: Confidence,
		Settles: a.Settles, Doubts: []string{}, Tasks: a.Tasks, Served: number(a.Served), Workers: a.Workers, Inflation: number(a.Inflation), Smooth: a.Smooth}
	file := a.Question.File
	out.Assumed, out.Zero, out.Negative, out.Lost = append([]string{}, file.Assumed...), file.Zero, file.Negative, number(file.Lost)
	if a.Refusal != nil {
		out.Refusal = reason(a.Refusal)
	}
	for _, d := range a.Doubts {
		out.Doubts = append(out.Doubts, reason(d))
	}
	for _, f := range a.Families {
		out.Families = append(out.Families, family{f.Family.String(), number(f.Threshold), number(f.Count), number(f.PValue), f.Stands, ends(f.Price), ends(f.Share)})
	}
	for _, v := range a.Certificate {
		w := variation{Name: v.Name, Price: ends(v.Price), Share: ends(v.Share), Moves: v.Moves}
		if v.Refusal != nil {
			w.Refusal = reason(v.Refusal)
		}
		out.Certificate = append(out.Certificate, w)
	}
	return json.Marshal(out)
}

func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

func ends(i Interval) [2]*float64 { return [2]*float64{number(i.Low), number(i.High)} }
