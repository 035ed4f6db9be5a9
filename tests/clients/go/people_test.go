package clients

import (
	"testing"

	"github.com/aiven/go-client-codegen/handler/account"
	"github.com/aiven/go-client-codegen/handler/applicationuser"
	"github.com/aiven/go-client-codegen/handler/organization"
	"github.com/aiven/go-client-codegen/handler/organizationuser"
	"github.com/aiven/go-client-codegen/handler/user"
	"github.com/aiven/go-client-codegen/handler/usergroup"
)

func TestApplicationUsersAreMadeRenamedListedAndDeleted(t *testing.T) {
	client := scenario(t)
	made := must(client.ApplicationUserCreate(ctx, acme, &applicationuser.ApplicationUserCreateIn{Name: "bot"}))
	got := must(client.ApplicationUserGet(ctx, acme, made.UserId))
	equal("the application user", got.Name, "bot")
	equal("its e-mail address", got.UserEmail, made.UserEmail)
	equal("its time", got.CreateTime, made.CreateTime)
	renamed := must(client.ApplicationUserUpdate(ctx, acme, made.UserId, &applicationuser.ApplicationUserUpdateIn{Name: "robot"}))
	equal("its new name", renamed.Name, "robot")
	listed := must(client.ApplicationUsersList(ctx, acme))
	equal("how many there are", len(listed), len(organizationOf(acme)["application_users"].([]any)))
	ok(client.ApplicationUserDelete(ctx, acme, made.UserId))
	_, err := client.ApplicationUserGet(ctx, acme, made.UserId)
	refused(404, "User not in organization", err)
}

func TestAnApplicationUserIsNeverSuperAdmin(t *testing.T) {
	client := scenario(t)
	_, err := client.ApplicationUserCreate(ctx, acme, &applicationuser.ApplicationUserCreateIn{Name: "boss", IsSuperAdmin: to(true)})
	refused(400, "Making application users super admin is no longer supported", err)
}

func TestATokenOfAnApplicationUserCallsUntilItIsRevoked(t *testing.T) {
	client := scenario(t)
	made := must(client.ApplicationUserAccessTokenCreate(ctx, acme, ci, &applicationuser.ApplicationUserAccessTokenCreateIn{
		Description: "made by Go", MaxAgeSeconds: to(3600), ExtendWhenUsed: to(true), Scopes: &[]string{"user:read"},
		IPAllowlist: &[]string{"127.0.0.0/8"},
	}))
	holder := clientOf(made.FullToken)
	equal("whose token it is", must(holder.UserInfo(ctx)).UserId, ci)
	listed := find(must(client.ApplicationUserAccessTokensList(ctx, acme, ci)), func(token applicationuser.TokenOut) bool {
		return token.TokenPrefix == made.TokenPrefix
	})
	equal("its description", *listed.Description, "made by Go")
	equal("its age", *listed.MaxAgeSeconds, 3600)
	equal("its scopes", listed.Scopes, []string{"user:read"})
	equal("its addresses", listed.IPAllowlist, []string{"127.0.0.0/8"})
	equal("that it was used", listed.LastUsedTime == nil, false)
	ok(client.ApplicationUserAccessTokenDelete(ctx, acme, ci, made.TokenPrefix))
	_, err := holder.UserInfo(ctx)
	refused(401, "Missing (expired) db token", err)
}

func TestATokenExpiresByTheClockOfTheWorld(t *testing.T) {
	client := scenario(t)
	made := must(client.ApplicationUserAccessTokenCreate(ctx, acme, ci,
		&applicationuser.ApplicationUserAccessTokenCreateIn{Description: "an hour", MaxAgeSeconds: to(3600)}))
	must(clientOf(made.FullToken).UserInfo(ctx))
	control("POST", "/clock/advance", map[string]any{"seconds": 3600})
	_, err := clientOf(made.FullToken).UserInfo(ctx)
	refused(401, "Missing (expired) db token", err)
}

