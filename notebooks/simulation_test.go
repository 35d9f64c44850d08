package notebooks_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var seeds = flag.Int("seeds", 20, "how many seeds TestSimulations runs each simulated cell with; CI asks for 200")

const draw = "econ/nb.Rand" // where simulated numbers have their draws from

func (c names) random() bool {
	return c[draw] || c["math/rand/v2.New"] || c["math/rand/v2.NewPCG"]
}

// luckless says why a simulated check does not state its chance of failing by luck, or
// cannot be run with other seeds; nothing if it does and can, or is not simulated. If every
// route starts from the draws they are two ways to handle one sample: there is no luck in it.
func (c check) luckless(info *types.Info) string {
	oneSample := !slices.ContainsFunc(c.routes, func(r names) bool { return !r.random() })
	for i, route := range c.call.Args[1:] {
		constructor := ""
		if call, ok := route.(*ast.CallExpr); ok {
			if s, ok := call.Fun.(*ast.SelectorExpr); ok && info.Uses[s.Sel] != nil {
				constructor = s.Sel.Name
			}
		}
		switch calls := c.routes[i]; {
		case constructor == "Simulation":
			return "its tolerance is guessed: nb.Simulation"
		case !calls.random():
		case calls["math/rand/v2.New"] || calls["math/rand/v2.NewPCG"]:
			return "it does not draw from nb.Rand"
		case !oneSample && !strings.HasPrefix(constructor, "Simulated") && constructor != "EveryDraw":
			return "a simulated number is not given by nb.Simulated... or nb.EveryDraw"
		}
	}
	return ""
}

// A simulated check says how likely it is to fail by luck, and draws from nb.Rand, so that
// TestSimulations can run it with many seeds.
func TestSimulatedChecksSaySo(t *testing.T) {
	t.Parallel()
	var faults []string
	programs, checks := everyCheck(t)
	for i, p := range programs {
		for _, c := range checks[i] {
			if fault := c.luckless(p.info); fault != "" {
				faults = append(faults, fmt.Sprintf("%s | %s | %s", slug(p.path), strings.TrimSpace(c.name), fault))
			}
		}
	}
	onlyListed(t, "testdata/unseeded.txt", faults)
}

// Every simulated check of the course passes with many seeds in a row. CI asks for 200,
// which takes minutes:
//
//	go test ./notebooks -run Simulations -seeds 200 -timeout 30m
func TestSimulations(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes minutes")
	}
	t.Parallel()
	programs, checks := everyCheck(t)
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, p := range programs {
		cells := map[int]bool{}
		for _, c := range checks[i] {
			for _, r := range c.routes {
				if r[draw] {
					cells[c.cell] = true
				}
			}
		}
		if len(cells) == 0 {
			continue
		}
		binary := build(t, p.source)
		for _, cell := range slices.Sorted(maps.Keys(cells)) {
			t.Run(fmt.Sprintf("%s/cell%d", slug(p.path), cell), func(t *testing.T) {
				t.Parallel()
				for seed := range *seeds {
					limit <- struct{}{}
					run := exec.Command(binary, strconv.Itoa(cell))
					run.Env = append(os.Environ(), fmt.Sprintf("VALUECAPTURE_SEED=%d", seed+1))
					out, err := run.CombinedOutput()
					<-limit
					if err != nil {
						t.Errorf("seed %d: %v\n%s", seed+1, err, out)
					}
				}
			})
		}
	}
}
