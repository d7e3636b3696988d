// What stands on a certificate of attendance, in the language that its reader chose.
#pragma once

#include <map>
#include <string>

#include "badge/badge_fields.h"
#include "event/attendee.h"
#include "event/certificate.h"
#include "event/event_config.h"

namespace lanyard {

// For many certificates in one language, which base/language has to be in while this is used.
class CertificateWording {
  public:
    // `config` in the same language (EventConfig::in); it must outlive this.
    explicit CertificateWording(const EventConfig& config) : config_(config) {}

    // `check` is certificate_check's of `words`.
    BadgeFields fields_of(const Attendee& person, const CertificateWords& words, const std::string& check);

  private:
    const std::string& date_of(const std::string& date);

    const EventConfig& config_;
    std::map<std::string, std::string> dates_;  // ICU takes its time over one
};

}  // namespace lanyard
