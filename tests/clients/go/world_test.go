package clients

import (
	"testing"
	"time"

	"aiven-mock.invalid/aivenmock"
	aiven "github.com/aiven/go-client-codegen"
	"github.com/aiven/go-client-codegen/handler/applicationuser"
)

// Two tests as a user of both modules writes them: in parallel, each in a world of its own.
func TestAWorldOfEachTest(t *testing.T) {
	t.Run("an outage of a moment is survived", func(t *testing.T) {
		t.Parallel()
		world := aivenmock.World(t)
		world.Fail("ApplicationUserCreate", 503, aivenmock.Times(1), aivenmock.RetryAfter(time.Second))
		if _, err := createBot(world); err != nil {
			t.Fatal(err)
		}
		world.Verify("ApplicationUserCreate", 2)
		world.VerifyNothingElse("ApplicationUserCreate")
	})
	t.Run("what may not be done is told", func(t *testing.T) {
		t.Parallel()
		world := aivenmock.World(t)
		world.Token = mike
		if _, err := createBot(world); err == nil {
			t.Fatal("it was not")
		}
		if reason := world.Calls()[0].Reason; reason == nil || reason.Check != "permission" {
			t.Error(reason)
		}
	})
}

func createBot(world *aivenmock.TestWorld) (*applicationuser.ApplicationUserCreateOut, error) {
	client, err := aiven.NewClient(aiven.HostOpt(world.URL), aiven.TokenOpt(world.Token), aiven.UserAgentOpt("bots"),
		aiven.RetryWaitMinOpt(time.Millisecond), aiven.RetryWaitMaxOpt(2*time.Second))
	if err != nil {
		return nil, err
	}
	return client.ApplicationUserCreate(ctx, world.OrganizationID, &applicationuser.ApplicationUserCreateIn{Name: "nightly"})
}
