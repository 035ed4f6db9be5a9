"""Ten calls by a client that openapi-python-client has generated."""

import os

from generated.api.application_user import (
    application_user_access_token_create,
    application_user_access_token_delete,
    application_user_access_tokens_list,
    application_user_create,
    application_user_delete,
    application_user_get,
    application_users_list,
)
from generated.api.me import user_info
from generated.api.organization import organization_get, user_organizations_list
from generated.client import AuthenticatedClient
from generated.models import ApplicationUserAccessTokenCreateRequestBody, ApplicationUserCreateRequestBody

client = AuthenticatedClient(base_url=os.environ["AIVEN_WEB_URL"] + "/v1", token=os.environ["AIVEN_TOKEN"])
organization = os.environ["AIVEN_ORGANIZATION_ID"]


def ask(status, operation, *arguments, **more):
    answer = operation.sync_detailed(*arguments, client=client, **more)
    assert answer.status_code == status, answer
    return answer.parsed


print(ask(200, user_info).user.user)
print(len(ask(200, user_organizations_list).organizations))
print(ask(200, organization_get, organization).organization_name)
print(len(ask(200, application_users_list, organization).application_users))
made = ask(200, application_user_create, organization, body=ApplicationUserCreateRequestBody(name="generated"))
print(ask(200, application_user_get, organization, made.user_id).name)
wish = ApplicationUserAccessTokenCreateRequestBody(description="generated")
token = ask(200, application_user_access_token_create, organization, made.user_id, body=wish)
print(len(ask(200, application_user_access_tokens_list, organization, made.user_id).tokens))
ask(204, application_user_access_token_delete, organization, made.user_id, token.token_prefix)
ask(204, application_user_delete, organization, made.user_id)
print("ten calls")
