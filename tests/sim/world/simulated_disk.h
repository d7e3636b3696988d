// The disks of simulated machines, below SQLite: calls that fail, a process that dies at one of them, and
// power that goes and takes along what was not synced.
#pragma once

#include <filesystem>
#include <functional>
#include <random>

namespace lanyard {

// One process of a machine, as far as the world outside can see it: each write, sync and opening of a file,
// and each word to the hub, is a call. Dead is a process from one of them on, whatever its code does
// afterwards: nothing of it reaches a disk or the hub any more.
class SimulatedProcess {
  public:
    void die_at(long call) { dies_at_ = calls_ + call; }
    // Only that call fails: a disk that is full or an fsync that the disk refuses.
    void fail_at(long call) { fails_at_ = calls_ + call; }
    void die() { is_dead_ = true; }
    bool is_dead() const { return is_dead_; }
    long calls() const { return calls_; }
    long failed() const { return failed_; }
    void forgive() { dies_at_ = fails_at_ = -1; }  // what has not happened will not

    enum class Fate { done, failed, dead };
    // Of the next call.
    Fate call();

  private:
    long calls_ = 0, dies_at_ = -1, fails_at_ = -1, failed_ = 0;
    bool is_dead_ = false;
};

// While one stands, all databases that are opened lie on it; at most one at a time. It waits for no real
// disk.
class SimulatedDisk {
  public:
    SimulatedDisk();
    ~SimulatedDisk();
    SimulatedDisk(const SimulatedDisk&) = delete;
    SimulatedDisk& operator=(const SimulatedDisk&) = delete;

    // Whose code runs: files that are opened are this process's.
    void runs(SimulatedProcess* process);

    // Of the files in `folder`, which nobody has open any more: each write since the last sync is there or
    // not, or half there, as `dice` say.
    void cut_power(const std::filesystem::path& folder, std::mt19937& dice);
};

}  // namespace lanyard
