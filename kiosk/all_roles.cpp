// The one list of roles that names their classes.
#include "all_roles.h"

#include "devices/video.h"
#include "roles/board/service.h"
#include "roles/cue/service.h"
#include "roles/desk/answers.h"
#include "roles/desk/service.h"
#include "roles/door/answers.h"
#include "roles/door/service.h"
#include "roles/gives_way.h"
#include "roles/playback/answers.h"
#include "roles/self/answers.h"
#include "roles/self/service.h"
#include "roles/stage/service.h"

namespace lanyard {
namespace {

std::unique_ptr<Role> plain_role(const Options& options, Textures& textures, const std::string& catalogues,
                                 const std::function<void()>& wake_loop, Role::Ask ask,
                                 const WindowDrawing& window) {
    switch (options.role) {
        case RoleKind::self:
            break;
        case RoleKind::desk:
            return std::make_unique<DeskService>(std::move(ask));
        case RoleKind::door:
            return std::make_unique<DoorService>(std::move(ask));
        case RoleKind::board:
            return std::make_unique<BoardService>(
                options.room, BoardChoice{options.board_rooms, options.board_tracks}, catalogues);
        case RoleKind::stage:
            return std::make_unique<StageService>(
                options.room, options.language,
                [wake_loop, window] { return open_mpv_video(wake_loop, window); }, std::move(ask),
                catalogues);
        case RoleKind::cue:
            return std::make_unique<CueService>(options.room, std::move(ask));
    }
    return std::make_unique<SelfService>(textures, options.camera != "none", std::move(ask));
}

// A board is told what every role is told, and asks nothing.
class NoAnswers : public Answers {
  public:
    Result<void> answer(long long, const Request&) override { return {}; }
    void could_not_answer(long long, const Request&, const Error&) override {}
};

}  // namespace

// The desk goes on while the building is left: it is where that is ended. So does the cue, which says what
// the stage shows.
std::unique_ptr<Role> make_role(const Options& options, Textures& textures, const std::string& catalogues,
                                const std::function<void()>& wake_loop, Role::Ask ask,
                                const WindowDrawing& window) {
    // What is written into the window would lie over a practice's border.
    const WindowDrawing drawn = options.practice ? WindowDrawing{window.has_card} : window;
    auto role = plain_role(options, textures, catalogues, wake_loop, std::move(ask), drawn);
    const RoleKind kind = options.role;
    if (kind == RoleKind::desk || kind == RoleKind::cue) return role;
    return std::make_unique<GivesWay>(std::move(role), catalogues, kind == RoleKind::self);
}

RoleWork work_of(const Options& options) {
    switch (options.role) {
        case RoleKind::self:
            return self_work();
        case RoleKind::desk:
            return desk_work();
        case RoleKind::door:
            return door_work(options);
        case RoleKind::board:
            break;
        case RoleKind::stage:
        case RoleKind::cue:
            return playback_work(options.role == RoleKind::stage);
    }
    RoleWork board;
    board.answers = [](const OpenDesk&) { return std::make_unique<NoAnswers>(); };
    board.stands_at_point = false;
    return board;
}

}  // namespace lanyard
