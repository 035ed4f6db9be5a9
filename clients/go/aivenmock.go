// Package aivenmock gives each test a world of its own of aiven-mock, a stand-in for the Aiven API.
//
//	func TestRetry(t *testing.T) {
//		world := aivenmock.World(t)
//		world.Fail("ApplicationUserCreate", 503, aivenmock.Times(1))
//		createBot(world.URL, world.Token)
//		world.Verify("ApplicationUserCreate", 2)
//	}
//
// It needs the program aiven-mock, on the PATH or where AIVEN_MOCK_BINARY says, or a server that runs already
// (AIVEN_MOCK_SERVER), and nothing but the standard library.
package aivenmock

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"testing"
	"time"
)

// A TestWorld is one complete state of the API, which no other test sees.
type TestWorld struct {
	URL              string // the base URL for clients
	Token            string // of a super admin
	OrganizationID   string
	OrganizationName string
	ProjectName      string // empty when there is none
	PaymentMethodID  string
	Name             string

	t       testing.TB
	control control
}

type facts struct {
	Name             string `json:"name"`
	BaseURL          string `json:"base_url"`
	Token            string `json:"token"`
	OrganizationID   string `json:"organization_id"`
	OrganizationName string `json:"organization_name"`
	ProjectName      string `json:"project_name"`
	PaymentMethodID  string `json:"payment_method_id"`
}

// World makes a world, a copy of the demo, and deletes it when the test has ended. All tests of a package share a
// server; tests and subtests may run in parallel.
func World(t testing.TB) *TestWorld {
	t.Helper()
	return newWorld(t, map[string]any{"fork_of": "default"})
}

// WorldOf makes a world of a built-in fixture: "demo" or "empty".
func WorldOf(t testing.TB, fixture string) *TestWorld {
	t.Helper()
	return newWorld(t, map[string]any{"fixture_name": fixture})
}

func newWorld(t testing.TB, beginsAs map[string]any) *TestWorld {
	t.Helper()
	base, err := server()
	if err != nil {
		t.Fatalf("aivenmock: %v", err)
	}
	token := os.Getenv("AIVEN_MOCK_CONTROL_TOKEN")
	worlds := control{base + "/_mock", token}
	name := nameFor(t)
	var made facts
	// Not POST: the name is in the path, where a proxy in front of several servers looks for it.
	if err := worlds.ask("PUT", "/worlds/"+name, beginsAs, &made); err != nil {
		t.Fatalf("aivenmock: cannot make a world: %v", err)
	}
	t.Cleanup(func() {
		if err := worlds.ask("DELETE", "/worlds/"+name, nil, nil); err != nil {
			t.Errorf("aivenmock: cannot delete the world %s: %v", name, err)
		}
	})
	return &TestWorld{
		URL: made.BaseURL, Token: made.Token, OrganizationID: made.OrganizationID,
		OrganizationName: made.OrganizationName, ProjectName: made.ProjectName, PaymentMethodID: made.PaymentMethodID,
		Name: made.Name, t: t, control: control{made.BaseURL + "/_mock", token},
	}
}

// Setenv sets the variables that clients read, until the test has ended. As with t.Setenv, such a test cannot be
// parallel.
func (w *TestWorld) Setenv(t *testing.T) {
	t.Helper()
	for name, value := range map[string]string{
		"AIVEN_WEB_URL": w.URL, "AIVEN_TOKEN": w.Token, "AIVEN_AUTH_TOKEN": w.Token,
		"AIVEN_ORGANIZATION_ID": w.OrganizationID, "AIVEN_ORGANIZATION_NAME": w.OrganizationName,
		"AIVEN_ACCOUNT_NAME": w.OrganizationName, "AIVEN_PROJECT_NAME": w.ProjectName,
		"AIVEN_PAYMENT_METHOD_ID": w.PaymentMethodID, "AIVEN_MOCK_CONTROL_URL": w.control.url,
	} {
		t.Setenv(name, value)
		if value == "" {
			os.Unsetenv(name) // until t.Setenv puts back what was there
		}
	}
}

// Freeze stops the clock of the world, at the given time; the zero time means: where it is.
func (w *TestWorld) Freeze(at time.Time) {
	w.t.Helper()
	wish := map[string]any{"frozen": true}
	if !at.IsZero() {
		wish["now"] = at.Format(time.RFC3339)
	}
	w.must("PUT", "/clock", wish, nil)
}

// Advance moves the clock of the world on: by it tokens expire.
func (w *TestWorld) Advance(by time.Duration) {
	w.t.Helper()
	w.must("POST", "/clock/advance", map[string]any{"seconds": int64(by / time.Second)}, nil)
}

// Snapshot keeps what is in the world under a name, and Restore goes back to it.
func (w *TestWorld) Snapshot(name string) {
	w.t.Helper()
	w.must("PUT", "/snapshots/"+url.PathEscape(name), nil, nil)
}

// Restore goes back to a snapshot.
func (w *TestWorld) Restore(name string) {
	w.t.Helper()
	w.must("POST", "/snapshots/"+url.PathEscape(name)+"/restore", nil, nil)
}

// Reset puts everything back as it was when the world was made.
func (w *TestWorld) Reset() { w.t.Helper(); w.must("POST", "/reset", nil, nil) }

func (w *TestWorld) must(method, path string, body, answer any) {
	w.t.Helper()
	if err := w.control.ask(method, path, body, answer); err != nil {
		w.t.Fatalf("aivenmock: %s %s: %v", method, path, err)
	}
}

var notInNames = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// The name of the test, so that a person finds its world, and something that nobody else has.
func nameFor(t testing.TB) string {
	const longest = 64 - 1 - 16
	label := notInNames.ReplaceAllString(t.Name(), "-")
	if len(label) > longest {
		label = label[len(label)-longest:]
	}
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s-%s", label, hex.EncodeToString(random))
}
