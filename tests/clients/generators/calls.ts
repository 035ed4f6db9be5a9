// Ten calls by a client that openapi-generator has generated for fetch.
import { ApplicationUserApi, Configuration, MeApi, OrganizationApi } from "./client";

const configuration = new Configuration({
  basePath: process.env.AIVEN_WEB_URL + "/v1",
  accessToken: process.env.AIVEN_TOKEN,
});
const organizationId = process.env.AIVEN_ORGANIZATION_ID!;

async function main() {
  const users = new ApplicationUserApi(configuration);
  const organizations = new OrganizationApi(configuration);
  console.log((await new MeApi(configuration).userInfo()).user.user);
  console.log((await organizations.userOrganizationsList()).organizations.length);
  console.log((await organizations.organizationGet({ organizationId })).organizationName);
  console.log((await users.applicationUsersList({ organizationId })).applicationUsers.length);
  const { userId } = await users.applicationUserCreate({
    organizationId,
    applicationUserCreateRequestBody: { name: "generated" },
  });
  console.log((await users.applicationUserGet({ organizationId, userId })).name);
  const { tokenPrefix } = await users.applicationUserAccessTokenCreate({
    organizationId,
    userId,
    applicationUserAccessTokenCreateRequestBody: { description: "generated" },
  });
  console.log((await users.applicationUserAccessTokensList({ organizationId, userId })).tokens.length);
  await users.applicationUserAccessTokenDelete({ organizationId, userId, tokenPrefix });
  await users.applicationUserDelete({ organizationId, userId });
  console.log("ten calls");
}

main().catch((mistake) => {
  console.error(mistake);
  process.exit(1);
});
