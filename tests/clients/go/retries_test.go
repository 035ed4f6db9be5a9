package clients

import (
	"testing"
	"time"

	"github.com/aiven/go-client-codegen/handler/applicationuser"
)

func TestItAsksAgainAfterA503AndA429(t *testing.T) {
	client := scenario(t)
	for _, status := range []int{429, 500, 502, 503, 504} {
		rule := fault(map[string]any{"operation": "UserInfo"}, 2, map[string]any{"kind": "status", "status": status})
		equal("who calls", must(client.UserInfo(ctx)).UserId, sofiaID)
		equal("how often it was refused", hits(rule), 2.0)
	}
}

func TestItGivesUpWithTheMessageOfTheLastAnswer(t *testing.T) {
	client := scenario(t)
	rule := fault(map[string]any{"operation": "UserInfo"}, 99, map[string]any{"kind": "status", "status": 503, "message": "Still down"})
	_, err := client.UserInfo(ctx)
	refused(503, "Still down", err)
	equal("how often it asked", hits(rule), 3.0)
}

func TestItAsksAgainWhenTheConnectionBreaks(t *testing.T) {
	client := scenario(t)
	for _, kind := range []string{"drop", "reset"} {
		rule := fault(map[string]any{"operation": "UserInfo"}, 1, map[string]any{"kind": kind})
		equal("who calls", must(client.UserInfo(ctx)).UserId, sofiaID)
		equal("how often it broke", hits(rule), 1.0)
	}
}

func TestItHonoursRetryAfter(t *testing.T) {
	client := scenario(t)
	fault(map[string]any{"operation": "UserInfo"}, 1,
		map[string]any{"kind": "status", "status": 503, "headers": map[string]any{"Retry-After": "1"}})
	start := time.Now()
	must(client.UserInfo(ctx))
	equal("that it has waited", time.Since(start) >= time.Second, true)
}

func TestACreationWhoseAnswerWasLostIsMadeTwice(t *testing.T) {
	client := scenario(t)
	fault(map[string]any{"operation": "ApplicationUserCreate"}, 1, map[string]any{"kind": "drop", "when": "after"})
	must(client.ApplicationUserCreate(ctx, acme, &applicationuser.ApplicationUserCreateIn{Name: "twin"}))
	twins := 0
	for _, each := range must(client.ApplicationUsersList(ctx, acme)) {
		if each.Name == "twin" {
			twins++
		}
	}
	equal("twins", twins, 2) // it asks again, changes too: what a client of this client has to know
}
