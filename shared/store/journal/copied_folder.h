// What a copied, moved or set-back folder must not do in the original's place.
#pragma once

namespace lanyard {

class Journal;

// Inside a transaction of the node that was just made: badges that wait for a printer are the original's to
// print. They are owed here, so that nobody goes without one, unless the original says that they came out.
// Claims under way are the original's too.
void leave_work_to_the_original(Journal& journal);

}  // namespace lanyard
