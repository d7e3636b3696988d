// An IPP printer for tests, in the test's own process: it does what a test tells it to, jams, forgets and
// lies included. It speaks real IPP over a real socket, by libcups.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct _http_s;
struct _ipp_s;

namespace lanyard {

// How it behaves; a test may change it at any time.
struct PrinterMood {
    std::vector<std::string> reasons;  // printer-state-reasons; while there are any, no job goes on
    bool puts_away = false;            // lists ended jobs without their names, as cupsd does
    bool is_only_warned = false;       // for these reasons it does not stop
    std::string device_uri;            // not empty: a print server's queue with this device behind it
    int up_s = 1000;                   // since its start
    bool swallows = false;             // says "completed", and nothing comes out
    bool aborts = false;               // gives up every job
    bool holds = false;                // takes jobs and leaves them pending, for no reason
    bool hangs_up = false;             // takes a job whole and closes the line before it answers
    bool cuts_off = false;             // closes the line before it has taken the job
    bool wants_login = false;
    bool takes_raster_only = false;  // as small IPP Everywhere printers do
    bool prints_backs = false;       // on both sides of the paper
    bool one_at_a_time = false;      // another job is refused with "busy" while one is pending
};

class TestIppPrinter {
  public:
    TestIppPrinter();
    ~TestIppPrinter();
    TestIppPrinter(const TestIppPrinter&) = delete;
    TestIppPrinter& operator=(const TestIppPrinter&) = delete;

    std::string uri() const;
    void set(const PrinterMood& mood);
    // Loses all memory of its jobs, as at a power cut; what came out stays in the tray.
    void restart();

    // Names of the jobs whose badges lie in the tray, and of all that were ever taken.
    std::vector<std::string> came_out() const;
    std::vector<std::string> taken() const;
    // Of the last job: a job attribute's value ("media"), "" for none.
    std::string asked_for(const std::string& attribute) const;
    std::string last_document() const;

  private:
    struct Job {
        int id = 0;
        std::string name;
        int state = 3;  // pending
    };

    void serve();
    void talk(_http_s* line);
    bool answer(_http_s* line, _ipp_s* request);
    void take_job(_ipp_s* request, _ipp_s* response, const std::string& document);
    void describe_printer(_ipp_s* response) const;
    void describe_jobs(_ipp_s* request, _ipp_s* response) const;
    void go_on();

    int listener_ = -1, port_ = 0;
    std::atomic<bool> ends_ = false;
    mutable std::mutex mutex_;
    PrinterMood mood_;
    std::vector<Job> jobs_;
    int next_id_ = 1;
    std::vector<std::string> came_out_, taken_;
    std::map<std::string, std::string> asked_for_;
    std::string last_document_;
    std::vector<std::thread> lines_;
    std::thread server_;
};

}  // namespace lanyard
