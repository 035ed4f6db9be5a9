// Ten calls by a client that oapi-codegen has generated.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"aiven-mock/clients/generators/client"
)

func authenticate(_ context.Context, request *http.Request) error {
	request.Header.Set("Authorization", "Bearer "+os.Getenv("AIVEN_TOKEN"))
	return nil
}

// What was answered, which must be `status`.
func is[Result interface{ StatusCode() int }](status int, result Result, err error) Result {
	if err != nil || result.StatusCode() != status {
		fmt.Println(err, fmt.Sprintf("%+v", result))
		os.Exit(1)
	}
	return result
}

func main() {
	ctx, organization := context.Background(), os.Getenv("AIVEN_ORGANIZATION_ID")
	api, err := client.NewClientWithResponses(os.Getenv("AIVEN_WEB_URL")+"/v1", client.WithRequestEditorFn(authenticate))
	if err != nil {
		panic(err)
	}
	me, err := api.UserInfoWithResponse(ctx)
	fmt.Println(is(200, me, err).JSON200.User.User)
	organizations, err := api.UserOrganizationsListWithResponse(ctx)
	fmt.Println(len(is(200, organizations, err).JSON200.Organizations))
	found, err := api.OrganizationGetWithResponse(ctx, organization)
	fmt.Println(is(200, found, err).JSON200.OrganizationName)
	users, err := api.ApplicationUsersListWithResponse(ctx, organization)
	fmt.Println(len(is(200, users, err).JSON200.ApplicationUsers))
	made, err := api.ApplicationUserCreateWithResponse(ctx, organization,
		client.ApplicationUserCreateRequestBody{Name: "generated"})
	id := is(200, made, err).JSON200.UserId
	user, err := api.ApplicationUserGetWithResponse(ctx, organization, id)
	fmt.Println(is(200, user, err).JSON200.Name)
	token, err := api.ApplicationUserAccessTokenCreateWithResponse(ctx, organization, id,
		client.ApplicationUserAccessTokenCreateRequestBody{Description: "generated"})
	prefix := is(200, token, err).JSON200.TokenPrefix
	tokens, err := api.ApplicationUserAccessTokensListWithResponse(ctx, organization, id)
	fmt.Println(len(is(200, tokens, err).JSON200.Tokens))
	revoked, err := api.ApplicationUserAccessTokenDeleteWithResponse(ctx, organization, id, prefix)
	is(204, revoked, err)
	deleted, err := api.ApplicationUserDeleteWithResponse(ctx, organization, id)
	is(204, deleted, err)
	fmt.Println("ten calls")
}
