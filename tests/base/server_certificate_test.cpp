#include "base/server_certificate.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

#include "support/catch.h"

namespace mock::test {
namespace {

constexpr Time now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 31);

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Buffer = std::unique_ptr<BIO, decltype(&BIO_free)>;

Buffer buffer_of(const std::string& pem) {
  return {BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free};
}

Certificate certificate_in(const std::string& pem) {
  return {PEM_read_bio_X509(buffer_of(pem).get(), nullptr, nullptr, nullptr), &X509_free};
}

// What a client says that trusts `authority` and knows the moment.
int verdict(X509* authority, X509* certificate, Time moment) {
  const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(X509_STORE_new(), &X509_STORE_free);
  X509_STORE_add_cert(store.get(), authority);
  const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(X509_STORE_CTX_new(),
                                                                                &X509_STORE_CTX_free);
  REQUIRE(X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr) == 1);
  X509_STORE_CTX_set_default(context.get(), "ssl_server");
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_X509_STRICT);
  X509_STORE_CTX_set_time(context.get(), 0, moment.time_since_epoch().count());
  X509_verify_cert(context.get());
  return X509_STORE_CTX_get_error(context.get());
}

TEST_CASE("A server's certificate is good for its names and addresses, by its authority alone", "[certificate]") {
  const auto made = certificate::for_server({"localhost", "127.0.0.1", "::1", "api.aiven.io"}, now);
  const auto certificate = certificate_in(made.chain);
  const auto authority = certificate_in(made.authority);
  REQUIRE(certificate != nullptr);
  REQUIRE(authority != nullptr);
  CHECK(verdict(authority.get(), certificate.get(), now) == X509_V_OK);
  CHECK(verdict(authority.get(), certificate.get(), now + std::chrono::hours(24 * 800)) == X509_V_OK);
  CHECK(verdict(authority.get(), certificate.get(), now + std::chrono::hours(24 * 830)) == X509_V_ERR_CERT_HAS_EXPIRED);
  const auto another = certificate_in(certificate::for_server({"localhost"}, now).authority);
  CHECK(verdict(another.get(), certificate.get(), now) != X509_V_OK);
  for (const auto* name : {"localhost", "api.aiven.io"})
    CHECK(X509_check_host(certificate.get(), name, 0, 0, nullptr) == 1);
  for (const auto* address : {"127.0.0.1", "::1"}) CHECK(X509_check_ip_asc(certificate.get(), address, 0) == 1);
  CHECK(X509_check_host(certificate.get(), "aiven.io", 0, 0, nullptr) == 0);
  CHECK(X509_check_ip_asc(certificate.get(), "127.0.0.2", 0) == 0);
}

TEST_CASE("A server's certificate comes with its key, on P-256, which nobody has had before", "[certificate]") {
  const auto made = certificate::for_server({"localhost"}, now);
  const Key key(PEM_read_bio_PrivateKey(buffer_of(made.key).get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  REQUIRE(key != nullptr);
  CHECK(EVP_PKEY_get_bits(key.get()) == 256);
  CHECK(X509_check_private_key(certificate_in(made.chain).get(), key.get()) == 1);
  CHECK(certificate::for_server({"localhost"}, now).key != made.key);
}

}  // namespace
}  // namespace mock::test
