package clients

import (
	"testing"

	"github.com/aiven/go-client-codegen/handler/organizationbilling"
	"github.com/aiven/go-client-codegen/handler/organizationprojects"
	"github.com/aiven/go-client-codegen/handler/service"
	"github.com/aiven/go-client-codegen/handler/vpc"
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
	equal("plans", len(must(client.ProjectServicePlanList(ctx, website, "pg"))), 0)
	must(client.ProjectServiceTypesList(ctx, website))
	equal("credits", len(must(client.ProjectCreditsList(ctx, website))), 0)
	equal("that its billing group has invoices", len(must(client.ProjectInvoiceList(ctx, website))) > 0, true)
	_, err := client.ServiceGet(ctx, website, "pg-1")
	refused(404, "Service not found", err)
}

func TestVpcsOfProjects(t *testing.T) {
	client := scenario(t)
	equal("that they can be connected", len(must(client.ListProjectVpcPeeringConnectionTypes(ctx, website))) > 20, true)
	wish := vpc.VpcCreateIn{CloudName: "aws-eu-west-1", NetworkCidr: "10.8.0.0/24"}
	made := must(client.VpcCreate(ctx, website, &wish)).ProjectVpcId
	equal("its state", must(client.VpcGet(ctx, website, made)).State, vpc.VpcStateTypeActive)
	equal("VPCs", len(must(client.VpcList(ctx, website))), 1)

	peer := vpc.VpcPeeringConnectionCreateIn{PeerCloudAccount: "123456789012", PeerVpc: "vpc-2f09a348"}
	connect := func(region string) {
		peer.PeerRegion = &region
		must(client.VpcPeeringConnectionCreate(ctx, website, made, &peer))
	}
	connect("eu-west-1")
	connect("us-east-1")
	route := []vpc.AddIn{{Cidr: "192.168.6.0/24", PeerCloudAccount: peer.PeerCloudAccount, PeerVpc: peer.PeerVpc, PeerRegion: peer.PeerRegion}}
	changed := must(client.VpcPeeringConnectionUpdate(ctx, website, made, &vpc.VpcPeeringConnectionUpdateIn{Add: &route}))
	equal("networks behind the second peer", len(changed.PeeringConnections[1].UserPeerNetworkCidrs), 1)
	must(client.VpcPeeringConnectionWithRegionDelete(ctx, website, made, peer.PeerCloudAccount, peer.PeerVpc, "us-east-1"))
	must(client.VpcPeeringConnectionDelete(ctx, website, made, peer.PeerCloudAccount, peer.PeerVpc))
	_, err := client.VpcPeeringConnectionWithResourceGroupDelete(ctx, website, made, "account", "group", "network")
	refused(404, "VPC peering connection not found", err)
	equal("its state on its way", must(client.VpcDelete(ctx, website, made)).State, vpc.VpcStateTypeDeleting)
	_, err = client.VpcGet(ctx, website, made)
	refused(404, "Project VPC not found", err)
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
	_, err := client.ServiceCreate(ctx, website, &service.ServiceCreateIn{ServiceName: "db", ServiceType: "pg", Plan: "startup-4"})
	refused(400, "The operation ServiceCreate is not mocked", err)
}
