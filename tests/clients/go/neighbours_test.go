package clients

import (
	"testing"

	"github.com/aiven/go-client-codegen/handler/organizationbilling"
	"github.com/aiven/go-client-codegen/handler/organizationprojects"
)

func TestCloudsAndWhatAProjectHasNoneOf(t *testing.T) {
	client := scenario(t)
	equal("that there are clouds", len(must(client.ListClouds(ctx))) > 20, true)
	equal("that a project sees them", len(must(client.ListProjectClouds(ctx, website))) > 20, true)
	equal("alerts", len(must(client.ProjectAlertsList(ctx, website))), 0)
	equal("services", len(must(client.ServiceList(ctx, website))), 0)
	equal("static addresses", len(must(client.StaticIPList(ctx, website))), 0)
	equal("endpoints of integrations", len(must(client.ServiceIntegrationEndpointList(ctx, website))), 0)
	equal("where private links are", len(must(client.ProjectPrivatelinkAvailabilityList(ctx, website))), 0)
}

func TestBillingGroupsInPagesAndTheirProjects(t *testing.T) {
	client := scenario(t)
	page := must(client.OrganizationBillingGroupList(ctx, acme, organizationbilling.OrganizationBillingGroupListLimit(1)))
	equal("billing groups of a page", len(page.BillingGroups), 1)
	equal("the next page", page.Next == nil, true)
	paid := must(client.OrganizationProjectsList(ctx, acme, organizationprojects.OrganizationProjectsListBillingGroupId(demoGroup)))
	equal("projects that it pays for", paid.TotalProjectCount, 3)
	of := organizationprojects.OrganizationProjectsListBillingGroupId("00000000-0000-4000-8000-000000000000")
	equal("projects that none pays for", must(client.OrganizationProjectsList(ctx, acme, of)).TotalProjectCount, 0)
}

func TestWhatIsNotMockedSaysSo(t *testing.T) {
	client := scenario(t)
	_, err := client.UpgradePipelineStepList(ctx, acme)
	refused(400, "The operation UpgradePipelineStepList is not mocked", err)
	_, err = client.KafkaConnectCustomPluginList(ctx, acme)
	refused(400, "The operation KafkaConnectCustomPluginList is not mocked", err)
}
