#include "views/vpc_clouds.h"

#include <array>

#include "json/writer.h"
#include "model/organization_vpcs.h"

namespace mock::views {

using namespace json;

namespace {

constexpr std::array<std::string_view, 5> type_names{"aws-tgw-vpc-attachment", "aws-vpc-peering-connection",
                                                     "azure-vnet-peering", "google-vpc-peering", "upcloud-vpc-peering"};
constexpr std::array<std::string_view, 4> provider_names{"aws", "azure", "google", "upcloud"};
constexpr std::array<std::string_view, 4> provider_descriptions{"Amazon Web Services", "Microsoft Azure",
                                                                "Google Cloud", "UpCloud"};

void cloud(Writer& out, const VpcCloud& cloud) {
  const auto provider = static_cast<std::size_t>(vpc_clouds::provider_of(cloud.cloud_name));
  Object object(out);
  object("cloud_description", std::string(cloud.place) + " - " + std::string(provider_descriptions.at(provider)) +
                                  ": " + std::string(vpc_clouds::region_of(cloud.cloud_name)));
  object("cloud_name", cloud.cloud_name)("geo_region", cloud.geo_region)("provider", provider_names.at(provider));
  object("provider_description", provider_descriptions.at(provider));
}

}  // namespace

const Shape& vpc_clouds_shape() {
  static const Shape shape = object({required("clouds", list(object({
                                                            required("cloud_description", text()),
                                                            required("cloud_name", text(1, longest_cloud_name)),
                                                            required("geo_region", text()),
                                                            required("provider", text()),
                                                            required("provider_description", text()),
                                                        })))});
  return shape;
}

void vpc_clouds(Writer& out) {
  Object object(out);
  object.list("clouds", [&] {
    for (const auto& each : mock::vpc_clouds::all()) cloud(out, each);
  });
}

const Shape& vpc_peering_connection_types_shape() {
  static const Shape shape = object({required(
      "vpc_peering_connection_types", list(object({
                                          required("cloud_name", text(1, longest_cloud_name)),
                                          required("price_usd", text(), "By the hour; nothing costs anything here"),
                                          required("vpc_peering_connection_type", peering_connection_type_shape()),
                                      })))});
  return shape;
}

void vpc_peering_connection_types(Writer& out) {
  Object object(out);
  object.list("vpc_peering_connection_types", [&] {
    for (const auto& cloud : mock::vpc_clouds::all())
      for (const auto type :
           mock::vpc_clouds::peering_connection_types(mock::vpc_clouds::provider_of(cloud.cloud_name))) {
        Object item(out);
        item("cloud_name", cloud.cloud_name)("price_usd", "0.00")("vpc_peering_connection_type", to_text(type));
      }
  });
}

Shape peering_connection_type_shape() { return choice({type_names.begin(), type_names.end()}); }
std::string_view to_text(PeeringConnectionType type) { return type_names.at(static_cast<std::size_t>(type)); }

}  // namespace mock::views
