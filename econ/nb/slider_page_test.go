package nb

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"valuecapture/econ/figure"
)

// TestPanelHTML: every slider has a label, a value with its unit, and no text of
// the notebook becomes markup or script.
func TestPanelHTML(t *testing.T) {
	t.Parallel()
	evil := Slider{Name: `</script><b>"x"`, Unit: "</script><i>", Min: 0, Max: 1, Step: 0.25, Start: 0.5}
	p, err := newPanel(demandAt, []Slider{price, evil})
	if err != nil {
		t.Fatal(err)
	}
	page := p.html("here", figure.Figure{}, answer{Error: "<u>bad</u>"})
	for _, want := range []string{
		`<label for="here-0"`, `id="here-0" min="0" max="24" step="1" value="12" aria-valuetext="6.0 $/Mtok"`,
		`<output for="here-0"`, `<label for="here-1"`, `max="4" step="1" value="2"`, `role="status"`, `<button type="button">Done</button>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, unwanted := range []string{"<b>", "<i>", "<u>"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("the page has markup from outside: %s", unwanted)
		}
	}
	if n := strings.Count(page, "</script>"); n != 1 {
		t.Errorf("%d ends of a script, want 1", n)
	}
	settings := regexp.MustCompile(`(?s)\}\)\((\{.*\})\);\n</script>$`).FindStringSubmatch(page)
	if settings == nil {
		t.Fatal("the script is not called")
	}
	var got struct {
		ID, Address string
		Scales      []struct{ Unit string }
	}
	if err := json.Unmarshal([]byte(settings[1]), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != "here" || got.Address != "/here" || len(got.Scales) != 2 || got.Scales[1].Unit != evil.Unit {
		t.Errorf("the script is called with %v", got)
	}
}
