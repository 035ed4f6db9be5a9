#include "base/server_certificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "x509.h"

namespace mock::certificate {
namespace {

using namespace x509;

constexpr Seconds day = std::chrono::hours(24);
constexpr Seconds longest = std::chrono::hours(24 * 820);

using Names = std::unique_ptr<GENERAL_NAMES, With<GENERAL_NAMES_free>>;
using Name = std::unique_ptr<GENERAL_NAME, With<GENERAL_NAME_free>>;
using Text = std::unique_ptr<ASN1_IA5STRING, With<ASN1_IA5STRING_free>>;

Key new_key() {
  Key key(EVP_EC_gen("P-256"));
  insist(key != nullptr);
  return key;
}

Name name_of(const std::string& text) {
  Name name(GENERAL_NAME_new());
  insist(name != nullptr);
  if (auto* address = a2i_IPADDRESS(text.c_str()); address != nullptr) {
    GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
    return name;
  }
  Text host(ASN1_IA5STRING_new());
  insist(host != nullptr && ASN1_STRING_set(host.get(), text.data(), static_cast<int>(text.size())) == 1);
  GENERAL_NAME_set0_value(name.get(), GEN_DNS, host.release());
  return name;
}

void name_all(X509* certificate, const std::vector<std::string>& texts) {
  const Names names(GENERAL_NAMES_new());
  insist(names != nullptr);
  for (const auto& text : texts) {
    auto name = name_of(text);
    insist(sk_GENERAL_NAME_push(names.get(), name.get()) > 0);
    static_cast<void>(name.release());  // the list has it now
  }
  insist(X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1);
}

std::string private_pem(EVP_PKEY* key) {
  const Buffer buffer(BIO_new(BIO_s_mem()));
  insist(buffer != nullptr && PEM_write_bio_PrivateKey(buffer.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return text_of(buffer.get());
}

Certificate authority_of(const Key& key, Time now) {
  auto made = begin(key.get());
  auto* certificate = made.get();
  name(X509_get_subject_name(certificate), "aiven-mock CA");
  insist(X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) == 1);
  limit(certificate, now - day, now + longest);
  extend(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  extend(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(certificate, certificate, NID_subject_key_identifier, "hash");
  insist(X509_sign(certificate, key.get(), EVP_sha256()) > 0);
  return made;
}

}  // namespace

ServerCertificate for_server(const std::vector<std::string>& names, Time now) {
  const auto authority_key = new_key();
  const auto authority = authority_of(authority_key, now);
  const auto key = new_key();
  const auto made = begin(key.get());
  auto* certificate = made.get();
  name(X509_get_subject_name(certificate), "aiven-mock");
  insist(X509_set_issuer_name(certificate, X509_get_subject_name(authority.get())) == 1);
  limit(certificate, now - day, now + longest);
  name_all(certificate, names);
  extend(certificate, authority.get(), NID_basic_constraints, "critical,CA:FALSE");
  extend(certificate, authority.get(), NID_key_usage, "critical,digitalSignature");
  extend(certificate, authority.get(), NID_ext_key_usage, "serverAuth");
  extend(certificate, authority.get(), NID_subject_key_identifier, "hash");
  extend(certificate, authority.get(), NID_authority_key_identifier, "keyid:always");
  insist(X509_sign(certificate, authority_key.get(), EVP_sha256()) > 0);
  return {pem(authority.get()), pem(certificate), private_pem(key.get())};
}

}  // namespace mock::certificate
