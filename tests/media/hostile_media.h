// Files that make a player which plays everything open other files, or the network: to be named like a video.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lanyard {

// A name of each, and its bytes. `other` is a file that they would have played.
inline std::vector<std::pair<std::string, std::string>> hostile_media(const std::string& other) {
    return {
        {"session description",
         "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 49170 RTP/AVP 96\n"
         "a=rtpmap:96 H264/90000\n"},
        {"HTTP live streaming",
         "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + other + "\n#EXT-X-ENDLIST\n"},
        {"m3u playlist", "#EXTM3U\n#EXTINF:1,x\n" + other + "\n"},
        {"pls playlist", "[playlist]\nFile1=" + other + "\nNumberOfEntries=1\nVersion=2\n"},
        {"edit decision list", "# mpv EDL v0\n" + other + "\n"},
        {"cue sheet", "FILE \"" + other + "\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"},
        {"concatenation", "ffconcat version 1.0\nfile '" + other + "'\n"},
        {"DASH",
         "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
         "mediaPresentationDuration=\"PT10S\" "
         "profiles=\"urn:mpeg:dash:profile:isoff-on-demand:2011\"><Period>"
         "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1000\"><BaseURL>" +
             other + "</BaseURL></Representation></AdaptationSet></Period></MPD>"},
        {"ordered chapters by name", "[General]\nTitle=x\n[Segment 1]\nFile=" + other + "\n"},
        {"nothing", ""},
    };
}

// The same for those who take a name for an address.
inline std::vector<std::string> hostile_names(const std::string& other) {
    return {"concat:" + other,
            "subfile,,start,0,end,0,,:" + other,
            "file:" + other,
            "edl://" + other,
            "lavfi:movie=" + other,
            "http://127.0.0.1:9/x.mp4",
            "/dev/zero",
            "../" + other,
            other};
}

}  // namespace lanyard
