// What the leak checker would report of libraries: fontconfig keeps its patterns by offsets, which it does
// not see as pointers, and Cairo 1.16 loses some hundred bytes of each PDF's font subsets.

extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libcairo\n";
}
