#pragma once
// The console, a page for people at /_mock/ of each world. Its files, those of src/console/, are in the binary. They
// hold no secret and are open to all; what the page asks for is not.
#include <string_view>

#include "exchange/reply.h"
#include "exchange/request.h"

namespace mock::control {

/// Whether a browser asks because somebody follows a link or types an address.
bool is_asked_by_people(const Request& request);

/// Leads to a page, from where it is asked for: "_mock/". Relative, since what stands before may be a proxy's.
Reply lead_to(std::string_view page);

/// Whether this target within a world is the page or one of its files, and what is answered to it.
bool is_of_console(std::string_view target);
Reply serve_console(const Request& request, std::string_view target);

}  // namespace mock::control
