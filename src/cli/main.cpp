#include "cli/commands.h"

int main(int argc, char** argv) { return mock::cli::run(argc, argv); }
