#pragma once
// What the server encrypts with: a certificate that is made when it starts, with a file for clients that says whom to
// trust, or one of the user's own.
#include <optional>
#include <string>
#include <vector>

#include "http/server.h"

namespace mock::cli {

struct EncryptionOptions {
  bool is_wanted = false;            // with a certificate that is made
  std::string ca_file;               // where its authority is written; empty: a file that goes when the server stops
  std::string chain_file, key_file;  // of one's own; empty: none
  bool is_in_between = false;        // clients are to take this server for api.aiven.io
};

class Encryption {
 public:
  /// `names`: what the server is reached by. Reads or makes the certificate, and writes the file for clients. Throws
  /// Failure.
  Encryption(const EncryptionOptions& options, std::vector<std::string> names);
  ~Encryption();
  Encryption(const Encryption&) = delete;
  Encryption& operator=(const Encryption&) = delete;

  [[nodiscard]] const std::optional<TlsIdentity>& identity() const { return identity_; }
  /// Whom clients are to trust; empty when that is for the user to say.
  [[nodiscard]] const std::string& ca_file() const { return ca_file_; }

 private:
  void write_ca(const std::string& pem, const std::string& wanted);

  std::optional<TlsIdentity> identity_;
  std::string ca_file_;
  bool is_temporary_ = false;
};

}  // namespace mock::cli
