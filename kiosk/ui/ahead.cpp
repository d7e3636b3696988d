// A list of Dear ImGui's that nobody renders.
#include "ui/ahead.h"

#include <imgui.h>

namespace lanyard {

void draw_ahead(Ui& ui, const std::function<void(Ui&)>& screen) {
    ImDrawList nothing(ImGui::GetDrawListSharedData());
    nothing._ResetForNewFrame();
    nothing.PushClipRectFullScreen();
    nothing.PushTextureID(ImGui::GetIO().Fonts->TexID);
    Ui ahead(ui.words(), ui.masks());
    ahead.begin({}, ui.theme(), nothing);
    screen(ahead);
    (void)ahead.end();
}

}  // namespace lanyard