func TestGroupsHaveMembers(t *testing.T) {
	client := scenario(t)
	made := must(client.UserGroupCreate(ctx, acme, &usergroup.UserGroupCreateIn{UserGroupName: "gophers", Description: "they dig"}))
	ok(client.UserGroupMembersUpdate(ctx, acme, made.UserGroupId, &usergroup.UserGroupMembersUpdateIn{
		MemberIds: []string{mikeID, ci}, Operation: usergroup.OperationTypeAddMembers}))
	members := must(client.UserGroupMemberList(ctx, acme, made.UserGroupId))
	equal("members", len(members), 2)
	member := find(members, func(each usergroup.MemberOut) bool { return each.UserId == mikeID })
	equal("the member's address", member.UserInfo.UserEmail, "mike@acme.example")
	listed := find(must(client.UserGroupsList(ctx, acme)), func(each usergroup.UserGroupOut) bool {
		return each.UserGroupId == made.UserGroupId
	})
	equal("the number of members", listed.MemberCount, 2)
	equal("the groups of a member", has(must(client.OrganizationMemberGroupsList(ctx, acme, mikeID)), func(each user.UserGroupOut) bool {
		return each.UserGroupId == made.UserGroupId
	}), true)
	updated := must(client.UserGroupUpdate(ctx, acme, made.UserGroupId, &usergroup.UserGroupUpdateIn{Description: to("")}))
	equal("the cleared description", updated.Description, "")
	equal("the name", must(client.UserGroupGet(ctx, acme, made.UserGroupId)).UserGroupName, "gophers")
	ok(client.UserGroupDelete(ctx, acme, made.UserGroupId))
	_, err := client.UserGroupGet(ctx, acme, made.UserGroupId)
	refused(404, "User group not found", err)
}

func TestPermissionsAreSetGrantedAndTakenAway(t *testing.T) {
	client := scenario(t)
	grants := func() []organization.PermissionOut {
		return must(client.PermissionsGet(ctx, acme, organization.ResourceTypeProject, website))
	}
	developer := []organization.PermissionIn{{PrincipalType: organization.PrincipalTypeUser, PrincipalId: mikeID, Permissions: []string{"developer"}}}
	ok(client.PermissionsSet(ctx, acme, organization.ResourceTypeProject, website, &organization.PermissionsSetIn{Permissions: developer}))
	equal("grants", len(grants()), 1)
	equal("what is granted", grants()[0].Permissions, []string{"developer"})
	equal("to whom", grants()[0].PrincipalId, mikeID)
	reader := []organization.PermissionIn{{PrincipalType: organization.PrincipalTypeUser, PrincipalId: mikeID, Permissions: []string{"read_only"}}}
	ok(client.PermissionsUpdate(ctx, acme, organization.ResourceTypeProject, website,
		&organization.PermissionsUpdateIn{Operation: organization.OperationTypeGrant, Permissions: reader}))
	equal("how many permissions", len(grants()[0].Permissions), 2)
	ok(client.PermissionsSet(ctx, acme, organization.ResourceTypeProject, website,
		&organization.PermissionsSetIn{Permissions: []organization.PermissionIn{}}))
	equal("grants that are left", len(grants()), 0)
}

func TestWhoIsInAnOrganization(t *testing.T) {
	client := scenario(t)
	users := must(client.OrganizationUserList(ctx, acme))
	told := organizationOf(acme)
	equal("how many", len(users), len(told["users"].([]any))+len(told["application_users"].([]any)))
	admin := find(users, func(each organizationuser.UserOut) bool { return each.UserId == sofiaID })
	equal("that Sofia is super admin", admin.IsSuperAdmin, true)
	equal("Sofia's address", admin.UserInfo.UserEmail, "sofia@acme.example")
	got := must(client.OrganizationUserGet(ctx, acme, mikeID))
	equal("Mike's name", got.UserInfo.RealName, personOf("mike@acme.example")["real_name"])
	updated := must(client.OrganizationUserUpdate(ctx, acme, mikeID, &organizationuser.OrganizationUserUpdateIn{IsSuperAdmin: to(true)}))
	equal("that Mike is super admin now", updated.IsSuperAdmin, true)
	methods := must(client.OrganizationUserAuthenticationMethodsList(ctx, acme, mikeID))
	equal("that Mike has a password", len(methods), 1)
	found := must(client.AccountUsersSearch(ctx, acmeAccount, &account.AccountUsersSearchIn{Query: to("mike")}))
	equal("who is found", found[0].UserId, mikeID)
	ok(client.OrganizationUserDelete(ctx, acme, mikeID))
	_, err := client.OrganizationUserGet(ctx, acme, mikeID)
	refused(404, "User not in organization", err)
}

