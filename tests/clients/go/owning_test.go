package clients

import (
	"strings"
	"testing"

	"github.com/aiven/go-client-codegen/handler/account"
	"github.com/aiven/go-client-codegen/handler/accountauthentication"
	"github.com/aiven/go-client-codegen/handler/accountteam"
	"github.com/aiven/go-client-codegen/handler/billinggroup"
	"github.com/aiven/go-client-codegen/handler/byoc"
	"github.com/aiven/go-client-codegen/handler/domain"
	"github.com/aiven/go-client-codegen/handler/organization"
	"github.com/aiven/go-client-codegen/handler/organizationbilling"
	"github.com/aiven/go-client-codegen/handler/organizationgovernance"
	"github.com/aiven/go-client-codegen/handler/organizationprojects"
	"github.com/aiven/go-client-codegen/handler/organizationvpc"
	"github.com/aiven/go-client-codegen/handler/project"
)

func TestAnOrganizationIsMadeChangedAndDeleted(t *testing.T) {
	client := scenario(t)
	made := must(client.UserOrganizationCreate(ctx, &organization.UserOrganizationCreateIn{
		OrganizationName: "Gophers", Tier: organization.TierTypeBusiness}))
	equal("its name", must(client.OrganizationGet(ctx, made.OrganizationId)).OrganizationName, "Gophers")
	updated := must(client.OrganizationUpdate(ctx, made.OrganizationId, &organization.OrganizationUpdateIn{Name: to("Gophers Oy")}))
	equal("its new name", updated.OrganizationName, "Gophers Oy")
	equal("the name of its account", must(client.AccountGet(ctx, made.AccountId)).AccountName, "Gophers Oy")
	ok(client.OrganizationDelete(ctx, made.OrganizationId, organization.OrganizationDeleteRecursive(true)))
	_, err := client.OrganizationGet(ctx, made.OrganizationId)
	refused(404, "Organization not found", err)
}

func TestUnitsAreMadeMovedAndDeleted(t *testing.T) {
	client := scenario(t)
	unit := must(client.AccountCreate(ctx, &account.AccountCreateIn{AccountName: "Burrow", ParentAccountId: to(acmeAccount)}))
	equal("its organization", unit.OrganizationId, acme)
	equal("its parent", *unit.ParentAccountId, acmeAccount)
	renamed := must(client.AccountUpdate(ctx, unit.AccountId, &account.AccountUpdateIn{AccountName: to("Tunnel")}))
	equal("its new name", renamed.AccountName, "Tunnel")
	listed := find(must(client.AccountList(ctx)), func(each account.AccountOut) bool { return each.AccountId == unit.AccountId })
	equal("its name in the list", listed.AccountName, "Tunnel")
	moved := must(client.AccountMove(ctx, unit.AccountId, &account.AccountMoveIn{ParentAccountId: acmeAccount}))
	equal("where it is", *moved.ParentAccountId, acmeAccount)
	equal("that it is in the history", has(must(client.AccountEventList(ctx, acmeAccount)), func(each account.EventOut) bool {
		return each.Actor == "sofia@acme.example"
	}), true)
	ok(client.AccountDelete(ctx, unit.AccountId))
	_, err := client.AccountGet(ctx, unit.AccountId)
	refused(404, "", err)
}

func TestAddresses(t *testing.T) {
	client := scenario(t)
	made := must(client.OrganizationAddressCreate(ctx, acme, &organization.OrganizationAddressCreateIn{
		AddressLines: []string{"Street 1", "Door B"}, City: "Turku", CountryCode: "FI", Name: "Gophers", ZipCode: to("20100")}))
	equal("its lines", made.AddressLines, []string{"Street 1", "Door B"})
	updated := must(client.OrganizationAddressUpdate(ctx, acme, made.AddressId, &organization.OrganizationAddressUpdateIn{ZipCode: to("")}))
	equal("the cleared zip code", updated.ZipCode == nil || *updated.ZipCode == "", true)
	equal("its city", *must(client.OrganizationAddressGet(ctx, acme, made.AddressId)).City, "Turku")
	equal("addresses", len(must(client.OrganizationAddressList(ctx, acme))), 2)
	ok(client.OrganizationAddressDelete(ctx, acme, made.AddressId))
	_, err := client.OrganizationAddressGet(ctx, acme, made.AddressId)
	refused(404, "", err)
}

