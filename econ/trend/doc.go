// Package trend answers one question: how fast does a tail thin, and do open models catch
// up?
//
//	periods, left, err := trend.TailByPeriod(data.Years, data.Hours, 0.25, 1)
//	rho, err := trend.NewRho(periods)            // ρ, the rate at which α rises
//	lag, err := trend.NewLag(pairs, trend.Logit) // years by which open models are behind
//
// Both are straight lines in time, with intervals that allow for the scatter about them.
// Results carry their doubts in Warnings.
package trend
