#pragma once
// Where the API is, as whoever asks reaches it.
#include <string>

#include "exchange/request.h"
#include "pipeline/pipeline.h"

namespace mock {

/// Without a slash at its end: what is public, if anything is; what trusted proxies say; or the host that was asked.
std::string base_url(const Request& request, const PipelineOptions& options);

}  // namespace mock