func TestBillingGroupsOfAnOrganization(t *testing.T) {
	client := scenario(t)
	made := must(client.OrganizationBillingGroupCreate(ctx, acme, &organizationbilling.OrganizationBillingGroupCreateIn{
		BillingAddressId: demoAddress, ShippingAddressId: demoAddress, BillingGroupName: "gophers",
		BillingEmails:        []organizationbilling.BillingEmailIn{{Email: "bill@acme.example"}},
		BillingContactEmails: []organizationbilling.BillingContactEmailIn{{Email: "contact@acme.example"}},
		PaymentMethod: organizationbilling.PaymentMethodIn{PaymentMethodId: demoMethod,
			PaymentMethodType: organizationbilling.PaymentMethodTypeCreditCard},
	}))
	equal("who gets bills", made.BillingEmails[0].Email, "bill@acme.example")
	equal("what pays", made.PaymentMethod.PaymentMethodId, demoMethod)
	updated := must(client.OrganizationBillingGroupUpdate(ctx, acme, made.BillingGroupId,
		&organizationbilling.OrganizationBillingGroupUpdateIn{CustomInvoiceText: to("Thanks")}))
	equal("what bills say", *updated.CustomInvoiceText, "Thanks")
	equal("its name", must(client.OrganizationBillingGroupGet(ctx, acme, made.BillingGroupId)).BillingGroupName, "gophers")
	equal("billing groups", len(must(client.OrganizationBillingGroupList(ctx, acme)).BillingGroups), 2)
	equal("payment methods", must(client.PaymentMethodsList(ctx, acme))[0].PaymentMethodId, demoMethod)
	ok(client.OrganizationBillingGroupDelete(ctx, acme, made.BillingGroupId))
	_, err := client.OrganizationBillingGroupGet(ctx, acme, made.BillingGroupId)
	refused(404, "", err)
}

func TestBillingGroupsAtTheOlderDoor(t *testing.T) {
	client := scenario(t)
	made := must(client.BillingGroupCreate(ctx, &billinggroup.BillingGroupCreateIn{AccountId: to(acmeAccount), BillingGroupName: "gophers",
		BillingCurrency: billinggroup.BillingCurrencyTypeEur}))
	equal("that lists are lists", made.BillingEmails == nil || made.BillingContactEmails == nil, false)
	updated := must(client.BillingGroupUpdate(ctx, made.BillingGroupId, &billinggroup.BillingGroupUpdateIn{Company: to("Gophers Oy")}))
	equal("the company", updated.Company, "Gophers Oy")
	equal("its currency", must(client.BillingGroupGet(ctx, made.BillingGroupId)).BillingCurrency, billinggroup.BillingCurrencyTypeEur)
	equal("billing groups", len(must(client.BillingGroupList(ctx))), 2)
	equal("those of the account", len(must(client.AccountBillingGroupList(ctx, acmeAccount))), 2)
	ok(client.BillingGroupProjectAssign(ctx, made.BillingGroupId, website))
	equal("its projects", must(client.BillingGroupProjectList(ctx, made.BillingGroupId))[0].ProjectName, website)
	refused(400, "", client.BillingGroupProjectsAssign(ctx, made.BillingGroupId)) // this client sends no body
	equal("credits", len(must(client.BillingGroupCreditsList(ctx, made.BillingGroupId))), 0)
	_, err := client.BillingGroupCreditsClaim(ctx, made.BillingGroupId, &billinggroup.BillingGroupCreditsClaimIn{Code: "none"})
	refused(404, "Credit code not found", err)
	equal("that there is a history", len(must(client.BillingGroupEventList(ctx, made.BillingGroupId))) > 0, true)
	refused(409, "Billing group with existing projects cannot be deleted", client.BillingGroupDelete(ctx, made.BillingGroupId))
	ok(client.BillingGroupProjectAssign(ctx, demoGroup, website))
	ok(client.BillingGroupDelete(ctx, made.BillingGroupId))
}

