#pragma once

namespace mock {

/// Gives memory that was freed back to the system, where the C library would keep it for later (glibc). Takes as long
/// as the heap is large: for after work that is not done again soon.
void give_back_memory();

}  // namespace mock
