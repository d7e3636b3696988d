// Names parts of running processes so that whether one still lives can be asked later, by another process and
// another user, and after the machine was started again.
#pragma once

#include <string>
#include <string_view>

namespace lanyard {

// A part of this process that owns something which may outlive it, such as a row of a table. Its name holds
// the start of the machine, the process's number and start, since numbers are used again, and a number within
// the process. For any thread.
class Owner {
  public:
    Owner();
    ~Owner();
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;

    const std::string& name() const { return name_; }

  private:
    std::string name_;
};

// Whether the Owner with this name still lives, in this process or in another. False for what is no such
// name. A process that the system does not let us look at (/proc mounted with hidepid) counts as living.
bool owner_is_alive(std::string_view name);

}  // namespace lanyard
