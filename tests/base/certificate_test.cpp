#include "base/certificate.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

#include "support/catch.h"

namespace mock::test {
namespace {

const std::string key(64, 'a'), another_key(64, 'b');
constexpr Time start = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate parsed(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> buffer(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                         &BIO_free);
  return {PEM_read_bio_X509(buffer.get(), nullptr, nullptr, nullptr), &X509_free};
}

std::string common_name(X509* certificate) {
  char text[128] = {};
  X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, text, sizeof text);
  return text;
}

Time moment(const ASN1_TIME* time) {
  std::tm fields{};
  REQUIRE(ASN1_TIME_to_tm(time, &fields) == 1);
  return Time(Seconds(timegm(&fields)));
}

TEST_CASE("The certificate of an authority is one, and it signs itself", "[certificate]") {
  const auto certificate = parsed(certificate::authority(key, start));
  REQUIRE(certificate != nullptr);
  CHECK(X509_check_ca(certificate.get()) == 1);
  CHECK(X509_verify(certificate.get(), X509_get0_pubkey(certificate.get())) == 1);
  CHECK(X509_NAME_cmp(X509_get_subject_name(certificate.get()), X509_get_issuer_name(certificate.get())) == 0);
  CHECK(X509_get_version(certificate.get()) == 2);
  CHECK((X509_get_extension_flags(certificate.get()) & EXFLAG_CA) != 0);
  CHECK(X509_get_key_usage(certificate.get()) == (KU_KEY_CERT_SIGN | KU_CRL_SIGN));
  CHECK(EVP_PKEY_id(X509_get0_pubkey(certificate.get())) == EVP_PKEY_ED25519);
  CHECK(common_name(certificate.get()).ends_with(" Project CA"));
  CHECK(moment(X509_get0_notBefore(certificate.get())) == start);
  CHECK(moment(X509_get0_notAfter(certificate.get())) == start + certificate::lifetime);
}

TEST_CASE("The same key and time make the same certificate", "[certificate]") {
  CHECK(certificate::authority(key, start) == certificate::authority(key, start));
  CHECK(certificate::authority(key, start) != certificate::authority(key, start + Seconds(1)));
  const auto one = parsed(certificate::authority(key, start));
  const auto later = parsed(certificate::authority(key, start + Seconds(1)));
  const auto another = parsed(certificate::authority(another_key, start));
  CHECK(common_name(one.get()) == common_name(later.get()));
  CHECK(common_name(one.get()) != common_name(another.get()));
  CHECK(ASN1_INTEGER_cmp(X509_get0_serialNumber(one.get()), X509_get0_serialNumber(another.get())) != 0);
  CHECK(X509_verify(one.get(), X509_get0_pubkey(another.get())) != 1);
}

TEST_CASE("An authority of the end of time still has a certificate", "[certificate]") {
  const auto certificate = parsed(certificate::authority(key, end_of_time));
  CHECK(moment(X509_get0_notBefore(certificate.get())) == end_of_time);
  CHECK(moment(X509_get0_notAfter(certificate.get())) > end_of_time);
}

TEST_CASE("Keys of authorities are 64 hexadecimal digits", "[certificate]") {
  CHECK(certificate::is_key(key));
  CHECK_FALSE(certificate::is_key(key.substr(1)));
  CHECK_FALSE(certificate::is_key(std::string(64, 'g')));
  CHECK_FALSE(certificate::is_key(""));
}

}  // namespace
}  // namespace mock::test
