#include "base/glob.h"

#include <algorithm>
#include <utility>

namespace mock {

Needle::Needle(std::string text) : text_(std::move(text)), borders_(text_.size()) {
  std::size_t border = 0;
  for (std::size_t i = 1; i < text_.size(); ++i) {
    while (border > 0 && text_[border] != text_[i]) border = borders_[border - 1];
    if (text_[border] == text_[i]) ++border;
    borders_[i] = border;
  }
}

Glob::Glob(std::string pattern) : pattern_(std::move(pattern)) {
  first_ = std::min(pattern_.find('*'), pattern_.size());
  has_star_ = first_ < pattern_.size();
  if (!has_star_) return;
  const auto last_star = pattern_.rfind('*');
  last_ = pattern_.size() - last_star - 1;
  for (std::size_t star = first_; star < last_star;) {
    const auto next = pattern_.find('*', star + 1);
    if (next > star + 1) between_.emplace_back(pattern_.substr(star + 1, next - star - 1));
    star = next;
  }
}

bool glob_matches(std::string_view pattern, std::string_view text) { return Glob(std::string(pattern)).matches(text); }

}  // namespace mock
