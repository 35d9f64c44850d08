# What poweRlaw and evd say of the values in each file named, one row a file, separated by
# tabs: threshold, exponent of the density, distance, values in the tail and seconds by
# poweRlaw; scale and shape of the generalised Pareto law above that threshold by evd.
suppressPackageStartupMessages({
  library(poweRlaw)
  library(evd)
})
for (name in commandArgs(trailingOnly = TRUE)) {
  x <- scan(name, quiet = TRUE)
  model <- conpl$new(x)
  seconds <- system.time(best <- estimate_xmin(model, xmax = Inf))[["elapsed"]]
  # In units of the threshold: evd's optimiser stops early on values in the thousands.
  gpd <- tryCatch(fpot(x / best$xmin, 1, model = "gpd", std.err = FALSE)$estimate * c(best$xmin, 1), error = function(e) c(NA, NA))
  cat(sprintf("%.17g\t%.17g\t%.17g\t%d\t%.17g\t%.17g\t%.17g\n", best$xmin, best$pars, best$gof, as.integer(best$ntail), seconds, gpd[1], gpd[2]))
}
