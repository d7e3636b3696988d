// The bench: measures what DESIGN promises beside its peers, in one run, and prints the table.
//
//   lanyard_bench [--json FILE] [--benchmark_filter=REGEX]
//
// The JSON goes to FILE, else to bench.json in the build folder. With LANYARD_BENCH_FULL set, the large event
// has 300,000 people.
#include <fmt/format.h>
#include <stdlib.h>

#include <cstdio>
#include <exception>
#include <string_view>

#include "base/safe_file.h"
#include "tests/bench/all_figures.h"
#include "tests/bench/figure_table.h"
#include "tests/folders.h"

namespace {

// Takes "--json FILE" out of the arguments; gives FILE.
std::string take_json_option(int& argc, char** argv) {
    std::string file = (lanyard::program_folder() / "../bench.json").string();
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--json" && i + 1 < argc) {
            file = argv[++i];
        } else {
            argv[kept++] = argv[i];
        }
    }
    argc = kept;
    return file;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace lanyard;
    const std::string json_file = take_json_option(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    // What is measured is durable writing, and the system's temporary folder may be memory.
    ::setenv("TMPDIR", program_folder().c_str(), 1);

    add_check_in_figures();
    add_import_figures();
    add_export_figures();
    add_search_figures();
    add_desk_figures();
    add_badge_figures();
    add_frame_figures();
    add_programme_figures();
    add_kiosk_figures();
    add_stage_figures();
    FigureTable table;
    try {
        benchmark::RunSpecifiedBenchmarks(&table);
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench: {}\n", error.what());
        return 4;
    }
    fmt::print("{}", table.as_text());
    if (auto written = write_file(json_file, table.as_json(), false); !written) {
        fmt::print(stderr, "bench: {}\n", written.error().message());
        return 4;
    }
    return 0;
}