func TestInvoices(t *testing.T) {
	client := scenario(t)
	invoice := must(client.BillingGroupInvoiceList(ctx, demoGroup))[0]
	equal("its number", invoice.InvoiceNumber, "ac3e0001-1")
	lines := must(client.BillingGroupInvoiceLinesList(ctx, demoGroup, invoice.InvoiceNumber))
	equal("what it is about", *lines[0].LineTotalLocal, "95.00")
	equal("the same invoice", must(client.InvoiceGet(ctx, invoice.InvoiceNumber)).TotalIncVat, invoice.TotalIncVat)
}

func TestPaymentMethodsOfAnAccount(t *testing.T) {
	client := scenario(t)
	cards := must(client.AccountPaymentMethodsList(ctx, acmeAccount))
	equal("cards", cards[0].CardId, demoCard)
	_, err := client.AccountAttachPaymentMethod(ctx, acmeAccount) // this client sends no body
	refused(400, "", err)
	refused(409, "The payment method is used by a billing group", client.AccountPaymentMethodDelete(ctx, acmeAccount, demoCard))
}

func TestProjectsOfAnOrganization(t *testing.T) {
	client := scenario(t)
	made := must(client.OrganizationProjectsCreate(ctx, acme, &organizationprojects.OrganizationProjectsCreateIn{
		ProjectId: "gopher-hole", BillingGroupId: demoGroup, ParentId: to(development), Tags: map[string]string{"env": "test"},
		TechEmails: &[]organizationprojects.TechEmailIn{{Email: "ops@acme.example"}}}))
	equal("its tags", made.Tags, map[string]string{"env": "test"})
	equal("its parent", made.ParentId, development)
	equal("that it has a port", *made.BasePort >= 10000, true)
	updated := must(client.OrganizationProjectsUpdate(ctx, acme, "gopher-hole", &organizationprojects.OrganizationProjectsUpdateIn{
		ParentId: to(operations), TechEmails: &[]organizationprojects.TechEmailIn{}}))
	equal("where it is now", updated.ParentId, operations)
	equal("that nobody gets mail", len(updated.TechEmails), 0)
	equal("what pays", *must(client.OrganizationProjectsGet(ctx, acme, "gopher-hole")).BillingGroupId, demoGroup)
	equal("projects", must(client.OrganizationProjectsList(ctx, acme)).TotalProjectCount, 4)
	ok(client.OrganizationProjectsDelete(ctx, acme, "gopher-hole"))
	_, err := client.OrganizationProjectsGet(ctx, acme, "gopher-hole")
	refused(404, "Project does not exist", err)
}

func TestResourcesOfDifferentOrganizationsDoNotMix(t *testing.T) {
	client := scenario(t)
	made := must(client.UserOrganizationCreate(ctx, &organization.UserOrganizationCreateIn{
		OrganizationName: "Elsewhere", Tier: organization.TierTypeBusiness}))
	_, err := client.OrganizationProjectsCreate(ctx, made.OrganizationId, &organizationprojects.OrganizationProjectsCreateIn{
		ProjectId: "mixed", BillingGroupId: demoGroup, Tags: map[string]string{}})
	refused(400, "Resources must belong to the same organization", err)
}

func TestProjectsAtTheOlderDoor(t *testing.T) {
	client := scenario(t)
	made := must(client.ProjectCreate(ctx, &project.ProjectCreateIn{Project: "gopher-hole", AccountId: to(acmeAccount),
		Cloud: to("aws-eu-west-1"), Tags: &map[string]string{"env": "test"}}))
	equal("its cloud", made.DefaultCloud, "aws-eu-west-1")
	updated := must(client.ProjectUpdate(ctx, "gopher-hole", &project.ProjectUpdateIn{ProjectName: to("gopher-den")}))
	equal("its new name", updated.ProjectName, "gopher-den")
	equal("its account", must(client.ProjectGet(ctx, "gopher-den")).AccountId, acmeAccount)
	equal("projects", len(must(client.ProjectList(ctx)).Projects), 4)
	equal("those of the account", len(must(client.AccountProjectsList(ctx, acmeAccount)).Projects), 2)
	equal("that it has a certificate", strings.HasPrefix(must(client.ProjectKmsGetCA(ctx, "gopher-den")), "-----BEGIN CERTIFICATE-----"), true)
	ok(client.ProjectTagsUpdate(ctx, "gopher-den", &project.ProjectTagsUpdateIn{Tags: map[string]string{"team": "go"}}))
	equal("its tags", must(client.ProjectTagsList(ctx, "gopher-den")), map[string]string{"env": "test", "team": "go"})
	ok(client.ProjectTagsReplace(ctx, "gopher-den", &project.ProjectTagsReplaceIn{Tags: map[string]string{}}))
	equal("tags that are left", len(must(client.ProjectTagsList(ctx, "gopher-den"))), 0)
	equal("that there is a history", len(must(client.ProjectGetEventLogs(ctx, "gopher-den"))) > 0, true)
	ok(client.ProjectDelete(ctx, "gopher-den"))
	_, err := client.ProjectGet(ctx, "gopher-den")
	refused(404, "Project does not exist", err)
}

