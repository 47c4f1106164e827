// A playlist whose name, description or visibility is to change, as it is now. Whether it is as wanted already decides
// whether anything is sent; the changes themselves are made by the commands.

import Library

/// A playlist before a change of its details.
struct PlaylistDetails: Sendable {
    /// Whether it is as wanted.
    enum Likeness: Sendable {
        case different, same
        /// It will be, once the open plan is sent.
        case samePlanned
    }

    /// The playlist.
    var found: FoundPlaylist
    /// What is so now, with what the open plan changes of it.
    var parts: PlaylistDescription.Parts
    /// Whether that is what is wanted.
    var likeness = Likeness.different

    /// Whether nothing has to change.
    var isAsWanted: Bool {
        switch likeness {
        case .different: false
        case .same, .samePlanned: true
        }
    }

    /// ` in the plan`, after what is so already, where Spotify does not know it yet.
    var place: String {
        switch likeness {
        case .different, .same: ""
        case .samePlanned: " in the plan"
        }
    }
}
