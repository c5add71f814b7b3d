#include "mentor/base/phrase.hpp"

namespace mentor {

Disclosure disclosure_to(const Destination& destination) {
  if (destination.is_asked) return Disclosure::private_too;
  if (destination.is_report) return Disclosure::shared_only;
  return destination.is_looked_at || destination.is_marked ? Disclosure::private_too : Disclosure::shared_only;
}

std::string Phrase::shown(Disclosure disclosure) const {
  if (disclosure == Disclosure::private_too || !is_private()) return text_;
  return text_.substr(0, from_) + std::string(kPrivateWords) + text_.substr(until_);
}

Phrase& Phrase::operator+=(const Phrase& more) {
  if (more.is_private()) {
    if (!is_private()) from_ = text_.size() + more.from_;
    until_ = text_.size() + more.until_;
  }
  text_ += more.text_;
  return *this;
}

}  // namespace mentor
