// One source, the filters, one sink.
#include "media/filter_chain.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/channel_layout.h>
#include <libavutil/pixdesc.h>
}

#include <fmt/format.h>

#include <array>

namespace lanyard {
namespace {

std::string source_arguments(const AVFrame& frame, bool is_picture) {
    if (is_picture) {
        return fmt::format("video_size={}x{}:pix_fmt={}:time_base=1/1000:pixel_aspect=1/1", frame.width,
                           frame.height, frame.format);
    }
    std::array<char, 128> layout{};
    AVChannelLayout channels{};
    if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(&channels, frame.ch_layout.nb_channels);
    } else {
        av_channel_layout_copy(&channels, &frame.ch_layout);
    }
    av_channel_layout_describe(&channels, layout.data(), layout.size());
    av_channel_layout_uninit(&channels);
    return fmt::format("sample_rate={}:sample_fmt={}:channel_layout={}:time_base=1/1000", frame.sample_rate,
                       frame.format, layout.data());
}

AVFilterInOut* link_end(const char* name, AVFilterContext* filter) {
    AVFilterInOut* end = avfilter_inout_alloc();
    if (!end) return nullptr;
    end->name = av_strdup(name);
    end->filter_ctx = filter;
    return end;
}

}  // namespace

bool FilterChain::build(const AVFrame& first) {
    const bool is_picture = first.width > 0;
    graph_.reset(avfilter_graph_alloc());
    if (!graph_) return false;
    const AVFilter* source = avfilter_get_by_name(is_picture ? "buffer" : "abuffer");
    const AVFilter* sink = avfilter_get_by_name(is_picture ? "buffersink" : "abuffersink");
    const std::string arguments = source_arguments(first, is_picture);
    if (avfilter_graph_create_filter(&source_, source, "in", arguments.c_str(), nullptr, graph_.get()) < 0 ||
        avfilter_graph_create_filter(&sink_, sink, "out", nullptr, nullptr, graph_.get()) < 0) {
        return false;
    }
    AVFilterInOut *outputs = link_end("in", source_), *inputs = link_end("out", sink_);
    const int parsed = avfilter_graph_parse_ptr(graph_.get(), filters_.c_str(), &inputs, &outputs, nullptr);
    avfilter_inout_free(&inputs);
    avfilter_inout_free(&outputs);
    return parsed >= 0 && avfilter_graph_config(graph_.get(), nullptr) >= 0;
}

bool FilterChain::push(AVFrame* frame, const Remark& remark) {
    if (!graph_) {
        if (!frame) return true;
        if (!build(*frame)) return false;
    }
    if (!sink_ || av_buffersrc_add_frame_flags(source_, frame, AV_BUFFERSRC_FLAG_KEEP_REF) < 0) return false;
    const Ffmpeg<AVFrame> out(av_frame_alloc());
    while (av_buffersink_get_frame(sink_, out.get()) >= 0) {
        const AVDictionaryEntry* entry = nullptr;
        while ((entry = av_dict_get(out->metadata, "", entry, AV_DICT_IGNORE_SUFFIX)))
            remark(entry->key, entry->value);
        av_frame_unref(out.get());
    }
    return true;
}

}  // namespace lanyard