func TestUsersOfAProject(t *testing.T) {
	client := scenario(t)
	_, err := client.ProjectUserList(ctx, website)
	ok(err)
	refused(400, "", client.ProjectInvite(ctx, website))                          // this client sends no body
	refused(400, "", client.ProjectUserUpdate(ctx, website, "mike@acme.example")) // the same
	refused(404, "User does not exist", client.ProjectUserRemove(ctx, website, "mike@acme.example"))
	refused(404, "", client.ProjectInviteDelete(ctx, website, "nobody@new.example"))
	_, err = client.ProjectInviteAccept(ctx, website, "no-such-code")
	refused(404, "Invitation not found", err)
}

func TestTeams(t *testing.T) {
	client := scenario(t)
	team := must(client.AccountTeamCreate(ctx, acmeAccount)) // this client sends no body, and names the team afterwards
	equal("that it has an account", *team.AccountId, acmeAccount)
	renamed := must(client.AccountTeamUpdate(ctx, acmeAccount, team.TeamId, &accountteam.AccountTeamUpdateIn{TeamName: "gophers"}))
	equal("its name", renamed.TeamName, "gophers")
	equal("the same name", must(client.AccountTeamGet(ctx, acmeAccount, team.TeamId)).TeamName, "gophers")
	equal("that it is listed", has(must(client.AccountTeamList(ctx, acmeAccount)), func(each accountteam.TeamOut) bool {
		return each.TeamId == team.TeamId
	}), true)
	ok(client.AccountTeamProjectAssociate(ctx, acmeAccount, team.TeamId, website, &accountteam.AccountTeamProjectAssociateIn{TeamType: accountteam.TeamTypeDeveloper}))
	ok(client.AccountTeamProjectAssociationUpdate(ctx, acmeAccount, team.TeamId, website, &accountteam.AccountTeamProjectAssociationUpdateIn{TeamType: accountteam.TeamTypeAdmin}))
	equal("its projects", must(client.AccountTeamProjectList(ctx, acmeAccount, team.TeamId))[0].TeamType, accountteam.TeamTypeAdmin)
	equal("teams of the project", has(must(client.AccountProjectsTeamsList(ctx, acmeAccount, website)), func(each account.TeamOut) bool {
		return each.TeamId == team.TeamId
	}), true)
	ok(client.AccountTeamProjectDisassociate(ctx, acmeAccount, team.TeamId, website))
	equal("invites", len(must(client.AccountTeamInvitesList(ctx, acmeAccount, team.TeamId))), 0)
	equal("members", len(must(client.AccountTeamMembersList(ctx, acmeAccount, team.TeamId))), 0)
	refused(400, "", client.AccountTeamMembersInvite(ctx, acmeAccount, team.TeamId)) // this client sends no body
	refused(404, "", client.AccountTeamMemberCancelInvite(ctx, acmeAccount, team.TeamId, "nobody@new.example"))
	refused(404, "", client.AccountTeamMembersDelete(ctx, acmeAccount, team.TeamId, mikeID))
	_, err := client.AccountTeamMemberVerifyInvite(ctx, acmeAccount, "no-such-code")
	refused(404, "Invitation not found", err)
	equal("Sofia's teams", len(must(client.AccountUserTeamsList(ctx, acmeAccount, sofiaID))) > 0, true)
	must(client.AccountUserProjectsList(ctx, acmeAccount, sofiaID))
	ok(client.AccountTeamDelete(ctx, acmeAccount, team.TeamId))
	_, err = client.AccountTeamGet(ctx, acmeAccount, team.TeamId)
	refused(404, "", err)
}

