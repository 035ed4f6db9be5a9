package aivenmock_test

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"aiven-mock.invalid/aivenmock"
)

const users = "/v1/organization/org5a1e9d0ac1e/application-users"

func ask(t *testing.T, world *aivenmock.TestWorld, method, path, body string) (int, string, http.Header) {
	t.Helper()
	request, err := http.NewRequest(method, world.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "aivenv1 "+world.Token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err.Error(), nil
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text), response.Header
}

func create(t *testing.T, world *aivenmock.TestWorld, name string) int {
	t.Helper()
	status, _, _ := ask(t, world, "POST", users, fmt.Sprintf(`{"name": %q}`, name))
	return status
}

func list(t *testing.T, world *aivenmock.TestWorld) string {
	t.Helper()
	_, text, _ := ask(t, world, "GET", users, "")
	return text
}

func TestParallelWorlds(t *testing.T) {
	for i := 0; i < 20; i++ {
		t.Run(fmt.Sprint("suite ", i), func(t *testing.T) {
			t.Parallel()
			world := aivenmock.World(t)
			create(t, world, "mine")
			if found := strings.Count(list(t, world), `"name":"mine"`); found != 1 {
				t.Errorf("%d are there", found)
			}
			if !strings.HasPrefix(world.Name, "TestParallelWorlds-suite_") {
				t.Error(world.Name)
			}
		})
	}
}

func TestAWorldIsDeletedWithItsTest(t *testing.T) {
	var gone *aivenmock.TestWorld
	t.Run("inside", func(t *testing.T) { gone = aivenmock.World(t) })
	if status, _, _ := ask(t, gone, "GET", "/v1/me", ""); status != 404 {
		t.Errorf("it answers %d", status)
	}
}

func TestSetenvLeadsClientsThere(t *testing.T) {
	t.Setenv("AIVEN_PROJECT_NAME", "a real one")
	t.Run("inside", func(t *testing.T) {
		world := aivenmock.WorldOf(t, "empty")
		world.Setenv(t)
		if os.Getenv("AIVEN_WEB_URL") != world.URL || os.Getenv("AIVEN_TOKEN") != world.Token {
			t.Error(os.Environ())
		}
		if name, is := os.LookupEnv("AIVEN_PROJECT_NAME"); is {
			t.Error(name)
		}
	})
	if os.Getenv("AIVEN_PROJECT_NAME") != "a real one" {
		t.Error("it was not put back")
	}
}

func TestFailuresComeAsAsked(t *testing.T) {
	world := aivenmock.World(t)
	world.Fail("ApplicationUserCreate", 503, aivenmock.Times(1), aivenmock.RetryAfter(2*time.Second), aivenmock.ErrorCode("busy"))
	status, text, headers := ask(t, world, "POST", users, `{"name": "mine"}`)
	if status != 503 || headers.Get("Retry-After") != "2" || !strings.Contains(text, `"error_code":"busy"`) {
		t.Error(status, text, headers)
	}
	if status := create(t, world, "mine"); status != 200 {
		t.Error(status)
	}
	world.Fail("*", 500, aivenmock.After(1), aivenmock.Matching("method", "GET"))
	first, _, _ := ask(t, world, "GET", "/v1/me", "")
	second, _, _ := ask(t, world, "GET", "/v1/me", "")
	if first != 200 || second != 500 {
		t.Error(first, second)
	}
	world.Heal()
	if third, _, _ := ask(t, world, "GET", "/v1/me", ""); third != 200 {
		t.Error(third)
	}
}

func TestALostAnswerHasChangedTheWorld(t *testing.T) {
	world := aivenmock.World(t)
	world.LoseAnswer("ApplicationUserCreate")
	if status := create(t, world, "mine"); status != 0 {
		t.Error(status)
	}
	if !strings.Contains(list(t, world), `"name":"mine"`) {
		t.Error("nothing was made")
	}
}

func TestARateLimitOpensAgainWithTheClock(t *testing.T) {
	world := aivenmock.World(t)
	world.Freeze(time.Date(2026, 1, 31, 9, 30, 0, 0, time.UTC))
	world.RateLimit(1, time.Minute)
	for _, expected := range []int{200, 429} {
		if status, _, _ := ask(t, world, "GET", "/v1/me", ""); status != expected {
			t.Error(status)
		}
	}
	world.Advance(time.Minute)
	if status, _, _ := ask(t, world, "GET", "/v1/me", ""); status != 200 {
		t.Error(status)
	}
}

func TestASlowAnswerComesLater(t *testing.T) {
	world := aivenmock.World(t)
	world.Slow("UserInfo", 200*time.Millisecond)
	begin := time.Now()
	ask(t, world, "GET", "/v1/me", "")
	if took := time.Since(begin); took < 200*time.Millisecond {
		t.Error(took)
	}
}

func TestCallsSayWhatWasAskedAndWhyItWasRefused(t *testing.T) {
	world := aivenmock.World(t)
	ask(t, world, "GET", "/v1/nowhere", "")
	create(t, world, "mine")
	calls := world.Calls()
	if len(calls) != 2 || calls[0].Reason == nil || calls[0].Reason.Check != "path" || calls[1].Operation != "ApplicationUserCreate" {
		t.Errorf("%v", calls)
	}
	world.Verify("ApplicationUserCreate", 1, aivenmock.Matching("status", 200))
}

func TestSnapshotsAndResetGoBack(t *testing.T) {
	world := aivenmock.World(t)
	for _, back := range []func(){func() { world.Restore("before") }, world.Reset} {
		world.Snapshot("before")
		create(t, world, "mine")
		back()
		if strings.Contains(list(t, world), `"name":"mine"`) {
			t.Error("it is still there")
		}
	}
}

// What a test is told, without failing this one.
type told struct {
	testing.TB
	errors []string
}

func (told *told) Errorf(format string, values ...any) {
	told.errors = append(told.errors, fmt.Sprintf(format, values...))
}

func TestVerifyFailsTheTestAndSaysWhatCameNear(t *testing.T) {
	failing := &told{TB: t}
	world := aivenmock.World(failing)
	ask(t, world, "GET", "/v1/me", "")
	world.Verify("UserInfo", 1)
	world.VerifyNothingElse("UserInfo")
	if len(failing.errors) > 0 {
		t.Error(failing.errors)
	}
	world.Verify("UserInfo", 1, aivenmock.Matching("status", 404))
	world.VerifyNothingElse("UserUpdate")
	if len(failing.errors) != 2 || !strings.Contains(failing.errors[0], "near: GET /v1/me; /match/status is 200, not 404") ||
		!strings.Contains(failing.errors[1], "expected nothing but UserUpdate, there was GET /v1/me 200 UserInfo") {
		t.Error(failing.errors)
	}
}
