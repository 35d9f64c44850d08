// Package trend answers: how fast does a tail thin, do open models catch up, and do prices
// follow cost?
//
//	periods, left, err := trend.TailByPeriod(data.Years, data.Hours, 0.25, 1)
//	rho, err := trend.NewRho(periods)            // ρ, the rate at which α rises
//	lag, err := trend.NewLag(pairs, trend.Logit) // years by which open models are behind
//
//	through, err := trend.NewPassThrough(changes) // dp/dc, from price and cost changes
//
// The first two are straight lines in time, the last is one through the origin, all with
// intervals that allow for the scatter about them.
// Results carry their doubts in Warnings.
package trend
