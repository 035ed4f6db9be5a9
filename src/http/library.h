#pragma once
// The only place that includes cpp-httplib.
#include <httplib.h>
