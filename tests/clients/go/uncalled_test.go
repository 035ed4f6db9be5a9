package clients

import (
	"io"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aiven/go-client-codegen/handler/account"
	"github.com/aiven/go-client-codegen/handler/accountauthentication"
	"github.com/aiven/go-client-codegen/handler/accountteam"
	"github.com/aiven/go-client-codegen/handler/accountteammember"
	"github.com/aiven/go-client-codegen/handler/applicationuser"
	"github.com/aiven/go-client-codegen/handler/billinggroup"
	"github.com/aiven/go-client-codegen/handler/byoc"
	"github.com/aiven/go-client-codegen/handler/cloud"
	"github.com/aiven/go-client-codegen/handler/domain"
	"github.com/aiven/go-client-codegen/handler/kafkaconnectcustomplugin"
	"github.com/aiven/go-client-codegen/handler/organization"
	"github.com/aiven/go-client-codegen/handler/organizationbilling"
	"github.com/aiven/go-client-codegen/handler/organizationgovernance"
	"github.com/aiven/go-client-codegen/handler/organizationprojects"
	"github.com/aiven/go-client-codegen/handler/organizationuser"
	"github.com/aiven/go-client-codegen/handler/organizationvpc"
	"github.com/aiven/go-client-codegen/handler/project"
	"github.com/aiven/go-client-codegen/handler/projectbilling"
	"github.com/aiven/go-client-codegen/handler/upgradepipeline"
	"github.com/aiven/go-client-codegen/handler/user"
	"github.com/aiven/go-client-codegen/handler/usergroup"
	"github.com/aiven/go-client-codegen/handler/vpc"
)

// The handlers that are about organizations and what they own.
var handlers = []reflect.Type{
	reflect.TypeFor[account.Handler](), reflect.TypeFor[accountauthentication.Handler](), reflect.TypeFor[accountteam.Handler](),
	reflect.TypeFor[accountteammember.Handler](), reflect.TypeFor[applicationuser.Handler](), reflect.TypeFor[billinggroup.Handler](),
	reflect.TypeFor[byoc.Handler](), reflect.TypeFor[cloud.Handler](), reflect.TypeFor[domain.Handler](), reflect.TypeFor[organization.Handler](),
	reflect.TypeFor[organizationbilling.Handler](), reflect.TypeFor[organizationgovernance.Handler](),
	reflect.TypeFor[organizationprojects.Handler](), reflect.TypeFor[organizationuser.Handler](), reflect.TypeFor[organizationvpc.Handler](),
	reflect.TypeFor[project.Handler](), reflect.TypeFor[projectbilling.Handler](), reflect.TypeFor[user.Handler](),
	reflect.TypeFor[usergroup.Handler](), reflect.TypeFor[vpc.Handler](), reflect.TypeFor[kafkaconnectcustomplugin.Handler](),
	reflect.TypeFor[upgradepipeline.Handler](),
}

// Methods of these handlers that ask for what is not mocked: prices and plans of services, and credits that are claimed by
// projects.
var notServed = []string{
	"ProjectCreditsClaim", "ProjectGenerateSbomDownloadUrl", "ProjectServicePlanPriceGet", "ProjectServicePlanSpecsGet",
	"ProjectServiceTypesGet",
}

// The name of a file decides that this comes last: the metrics know what the scenarios have called.
func TestEveryMethodOfEveryHandlerWasCalled(t *testing.T) {
	scenario(t)
	response := must(http.Get(os.Getenv("AIVEN_MOCK_CONTROL_URL") + "/metrics"))
	defer response.Body.Close()
	metrics := string(must(io.ReadAll(response.Body)))
	called := map[string]bool{}
	for _, found := range regexp.MustCompile(`operation="(\w+)"`).FindAllStringSubmatch(metrics, -1) {
		called[found[1]] = true
	}
	var uncalled []string
	for _, handler := range handlers {
		for i := range handler.NumMethod() {
			name := handler.Method(i).Name
			if called[name] == slices.Contains(notServed, name) {
				uncalled = append(uncalled, name)
			}
		}
	}
	equal("methods that were not called, or are listed as not served and are", strings.Join(uncalled, " "), "")
}
