// Package composer answers: which Go programs are the cells of a notebook?
//
// A kernel compiles and links one program for each cell. [Compose] makes one for as many
// successive cells as share their declarations. Each cell is still a process of its own:
// the program runs the one cell whose number is in [CellVariable], so that a panic or an
// exit ends this cell and no other.
//
// The rules are those of the kernel GoNB, which stays the judge of this package: `go run
// ./kernel-setup test` executes every notebook both ways and compares every byte.
//
//   - Declarations and imports persist and may be made anew by a later cell; values do not.
//   - A line %% opens the main function, to the end of the cell. Words after it are the
//     arguments of the program.
//   - Imports that nothing uses are left out. Packages of the standard library whose name
//     has one meaning, and those that the caller names, need no import.
//   - A cell initialises the variables declared so far, in the kernel's order, then calls
//     the functions init and init_NAME declared so far, then its main.
//
// # How one program keeps cells apart
//
// Go initialises package-level variables in the order of their declaration, each after
// those that it depends on. The program declares the variables cell by cell, and after
// those of each cell a gate:
//
//	var market = econ.Baseline()     // declared by cell 1
//	var cell_gate1 = cell_enter("1", cell_1)
//	var thin = with(...)             // declared by cell 4
//	var cell_gate4 = cell_enter("4", cell_4)
//
// If the process is to run cell 1, its gate calls the cell's main and exits, and nothing
// that is declared later is ever initialised.
//
// A later declaration must not change what an earlier cell means. Therefore a cell begins
// a new program if it makes a declaration anew, declares a name that an earlier cell uses
// for something else (as max, which is also built in) or without having declared it, or
// gives a method to an earlier cell's type.
//
// # Places
//
// The source has line directives, so that compiler and stack traces give cell and line by
// themselves, as cell7.go:3. [Places] writes these as a reader wants them.
//
// # What it does not know
//
// Magics, shell commands, gonbui itself, C, and functions that report their own place in
// the source are an [UnknownError]: such a notebook is for the kernel. What differs without
// one: all packages that the cells of one program import are initialised in each of them.
//
// The package works on texts alone and runs wherever Go does, in a page too. What it
// makes needs nothing but the packages that the cells import, and builds for js/wasm.
package composer