func TestIdentityProvidersAndDomains(t *testing.T) {
	client := scenario(t)
	added := must(client.OrganizationDomainAdd(ctx, acme, &domain.OrganizationDomainAddIn{DomainName: "gophers.example", VerificationType: domain.VerificationTypeDns}))
	must(client.OrganizationDomainUpdate(ctx, acme, added.DomainId, &domain.OrganizationDomainUpdateIn{VerificationType: domain.VerificationTypeHttp}))
	verified := must(client.OrganizationDomainVerify(ctx, acme, added.DomainId))
	equal("that it is verified", string(verified.State), "verified")
	equal("domains", len(must(client.OrganizationDomainsList(ctx, acme))), 2)

	made := must(client.AccountAuthenticationMethodCreate(ctx, acmeAccount, &accountauthentication.AccountAuthenticationMethodCreateIn{
		AuthenticationMethodName: "Burrow ID", AuthenticationMethodType: accountauthentication.AuthenticationMethodTypeSaml}))
	updated := must(client.AccountAuthenticationMethodUpdate(ctx, acmeAccount, made.AuthenticationMethodId,
		&accountauthentication.AccountAuthenticationMethodUpdateIn{AuthenticationMethodName: to("Tunnel ID")}))
	equal("its new name", *updated.AuthenticationMethodName, "Tunnel ID")
	equal("the same", *must(client.AccountAuthenticationMethodGet(ctx, acmeAccount, made.AuthenticationMethodId)).AuthenticationMethodName, "Tunnel ID")
	equal("that it is listed", has(must(client.AccountAuthenticationMethodsList(ctx, acmeAccount)), func(each accountauthentication.AuthenticationMethodOut) bool {
		return each.AuthenticationMethodId == made.AuthenticationMethodId
	}), true)
	ok(client.OrganizationAuthDomainLink(ctx, acme, made.AuthenticationMethodId, &organization.OrganizationAuthDomainLinkIn{DomainId: added.DomainId}))
	equal("its domains", must(client.OrganizationAuthDomainList(ctx, acme, made.AuthenticationMethodId))[0].DomainId, added.DomainId)
	ok(client.OrganizationAuthDomainUnlink(ctx, acme, made.AuthenticationMethodId, added.DomainId))
	ok(client.AccountAuthenticationMethodDelete(ctx, acmeAccount, made.AuthenticationMethodId))
	ok(client.OrganizationDomainsRemove(ctx, acme, added.DomainId))
}

func TestPoliciesOfAnOrganization(t *testing.T) {
	client := scenario(t)
	before := must(client.OrganizationAuthenticationConfigGet(ctx, acme))
	after := must(client.OrganizationAuthenticationConfigUpdate(ctx, acme, &organization.OrganizationAuthenticationConfigUpdateIn{OauthEnabled: to(false)}))
	equal("what was changed", *after.OauthEnabled, false)
	equal("what was not", after.PasswordAuthEnabled, before.PasswordAuthEnabled)
}