func TestCredentialsOfAManagedUser(t *testing.T) {
	client := scenario(t)
	tokens := must(client.OrganizationUserTokensList(ctx, acme, monaID))
	equal("tokens", len(tokens), 1)
	ok(client.OrganizationUserRevokeToken(ctx, acme, monaID, tokens[0].TokenPrefix))
	equal("tokens that are left", len(must(client.OrganizationUserTokensList(ctx, acme, monaID))), 0)
	ok(client.OrganizationUserPasswordReset(ctx, acme, monaID))
}

func TestSomebodyIsInvitedAndAccepts(t *testing.T) {
	client := scenario(t)
	invite := func(email string) {
		ok(client.OrganizationUserInvite(ctx, acme, &organizationuser.OrganizationUserInviteIn{UserEmail: email}))
	}
	invite("olga@other.example")
	invite("nobody@new.example")
	invitation := find(must(client.OrganizationUserInvitationsList(ctx, acme)), func(each organizationuser.InvitationOut) bool {
		return each.UserEmail == "olga@other.example"
	})
	equal("who has invited", invitation.InvitedBy, "Sofia Superadmin")
	ok(clientOf(olga).OrganizationUserInvitationAccept(ctx, acme, "olga@other.example",
		&organizationuser.OrganizationUserInvitationAcceptIn{Action: organizationuser.ActionTypeAccept}))
	equal("that Olga is in", has(must(client.OrganizationUserList(ctx, acme)), func(each organizationuser.UserOut) bool {
		return each.UserInfo.UserEmail == "olga@other.example"
	}), true)
	ok(client.OrganizationUserInvitationDelete(ctx, acme, "nobody@new.example"))
	refused(404, "", client.OrganizationUserInvitationDelete(ctx, acme, "nobody@new.example"))
}

func TestOneself(t *testing.T) {
	client := scenario(t)
	info := must(client.UserInfo(ctx))
	equal("who calls", info.User, "sofia@acme.example")
	equal("Sofia's projects", info.Projects, []string{website, "acme-development", "acme-operations"})
	updated := must(client.UserUpdate(ctx, &user.UserUpdateIn{RealName: "Sofia S", City: to("Turku")}))
	equal("the new name", updated.RealName, "Sofia S")
	equal("the organizations", must(client.UserOrganizationsList(ctx))[0].OrganizationId, acme)
	methods := must(client.UserAuthenticationMethodsList(ctx))
	equal("ways of signing in", len(methods), 1)
	refused(400, "", client.UserAuthenticationMethodDelete(ctx, methods[0].MethodId)) // the last one
	cards := must(client.UserCreditCardsList(ctx))
	equal("Sofia's card", cards[0].CardId, demoCard)
	refused(400, "you have to first leave all organizations", client.UserAccountDelete(ctx, sofiaID))
	ok(client.OrganizationUserDelete(ctx, acme, mikeID))
	ok(clientOf(mike).UserAccountDelete(ctx, mikeID))
	_, err := clientOf(mike).UserInfo(ctx)
	refused(401, "", err)
}

