#include "faults/own_answer.h"

#include "json/writer.h"

namespace mock {
namespace {

class Filling {
 public:
  Filling(const Params& params, Time now) : params_(params), now_(rfc3339(now)) {}

  std::string text_of(const json::Value& body) {
    write(body);
    return out_.take();
  }

 private:
  void write(const json::Value& value) {
    if (std::holds_alternative<json::Value::Members>(value.data())) {
      json::Object object(out_);
      for (const auto& [name, member] : value.as_members()) {
        out_.name(filled(name));
        write(member);
      }
    } else if (std::holds_alternative<json::Value::List>(value.data())) {
      out_.open('[');
      for (const auto& item : value.as_list()) write(item);
      out_.close(']');
    } else if (std::holds_alternative<std::string_view>(value.data())) {
      out_.value(filled(value.as_text()));
    } else {
      out_.value(value);
    }
  }

  [[nodiscard]] std::string filled(std::string_view text) const {
    std::string out;
    while (true) {
      const auto open = text.find('{');
      out += text.substr(0, open);
      if (open == std::string_view::npos) return out;
      text.remove_prefix(open + 1);
      const auto close = text.find('}');
      const auto* value = close == std::string_view::npos ? nullptr : value_of(text.substr(0, close));
      out += value == nullptr ? "{" : *value;
      if (value != nullptr) text.remove_prefix(close + 1);
    }
  }

  [[nodiscard]] const std::string* value_of(std::string_view name) const {
    return name == "now" ? &now_ : params_.find(name);
  }

  const Params& params_;
  const std::string now_;
  json::Writer out_;
};

}  // namespace

Reply reply_of(const OwnAnswer& answer, const Params& params, Time now) {
  Reply reply{answer.status, answer.body ? Filling(params, now).text_of(*answer.body) : std::string()};
  reply.headers = answer.headers;
  return reply;
}

}  // namespace mock
