// What it costs to parse a file with nlohmann's library and to do nothing with it: parse_bench FILE prints
// milliseconds.
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "parse_bench FILE\n";
    return 2;
  }
  const auto start = std::chrono::steady_clock::now();
  std::ifstream file(argv[1], std::ios::binary);
  const auto document = nlohmann::json::parse(file);
  const auto took = std::chrono::steady_clock::now() - start;
  std::cout << std::chrono::duration<double, std::milli>(took).count() << '\n';
  return document.is_object() ? 0 : 1;
}