func TestOwnTokens(t *testing.T) {
	client := scenario(t)
	made := must(client.AccessTokenCreate(ctx, &user.AccessTokenCreateIn{Description: "mine", MaxAgeSeconds: to(3600.0)}))
	equal("its age", made.MaxAgeSeconds, 3600.0)
	renamed := must(client.AccessTokenUpdate(ctx, made.TokenPrefix, &user.AccessTokenUpdateIn{Description: "still mine"}))
	equal("its description", *renamed.Description, "still mine")
	equal("tokens", len(must(client.AccessTokenList(ctx))), 2)
	ok(client.AccessTokenRevoke(ctx, made.TokenPrefix))
	equal("tokens that are left", len(must(client.AccessTokenList(ctx))), 1)
}

func TestSigningInAndOut(t *testing.T) {
	client := scenario(t)
	options := must(client.UserAuthLoginOptions(ctx, &user.UserAuthLoginOptionsIn{Email: to("mike@acme.example")}))
	equal("that there is an action", options.Action == "", false)
	session := must(client.UserAuth(ctx, &user.UserAuthIn{Email: "mike@acme.example", Password: "mike-likes-the-demo"}))
	equal("who has signed in", session.UserEmail, "mike@acme.example")
	mikes := clientOf(session.Token)
	fresh := must(mikes.UserPasswordChange(ctx, &user.UserPasswordChangeIn{Password: "mike-likes-the-demo", NewPassword: "Mike likes Go even more 9"}))
	mikes = clientOf(fresh)
	ok(mikes.UserLogout(ctx))
	_, err := mikes.UserInfo(ctx)
	refused(401, "", err)
	_, err = client.UserAuth(ctx, &user.UserAuthIn{Email: "mike@acme.example", Password: "mike-likes-the-demo"})
	refused(403, "", err)
	ok(client.UserExpireTokens(ctx))
	_, err = client.UserInfo(ctx)
	refused(401, "", err)
}

func TestAForgottenPasswordIsReset(t *testing.T) {
	client := scenario(t)
	ok(client.UserPasswordResetRequest(ctx, &user.UserPasswordResetRequestIn{Email: "mike@acme.example"}))
	ok(client.UserPasswordReset(ctx, codeFor("mike@acme.example", "password_reset"),
		&user.UserPasswordResetIn{NewPassword: "Mike likes Go even more 9"}))
	must(client.UserAuth(ctx, &user.UserAuthIn{Email: "mike@acme.example", Password: "Mike likes Go even more 9"}))
	strength := must(client.CheckPasswordStrengthNewUser(ctx, &user.CheckPasswordStrengthNewUserIn{Password: "password"}))
	equal("that it is weak", strength.Score < 3, true)
	stronger := must(client.CheckPasswordStrengthExistingUser(ctx, &user.CheckPasswordStrengthExistingUserIn{
		OldPassword: "sofia-signs-in-here", NewPassword: "Mike likes Go even more 9"}))
	equal("that it is stronger", stronger.Score > strength.Score, true)
}

func TestAnAddressIsNotVerifiedByJustAnyCode(t *testing.T) {
	client := scenario(t)
	_, err := client.UserVerifyEmail(ctx, "0000000000000000000000000000000a")
	refused(400, "", err)
}

func TestTwoFactorsAreOfferedAsAQrCode(t *testing.T) {
	client := scenario(t)
	offer := must(client.TwoFactorAuthConfigure(ctx, &user.TwoFactorAuthConfigureIn{Method: "otp", Password: "sofia-signs-in-here"}))
	equal("the method", offer.Method, "otp")
	_, err := client.TwoFactorAuthConfigureOTP(ctx, &user.TwoFactorAuthConfigureOtpIn{
		Otp: "000000", Password: "sofia-signs-in-here", Uri: *offer.Uri})
	refused(400, "", err)
}

func TestInvitesToTeamsAreListed(t *testing.T) {
	client := scenario(t)
	equal("invites", len(must(client.UserAccountInvitesList(ctx))), 0)
	_, err := client.UserAccountInvitesAccept(ctx) // this client sends no body
	refused(404, "Invitation not found", err)
}
