// Catch2 2 wants its main made by the program; Catch2 3 brings one, and lets no run without a test pass by itself.
#if __has_include(<catch2/catch_all.hpp>)
#include "support/catch.h"
#else
#define CATCH_CONFIG_RUNNER
#include "support/catch.h"

// A name that reaches the program in pieces, as one with a semicolon does from ctest, is that of no test.
int main(int count, char* arguments[]) {
  Catch::Session session;
  if (const int wrong = session.applyCommandLine(count, arguments); wrong != 0) return wrong;
  auto& warnings = session.configData().warnings;
  warnings = static_cast<Catch::WarnAbout::What>(warnings | Catch::WarnAbout::NoTests);
  return session.run();
}
#endif
