#include "base/cidr.h"

#include "support/catch.h"

namespace mock {
namespace {

TEST_CASE("A range contains its addresses and no others", "[cidr]") {
  const auto [range, address, inside] = GENERATE(table<const char*, const char*, bool>({
      {"10.0.0.0/8", "10.255.1.2", true},
      {"10.0.0.0/8", "11.0.0.0", false},
      {"10.1.2.3/8", "10.9.9.9", true},  // bits beyond the prefix do not count
      {"192.0.2.0/25", "192.0.2.127", true},
      {"192.0.2.0/25", "192.0.2.128", false},
      {"192.0.2.7", "192.0.2.7", true},
      {"192.0.2.7", "192.0.2.8", false},
      {"192.0.2.7/32", "192.0.2.7", true},
      {"0.0.0.0/0", "203.0.113.9", true},
      {"0.0.0.0/0", "::ffff:203.0.113.9", true},  // IPv4 through an IPv6 socket
      {"0.0.0.0/0", "2001:db8::1", false},
      {"::/0", "2001:db8::1", true},
      {"2001:db8::/32", "2001:db8:ffff::1", true},
      {"2001:db8::/32", "2001:db9::1", false},
      {"::1", "::1", true},
      {"::1/128", "::2", false},
      {"10.0.0.0/8", "not an address", false},
  }));
  INFO(range << " " << address);
  const auto cidr = Cidr::parse(range);
  REQUIRE(cidr.has_value());
  CHECK(cidr->contains(address) == inside);
}

TEST_CASE("What is no range is not read as one", "[cidr]") {
  const auto* text = GENERATE("", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "10.0.0.256/8",
                              "::/129", "example.com", "10.0.0.0/8/8", " 10.0.0.0/8");
  INFO(text);
  CHECK_FALSE(Cidr::parse(text).has_value());
}

TEST_CASE("An address is told from a range", "[cidr]") {
  CHECK(is_ip_address("192.0.2.1"));
  CHECK(is_ip_address("2001:db8::1"));
  CHECK_FALSE(is_ip_address("192.0.2.0/24"));
  CHECK_FALSE(is_ip_address("unknown"));
}

TEST_CASE("A range lies in another when all of its addresses do", "[cidr]") {
  const auto lies_in = [](const char* inner, const char* outer) {
    return Cidr::parse(outer)->contains(*Cidr::parse(inner));
  };
  CHECK(lies_in("10.1.0.0/16", "10.0.0.0/8"));
  CHECK(lies_in("10.0.0.0/8", "10.0.0.0/8"));
  CHECK(lies_in("10.1.2.3", "10.1.2.0/24"));
  CHECK(lies_in("2001:db8:1::/48", "2001:db8::/32"));
  CHECK_FALSE(lies_in("10.0.0.0/8", "10.1.0.0/16"));
  CHECK_FALSE(lies_in("11.0.0.0/16", "10.0.0.0/8"));
  CHECK_FALSE(lies_in("10.0.0.0/8", "2001:db8::/32"));
}

TEST_CASE("A range is a network when no bit beyond its prefix is set", "[cidr]") {
  for (const auto* network : {"10.0.0.0/24", "10.0.0.128/25", "0.0.0.0/0", "192.0.2.1", "2001:db8::/32", "::/0"}) {
    INFO(network);
    CHECK(Cidr::parse(network)->is_network());
  }
  for (const auto* range : {"10.0.0.1/24", "10.0.0.128/24", "128.0.0.0/0", "2001:db8::1/127", "2001:db8:1::/32"}) {
    INFO(range);
    CHECK_FALSE(Cidr::parse(range)->is_network());
  }
}

TEST_CASE("A prefix is as long as it was written", "[cidr]") {
  CHECK(Cidr::parse("10.0.0.0/24")->prefix_length() == 24);
  CHECK(Cidr::parse("192.0.2.1")->prefix_length() == 32);
  CHECK(Cidr::parse("2001:db8::/32")->prefix_length() == 32);
}

}  // namespace
}  // namespace mock
