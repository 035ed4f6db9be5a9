package aivenmock

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// A Call is a request that the world was asked.
type Call struct {
	Operation string  `json:"operation"`
	Method    string  `json:"method"`
	Path      string  `json:"path"`
	Status    int     `json:"status"`
	Principal string  `json:"principal"`
	Reason    *Reason `json:"reason"` // why it was refused; nil when it was not
}

// A Reason says which check refused a request, and why.
type Reason struct {
	Check string `json:"check"`
	Text  string `json:"text"`
}

func (c Call) String() string {
	text := fmt.Sprintf("%s %s %d %s", c.Method, c.Path, c.Status, c.Operation)
	if c.Reason != nil {
		text += ": " + c.Reason.Text
	}
	return text
}

// Calls are the requests to this world, oldest first.
func (w *TestWorld) Calls() []Call {
	w.t.Helper()
	var journal struct {
		Requests []Call `json:"requests"`
	}
	w.must("GET", "/journal", nil, &journal)
	return journal.Requests
}

// Verify fails the test unless so many requests for the operation were made.
func (w *TestWorld) Verify(operation string, times int, options ...Option) {
	w.t.Helper()
	wish := map[string]any{"match": ruleFor(operation, map[string]any{}, options).Match, "times": times}
	err := w.control.ask("POST", "/journal/verify", wish, nil)
	var refused *refusal
	if errors.As(err, &refused) && refused.Status == http.StatusConflict {
		w.t.Errorf("%s %v%s", refused.Message, wish["match"], nearMisses(refused.body))
	} else if err != nil {
		w.t.Fatalf("aivenmock: %v", err)
	}
}

// VerifyNothingElse fails the test if anything but these operations was asked.
func (w *TestWorld) VerifyNothingElse(operations ...string) {
	w.t.Helper()
	expected := " " + strings.Join(operations, " ") + " "
	for _, call := range w.Calls() {
		if !strings.Contains(expected, " "+call.Operation+" ") {
			w.t.Errorf("expected nothing but%s, there was %v", strings.TrimRight(expected, " "), call)
		}
	}
}

func nearMisses(body []byte) string {
	var answer struct {
		Nearest []struct {
			Method string `json:"method"`
			Path   string `json:"path"`
			Misses []struct{ Pointer, Wanted, Actual string }
		} `json:"nearest"`
	}
	if json.Unmarshal(body, &answer) != nil {
		return ""
	}
	var text strings.Builder
	for _, near := range answer.Nearest {
		fmt.Fprintf(&text, "\n  near: %s %s", near.Method, near.Path)
		for _, miss := range near.Misses {
			fmt.Fprintf(&text, "; %s is %s, not %s", miss.Pointer, miss.Actual, miss.Wanted)
		}
	}
	return text.String()
}
