// Screens drawn without a window: Dear ImGui's lists are filled and thrown away, textures are only counted.
#pragma once

#include <imgui.h>

#include <functional>
#include <set>

#include "ui/ui.h"

namespace lanyard {

class CountedTextures : public Textures {
  public:
    TextureId upload(const Pixels& pixels) override {
        bytes_uploaded += pixels.bytes();
        live.insert(++last_);
        return last_;
    }
    TextureId upload(const AlphaPixels& mask) override {
        bytes_uploaded += mask.alpha.size();
        live.insert(++last_);
        return last_;
    }
    void replace(TextureId, const Pixels&) override {}
    void release(TextureId texture) override { live.erase(texture); }

    std::set<TextureId> live;
    std::size_t bytes_uploaded = 0;

  private:
    TextureId last_ = 0;
};

class Drawing {
  public:
    Drawing() : context_(ImGui::CreateContext()) {
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().Fonts->Build();
    }
    ~Drawing() { ImGui::DestroyContext(context_); }

    // One frame of `screen` on a window of this size.
    UiScreen frame(const Theme& theme, const UiInput& input, const std::function<void(Ui&)>& screen) {
        ImGui::GetIO().DisplaySize = {static_cast<float>(theme.width()), static_cast<float>(theme.height())};
        ImGui::GetIO().DeltaTime = 1.f / 60;
        ImGui::NewFrame();
        ui.begin(input, theme, *ImGui::GetBackgroundDrawList());
        screen(ui);
        UiScreen drawn = ui.end();
        ImGui::EndFrame();
        masks.end_frame();
        return drawn;
    }
    UiScreen frame(const UiInput& input, const std::function<void(Ui&)>& screen) {
        return frame(Theme(1080, 1920, usual_panel(1080, 1920), 0x0a4f53, {}), input, screen);
    }

    CountedTextures textures;
    MaskCache masks{textures};
    Text text{masks};
    Ui ui{text, masks};

  private:
    ImGuiContext* context_;
};

// The widget with this id; a widget without id where there is none.
inline Widget find_widget(const UiScreen& screen, std::string_view id) {
    for (const Widget& widget : screen.widgets)
        if (widget.id == id) return widget;
    return {};
}

}  // namespace lanyard
