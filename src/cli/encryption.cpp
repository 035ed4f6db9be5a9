#include "cli/encryption.h"

#include <fcntl.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "base/server_certificate.h"
#include "cli/file.h"
#include "cli/fixture_file.h"
#include "cli/new_file.h"
#include "cli/read_file.h"

namespace mock::cli {
namespace {

namespace fs = std::filesystem;

constexpr mode_t for_all_to_read = 0644;

std::string read(const std::string& what, const std::string& name) {
  constexpr std::size_t longest = std::size_t{1} << 20U;
  try {
    return read_file(name, Pipes::waited_for, longest);
  } catch (const std::system_error& error) {
    throw Failure{{"cannot read " + what + ": " + error.code().message()}};
  } catch (const std::runtime_error& error) {
    throw Failure{{"cannot read " + what + ": " + error.what()}};
  }
}

TlsIdentity own_identity(const EncryptionOptions& options) {
  TlsIdentity identity;
  identity.chain_name = "the certificate " + options.chain_file;
  identity.key_name = "the key " + options.key_file;
  identity.chain = read(identity.chain_name, options.chain_file);
  identity.key = read(identity.key_name, options.key_file);
  return identity;
}

// Those that every server has, and its own.
std::vector<std::string> all_names(std::vector<std::string> names) {
  names.insert(names.end(), {"localhost", "127.0.0.1", "::1", "api.aiven.io"});
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void check(const EncryptionOptions& options) {
  if (options.chain_file.empty() != options.key_file.empty())
    throw Failure{{"--tls-cert and --tls-key belong together: a certificate, and the private key that fits it"}};
  if (options.ca_file.empty()) return;
  if (!options.chain_file.empty())
    throw Failure{{"--tls-ca-file is where the CA of a certificate goes that is made, and --tls-cert says not to"}};
  if (!options.is_wanted && !options.is_in_between)
    throw Failure{{"--tls-ca-file needs --tls: without it no certificate is made"}};
}

}  // namespace

Encryption::Encryption(const EncryptionOptions& options, std::vector<std::string> names) {
  check(options);
  if (!options.chain_file.empty()) {
    identity_ = own_identity(options);
  } else if (options.is_wanted || options.is_in_between) {
    auto made = certificate::for_server(all_names(std::move(names)), real_time());
    write_ca(made.authority, options.ca_file);
    identity_ = {std::move(made.chain), std::move(made.key)};
  }
}

Encryption::~Encryption() {
  std::error_code ignored;
  if (is_temporary_) fs::remove(ca_file_, ignored);
}

void Encryption::write_ca(const std::string& pem, const std::string& wanted) {
  ca_file_ = wanted;
  try {
    if (!wanted.empty()) {
      ca_file_ = fs::absolute(wanted);  // clients may stand somewhere else
      NewFile file(ca_file_, for_all_to_read);
      file.write(pem);
      return file.finish(false);
    }
    constexpr std::string_view ending = ".pem";
    ca_file_ = fs::temp_directory_path() / ("aiven-mock-ca-XXXXXX" + std::string(ending));
    const int descriptor = mkostemps(ca_file_.data(), static_cast<int>(ending.size()), O_CLOEXEC);
    if (descriptor < 0) throw_error();
    is_temporary_ = true;
    const File file(descriptor);
    file.write(pem);
    file.set_mode(for_all_to_read);
  } catch (const std::system_error& error) {
    if (is_temporary_) fs::remove(ca_file_);
    throw Failure{{"cannot write the CA to " + ca_file_ + ": " + error.code().message()}};
  }
}

}  // namespace mock::cli