func TestNetworks(t *testing.T) {
	client := scenario(t)
	made := must(client.OrganizationVpcCreate(ctx, acme, &organizationvpc.OrganizationVpcCreateIn{
		Clouds:             []organizationvpc.CloudIn{{CloudName: "aws-eu-west-1", NetworkCidr: "10.8.0.0/24"}},
		PeeringConnections: []organizationvpc.PeeringConnectionIn{}}))
	equal("its state", made.State, organizationvpc.OrganizationVpcStateTypeActive)
	updated := must(client.OrganizationVpcUpdate(ctx, acme, made.OrganizationVpcId, &organizationvpc.OrganizationVpcUpdateIn{DisplayName: to("Burrow")}))
	equal("its name", updated.DisplayName, "Burrow")
	connection := must(client.OrganizationVpcPeeringConnectionCreate(ctx, acme, made.OrganizationVpcId,
		&organizationvpc.OrganizationVpcPeeringConnectionCreateIn{PeerCloudAccount: "123456789012", PeerVpc: "vpc-2f09a348"}))
	equal("its peer", connection.PeerVpc, "vpc-2f09a348")
	equal("its networks", must(client.OrganizationVpcGet(ctx, acme, made.OrganizationVpcId)).Clouds[0].NetworkCidr, "10.8.0.0/24")
	equal("networks", len(must(client.OrganizationVpcList(ctx, acme))), 2)
	must(client.OrganizationVpcPeeringConnectionDeleteById(ctx, acme, made.OrganizationVpcId, *connection.PeeringConnectionId))
	deleted := must(client.OrganizationVpcDelete(ctx, acme, made.OrganizationVpcId))
	equal("what was deleted", deleted.OrganizationVpcId, made.OrganizationVpcId)
	_, err := client.OrganizationVpcGet(ctx, acme, made.OrganizationVpcId)
	refused(404, "", err)
}

func TestCustomClouds(t *testing.T) {
	client := scenario(t)
	made := must(client.CustomCloudEnvironmentCreate(ctx, acme, &byoc.CustomCloudEnvironmentCreateIn{CloudProvider: byoc.CloudProviderTypeAWS,
		CloudRegion: "eu-west-1", DeploymentModel: byoc.DeploymentModelTypeStandard, DisplayName: "Burrow", ReservedCidr: "10.20.0.0/16"}))
	id := made.CustomCloudEnvironmentId
	equal("its name", must(client.CustomCloudEnvironmentGet(ctx, acme, id)).DisplayName, "Burrow")
	equal("its new name", must(client.CustomCloudEnvironmentUpdate(ctx, acme, id, &byoc.CustomCloudEnvironmentUpdateIn{DisplayName: to("Tunnel")})).DisplayName, "Tunnel")
	must(client.CustomCloudEnvironmentProvision(ctx, acme, id, &byoc.CustomCloudEnvironmentProvisionIn{AWSIamRoleArn: to("arn:aws:iam::123456789012:role/ours")}))
	ok(client.CustomCloudEnvironmentPermissionsSet(ctx, acme, id, &byoc.CustomCloudEnvironmentPermissionsSetIn{Accounts: []string{}, Projects: []string{website}}))
	equal("who may use it", must(client.CustomCloudEnvironmentPermissionsGet(ctx, acme, id)).Projects, []string{website})
	ok(client.CustomCloudEnvironmentDelete(ctx, acme, id))
}

func TestGovernanceNeedsToBeOn(t *testing.T) {
	client := scenario(t)
	wish := &organizationgovernance.OrganizationGovernanceAccessCreateIn{AccessName: "Orders", AccessType: organizationgovernance.AccessTypeKafka,
		AccessData: organizationgovernance.AccessDataIn{ProjectName: website, ServiceName: "kafka-1", Acls: []organizationgovernance.AclIn{
			{Operation: organizationgovernance.OperationTypeRead, PermissionType: organizationgovernance.PermissionTypeAllow, ResourceName: "orders",
				ResourceType: organizationgovernance.ResourceTypeTopic}}}}
	_, err := client.OrganizationGovernanceAccessCreate(ctx, acme, wish)
	refused(400, "", err)

	fixture := state()
	for _, each := range fixture["organizations"].([]any) {
		each.(map[string]any)["kafka_governance_enabled"] = true
	}
	control("PUT", "/worlds/governed", map[string]any{"fixture": fixture})
	defer control("DELETE", "/worlds/governed", nil)
	governed := clientOfWorld("governed", sofia)
	made := must(governed.OrganizationGovernanceAccessCreate(ctx, acme, wish))
	equal("its name", must(governed.OrganizationGovernanceAccessGet(ctx, acme, made.AccessId)).AccessName, "Orders")
	equal("how many there are", *must(governed.OrganizationGovernanceAccessList(ctx, acme)).TotalCount, 1)
	equal("what was deleted", must(governed.OrganizationGovernanceAccessDelete(ctx, acme, made.AccessId)), made.AccessId)
}
