// Package clients calls the mock through Aiven's Go client, unmodified: every method of the handlers that are about
// organizations, with what it decodes. Each test is a scenario; it begins with the demo as it was.
package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	aiven "github.com/aiven/go-client-codegen"
)

const (
	sofia = "sofia-super-admin-demo-token"
	mike  = "mike-plain-member-demo-token"
	olga  = "olga-outsider-demo-token"

	acme        = "org5a1e9d0ac1e"
	acmeAccount = "a5a1e9d0ac1e"
	other       = "org5a1e9d0b0b0"
	development = "a5a1e9d0de01"
	operations  = "a5a1e9d0de02"
	sofiaID     = "u5a1e9d0c001"
	mikeID      = "u5a1e9d0c004"
	monaID      = "u5a1e9d0c008"
	ci          = "u5a1e9d0a001"
	demoGroup   = "5a1e9d0b-1111-4111-8111-5a1e9d0b0001"
	demoAddress = "addr5a1e9d0d001"
	demoMethod  = "pm5a1e9d0c001"
	demoCard    = "card5a1e9d0c001"
	demoVpc     = "5a1e9d0e-2222-4222-8222-5a1e9d0e0001"
	website     = "acme-website"
)

// The test that runs: they run one after the other, as they share a world.
var current *testing.T

var ctx = context.Background()

// scenario puts the world back as it was, and gives a client in the hands of Sofia, who may everything.
func scenario(t *testing.T) aiven.Client {
	current = t
	control("POST", "/reset", nil)
	return clientOf(sofia)
}

func clientOf(token string) aiven.Client {
	return must(aiven.NewClient(aiven.TokenOpt(token), aiven.UserAgentOpt("aiven-mock-tests"),
		aiven.RetryMaxOpt(2), aiven.RetryWaitMinOpt(time.Millisecond), aiven.RetryWaitMaxOpt(2*time.Second)))
}

// control asks the mock's own API, and returns what it answers.
func control(method, path string, body any) map[string]any {
	current.Helper()
	var content io.Reader
	if body != nil {
		content = bytes.NewReader(must(json.Marshal(body)))
	}
	request := must(http.NewRequest(method, os.Getenv("AIVEN_MOCK_CONTROL_URL")+path, content))
	response := must(http.DefaultClient.Do(request))
	defer response.Body.Close()
	text := must(io.ReadAll(response.Body))
	if response.StatusCode >= 300 {
		current.Fatalf("%s %s answered %d: %s", method, path, response.StatusCode, text)
	}
	answer := map[string]any{}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/json") {
		ok(json.Unmarshal(text, &answer))
	}
	return answer
}

func fault(match map[string]any, times int, fault map[string]any) string {
	return control("POST", "/faults", map[string]any{"match": match, "times": times, "fault": fault})["id"].(string)
}

func hits(rule string) float64 { return control("GET", "/faults/"+rule, nil)["hits"].(float64) }

func must[T any](value T, err error) T {
	current.Helper()
	ok(err)
	return value
}

func ok(err error) {
	current.Helper()
	if err != nil {
		current.Fatal(err)
	}
}

func equal(what string, got, want any) {
	current.Helper()
	if !reflect.DeepEqual(got, want) {
		current.Fatalf("%s is %#v, expected %#v", what, got, want)
	}
}

// refused fails the test unless the mock has refused with this status and a message that says so.
func refused(status int, saying string, err error) {
	current.Helper()
	var refusal aiven.Error
	if !errors.As(err, &refusal) {
		current.Fatalf("expected status %d, got %v", status, err)
	}
	if refusal.Status != status || !strings.Contains(refusal.Error(), saying) {
		current.Fatalf("expected status %d and %q, got %v", status, saying, refusal)
	}
}

// find returns the one item that is wanted.
func find[T any](items []T, isWanted func(T) bool) T {
	current.Helper()
	var found []T
	for _, item := range items {
		if isWanted(item) {
			found = append(found, item)
		}
	}
	if len(found) != 1 {
		current.Fatalf("expected one among %d items, found %d", len(items), len(found))
	}
	return found[0]
}

func has[T any](items []T, isWanted func(T) bool) bool {
	for _, item := range items {
		if isWanted(item) {
			return true
		}
	}
	return false
}

func to[T any](value T) *T { return &value }

// state is the world as a fixture: what the client decodes is compared with it.
func state() map[string]any { return control("GET", "/state", nil) }

func personOf(email string) map[string]any {
	for _, user := range state()["users"].([]any) {
		if person := user.(map[string]any); person["user_email"] == email {
			return person
		}
	}
	current.Fatalf("nobody has the address %s", email)
	return nil
}

// codeFor reads the code that would have come by e-mail.
func codeFor(email, purpose string) string {
	for _, each := range personOf(email)["verification_codes"].([]any) {
		if code := each.(map[string]any); code["purpose"] == purpose {
			return code["verification_code"].(string)
		}
	}
	current.Fatalf("%s has no code for %s", email, purpose)
	return ""
}

func organizationOf(id string) map[string]any {
	for _, each := range state()["organizations"].([]any) {
		if organization := each.(map[string]any); organization["organization_id"] == id {
			return organization
		}
	}
	current.Fatalf("there is no organization %s", id)
	return nil
}

// clientOfWorld calls another world of the same server.
func clientOfWorld(world, token string) aiven.Client {
	server, _, _ := strings.Cut(os.Getenv("AIVEN_WEB_URL"), "/_world/")
	host := server + "/_world/" + world
	return must(aiven.NewClient(aiven.TokenOpt(token), aiven.HostOpt(host), aiven.UserAgentOpt("aiven-mock-tests")))
}
